"""Jiebei (借呗) of Ant: cash by the day, 0.015 % to 0.06 %, for the days that it was used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.catalog.editions import require_edition
from creditline.dates import Months
from creditline.money import CNY, Rate
from creditline.money import share as as_share
from creditline.terms import Interest, OrderCycle, Product

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

    from creditline.dates import Step
    from creditline.money import ShareLike

EDITIONS = (2022,)
A_MONTH: Final = Months(1)
RATE_MIN = as_share("0.015%")
RATE_MAX = as_share("0.06%")


def jiebei(rate: ShareLike = "0.05%", term: Step | relativedelta = A_MONTH, edition: int = 2022) -> Product:
    """
    Jiebei as published in and around 2022; nothing here says what Ant charges today.

    Each draw is a loan of its own. A coupon of interest-free days is an argument of the draw, `draw(..., free_days=7)`.

    Args:
        rate: Per day, as assigned to the customer, 0.015 % to 0.06 %; 0.05 % in the worked example.
        term: After which a draw falls due in whole; terms were not found, a month is a choice.
        edition: 2022.

    Sources, with the day they describe (docs/catalog.md lists them with their confidence):
        Rates, interest for the days used alone, no cost of paying early, and a coupon that waives the first days:
        mip.gucheng.com/finance/202207/4230568.shtml (2022-07); nbwxtz.com/nbs/1661871302221972.html.
        10,000 for 7 days at 0.05 %: drbdp.com/4-9447273.html.
        A coupon that moves the principal of a month is not expressed; what late payment costs was not found.

    Raises:
        ValueError: There is no such edition, or the rate lies outside the bounds.
    """
    require_edition("jiebei", edition, EDITIONS)
    if not RATE_MIN <= as_share(rate) <= RATE_MAX:
        message = f"jiebei has rates of 0.015 % to 0.06 % a day, not {rate}"
        raise ValueError(message)
    return Product(f"Jiebei {edition}", CNY, cycle=OrderCycle(term), interest=Interest.daily(Rate.daily(rate)))
