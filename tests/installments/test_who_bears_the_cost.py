"""
Who bears the cost of installments: on any day what is earned, deferred and given back is the whole of it.

1,200.00 in three rows at 3 % are 36.00: with 60 % the merchant bears 21.60 and the platform 14.40, row by row 7.20
and 4.80.
"""

from __future__ import annotations

import attrs
import pytest

from creditline import CNY, InstallmentOffer
from creditline.terms.ending import Unearned
from creditline.testing import require_laws
from tests.installments.offers import FREE, SHARED
from tests.lines import DEC, FEB, JAN, NOV, OCT, a_line

RETURNED = attrs.evolve(SHARED, unearned="returned")
KEPT = attrs.evolve(SHARED, unearned="kept")


def bought(offer=SHARED):
    return a_line().purchase(CNY(1200), on=OCT(20), id="p", merchant="tmall", installments=offer)


def cost(line, plan="p"):
    """What is earned, deferred and given back, in yuan."""
    balance = line.ledger.balance
    granted = back = CNY(0)
    for entry in line.ledger.entries:
        for posting in entry.postings:
            if posting.account.startswith("Assets:Bearer:") and posting.item == plan:
                if posting.amount.minor > 0:
                    granted += posting.amount
                else:
                    back -= posting.amount
    earned, deferred = -balance("Income:Fee", item=plan), -balance("Liabilities:Deferred-Fee", item=plan)
    assert earned + deferred + back == granted
    return tuple(str(amount.decimal) for amount in (earned, deferred, back))


def owed_by(line, name, plan="p"):
    return str(line.ledger.balance(f"Assets:Bearer:{name}", item=plan).decimal)


