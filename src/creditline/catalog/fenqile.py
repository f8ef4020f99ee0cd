"""Fenqile (分期乐) of Lexin: what is late costs 0.03 % a day, 2 % once, and 5 and then 10 for each dunning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.catalog.editions import require_edition
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, DueAfter, LateFee, Product

if TYPE_CHECKING:
    from creditline.terms import DueOn

EDITIONS = (2021,)
NINE_DAYS: Final = DueAfter(9)


def fenqile(statement_day: int = 1, due: DueOn | DueAfter = NINE_DAYS, edition: int = 2021) -> Product:
    """
    Fenqile as published in 2021 and 2022; nothing here says what Lexin charges today.

    The three charges together exceed 24 % a year where little is late for a short time.

    Args:
        statement_day: Not found; the 1st is a choice.
        due: Not found; nine days after the statement are a choice.
        edition: 2021.

    Sources, with the day they describe (docs/catalog.md has their confidence):
        0.03 % a day of what is overdue, 2 % of it once, dunning of 5 and then 10 every 10 days:
        money.gucheng.com/202111/4128903.shtml (2021-11); 188gift.com/xinwen/show-3765.html.
        On which days dunning is charged was not found; here on the first day late and every tenth after it, until
        what is overdue is paid. Fees that are billed and overdue bear the 0.03 %, too.
        Rates of installments were not found; give the offers with `attrs.evolve`.

    Raises:
        ValueError: There is no such edition, or a day that no month has.
    """
    require_edition("fenqile", edition, EDITIONS)
    return Product(
        f"Fenqile {edition}",
        CNY,
        cycle=BillingCycle(statement_day, due, cutoff="before"),
        late_fee=(
            LateFee.daily(Rate.parse("0.03%/day")),
            LateFee.share_of_minimum("2%"),
            LateFee.flat(CNY(5), again=CNY(10), repeated_after=10),
        ),
    )
