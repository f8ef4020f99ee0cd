"""Plans that end early, as a manual and a regulator print them, settled on a line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from creditline import USD, CreditLine, InstallmentOffer, Product
from creditline.apr import apr_eu
from creditline.facts import Settled
from creditline.money import Currency, Money, Rate
from creditline.terms import BillingCycle, DueOn
from tests.lines import facts
from tests.terms.schedules.shown import FINE, shown

if TYPE_CHECKING:
    from creditline.terms.ending import PrepaymentLike


def with_rows_paid(currency: Currency, principal: int, offer: InstallmentOffer, count: int) -> CreditLine:
    """A line of 2020 with one plan, *count* rows of which were paid on their days."""
    product = Product("Plain", currency, cycle=BillingCycle(1, DueOn(15)))
    line = CreditLine.open(product, limit=currency(principal), on=date(2020, 1, 15), id="line")
    line = line.purchase(currency(principal), on=date(2020, 1, 15), id="loan", installments=offer)
    for row in line.plans[0].schedule.rows[:count]:
        line = line.repay(row.payment, on=row.due_date, id=f"row-{row.number}")
    return line


def paid_early(line: CreditLine) -> Money:
    """What settling on the line's own day costs, after which nothing ever falls due."""
    line = line.settle_early(on=line.as_of, id="end")
    assert not line.outstanding
    assert not line.upcoming().rows
    last = facts(line, Settled)[-1]
    assert last.id == "end"
    paid: Money = last.funding[0].amount
    return paid


class TestRuleOf78:
    """
    30 months, 180 of finance charge, prepaid after 25: a rebate of 5.81, 190.84 still to pay.

    HP 12C Platinum solutions handbook, pages 31 and 32,
    http://hp.manymanuals.com/unknown/12c-platinum-financial-calculator/user-manual-31495/32.
    The manual pays five times 39.33 less the rebate; our last row also has the 0.10 that thirty times 39.33 leave.
    """

    def payoff(self, on_prepayment: PrepaymentLike) -> Money:
        offer = InstallmentOffer.sum_of_digits(30, total_rate="18%", on_prepayment=on_prepayment)
        return paid_early(with_rows_paid(USD, 1_000, offer, 25))

    def test_what_is_left_less_the_rebate(self) -> None:
        assert self.payoff("waive") == USD("190.84") + USD("0.10")

    def test_the_rebate_is_what_waiving_saves(self) -> None:
        assert self.payoff("all") - self.payoff("waive") == USD("5.81")


class TestAnnuity:
    """
    200,000 at 5 % over 20 years, redeemed with row 60 by 166,909.73; 5.635609 % with 4,000 of costs.

    European Commission, DG FISMA, examples for the calculation of the APRC (January 2015), example 24,
    https://ec.europa.eu/info/system/files/aprc-examples-calculation_en.pdf.
    """

    offer = InstallmentOffer.equal_payment(240, Rate.annual("5%"))

    def test_the_redemption_at_month_60(self) -> None:
        """The document rounds nothing but what it prints; on a line in cents it is 0.09 more."""
        assert shown(paid_early(with_rows_paid(FINE, 200_000, self.offer, 60))) == "166909.73"
        assert paid_early(with_rows_paid(USD, 200_000, self.offer, 60)) == USD("166909.82")

    def test_the_rate_of_what_was_paid(self) -> None:
        """From the printed amounts, to the cent, it is 5.635609; from unrounded ones 5.635619."""
        line = with_rows_paid(FINE, 200_000, self.offer, 60)
        payments = [(Fraction(row.number, 12), row.payment) for row in line.plans[0].schedule.rows[:60]]
        cost, redemption = (Fraction(0), FINE(4_000)), (Fraction(5), paid_early(line))
        rate = apr_eu([(Fraction(0), FINE(200_000))], [cost, *payments, redemption])

        assert (rate.percent, round(rate.rate, 6)) == (Decimal("5.6"), Decimal("0.056356"))
