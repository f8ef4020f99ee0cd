"""Huabei as published in and around 2022."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest

from creditline import CNY, CreditLine, Rate
from creditline.catalog import huabei
from creditline.terms import BillingCycle, DueOn, Interest, Leniency, LimitTerms, MinimumPayment, RefundTerms, Waterfall
from tests.lines import DEC, NOV, OCT

if TYPE_CHECKING:
    from creditline.terms import Schedule


class TestWhatIsAgreed:
    def test_a_statement_on_the_1st_due_on_the_9th(self) -> None:
        assert huabei().cycle == BillingCycle(1, DueOn(9), cutoff="before")

    def test_a_tenth_at_least_and_half_per_mille_a_day_after_that(self) -> None:
        assert huabei().minimum == MinimumPayment("10%")
        assert huabei().interest == Interest.overdue(Rate.parse("0.05%/day"))

    def test_refunds_count_as_payment_and_their_rest_settles_other_debts(self) -> None:
        assert (huabei().refund_counts_as_payment, huabei().refund_rest) == (True, "others")

    def test_nothing_is_published_of_anything_else(self) -> None:
        assert huabei().late_fee is None
        assert (huabei().leniency, huabei().waterfall, huabei().limits) == (
            Leniency(),
            Waterfall.standard(),
            LimitTerms(),
        )

    def test_it_says_its_name_year_and_currency(self) -> None:
        assert (huabei().name, huabei().currency) == ("Huabei 2022", CNY)


class TestWhatCanBeChosen:
    @pytest.mark.parametrize("day", [8, 9, 10])
    def test_the_due_day_as_assigned(self, day: int) -> None:
        assert huabei(due_day=day).cycle.due_date(NOV(1)) == NOV(day)

    def test_another_statement_day(self) -> None:
        """After a year: statement on the 10th, due on the 20th."""
        cycle = huabei(10, 20).cycle
        assert isinstance(cycle, BillingCycle)

        assert (cycle.statement_after(NOV(1)), cycle.due_date(NOV(10))) == (NOV(10), NOV(20))

    def test_an_edition_that_was_read_up(self) -> None:
        assert huabei(edition=2022) == huabei()

    @pytest.mark.parametrize("edition", [2021, 2026, "2022", None])
    def test_no_other_edition(self, edition: Any) -> None:
        with pytest.raises(ValueError, match=f"^huabei has the editions 2022, not {edition!r}$"):
            huabei(edition=edition)

    def test_no_day_that_no_month_has(self) -> None:
        with pytest.raises(ValueError, match="1 to 31, not 32"):
            huabei(statement_day=32)
        with pytest.raises(ValueError, match="at least 1, not 0"):
            huabei(due_day=0)

    @pytest.mark.parametrize("rule", ["waive", "next_period", "all"])
    def test_what_early_settlement_pays_of_fees(self, rule: Literal["waive", "next_period", "all"]) -> None:
        product = huabei(on_prepayment=rule)

        assert {offer.on_prepayment.rule for offer in product.installments if "free" not in offer.name} == {rule}
        assert (product == huabei()) is (rule == "waive")

    def test_no_rule_that_nobody_published(self) -> None:
        with pytest.raises(ValueError, match="not"):
            huabei(on_prepayment="half")


class TestInstallments:
    def test_offers_by_name(self) -> None:
        assert " ".join(offer.name for offer in huabei().installments) == (
            "bill-3 bill-6 bill-9 bill-12 3 6 12 3-free 6-free 12-free"
        )

    @pytest.mark.parametrize(
        ("name", "cost"),
        [
            ("bill-3", "25"), ("bill-6", "45"), ("bill-9", "65"), ("bill-12", "88"),
            ("3", "23"), ("6", "45"), ("12", "75"),
        ],
    )  # fmt: skip
    def test_what_1000_cost_the_customer(self, name: str, cost: str) -> None:
        schedule = quoted(name)

        assert (schedule.total_cost, schedule.subsidies) == (CNY(cost), ())

    @pytest.mark.parametrize(("name", "cost"), [("3-free", "18"), ("6-free", "45"), ("12-free", "75")])
    def test_what_1000_cost_the_merchant(self, name: str, cost: str) -> None:
        (subsidy,) = quoted(name).subsidies

        assert (quoted(name).total_cost, subsidy.bearer, subsidy.amount) == (CNY(0), "merchant", CNY(cost))

    def test_a_bill_is_converted_above_10_yuan_and_its_cents_come_first(self) -> None:
        offers = [offer for offer in huabei().installments if offer.name.startswith("bill-")]

        assert {(offer.amount_min, offer.remainder) for offer in offers} == {(CNY("10.01"), "first")}

    def test_a_refund_takes_the_last_rows_and_keeps_fees_billed(self) -> None:
        assert {offer.on_refund for offer in huabei().installments} == {RefundTerms("last_first", "kept", "reduced")}


def quoted(name: str) -> Schedule:
    """What an offer asks for on 1,000.00."""
    offer = huabei().offer(name)
    assert offer is not None
    return offer.quote(CNY(1_000), on=OCT(1))


class TestAWorkedLife:
    """
    1,000.00 bought in October.

    Statement 1 November, at least 100.00 by the 9th; 100.00 paid on the 8th; 900.00 and 10 nights on the 19th.
    """

    line = CreditLine.open(huabei(), limit=CNY(8000), on=OCT(1), id="alice").purchase(CNY(1000), on=OCT(20), id="p")

    def test_the_statement(self) -> None:
        bill = self.line.advance(to=NOV(1)).statements[0]

        assert (bill.amount_due, bill.minimum_due, bill.due_date) == (CNY(1000), CNY(100), NOV(9))

    def test_the_payoff(self) -> None:
        line = self.line.repay(CNY(100), on=NOV(8), id="r1")

        assert (line.days_past_due, line.payoff(NOV(19)).total) == (0, CNY("904.50"))
        assert not line.repay(CNY("904.50"), on=NOV(19), id="r2").advance(to=DEC(15)).outstanding

    def test_the_ten_lines_of_the_face(self) -> None:
        """A purchase of 1,299.00: at least 129.90; paid in full, the limit is back."""
        line = CreditLine.open(huabei(), limit=CNY("8000"), on=OCT(1), id="alice")
        line = line.purchase(CNY("1299.00"), on=OCT(20), id="order-1", merchant="tmall").advance(to=NOV(1))
        bill = line.statements[-1]
        assert (bill.amount_due, bill.minimum_due, bill.due_date) == (CNY("1299.00"), CNY("129.90"), NOV(9))

        line = line.repay(bill.amount_due, on=NOV(8), id="pay-1")
        assert line.available == CNY("8000.00")
        assert line.ledger.trial_balance()