class TestRowByRow:
    def test_at_the_purchase_everything_is_deferred(self):
        line = bought()

        assert cost(line) == ("0.00", "36.00", "0.00")
        assert (owed_by(line, "Merchant"), owed_by(line, "Platform")) == ("21.60", "14.40")

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (NOV(1), ("12.00", "24.00", "0.00")),
            (DEC(1), ("24.00", "12.00", "0.00")),
            (JAN(1), ("36.00", "0.00", "0.00")),
        ],
    )
    def test_each_row_earns_its_part_whether_or_not_it_is_paid(self, day, expected):
        assert cost(bought().advance(to=day)) == expected

    def test_the_customer_pays_nothing_of_it(self):
        line = bought().advance(to=FEB(1))

        assert line.outstanding == CNY(1200)
        assert (line.due().fee, line.due().interest) == (CNY(0), CNY(0))

    def test_the_merchant_is_owed_the_whole_price(self):
        """What he bears is a receivable of its own, never a smaller purchase."""
        assert bought().ledger.balance("Liabilities:Merchant", item="p") == -CNY(1200)

    def test_no_cost_agreed_is_no_cost_booked(self):
        assert cost(bought(FREE)) == ("0.00", "0.00", "0.00")

    def test_the_customer_may_bear_a_share(self):
        """8.8 % of 1,200.00 are 105.60: half with his rows, 4.40 each, half by the platform."""
        offer = InstallmentOffer.flat_fee(12, total_rate="8.8%", bearer={"customer": "50%", "platform": "50%"})
        line = bought(offer).advance(to=NOV(1))

        assert (line.due().fee, owed_by(line, "Platform")) == (CNY("4.40"), "52.80")
        assert line.ledger.balance("Liabilities:Deferred-Fee", item="p") == -CNY("48.40")
        assert line.ledger.balance("Income:Fee") == -CNY("8.80")

    def test_a_conversion_has_bearers_too(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p")
        line = line.convert(purchase="p", installments=SHARED, on=OCT(25), id="c").advance(to=NOV(1))

        assert cost(line, "c") == ("12.00", "24.00", "0.00")
        require_laws(line)


class TestSettledEarly:
    """After the first row 24.00 are not earned: 14.40 of the merchant's, 9.60 of the platform's."""

    def test_kept_it_is_earned_at_once(self):
        line = bought(KEPT).settle_early(on=NOV(5), id="s")

        assert cost(line) == ("36.00", "0.00", "0.00")
        assert (owed_by(line, "Merchant"), owed_by(line, "Platform")) == ("21.60", "14.40")

    def test_returned_the_bearers_need_not_pay_it(self):
        line = bought(RETURNED).settle_early(on=NOV(5), id="s")

        assert cost(line) == ("12.00", "0.00", "24.00")
        assert (owed_by(line, "Merchant"), owed_by(line, "Platform")) == ("7.20", "4.80")

    def test_before_the_first_row_all_of_it(self):
        line = bought(RETURNED).settle_early(on=OCT(25), id="s")

        assert cost(line) == ("0.00", "0.00", "36.00")

    def test_after_the_last_row_nothing_is_left_to_end(self):
        line = bought(RETURNED).advance(to=JAN(2)).settle_early(on=JAN(2), id="s")

        assert cost(line) == ("36.00", "0.00", "0.00")

    def test_nothing_is_earned_later(self):
        line = bought(KEPT).settle_early(on=NOV(5), id="s").advance(to=FEB(20))

        assert cost(line) == ("36.00", "0.00", "0.00")


class TestRefunded:
    def test_in_full_before_billing_all_is_given_back(self):
        line = bought(RETURNED).refund("p", on=OCT(25), id="f")

        assert cost(line) == ("0.00", "0.00", "36.00")
        assert (owed_by(line, "Merchant"), owed_by(line, "Platform")) == ("0.00", "0.00")

    def test_or_kept(self):
        assert cost(bought(KEPT).refund("p", on=OCT(25), id="f")) == ("36.00", "0.00", "0.00")

    def test_in_part_what_was_for_that_part(self):
        """
        Row 1 is paid; of 800.00 ahead 600.00 are refunded: a quarter of 24.00 stays, 3.60 and 2.40.

        200.00 are left in the next row, which earns all 6.00.
        """
        line = bought(RETURNED).repay(CNY(400), on=NOV(9), id="r").refund("p", on=NOV(10), id="f", amount=CNY(600))
        assert cost(line) == ("12.00", "6.00", "18.00")
        assert (owed_by(line, "Merchant"), owed_by(line, "Platform")) == ("10.80", "7.20")

        assert cost(line.advance(to=DEC(1))) == ("18.00", "0.00", "18.00")

    def test_in_part_and_kept(self):
        line = bought(KEPT).repay(CNY(400), on=NOV(9), id="r").refund("p", on=NOV(10), id="f", amount=CNY(600))

        assert cost(line) == ("30.00", "6.00", "0.00")

    def test_by_itself_whatever_early_settlement_does(self):
        offer = attrs.evolve(SHARED, unearned=Unearned(on_settlement="returned", on_refund="kept"))

        assert cost(bought(offer).refund("p", on=OCT(25), id="f")) == ("36.00", "0.00", "0.00")
        assert cost(bought(offer).settle_early(on=OCT(25), id="s")) == ("0.00", "0.00", "36.00")

    def test_what_is_billed_stays_earned(self):
        line = bought(RETURNED).advance(to=JAN(1)).refund("p", on=JAN(2), id="f")

        assert cost(line) == ("36.00", "0.00", "0.00")


class TestLaidOutAnew:
    def test_the_cost_is_earned_over_the_new_rows(self):
        """24.00 over four rows: 6.00 each."""
        line = bought().advance(to=NOV(2)).reschedule("p", on=NOV(2), id="x", periods=4)
        assert cost(line) == ("12.00", "24.00", "0.00")

        assert cost(line.advance(to=DEC(1))) == ("18.00", "18.00", "0.00")

    def test_a_deferral_defers_it(self):
        line = bought().advance(to=NOV(2)).reschedule("p", on=NOV(2), id="x", defer=1)

        assert cost(line.advance(to=DEC(1))) == ("12.00", "24.00", "0.00")
        assert cost(line.advance(to=JAN(1))) == ("24.00", "12.00", "0.00")
