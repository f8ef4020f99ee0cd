"""Published cases of cash on bank cards: its fee, a withdrawal's fee, and what must be paid to clear it."""

from __future__ import annotations

import pytest

from creditline import CNY, CreditLine, Product
from creditline.terms import BillingCycle, CashFee, DueAfter, Waterfall
from tests.lines import APR, MAR, NOV, a_line


def test_bocom_charges_20_for_2000_of_cash():
    """1 % of 2,000 on 12 November (https://wenda.cardbaobao.com/59155.html)."""
    line = a_line(cash_fee=CashFee("1%")).draw(CNY(2000), on=NOV(12), id="d")

    assert line.payoff().fee == CNY(20)


@pytest.mark.parametrize(("amount", "fee"), [(500, "5.00"), (1000, "5.00"), (2000, "10.00")])
def test_an_overpayment_sent_back_costs_half_a_per_cent_and_5_at_least(amount, fee):
    """The rate and the floor of https://yuhuajinling.com/hlw/202306/56284.html; the amounts are ours."""
    line = a_line(withdrawal_fee=CashFee("0.5%", floor=CNY(5))).repay(CNY(amount), on=NOV(1), id="r")
    line = line.withdraw(CNY(amount), on=NOV(2), id="w")

    assert (line.credit_balance, line.payoff().total) == (CNY(0), CNY(fee))


@pytest.mark.parametrize(("paid", "cash"), [("5020", "0"), ("5019.99", "0.01"), ("3020", "2000"), ("3000", "2000")])
def test_cmb_clears_cash_after_everything_billed_and_before_purchases(paid, cash):
    """
    Statement of 5 April 3,000; purchase of 1,000 on the 7th; cash of 2,000 with a fee of 20 on the 8th.

    On the 10th 5,020 must be paid to clear the cash (http://1mt.cn/379089): billed before unbilled; within each
    interest, fees, cash, purchases.
    """
    cmb = Product(
        "CMB",
        CNY,
        cycle=BillingCycle(5, DueAfter(18), cutoff="through"),
        cash_fee=CashFee("1%"),
        waterfall=Waterfall.in_each_stage("interest", "late_fee", "fee", "cash", "principal"),
    )
    line = CreditLine.open(cmb, limit=CNY(10_000), on=MAR(6), id="line").purchase(CNY(3000), on=MAR(20), id="billed")
    line = line.purchase(CNY(1000), on=APR(7), id="new").draw(CNY(2000), on=APR(8), id="cash")
    assert line.statements[-1].amount_due == CNY(3000)

    line = line.repay(CNY(paid), on=APR(10), id="r")
    assert line.payoff().cash == CNY(cash)
    assert line.payoff().principal == CNY(1000)
