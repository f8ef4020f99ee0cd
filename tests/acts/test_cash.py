"""Withdrawals: the customer takes his own money back."""

from __future__ import annotations

import pytest

from creditline import CNY
from creditline.acts import Withdraw
from creditline.errors import LineNotOpen, WithdrawalExceedsCredit
from tests.lines import NOV, OCT, a_line, refused

HIS_OWN = a_line().repay(CNY(100), on=OCT(20), id="r")


class TestAWithdrawal:
    def test_it_is_sent_to_him(self) -> None:
        line = HIS_OWN.withdraw(CNY(60), on=OCT(25), id="w")

        assert line.credit_balance == CNY(40)
        assert [(part.account, part.amount, part.item) for part in line.ledger.entry("w").postings] == [
            ("Liabilities:Credit-Balance", CNY(60), ""),
            ("Assets:Payout", CNY(-60), "w"),
        ]

    def test_all_of_it_may_go(self) -> None:
        assert HIS_OWN.withdraw(CNY(100), on=OCT(25), id="w").credit_balance == CNY(0)

    def test_it_stands_on_the_statement(self) -> None:
        (bill,) = HIS_OWN.withdraw(CNY(60), on=OCT(25), id="w").advance(to=NOV(1)).statements

        assert (bill.repayments, bill.withdrawals, bill.closing) == (CNY(100), CNY(60), CNY(-40))

    def test_what_a_refund_left_goes_first(self) -> None:
        """100.00 repaid too much and 50.00 refunded: 70.00 take the 50.00 and 20.00 of the others."""
        line = a_line(refund_rest="credit").purchase(CNY(50), on=OCT(10), id="p").repay(CNY(150), on=OCT(11), id="r")
        line = line.refund("p", on=OCT(12), id="f").withdraw(CNY(70), on=OCT(13), id="w")

        assert line.credit_balance == CNY(80)
        assert [(part.item, part.amount) for part in line.ledger.entry("w").postings][:2] == [
            ("refund", CNY(50)),
            ("", CNY(20)),
        ]

    def test_it_uses_no_limit(self) -> None:
        line = a_line(limit="0").repay(CNY(100), on=OCT(20), id="r").withdraw(CNY(100), on=OCT(20), id="w")

        assert line.available == CNY(0)


class TestRefused:
    def test_a_cent_more_than_he_has(self) -> None:
        error = refused(HIS_OWN, Withdraw(CNY("100.01"), on=OCT(25), id="w"))

        assert isinstance(error, WithdrawalExceedsCredit)
        assert (error.requested, error.credit_balance) == (CNY("100.01"), CNY(100))
        assert str(error) == "100.01 CNY is more than the 100.00 CNY of the customer's own money that can be withdrawn"

    def test_the_limit_is_not_his_own(self) -> None:
        assert isinstance(refused(a_line(), Withdraw(CNY("0.01"), on=OCT(1), id="w")), WithdrawalExceedsCredit)

    def test_a_frozen_line(self) -> None:
        error = refused(HIS_OWN.freeze(on=OCT(21), id="f"), Withdraw(CNY(1), on=OCT(21), id="w"))

        assert isinstance(error, LineNotOpen)
        assert str(error) == "line 'alice' is frozen, which rules out withdrawing"

    @pytest.mark.parametrize("amount", ["0", "-1"])
    def test_nothing_or_less(self, amount: str) -> None:
        with pytest.raises(ValueError, match=f"amount is more than zero, not {CNY(amount)}"):
            HIS_OWN.withdraw(CNY(amount), on=OCT(25), id="w")
