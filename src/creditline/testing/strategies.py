"""Strategies for amounts, days and products, with a liking for the edges where credit goes wrong."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import attrs

from creditline.dates import Days, Months, Weeks
from creditline.money import CNY, Currency, Money, Rate, RateSchedule, Rounding
from creditline.terms import (
    BillingCycle,
    CashFee,
    DelinquencyTerms,
    DueAfter,
    DueOn,
    InstallmentOffer,
    Interest,
    LateFee,
    Leniency,
    MinimumPayment,
    OrderCycle,
    Product,
    RefundTerms,
    ShareOfMinimum,
    Waterfall,
)
from creditline.terms.interest import BASES
from creditline.testing.bounds import authorization_rules, limit_terms
from creditline.testing.chance import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from creditline.dates import Step

FIRST_DAY = date(2019, 1, 1)
LAST_DAY = date(2031, 12, 31)
ODD_DAYS = (
    *(date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 29), date(2028, 2, 1)),
    *(date(2024, 2, 29), date(2026, 4, 30), date(2026, 12, 31), date(2027, 1, 1), date(2026, 8, 31)),
)
MONTH_ENDS = (28, 29, 30, 31)
ODD_AMOUNTS = (1, 2, 3, 5, 7, 9, 10, 11, 49, 50, 51, 99, 100, 101, 333, 999, 1000, 1001, 9999, 100_000, 1_000_000)
HUGE = 10**15
SHARES = ("0", "1%", "5%", "10%", "12.5%", "1/3", "50%", "100%")
RATES = ("0.05%/day", "0.04%/day", "18%/year", "18%/year/360", "24%/year", "0.0333%/day", "2%/day")


def amounts(currency: Currency = CNY, *, least: int = 1, most: int = HUGE) -> SearchStrategy[Money]:
    """Amounts of *currency* from *least* to *most* minor units, both included: odd ones, small ones, huge ones."""
    return minor_amounts(least=least, most=most).map(currency.minor)


def minor_amounts(*, least: int = 1, most: int = HUGE) -> SearchStrategy[int]:
    """The same as plain numbers of minor units."""
    odd = [minor for minor in ODD_AMOUNTS if least <= minor <= most] or [least]
    usual = st.integers(least, min(most, max(least, 300_000)))
    return st.one_of(st.sampled_from(odd), usual, st.integers(least, most))


def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> SearchStrategy[date]:
    """Days from *first* to *last*, both included, with a liking for the ends of months."""
    odd = [day for day in ODD_DAYS if first <= day <= last]
    every = st.dates(first, last)
    return st.one_of(st.sampled_from(odd), every) if odd else every


def cycles() -> SearchStrategy[BillingCycle]:
    """Billing cycles: every statement day, both cutoffs, due on a day or after some days."""
    numbers = st.one_of(st.just(1), st.sampled_from(MONTH_ENDS), st.integers(1, 31))
    due = st.one_of(st.builds(DueOn, numbers), st.builds(DueAfter, st.one_of(st.integers(1, 31), st.integers(1, 65))))
    return st.builds(BillingCycle, numbers, due, cutoff=st.sampled_from(("before", "through")))


def minimums(currency: Currency = CNY) -> SearchStrategy[MinimumPayment | None]:
    """Rules of the minimum, and none at all."""
    rules = st.builds(
        MinimumPayment,
        st.sampled_from(SHARES),
        first_share=st.none() | st.sampled_from(SHARES),
        floor=_perhaps(currency, 20_000),
        all_below=_perhaps(currency, 20_000),
        unit=st.none() | st.sampled_from((1, 5, 100, 1000)).map(currency.minor),
        of=st.sampled_from(("principal", "balance")),
        all_below_of=st.sampled_from(("balance", "principal")),
    )
    return st.one_of(st.none(), st.just(MinimumPayment("10%")), rules, rules)


def rates() -> SearchStrategy[Rate | RateSchedule]:
    """Rates per day and per year, some of which change in the middle of a life."""
    plain = st.sampled_from(RATES).map(Rate.parse)
    daily = st.sampled_from(["0.05%", "0.015%", "0", "1%"]).map(Rate.daily)
    changes = st.lists(st.tuples(days(), daily), min_size=1, max_size=2, unique_by=lambda step: step[0])

    def schedule(first: Rate, rest: list[tuple[date, Rate]]) -> RateSchedule:
        return RateSchedule((date(1990, 1, 1), first), *sorted(rest, key=lambda step: step[0]))

    schedules = st.builds(schedule, daily, changes)
    return plain | schedules


def interests(
    currency: Currency = CNY, *, waived: bool = True, bases: Sequence[str] = ("overdue",)
) -> SearchStrategy[Interest]:
    """
    Interest of any make.

    Args:
        currency: Of its amounts.
        waived: Also with a part that is waived when small or charged at least.
        bases: By the names of their constructors.
    """
    least = _perhaps(currency, 300) if waived else st.none()
    common = {
        "compounds": st.booleans(),
        "rounding": st.sampled_from(Rounding),
        "minimum_charge": least,
        "waive_below": least,
    }
    by_day = {"payment_counts": st.sampled_from(("same_day", "next_day"))}
    averaged = {
        "new_purchases": st.booleans(),
        "rounded": st.booleans(),
        "restored_after": st.sampled_from((1, 2)),
        "free_if_paid_in_grace": st.booleans(),
        "fees_bear_interest": st.booleans(),
    }
    own = {"overdue": {}, "average_daily_balance": averaged}

    def make(base: str) -> SearchStrategy[Interest]:
        return st.builds(getattr(Interest, base), rates(), **common, **own.get(base, by_day))

    return st.sampled_from(bases).flatmap(make)


def _to_the_statement_day(interest: Interest | None, cycle: object) -> Interest | None:
    """The same through the statement day, where the base and the cycle allow it."""
    if interest is None or interest.base not in ("full", "unpaid", "daily"):
        return interest
    return attrs.evolve(interest, through_statement_day=getattr(cycle, "cutoff", "") == "through")


def _perhaps_to_the_statement_day(product: Product) -> SearchStrategy[Product]:
    through = attrs.evolve(
        product,
        interest=_to_the_statement_day(product.interest, product.cycle),
        cash_interest=_to_the_statement_day(product.cash_interest, product.cycle),
    )
    return st.sampled_from((product, through))


def late_fees(currency: Currency = CNY) -> SearchStrategy[ShareOfMinimum]:
    """Shares of the unpaid minimum, between bounds or without."""
    bounds = st.tuples(amounts(currency, most=2_000), amounts(currency, most=20_000)).map(sorted)
    floors, caps = bounds.map(lambda pair: {"floor": pair[0]}), bounds.map(lambda pair: {"cap": pair[1]})
    both = bounds.map(lambda pair: {"floor": pair[0], "cap": pair[1]})

    def make(share: str, bounds: dict[str, Money], at_most_minimum: bool, rounding: Rounding) -> ShareOfMinimum:  # noqa: FBT001
        return LateFee.share_of_minimum(share, **bounds, at_most_minimum=at_most_minimum, rounding=rounding)

    none: dict[str, Money] = {}
    kept = st.one_of(st.just(none), floors, caps, both)
    return st.builds(make, st.sampled_from(SHARES), kept, st.booleans(), st.sampled_from(Rounding))


def cash_fees(currency: Currency = CNY) -> SearchStrategy[CashFee]:
    """Shares of what is paid out, some with a floor or a cap."""
    bounds = st.sampled_from(("floor", "cap")).flatmap(
        lambda name: amounts(currency, most=2_000).map(lambda amount: {name: amount})
    )

    def make(share: str, kept: dict[str, Money]) -> CashFee:
        return CashFee(share, floor=kept.get("floor"), cap=kept.get("cap"))

    none: dict[str, Money] = {}
    return st.builds(make, st.sampled_from(SHARES[:5]), st.just(none) | bounds)


def leniencies(currency: Currency = CNY) -> SearchStrategy[Leniency]:
    """Grace and tolerance, and neither."""
    given = st.builds(
        Leniency,
        grace_days=st.one_of(st.integers(0, 5), st.sampled_from((10, 31, 40))),
        tolerance=_perhaps(currency, 20_000),
        tolerance_share=st.none() | st.sampled_from(("1%", "10%")),
        strict=st.booleans(),
        applies_to=st.sampled_from(("both", "full", "minimum")),
    )
    return st.just(Leniency()) | given


def delinquencies() -> SearchStrategy[DelinquencyTerms]:
    """What becomes of late lines: nothing by itself, some of it, or all of it, soon or late."""
    days = st.tuples(*(st.none() | st.sampled_from((0, 7, 30, 90)) for _ in range(3)))

    def make(drawn: tuple[int | None, ...], cure: bool, plans: Literal["accelerate", "keep"]) -> DelinquencyTerms:  # noqa: FBT001
        ascending = iter(sorted(day for day in drawn if day is not None))
        suspend, close, lost = [None if day is None else next(ascending) for day in drawn]
        return DelinquencyTerms(suspend_after=suspend, close_after=close, charge_off_after=lost, cure=cure, plans=plans)

    late = st.builds(make, days, st.booleans(), st.sampled_from(("accelerate", "keep")))
    return st.just(DelinquencyTerms()) | late


def waterfalls() -> SearchStrategy[Waterfall]:
    """The standard order, principal first after some days or statements missed, and any order at all."""
    late = st.sampled_from((1, 20, 90)).map(Waterfall.principal_first_after)
    missed = st.sampled_from((1, 2, 5)).map(Waterfall.principal_first_after_missing)
    mixed = st.permutations(Waterfall.standard().steps).map(lambda steps: Waterfall(tuple(steps)))
    return st.one_of(st.just(Waterfall.standard()), late, missed, mixed)


def order_cycles(*, months: bool = False) -> SearchStrategy[OrderCycle]:
    """Orders that fall due by themselves, after some days, weeks or months; with *months*, only months."""
    steps: tuple[Step, ...] = (Months(1), Months(1), Months(3))
    return st.sampled_from(steps if months else (Days(30), Days(1), Weeks(2), *steps)).map(OrderCycle)


def offers(currency: Currency = CNY, *, flat_only: bool = False) -> SearchStrategy[InstallmentOffer]:
    """Installment offers that take every amount, with every rule for early ends; of every method, or flat ones."""
    periods = st.one_of(st.integers(1, 4), st.sampled_from((6, 12)))
    terms = {
        "remainder": st.sampled_from(("last", "first", "spread")),
        "unit": st.none() | st.sampled_from((1, 100)).map(currency.minor),
        "on_prepayment": st.sampled_from(("waive", "next_period", "all", "3%")),
        "on_refund": st.builds(
            RefundTerms,
            st.sampled_from(("last_first", "pro_rata")),
            st.sampled_from(("kept", "returned")),
            st.sampled_from(("reduced", "kept", "all_or_nothing")),
        ),
        "unearned": st.sampled_from(("kept", "returned")),
        "share_max": st.none() | st.just("90%"),
    }
    bearer = st.sampled_from(("merchant", "platform", {"merchant": "60%", "platform": "40%"}))
    shared = st.sampled_from(("customer", {"customer": "50%", "merchant": "50%"}))
    rate = st.sampled_from(("0.6%", "0", "1.5%")).map(Rate.monthly)
    make = InstallmentOffer
    flat = {"charged": st.sampled_from(("each", "first")), "component": st.sampled_from(("fee", "interest"))}
    without_rate = st.one_of(
        st.builds(make.interest_free, periods, bearer=bearer, cost_rate=st.none() | st.just("3%"), **terms),
        st.builds(make.flat_fee, periods, total_rate=st.sampled_from(("8.8%", "2.5%")), bearer=shared, **flat, **terms),
        st.builds(make.flat_fee, periods, rate_per_period=st.just("0.6%"), **flat, **terms),
        st.builds(make.sum_of_digits, periods, total_rate=st.just("5%"), **terms),
    )
    declining = st.one_of(
        st.builds(make.equal_principal, periods, rate, **terms),
        st.builds(make.interest_only, periods, rate, **terms),
        st.builds(make.equal_payment, periods, rate, **terms),
    )
    every = without_rate if flat_only else without_rate | declining
    return st.one_of(every, every, every.map(lambda offer: offer.with_down_payment(share="25%")))


def plan_products(currency: Currency = CNY) -> SearchStrategy[Product]:
    """Products that offer installments, with statements or without, and with late fees of every make."""
    by_night = partial(st.builds, LateFee.daily, st.just(Rate.parse("0.07%/day")))
    flat = st.builds(
        LateFee.flat,
        amounts(currency, most=2_000),
        after_days=st.sampled_from((0, 10)),
        cap_share=st.none() | st.just("25%"),
    )
    again = st.builds(attrs.evolve, flat, repeated_after=st.just(7), times=st.sampled_from((1, 2)))
    calendar = flat | again

    def make(*ons: Literal["overdue", "order"], **terms: SearchStrategy[Any]) -> SearchStrategy[Product]:
        daily = by_night(on=st.sampled_from(ons))
        late_fee = _mostly(st.one_of(late_fees(currency), daily, calendar, st.tuples(daily, calendar)))
        common = {"interest": _mostly(interests(currency)), "leniency": leniencies(currency), "late_fee": late_fee}
        common["cash_fee"] = st.none() | cash_fees(currency)
        common["delinquency"] = _sometimes(delinquencies())
        return st.builds(Product, st.just("plans"), st.just(currency), **common, **terms)

    every, flat_only = _named(offers(currency)), _named(offers(currency, flat_only=True))
    others = st.sampled_from(("others", "sources", "credit"))
    return st.one_of(
        make("overdue", cycle=cycles(), installments=every, minimum=minimums(currency), refund_rest=others),
        make("overdue", cycle=cycles(), installments=every, refund_counts_as_payment=st.just(value=False)),
        make("overdue", "order", cycle=order_cycles(months=True), installments=every, refund_rest=others),
        make("overdue", "order", cycle=order_cycles(), installments=flat_only, refund_rest=others),
    )


def _named(drawn: SearchStrategy[InstallmentOffer]) -> SearchStrategy[tuple[InstallmentOffer, ...]]:
    """One offer to three, named a, b and c."""
    return st.lists(drawn, min_size=1, max_size=3).map(
        lambda few: tuple([attrs.evolve(offer, name=name) for name, offer in zip("abc", few, strict=False)])
    )


def products(
    currency: Currency = CNY,
    *,
    refund_rest: Literal["others", "credit"] | None = None,
    bases: Sequence[str] = BASES,
    **terms: object,
) -> SearchStrategy[Product]:
    """
    Products of every make, among them plain ones; some bound scenes, and some have rules of authorization.

    Args:
        currency: Of all amounts.
        refund_rest: Keep to products whose refunds leave their rest there; any where `None`.
        bases: Of their interest, by the names of its constructors.
        terms: Terms of a `Product` by name, to hold fast instead of drawing them, or strategies of one's own for them.
    """
    drawn: dict[str, SearchStrategy[Any]] = {
        "cycle": cycles(),
        "minimum": minimums(currency),
        "interest": _mostly(interests(currency, bases=bases)),
        "cash_interest": st.none() | interests(currency, bases=bases),
        "late_fee": _mostly(late_fees(currency)),
        "leniency": leniencies(currency),
        "waterfall": waterfalls(),
        "cash_fee": st.none() | cash_fees(currency),
        "delinquency": _sometimes(delinquencies()),
        "withdrawal_fee": st.none() | st.none() | cash_fees(currency),
        "limits": limit_terms(currency),
        "authorization": _sometimes(authorization_rules(currency)),
    }
    drawn |= {name: value if isinstance(value, st.SearchStrategy) else st.just(value) for name, value in terms.items()}
    make = partial(st.builds, Product, st.just("any"), st.just(currency), **drawn)
    others = make(refund_rest=st.just("others"))
    credit = make(**{"refund_counts_as_payment": st.booleans(), "refund_rest": st.just("credit")} | drawn)
    made = others | credit if refund_rest is None else {"others": others, "credit": credit}[refund_rest]
    return made if "interest" in terms else made.flatmap(_perhaps_to_the_statement_day)


def _mostly(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.sampled_from((0, 1, 2, 3)).flatmap(lambda number: strategy if number else st.none())


def _sometimes(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.sampled_from((0, 1, 2, 3)).flatmap(lambda number: st.none() if number else strategy)


def _perhaps(currency: Currency, most: int) -> SearchStrategy[Money | None]:
    return st.none() | amounts(currency, most=most)
