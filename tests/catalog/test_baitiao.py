"""Baitiao by bills, as published in and around 2016, 2022 and 2024."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from creditline import CNY, CreditLine, Rate
from creditline.acts import Purchase
from creditline.catalog import baitiao
from creditline.errors import OfferNotAvailable
from creditline.ledger import debit
from creditline.terms import BillingCycle, DueAfter, LateFee, Leniency, LimitTerms, RefundTerms, Waterfall
from tests.lines import DEC, NOV, OCT, refused


class TestWhatIsAgreed:
    def test_a_statement_a_month_due_nine_days_later(self) -> None:
        assert baitiao().cycle == BillingCycle(1, DueAfter(9), cutoff="before")
        assert baitiao(statement_day=15).cycle.due_date(NOV(15)) == NOV(24)

    def test_all_of_it_is_asked_for(self) -> None:
        assert (baitiao().minimum, baitiao().interest) == (None, None)

    @pytest.mark.parametrize(("edition", "rate"), [(2016, "0.05%/day"), (2022, "0.07%/day"), (2024, "0.015%/day")])
    def test_a_charge_a_day_by_edition(self, edition: int, rate: str) -> None:
        assert baitiao(edition=edition).late_fee == LateFee.daily(Rate.parse(rate))

    def test_a_rate_without_a_year_is_set_by_hand(self) -> None:
        """0.065 % a day was published without a day."""
        later = attrs.evolve(baitiao(), late_fee=LateFee.daily(Rate.parse("0.065%/day")))
        line = CreditLine.open(later, limit=CNY(2_000), on=OCT(1), id="bt").purchase(CNY(1_000), on=OCT(5), id="o")

        assert line.payoff(NOV(20)).late_fee == CNY("6.50")

    def test_refunds_go_back_to_their_sources(self) -> None:
        assert (baitiao().refund_counts_as_payment, baitiao().refund_rest) == (True, "sources")

    def test_nothing_is_published_of_anything_else(self) -> None:
        product = baitiao()

        assert (product.leniency, product.waterfall, product.limits) == (
            Leniency(),
            Waterfall.standard(),
            LimitTerms(),
        )

    def test_it_says_its_name_year_and_currency(self) -> None:
        assert (baitiao().name, baitiao(edition=2024).name, baitiao().currency) == ("Baitiao 2022", "Baitiao 2024", CNY)

    @pytest.mark.parametrize("edition", [2014, 2026, "2022"])
    def test_no_other_edition(self, edition: Any) -> None:
        with pytest.raises(ValueError, match=f"^baitiao has the editions 2016, 2022, 2024, not {edition!r}$"):
            baitiao(edition=edition)


class TestInstallments:
    def test_offers_by_name(self) -> None:
        names = [offer.name for offer in baitiao().installments]

        assert names == ["3", "6", "12", "24", "bill-3", "bill-6", "bill-12", "bill-24"]

    @pytest.mark.parametrize(("rate", "fee"), [("0.5%", "60"), ("1.2%", "144")])
    def test_a_rate_a_month_on_the_original_principal(self, rate: str, fee: str) -> None:
        offer = baitiao(rate=rate).offer("12")
        assert offer is not None
        assert offer.quote(CNY(1_000), on=OCT(1)).total_cost == CNY(fee)

    def test_a_part_of_a_bill_of_100_or_more(self) -> None:
        offers = [offer for offer in baitiao().installments if offer.name.startswith("bill-")]

        assert {(offer.amount_min, str(offer.share_max)) for offer in offers} == {(CNY(100), "9/10")}

    def test_an_order_of_10_yuan_or_more(self) -> None:
        line = CreditLine.open(baitiao(), limit=CNY(2_000), on=OCT(1), id="bt")
        small = Purchase(CNY("9.99"), on=OCT(5), id="o", installments="3")

        assert isinstance(refused(line, small), OfferNotAvailable)
        assert line.purchase(CNY(10), on=OCT(5), id="o", installments="3").plans

    def test_a_bill_keeps_its_fee_and_an_order_the_part_billed(self) -> None:
        rules = {offer.name: offer.on_refund for offer in baitiao().installments}

        assert rules["3"] == RefundTerms("last_first", "kept", "reduced")
        assert rules["bill-3"] == RefundTerms("last_first", "kept", "kept")

    def test_the_fee_of_a_bill_is_never_given_back(self) -> None:
        """900 of 1,000 over 3 at 0.5 %: 13.50 of fee, whatever is refunded."""
        line = CreditLine.open(baitiao(), limit=CNY(2_000), on=OCT(1), id="bt")
        line = line.purchase(CNY(1_000), on=OCT(5), id="o").advance(to=NOV(2))
        line = line.convert(statement=NOV(1), installments="bill-3", on=NOV(2), id="c")
        line = line.repay(CNY(100), on=NOV(10), id="r").refund("o", on=NOV(11), id="f", amount=CNY(600))

        assert line.plans[0].schedule.total_cost == CNY("13.50")
        assert line.outstanding == CNY(300)

    @pytest.mark.parametrize(("rule", "paid"), [("waive", 800), ("next_period", 806), ("all", 812), ("3%", 824)])
    def test_early_settlement_is_a_parameter(self, rule: str, paid: int) -> None:
        line = CreditLine.open(baitiao(on_prepayment=rule), limit=CNY(2_000), on=OCT(1), id="bt")
        line = line.purchase(CNY(1_200), on=OCT(5), id="o", installments="3")
        line = line.repay(CNY(406), on=NOV(10), id="r")

        entry = line.settle_early(on=NOV(11), id="s").ledger.entry("s")
        assert entry.postings[0] == debit("Assets:Collections", CNY(paid), item="s")


def test_a_month_late_on_a_bill() -> None:
    """1,000 due on 10 November: 21 nights x 1,000 x 0.07 % = 14.70 on the statement of 1 December."""
    line = CreditLine.open(baitiao(), limit=CNY(2_000), on=OCT(1), id="bt").purchase(CNY(1_000), on=OCT(5), id="o")
    bill = line.advance(to=DEC(1)).statements[-1]

    assert (bill.late_fees, bill.amount_due) == (CNY("14.70"), CNY("1014.70"))
