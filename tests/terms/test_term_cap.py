"""Caps on terms: rows by the month and by days, found counts, cash, and principal that falls due at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, Rate
from creditline.dates import DayCount, Days, Months, Weeks
from creditline.terms import InstallmentOffer, LimitTerms, OrderCycle, TermCapRule
from tests.lines import JAN, NOV, OCT, a_line, product

if TYPE_CHECKING:
    from creditline.dates import Step

YEARLY = Rate.annual("12%")


def cap(months: int, **more: Any) -> TermCapRule:
    return TermCapRule(name="Term", source="a page", months=months, **more)


def flat(periods: int, name: str = "") -> InstallmentOffer:
    return InstallmentOffer.flat_fee(periods, total_rate="3%", name=name or f"{periods}")


class TestOffers:
    def test_as_many_months_are_allowed(self) -> None:
        found = product(installments=(flat(24), flat(25))).check([cap(24)])

        assert [(breach.subject, breach.reason, breach.figures) for breach in found] == [
            (
                "25",
                "the offer '25' is repaid in 25 rows, every month, which is more than the 24 months allowed",
                (("rows", 25), ("cap", 24)),
            )
        ]

    @pytest.mark.parametrize(
        ("every", "rows", "breached"),
        [
            (Days(30), 24, False),  # 720 days
            (Days(30), 25, True),  # 750 days
            (Weeks(2), 52, False),  # 728 days
            (Weeks(2), 53, True),  # 742 days
            (Months(2), 12, False),
            (Months(2), 13, True),
            (Days(730), 1, False),
            (Days(731), 1, True),
        ],
    )
    def test_rows_that_are_not_monthly_count_by_their_days(self, every: Step, rows: int, *, breached: bool) -> None:
        """From 1 January 2026 two years are 730 days."""
        assert bool(product(cycle=OrderCycle(every), installments=(flat(rows),)).check([cap(24)])) is breached

    @pytest.mark.parametrize(("on", "breached"), [(date(2027, 1, 1), False), (date(2025, 1, 1), True)])
    def test_a_leap_day_makes_two_years_longer(self, on: date, *, breached: bool) -> None:
        """731 days from 1 January 2027, as 29 February 2028 is among them."""
        held = product(cycle=OrderCycle(Days(731)), installments=(flat(1),))

        assert bool(held.check([cap(24)], on=on)) is breached

    @pytest.mark.parametrize(("on", "allowed"), [(date(2027, 8, 31), Days(182)), (date(2026, 8, 31), Days(181))])
    def test_half_a_year_ends_with_february(self, on: date, allowed: Days) -> None:
        """31 August and six months are 28 or 29 February."""
        longer = Days(allowed.n + 1)

        assert product(cycle=OrderCycle(allowed), installments=(flat(1),)).check([cap(6)], on=on) == ()
        assert product(cycle=OrderCycle(longer), installments=(flat(1),)).check([cap(6)], on=on)


class TestFoundCounts:
    """100.00 a month at 12 % a year repay 1,125.50 in 12 rows."""

    OFFER = InstallmentOffer.equal_payment_of(CNY(100), YEARLY, name="100")

    def test_the_largest_amount_decides(self) -> None:
        held = product(installments=(self.OFFER,), limits=LimitTerms(maximum=CNY(1125)))

        assert held.check([cap(12)]) == ()
        (breach,) = held.check([cap(11)])
        assert breach.reason.startswith("the offer '100' is repaid in 12 rows, every month,")

    @pytest.mark.parametrize("limits", [LimitTerms(), LimitTerms(maximum=CNY(100_000))])
    def test_nothing_bounds_it(self, limits: LimitTerms) -> None:
        """There is no largest amount, or the payment does not cover its interest."""
        (breach,) = product(installments=(self.OFFER,), limits=limits).check([cap(600)])

        assert breach.reason == "nothing keeps the term of the offer '100' to the 600 months allowed"
        assert breach.figures == (("cap", 600),)


class TestPrincipalAtTheEnd:
    def offers(self, periods: int) -> tuple[InstallmentOffer, ...]:
        return (
            InstallmentOffer.interest_only(periods, YEARLY, name="later"),
            flat(periods, "parts"),
            flat(1, "once"),
        )

    def test_offers_that_repay_at_once(self) -> None:
        assert product(installments=self.offers(12)).check([cap(12, of="bullet")]) == ()

        found = product(installments=self.offers(13)).check([cap(12, of="bullet")])
        assert [breach.subject for breach in found] == ["later"]

    def test_one_row_is_such_an_offer(self) -> None:
        held = product(cycle=OrderCycle(Months(2)), installments=(flat(1, "once"),))

        found = held.check([cap(1, of="bullet")])
        assert [breach.subject for breach in found] == ["order", "once"]
        assert found[1].reason == (
            "the offer 'once' is repaid in 1 row, every 2 months, which is more than the 1 month allowed"
        )

    @pytest.mark.parametrize(("every", "breached"), [(Months(12), False), (Days(365), False), (Days(366), True)])
    def test_orders_fall_due_at_once(self, every: Step, *, breached: bool) -> None:
        held = product(cycle=OrderCycle(every))

        assert bool(held.check([cap(12, of="bullet")])) is breached
        assert held.check([cap(1)]) == ()

    def test_those_of_a_line_too(self) -> None:
        line = a_line(cycle=OrderCycle(Months(3)))

        assert [breach.subject for breach in line.check([cap(2, of="bullet")])] == ["order"]
        assert line.check([cap(3, of="bullet")]) == ()

    def test_statements_have_no_term(self) -> None:
        assert product().check([cap(1, of="bullet")]) == ()


class TestCash:
    def test_only_offers_that_are_said_to_pay_out(self) -> None:
        held = product(installments=(flat(25, "cash"), flat(25, "goods")))

        assert held.check([cap(24, of="cash_plan")]) == ()
        assert [breach.subject for breach in held.check([cap(24, of="cash_plan")], cash_offers=("cash",))] == ["cash"]


class TestPlansOfALine:
    def test_rows_count_whenever_the_first_falls_due(self) -> None:
        """From 2 October to 9 October two years later, in 24 rows."""
        line = a_line().purchase(CNY(2400), on=OCT(2), id="sofa", installments=flat(24))

        assert line.plans[0].schedule.due_dates[-1] == date(2028, 10, 9)
        assert line.check([cap(24)]) == ()
        (breach,) = line.check([cap(23)])
        assert (breach.subject, breach.reason) == (
            "sofa",
            "the plan 'sofa' is repaid in 24 rows, every month, which is more than the 23 months allowed",
        )

    def test_more_rows_make_it_longer_and_a_deferral_does_not(self) -> None:
        line = a_line().purchase(CNY(1200), on=OCT(2), id="sofa", installments=flat(12)).advance(to=NOV(2))

        assert line.reschedule("sofa", on=NOV(2), id="later", defer=3).check([cap(12)]) == ()
        assert len(line.reschedule("sofa", on=NOV(2), id="more", periods=12).check([cap(12)])) == 1

    def test_a_rule_does_not_look_back(self) -> None:
        line = a_line().purchase(CNY(1200), on=OCT(2), id="sofa", installments=flat(12)).advance(to=JAN(1))

        assert [len(line.check([cap(11, since=since)])) for since in (OCT(2), OCT(3))] == [1, 0]

    def test_only_those_that_the_rule_is_of(self) -> None:
        line = a_line().purchase(CNY(1200), on=OCT(2), id="sofa", installments=flat(12))

        assert line.check([cap(11, of="cash_plan"), cap(11, of="bullet")]) == ()
        assert [breach.subject for breach in line.check([cap(11, of="cash_plan")], cash_offers=["12"])] == ["sofa"]


def test_days_of_an_annuity_count_too() -> None:
    offer = InstallmentOffer.equal_payment(26, YEARLY, accrual=DayCount.ACT_365F, name="26")

    assert product(cycle=OrderCycle(Weeks(2)), installments=(offer,)).check([cap(11)])


@pytest.mark.parametrize("months", [0, -1])
def test_a_term_is_a_month_or_more(months: int) -> None:
    with pytest.raises(ValueError, match=f"^months is at least 1, not {months}$"):
        cap(months)


def test_of_what_is_one_of_three() -> None:
    with pytest.raises(ValueError, match="^of is 'plan' or 'cash_plan' or 'bullet', not 'limit'$"):
        cap(12, of="limit")
