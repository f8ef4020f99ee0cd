"""What a live plan costs: the disclosure of its schedule as it stands."""

from __future__ import annotations

from datetime import date

from creditline import CNY, InstallmentOffer
from tests.lines import OCT, a_line

MONTHLY = InstallmentOffer.flat_fee(12, rate_per_period="0.6%")
LINE = a_line().purchase(CNY(6000), on=OCT(9), id="p", installments=MONTHLY).purchase(CNY(1), on=OCT(9), id="q")


class TestDisclosure:
    def test_it_is_that_of_its_schedule_from_its_own_day(self):
        """Bought on the 9th and due on the 9th of each month: 12 x 0.6 % is 13.03 % nominal and 13.84 % effective."""
        cost = LINE.plans[0].disclosure()

        assert (cost.on, cost.total_cost) == (OCT(9), CNY(432))
        assert (str(cost.nominal_apr), str(cost.effective_apr)) == ("13.03", "13.84")

    def test_the_day_of_the_agreement_decides_the_law(self):
        assert "2008/48/EC" in str(LINE.plans[0].disclosure())
        assert "2023/2225" in str(LINE.plans[0].disclosure(on=date(2026, 11, 20)))

    def test_a_refund_is_a_flow_of_its_day(self):
        """
        1,200.00 over 12 at 7.5 %: eight rows of 107.50 are paid, then 390.00 come back.

        Of the fees to come 30.00 x 10 / 400 are left; the rate falls from 14.39 to 11.39 and does not rise, as it
        would if the plan had never been of more than the 810.00 that are left of it.
        """
        offer = InstallmentOffer.flat_fee(12, total_rate="7.5%")
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=offer)
        assert str(line.plans[0].disclosure().nominal_apr) == "14.39"
        line = line.repay(CNY(900), on=OCT(20), id="own").advance(to=date(2027, 6, 9))
        cost = line.refund("p", on=date(2027, 6, 9), id="r", amount=CNY(390)).plans[0].disclosure()

        assert cost.total_cost == CNY("60.75")
        assert (str(cost.nominal_apr), str(cost.effective_apr)) == ("11.39", "12.01")

    def test_a_refund_lowers_what_it_costs(self):
        plan = LINE.refund("p", on=OCT(10), id="r", amount=CNY(3000)).plans[0]

        assert plan.disclosure().total_cost == CNY(216)
