"""Renxingfu (任性付) of Suning: purchases in installments at a fee by the month, 0.04 % a day on what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.catalog.editions import require_edition
from creditline.catalog.monthly import monthly_offers
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, DueAfter, Interest, Product

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.money import ShareLike
    from creditline.terms import DueOn

EDITIONS = (2024,)
NINE_DAYS: Final = DueAfter(9)


def renxingfu(
    statement_day: int = 1,
    due: DueOn | DueAfter = NINE_DAYS,
    edition: int = 2024,
    *,
    rate: ShareLike = "0.498%",
    periods: Iterable[int] = (3, 6, 12),
) -> Product:
    """
    Renxingfu as published around 2024; nothing here says what Suning charges today.

    An offer is called by its count of months, `"3"`.

    Args:
        statement_day: Not found; the 1st is a choice.
        due: Not found; nine days after the statement are a choice.
        edition: 2024.
        rate: Of a month's fee, as a share of the original principal: 0.498 % to 1 % were published, 0.6 % to 1 % for
            flexible installments, without what they depend on; the default is the lowest.
        periods: Of each offer, in months; not found, so that they are a choice.

    Sources, with the day they describe (docs/catalog.md has their confidence):
        Fees by the month and 0.04 % a day of revolving principal: a page of shouchaobaoquan.com; another without an
        address (2024-05-21).
        What is late is said to cost overdue principal x days x a rate, for which a single weak page has 0.05 % to
        0.1 %; here it costs the revolving 0.04 %.
        A minimum was not found: the whole amount due is asked for. Which row takes the cents that are left was not
        found either; here it is the last.

    Raises:
        TypeError: The periods are one number.
        ValueError: There is no such edition, or a day that no month has.
    """
    require_edition("renxingfu", edition, EDITIONS)
    return Product(
        f"Renxingfu {edition}",
        CNY,
        cycle=BillingCycle(statement_day, due, cutoff="before"),
        interest=Interest.overdue(Rate.parse("0.04%/day")),
        installments=monthly_offers(periods, rate),
    )
