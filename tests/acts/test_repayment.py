"""Repayments: money comes in and settles what is owed; the rest is the customer's own."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, USD
from creditline.acts import Discount, Repay
from creditline.errors import CurrencyMismatch, DiscountExceedsRepayment, UnknownId
from tests.lines import DEC, FEB, HALF_PER_MILLE, NOV, OCT, a_line, refused, settled

LINE = a_line(interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p")


def postings(line, id: str) -> list[tuple[str, str, str]]:
    """How an act was booked: account, amount, item."""
    return [(posting.account, str(posting.amount.decimal), posting.item) for posting in line.ledger.entry(id).postings]


class TestMoneyComesIn:
    def test_it_settles_what_is_owed(self) -> None:
        line = LINE.repay(CNY(400), on=NOV(5), id="r", source="bank card")

        assert (line.outstanding, line.available) == (CNY(600), CNY(9400))
        assert postings(line, "r") == [
            ("Assets:Collections", "400.00", ""),
            ("Assets:Receivable:Principal", "-400.00", "p"),
        ]
        assert (line.ledger.entry("r").kind, line.ledger.entry("r").memo) == ("repayment", "bank card")

    def test_the_rest_is_the_customer_s_own(self) -> None:
        line = LINE.repay(CNY(1200), on=NOV(5), id="r")

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(200))
        assert postings(line, "r")[-1] == ("Liabilities:Credit-Balance", "-200.00", "")

    def test_what_is_not_yet_billed_is_settled_as_well(self) -> None:
        line = LINE.repay(CNY(1000), on=OCT(21), id="r").advance(to=NOV(1))

        assert line.statements[0].amount_due == CNY(0)

    def test_interest_so_far_is_posted_first(self) -> None:
        """10 nights x 1,000.00 x 0.05 %; 1,005.00 leave nothing, 1,000.00 leave 5.00 of principal."""
        line = LINE.repay(CNY(1005), on=NOV(19), id="r")

        assert [entry.kind for entry in line.record("r").entries] == ["interest", "repayment"]
        assert line.outstanding == CNY(0)
        assert LINE.repay(CNY(1000), on=NOV(19), id="r").payoff().principal == CNY(5)

    def test_paying_what_the_payoff_says_leaves_nothing(self) -> None:
        paid = LINE.repay(LINE.payoff(NOV(27)).total, on=NOV(27), id="r").advance(to=FEB(1))

        assert not paid.outstanding
        assert not paid.credit_balance

    def test_it_is_taken_whatever_the_status(self) -> None:
        for line in (
            LINE.suspend(on=OCT(21), id="s"),
            LINE.freeze(on=OCT(21), id="s"),
            LINE.refund("p", on=OCT(21), id="f").close(on=OCT(21), id="s"),
        ):
            assert line.repay(CNY(1), on=OCT(22), id="r").ledger.balance("Assets:Collections") == CNY(1)


class TestTowardAPurchase:
    line = LINE.purchase(CNY(500), on=NOV(20), id="p2")

    def test_it_comes_before_the_waterfall(self) -> None:
        line = self.line.repay(CNY(300), on=DEC(2), id="r", toward="p2")

        assert settled(line, "r") == [("principal", "p2", "300.00")]

    def test_the_rest_goes_by_the_order(self) -> None:
        """22 nights to 1 December are 11.00, one more is 0.50."""
        line = self.line.repay(CNY(600), on=DEC(2), id="r", toward="p2")

        assert settled(line, "r") == [
            ("principal", "p2", "500.00"),
            ("interest", "interest/2026-12-01", "11.00"),
            ("interest", "interest/2027-01-01", "0.50"),
            ("principal", "p", "88.50"),
        ]

    def test_a_purchase_that_is_paid_is_no_hindrance(self) -> None:
        line = self.line.repay(CNY(500), on=NOV(21), id="r1", toward="p2").repay(
            CNY(10), on=NOV(21), id="r2", toward="p2"
        )

        assert settled(line, "r2")[0][0] == "interest"

    def test_a_capture_is_a_purchase(self) -> None:
        line = LINE.authorize(CNY(50), on=OCT(21), id="h").capture("h", on=OCT(22), id="c")

        assert settled(line.repay(CNY(20), on=OCT(23), id="r", toward="c"), "r") == [("principal", "c", "20.00")]

    def test_a_purchase_that_never_was(self) -> None:
        error = refused(self.line, Repay(CNY(1), on=NOV(20), id="r", toward="p3"))

        assert isinstance(error, UnknownId)
        assert (error.kind, error.id) == ("purchase, plan or draw", "p3")


class TestADiscount:
    def test_it_is_a_part_of_the_amount_that_its_bearer_owes(self) -> None:
        """48.14 with a discount of 0.02 is 48.12 of money (a Meituan export of February 2025)."""
        line = a_line().purchase(CNY("48.14"), on=OCT(20), id="p")
        line = line.repay(CNY("48.14"), on=OCT(20), id="r", discount=Discount(CNY("0.02"), "platform"))

        assert postings(line, "r") == [
            ("Assets:Collections", "48.12", ""),
            ("Assets:Bearer:Platform", "0.02", ""),
            ("Assets:Receivable:Principal", "-48.14", "p"),
        ]
        assert not line.outstanding

    def test_the_statement_counts_it_as_repaid(self) -> None:
        line = a_line().purchase(CNY("48.14"), on=OCT(20), id="p")
        line = line.repay(CNY("48.14"), on=OCT(20), id="r", discount=Discount(CNY("0.02"), "platform"))

        assert line.advance(to=NOV(1)).statements[0].repayments == CNY("48.14")

    def test_all_of_it_may_be_borne(self) -> None:
        line = LINE.repay(CNY(10), on=OCT(21), id="r", discount=Discount(CNY(10), "platform"))

        assert [account for account, _, _ in postings(line, "r")] == [
            "Assets:Bearer:Platform",
            "Assets:Receivable:Principal",
        ]

    @pytest.mark.parametrize(
        ("bearer", "account"),
        [
            ("merchant", "Assets:Bearer:Merchant"),
            ("issuing bank", "Assets:Bearer:Issuing-Bank"),
            ("meituan_pay", "Assets:Bearer:Meituan-Pay"),
            ("HSBC", "Assets:Bearer:HSBC"),
        ],
    )
    def test_its_bearer_has_an_account_of_his_name(self, bearer: str, account: str) -> None:
        line = LINE.repay(CNY(10), on=OCT(21), id="r", discount=Discount(CNY(1), bearer))

        assert line.ledger.balance(account) == CNY(1)

    def test_it_is_never_more_than_the_repayment(self) -> None:
        with pytest.raises(DiscountExceedsRepayment) as refusal:
            LINE.repay(CNY(10), on=OCT(21), id="r", discount=Discount(CNY("10.01"), "platform"))

        assert (refusal.value.amount, refusal.value.discount) == (CNY(10), CNY("10.01"))
        assert str(refusal.value) == "a discount of 10.01 CNY is more than the repayment of 10.00 CNY"

    def test_it_is_of_the_same_currency(self) -> None:
        with pytest.raises(CurrencyMismatch, match="^USD does not mix with CNY$"):
            LINE.repay(CNY(10), on=OCT(21), id="r", discount=Discount(USD(1), "platform"))

    @pytest.mark.parametrize("amount", [CNY(0), CNY(-1)])
    def test_it_is_more_than_zero(self, amount: Any) -> None:
        with pytest.raises(ValueError, match="amount is more than zero, not"):
            Discount(amount, "platform")

    @pytest.mark.parametrize("bearer", ["", " ", "平台", "a/b", "plat:form", "a--b"])
    def test_its_bearer_has_a_name_that_can_stand_in_an_account(self, bearer: str) -> None:
        with pytest.raises(ValueError, match="bearer is a name of ASCII letters and digits such as 'platform', not"):
            Discount(CNY(1), bearer)

    @pytest.mark.parametrize("bearer", [None, 7])
    def test_its_bearer_is_named_in_words(self, bearer: Any) -> None:
        with pytest.raises(TypeError, match="bearer is a str, not"):
            Discount(CNY(1), bearer)

    def test_it_is_given_as_a_discount(self) -> None:
        with pytest.raises(TypeError):
            LINE.repay(CNY(10), on=OCT(21), id="r", discount=CNY(1))  # type: ignore[arg-type]
