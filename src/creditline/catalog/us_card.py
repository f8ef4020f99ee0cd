"""A credit card of the United States: the mean of daily balances, with the bounds that Regulation Z sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.catalog.editions import require_edition
from creditline.money import USD, Rate
from creditline.terms import BillingCycle, DueOn, Interest, LateFee, MinimumPayment, Product, Waterfall

if TYPE_CHECKING:
    from creditline.money import Money, ShareLike

EDITIONS = (2012,)
FLOOR: Final = USD(20)
SAFE_HARBOR: Final = USD(25)
SAFE_HARBOR_REPEATED: Final = USD(35)


def us_card(
    statement_day: int = 31,
    due_day: int = 25,
    edition: int = 2012,
    *,
    rate: ShareLike = "17%",
    cash_rate: ShareLike = "21%",
    minimum_share: ShareLike = "2%",
    minimum_floor: Money = FLOOR,
    late_fee: Money = SAFE_HARBOR,
    late_fee_repeated: Money = SAFE_HARBOR_REPEATED,
) -> Product:
    """
    A card within 12 CFR 1026 (Regulation Z); no issuer's own terms, which each agrees for itself.

    While a line has lost its grace, each statement charges the mean of its daily balances, new purchases and fees
    included. One statement paid in full brings the grace back.

    Args:
        statement_day: The day that statements are dated; the end of the month, so that periods are months.
        due_day: The day that they fall due, the same each month and at least 21 days later; 25 days with the defaults.
        edition: 2012, the annual edition of the regulation that was read.
        rate: Per year, of purchases. The default is one of those in the sample of Appendix M2, as is *cash_rate*.
        cash_rate: Per year, of cash, each day from the draw and without grace.
        minimum_share: Of principal; interest and fees are asked for beside it. The default is that of Appendix M2.
        minimum_floor: The least that is asked for in all, unless less is due. The same.
        late_fee: For a minimum missed. The default is the safe harbor as first enacted; it is indexed every year.
        late_fee_repeated: Where a minimum was missed within the six cycles before. The same.

    Sources (docs/catalog.md has their confidence):
        Mean of daily balances with current transactions and fees: 12 CFR 1026, Appendix G-1(A)(d).
        What was paid by the due date bears nothing for days before the cycle that lost the grace:
        12 CFR 1026.54(a)(1).
        Beyond the minimum, the highest rate first: 12 CFR 1026.53(a).
        Late fee of 25, or 35 where repeated, at most the minimum: 12 CFR 1026.52(b)(1)(ii) and (b)(2)(i)(A).
        21 days, and the same day each month: 12 CFR 1026.5(b)(2)(ii) and 1026.7(b)(11)(i).
        Minimum of 2 %, 20 at least: 12 CFR 1026, Appendix M2; that interest and fees come on top is a choice.
        Unpaid interest bears none, as Appendix G-1 allows to subtract it; a fee for cash was not found.

    Raises:
        ValueError: There is no such edition, or a day that no month has.
    """
    require_edition("us_card", edition, EDITIONS)
    return Product(
        f"US Card {edition}",
        USD,
        cycle=BillingCycle(statement_day, DueOn(due_day), cutoff="through"),
        minimum=MinimumPayment(minimum_share, floor=minimum_floor),
        interest=Interest.average_daily_balance(Rate.annual(rate), free_if_paid_in_grace=True, fees_bear_interest=True),
        cash_interest=Interest.daily(Rate.annual(cash_rate)),
        late_fee=LateFee.missed_minimum(late_fee, repeated=late_fee_repeated),
        waterfall=Waterfall.highest_rate_first(),
    )
