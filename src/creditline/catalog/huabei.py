"""Huabei (花呗) of Ant: statement on the 1st, due on the 8th, 9th or 10th, 10 % at least, 0.05 % a day after that."""

from __future__ import annotations

from creditline.catalog.editions import require_edition
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, DueOn, Interest, MinimumPayment, Product

EDITIONS = (2022,)


def huabei(statement_day: int = 1, due_day: int = 9, edition: int = 2022) -> Product:
    """
    Huabei as published in and around 2022; nothing here says what Ant charges today.

    Args:
        statement_day: 1; after a year customers could choose 5 or 10 (due on the 15th or 20th).
        due_day: 8, 9 or 10, as assigned.
        edition: 2022.

    Sources, with the day they describe (docs/catalog.md lists them with their confidence):
        Cycle and due days: dazhiyi.cn/102422.html; 7tqp.com/news_2729182.shtml (to 2024).
        A statement holds what is dated before its day: dazhiyi.cn/102422.html.
        Minimum, 10 % of principal and all of the rest: m.3dmxku.com/daquan/zonghe/11418503.html.
        0.05 % a day on unpaid principal from the day after the due date, nothing before: the same;
        easyfang.com/a/2023/0614/014468622.html.
        A refund first settles its own purchase, then other debts: 51caijin.com/post/76839.html (2022).

    Raises:
        ValueError: There is no such edition, or a day that no month has.
    """
    require_edition("huabei", edition, EDITIONS)
    return Product(
        f"Huabei {edition}",
        CNY,
        cycle=BillingCycle(statement_day, DueOn(due_day), cutoff="before"),
        minimum=MinimumPayment("10%"),
        interest=Interest.overdue(Rate.parse("0.05%/day")),
    )
