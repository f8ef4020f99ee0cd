"""What rules of lending say of any product and any life: stricter rules find no less, and looking changes nothing."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY
from creditline.apr import RateCap
from creditline.catalog.lending_cn import (
    ANNUAL_RATES_2021,
    ASSISTED_LENDING_2025,
    CREDIT_CARDS_2022,
    INTERNET_LOANS_2020,
    STUDENTS_2021_MICRO_LENDERS,
    micro_lenders_2025,
)
from creditline.dates import add_months
from creditline.portfolio import dormant_share, is_dormant, last_activity
from creditline.terms import AmountCapRule, RateCapRule, TermCapRule
from creditline.testing import ancestors, plan_products, products
from tests.laws.living import LIVES, SHORT_LIVES

ALL = (
    *INTERNET_LOANS_2020,
    *STUDENTS_2021_MICRO_LENDERS,
    *ANNUAL_RATES_2021,
    *CREDIT_CARDS_2022,
    *ASSISTED_LENDING_2025,
    *micro_lenders_2025(),
)
NAMED: dict[str, Any] = {"name": "Cap", "source": "a page"}
METHODS = st.sampled_from(["irr_nominal", "irr_effective", "eu", "us"])
PRODUCTS = st.one_of(products(), plan_products())


def caps(amount, months, rate, method):
    """One cap of each kind, at these bounds."""
    return [
        *(AmountCapRule(**NAMED, amount=CNY.minor(amount), of=of) for of in ("limit", "plan")),
        *(TermCapRule(**NAMED, months=months, of=of) for of in ("plan", "bullet")),
        *(RateCapRule(**NAMED, cap=RateCap(rate, method=method), counts_late=late) for late in (False, True)),
    ]


def found(breaches, rules):
    """What breaches which of the rules."""
    return {(rules.index(breach.rule), breach.subject) for breach in breaches}


class TestStricterRulesFindNoLess:
    @given(
        PRODUCTS,
        *[st.tuples(bounds, bounds) for bounds in (st.integers(0, 10**7), st.integers(1, 60))],
        st.tuples(*[st.fractions(0, 1, max_denominator=1000)] * 2),
        METHODS,
    )
    def test_of_products(self, product, amounts, months, rates, method):
        strict, loose = (caps(pick(amounts), pick(months), pick(rates), method) for pick in (min, max))

        assert found(product.check(loose), loose) <= found(product.check(strict), strict)

    @given(SHORT_LIVES, st.tuples(*[st.integers(0, 10**7)] * 2), METHODS)
    def test_of_lines(self, line, amounts, method):
        strict, loose = (
            caps(pick(amounts), pick((6, 12)), pick((Fraction(1, 10), Fraction(1, 4))), method) for pick in (min, max)
        )

        assert found(line.check(loose), loose) <= found(line.check(strict), strict)


@given(LIVES)
def test_every_rule_can_be_asked_of_every_life_and_changes_nothing(line):
    before = pickle.dumps(line)
    breaches = line.check(ALL) + line.product.check(ALL)

    assert breaches == line.check(ALL) + line.product.check(ALL)
    assert all(str(breach).endswith(f"{breach.rule.source})") for breach in breaches)
    assert pickle.dumps(line) == before


@given(LIVES)
def test_activity_lies_between_the_opening_and_today_and_never_goes_back(line):
    """Save where a repayment is returned, which never came."""
    days = [last_activity(past) for past in ancestors(line)]

    assert all(line.history[0].command.on <= day <= line.as_of for day in days)
    if not any(type(command).__name__ == "ReturnRepayment" for command in line.commands):
        assert days == sorted(days)


@given(LIVES)
def test_a_dormant_line_owes_nothing_and_has_nothing(line):
    later = add_months(line.as_of, 36)

    if is_dormant(line, later):
        assert not line.outstanding
        assert not line.credit_balance
        assert not line.held
        assert line.status.value not in ("closed", "charged_off")
    assert dormant_share([line], later).dormant == is_dormant(line, later)
