"""Meituan Pay Later (美团月付): statement on the 1st, due on the 8th, in full."""

from __future__ import annotations

from creditline.catalog.editions import require_edition
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, DueOn, Interest, Product

EDITIONS = (2022,)


def meituan_pay(edition: int = 2022) -> Product:
    """
    Meituan Pay Later as published in and around 2022; nothing here says what Meituan charges today.

    Args:
        edition: 2022.

    Sources, with the day they describe (docs/catalog.md lists them with their confidence):
        Statement on the 1st, due on the 8th, up to 38 days free, 0.05 % a day overdue:
        m.weather.com.cn/ccps/yqdongtaizt/1064297.html; mip.gucheng.com/money/202204/4182184.shtml (2022-04).
        Due on the 8th of each month: a notification to customers, 2024.
        A refund after the repayment stays on the line as the customer's own money: a real export of 2025-02.
        No rule of a minimum was found, so the whole amount due is asked for.

    Raises:
        ValueError: There is no such edition.
    """
    require_edition("meituan_pay", edition, EDITIONS)
    return Product(
        f"Meituan Pay Later {edition}",
        CNY,
        cycle=BillingCycle(1, DueOn(8), cutoff="before"),
        interest=Interest.overdue(Rate.parse("0.05%/day")),
    )
