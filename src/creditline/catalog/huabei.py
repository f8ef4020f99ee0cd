"""Huabei (花呗) of Ant: statement on the 1st, due on the 8th, 9th or 10th, 10 % at least, 0.05 % a day after that."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from creditline.catalog.editions import require_edition
from creditline.money import CNY, Rate, Rounding
from creditline.terms import BillingCycle, DueOn, InstallmentOffer, Interest, MinimumPayment, Product
from creditline.terms.ending import prepayment

if TYPE_CHECKING:
    from creditline.terms import Prepayment
    from creditline.terms.ending import PrepaymentLike

EDITIONS = (2022,)

OF_BILLS: Final = ((3, "2.5%"), (6, "4.5%"), (9, "6.5%"), (12, "8.8%"))
OF_PURCHASES: Final = ((3, "2.3%"), (6, "4.5%"), (12, "7.5%"))
FREE_OF_INTEREST: Final = ((3, "1.8%"), (6, "4.5%"), (12, "7.5%"))


def huabei(
    statement_day: int = 1, due_day: int = 9, edition: int = 2022, *, on_prepayment: PrepaymentLike = "waive"
) -> Product:
    """
    Huabei as published in and around 2022; nothing here says what Ant charges today.

    Installments, by the names of their offers:
        `"bill-3"`, `"bill-6"`, `"bill-9"`, `"bill-12"`: a part of a statement, at 2.5, 4.5, 6.5 or 8.8 % of it in all.
        `"3"`, `"6"`, `"12"`: a purchase, at 2.3, 4.5 or 7.5 % in all, paid by the customer.
        `"3-free"`, `"6-free"`, `"12-free"`: a purchase free of interest, for which the merchant pays 1.8, 4.5 or 7.5 %.

    Args:
        statement_day: 1; after a year customers could choose 5 or 10 (due on the 15th or 20th).
        due_day: 8, 9 or 10, as assigned.
        edition: 2022.
        on_prepayment: What early settlement still pays of the fees that are not billed yet. Three versions were
            published, none better than the others: `"waive"` (the default), nothing; `"next_period"`, the fee of the
            next row; `"all"`. All plans had to be settled together, which is `settle_early` without a plan.

    Sources, with the day they describe (docs/catalog.md lists them with their confidence):
        Cycle and due days: dazhiyi.cn/102422.html; 7tqp.com/news_2729182.shtml (to 2024).
        A statement holds what is dated before its day: dazhiyi.cn/102422.html.
        Minimum, 10 % of principal and all of the rest: m.3dmxku.com/daquan/zonghe/11418503.html.
        0.05 % a day on unpaid principal from the day after the due date, nothing before: the same;
        easyfang.com/a/2023/0614/014468622.html.
        A refund first settles its own purchase, then other debts: 51caijin.com/post/76839.html (2022).
        Rates of bill installments: m.dongshi.hunaudx.com/eedfrgvgrc.html; youxi2020.com/ershoufang/17857.html (2017 to
        2022); more than 10 yuan, the remainder first, fees charged are kept: ugaw.cn/mrwzrcser/rcseefsch.
        Rates of purchase installments and their rounding: apifox.com/apidoc/docs-site/3618910/doc-3285129. It does
        not say which row takes the cents that are left; here it is the last.
        Refunds of installments, last row first, fees billed are kept, others fall in proportion: 51caijin.com (2022).
        Early settlement: wjbkb.com/jingyan/12ov58.html (waive); m.szweitang.cn/finance/finance/20220915/49958.html
        (next period); onlydna.cn/finance/010215737.html (all).
        What becomes of a merchant's cost when its purchase is refunded was not found; the rest of it is given back.

    Raises:
        ValueError: There is no such edition, a day that no month has, or no such rule for early settlement.
    """
    require_edition("huabei", edition, EDITIONS)
    return Product(
        f"Huabei {edition}",
        CNY,
        cycle=BillingCycle(statement_day, DueOn(due_day), cutoff="before"),
        minimum=MinimumPayment("10%"),
        interest=Interest.overdue(Rate.parse("0.05%/day")),
        installments=_offers(prepayment(on_prepayment)),
    )


@cache
def _offers(on_prepayment: Prepayment) -> tuple[InstallmentOffer, ...]:
    """Every offer, once for each rule of early settlement."""
    of_bills = [
        InstallmentOffer.flat_fee(
            periods,
            total_rate=rate,
            name=f"bill-{periods}",
            remainder="first",
            amount_min=CNY("10.01"),
            on_prepayment=on_prepayment,
        )
        for periods, rate in OF_BILLS
    ]
    of_purchases = [
        InstallmentOffer.flat_fee(
            periods,
            total_rate=rate,
            name=f"{periods}",
            rounding=Rounding.HALF_EVEN,
            split_rounding=Rounding.DOWN,
            on_prepayment=on_prepayment,
        )
        for periods, rate in OF_PURCHASES
    ]
    free = [
        InstallmentOffer.interest_free(
            periods,
            bearer="merchant",
            cost_rate=rate,
            name=f"{periods}-free",
            rounding=Rounding.HALF_EVEN,
            split_rounding=Rounding.DOWN,
        )
        for periods, rate in FREE_OF_INTEREST
    ]
    return (*of_bills, *of_purchases, *free)
