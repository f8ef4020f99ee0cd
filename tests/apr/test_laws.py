"""What holds of every rate: it discounts its own flows, and moves as its flows do."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.apr import Apr, apr_eu, apr_us, disclose, irr_effective, irr_nominal
from creditline.apr.eu import in_years
from creditline.apr.flows import gather
from creditline.apr.us import in_unit_periods
from creditline.dates import Days, Months
from creditline.errors import MoreThanOneRate, NeverRepaid, NoPositiveRate
from creditline.money import CNY, KWD

METHODS: list[Callable[..., Apr]] = [irr_nominal, irr_effective, apr_eu, apr_us]
START = date(2024, 1, 31)
TOLERANCE = Decimal("1e-9")


@st.composite
def installments(draw):
    """A loan that costs something, in 1 to 40 rows, a month or some days apart, after a first period of any length."""
    principal = draw(st.integers(100, 10**9))
    cost = draw(st.integers(1, principal))
    first = START + timedelta(days=draw(st.integers(1, 80)))
    step = draw(st.sampled_from([Months(1), Months(3), Days(7), Days(14), Days(30)]))
    rows = CNY.minor(principal + cost).split(draw(st.integers(1, 40)))
    return [(START, CNY.minor(principal))], [(step.from_anchor(first, k), row) for k, row in enumerate(rows)]


def worth(flows, discount):
    """What (time, minor units) are worth at time 0."""
    return sum((amount * discount(time) for time, amount in flows), start=Decimal(0))


def compounded(rate, time):
    """What 1 is worth so long before."""
    return (1 + rate) ** (-Decimal(time.numerator) / time.denominator)


by_each_method = pytest.mark.parametrize("measure", METHODS)


@by_each_method
@given(installments())
def test_a_rate_discounts_its_flows_to_the_advance(measure, loan):
    advances, payments = loan
    flows = gather(advances, payments)
    apr = measure(advances, payments)
    with localcontext(Context(prec=60)):
        if measure is apr_us:
            terms, _ = in_unit_periods(flows, None)
            rate = apr.rate_per_unit
            left = sum(minor / ((1 + odd * rate) * (1 + rate) ** whole) for whole, odd, minor in _decimals(terms))
        elif measure is apr_eu:
            line = in_years(flows, None)
            left = sum(minor * compounded(apr.rate, Fraction(whole, line.year)) for whole, _, minor in line.terms)
        else:
            left = sum(
                minor * compounded(apr.rate_per_unit, years * apr.units_per_year)
                for years, minor in zip(_years(flows.days), flows.minors, strict=True)
            )
    assert abs(left) / 100 < TOLERANCE


def _decimals(terms):
    return [(whole, Decimal(odd.numerator) / odd.denominator, Decimal(minor)) for whole, odd, minor in terms]


def _years(days):
    """Months from 31 January where all days are the last of their month, else days over 365."""
    if all((day + timedelta(days=1)).day == 1 for day in days):
        return [Fraction((day.year - START.year) * 12 + day.month - START.month, 12) for day in days]
    return [Fraction((day - START).days, 365) for day in days]


@by_each_method
@given(installments(), st.integers(2, 10**6))
def test_scaling_all_amounts_changes_nothing(measure, loan, factor):
    scaled = [[(when, factor * amount) for when, amount in flows] for flows in loan]
    assert measure(*scaled) == measure(*loan)


@by_each_method
@given(installments(), st.randoms(use_true_random=False))
def test_the_order_in_which_flows_are_given_changes_nothing(measure, loan, random):
    advances, payments = loan
    # One advance in two parts on one day, and a cost that is at once given back
    parts = [*advances[0][1].split(2, remainder="first")]
    shuffled = [*payments, (START, CNY.minor(7))]
    random.shuffle(shuffled)
    assert measure([(START, CNY.minor(7)), *((START, part) for part in parts)], shuffled) == measure(*loan)


@by_each_method
@given(installments())
def test_credit_that_costs_nothing_has_a_rate_of_zero(measure, loan):
    advances, payments = loan
    parts = advances[0][1].split(len(payments))
    free = [(when, part) for (when, _), part in zip(payments, parts, strict=True)]
    apr = measure(advances, free)
    assert (apr.rate, apr.percent) == (0, 0)


@by_each_method
@given(installments(), st.integers(1, 10**6))
def test_paying_more_costs_more(measure, loan, more):
    advances, [*payments, (when, amount)] = loan
    dearer = measure(advances, [*payments, (when, amount + CNY.minor(more))])
    assert dearer.rate > measure(*loan).rate


@by_each_method
@given(loan=installments(), data=st.data())
def test_paying_the_same_earlier_costs_more(measure, loan, data):
    # Numbered flows, because days that move may be counted in another period.
    advances, payments = loan
    late = [(number + 1, amount) for number, (_, amount) in enumerate(payments)]
    which = data.draw(st.integers(0, len(late) - 1))
    early = [(when - Fraction(1, 2) if k == which else when, amount) for k, (when, amount) in enumerate(late)]
    lent = [(0, advances[0][1])]
    assert measure(lent, early).rate > measure(lent, late).rate


@by_each_method
@given(installments())
def test_the_decimal_context_of_the_caller_does_not_matter(measure, loan):
    expected = measure(*loan)
    with localcontext(Context(prec=3, Emax=9, Emin=-9, traps=[Inexact])):
        assert measure(*loan) == expected


@given(installments())
def test_disclosure_gives_what_each_method_gives(loan):
    rates = disclose(*loan)
    assert (rates.nominal, rates.effective, rates.eu, rates.us) == tuple(measure(*loan) for measure in METHODS)


@given(installments())
def test_compounding_never_costs_less_than_simple_interest_shows(loan):
    assert irr_effective(*loan).rate >= irr_nominal(*loan).rate


# A second solver, by halving alone


def halved(flows):
    """The rate of a unit of (units, minor units), to 25 digits: the value falls wherever all is advanced first."""
    low, high = Decimal(0), Decimal(1)
    while worth(flows, partial(compounded, high)) > 0:
        high *= 2
    while high - low > Decimal("1e-40") * high:
        middle = (low + high) / 2
        low, high = (middle, high) if worth(flows, partial(compounded, middle)) > 0 else (low, middle)
    return low


@given(
    st.lists(st.integers(1, 10**10), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 10**10)), min_size=1, max_size=8),
)
def test_a_rate_is_what_halving_finds(lent, paid):
    last = len(lent)
    flows = [*((time, -minor) for time, minor in enumerate(lent)), *((last + time, minor) for time, minor in paid)]
    assume(sum(minor for _, minor in flows) > 0)
    apr = irr_nominal(
        [(time, CNY.minor(minor)) for time, minor in enumerate(lent)],
        [(last + time, CNY.minor(minor)) for time, minor in paid],
    )
    with localcontext(Context(prec=60)):
        rate = halved(flows)
        assert abs(apr.rate_per_unit - rate) < Decimal("1e-26") * rate


# Flows in any order


@st.composite
def any_flows(draw):
    times = st.integers(0, 40)
    amounts = st.integers(1, 10**8).map(KWD.minor)
    flows = st.lists(st.tuples(times, amounts), min_size=1, max_size=6)
    return draw(flows), draw(flows)


@by_each_method
@given(any_flows())
def test_whatever_the_flows_there_is_one_rate_or_a_reason_why_not(measure, flows):
    advances, payments = flows
    both = [*((time, amount.minor) for time, amount in payments), *((time, -amount.minor) for time, amount in advances)]
    less = sum(minor for _, minor in both) < 0
    try:
        apr = measure(advances, payments)
    except NeverRepaid:
        assert less
    except NoPositiveRate:
        rates = map(Decimal, ("0", "0.001", "0.01", "0.1", "1", "10", "100"))
        assert all(worth(both, partial(compounded, rate)) > -TOLERANCE for rate in rates)
    except MoreThanOneRate as refused:
        assert 0 <= refused.lowest <= refused.highest  # noqa: PT017 - one of several ways to end
    else:
        # Numbers count years for the EU, unit-periods for the US, months for China.
        unit = Fraction(1, 12) if measure is irr_effective else Fraction(1)
        with localcontext(Context(prec=60)):
            left = worth(((time * unit, minor) for time, minor in both), partial(compounded, apr.rate_per_unit))
        assert abs(left) / 1000 < TOLERANCE
        assert apr.rate >= 0
        assert not less
