"""Baitiao (白条) of JD by bills: a statement a month, due nine days later, a charge a day on what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.catalog.editions import require_edition
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, DueAfter, InstallmentOffer, LateFee, Product, RefundTerms

if TYPE_CHECKING:
    from creditline.money import ShareLike
    from creditline.terms.ending import PrepaymentLike

LATE_RATES: Final = {2016: "0.05%/day", 2022: "0.07%/day", 2024: "0.015%/day"}
EDITIONS = tuple(LATE_RATES)
PERIODS: Final = (3, 6, 12, 24)


def baitiao(
    statement_day: int = 1,
    edition: int = 2022,
    *,
    rate: ShareLike = "0.5%",
    on_prepayment: PrepaymentLike = "waive",
) -> Product:
    """
    Bill-based Baitiao as published around a year; nothing here says what JD charges today.

    Installments, by the names of their offers:
        `"3"`, `"6"`, `"12"`, `"24"`: a purchase of 10 yuan or more.
        `"bill-3"`, `"bill-6"`, `"bill-12"`, `"bill-24"`: at most 90 % of a statement, 100 yuan or more; the first row
        stands on the next statement, and a refund gives nothing back of the fee.

    Args:
        statement_day: The bill day; 1 in the worked examples.
        edition: The late charge, per day of what is overdue: 2016, 0.05 %; 2022, 0.07 %; 2024, 0.015 %. Pages of 2016
            to 2022 name the 0.07 % without its first day, and after it 0.065 % without any; `attrs.evolve` has others.
        rate: Of a month's fee, as a share of the original principal. 0.5 % to 1.2 % were published, without what
            they depend on; the default is the lowest, which the worked examples use.
        on_prepayment: What early settlement still pays of fees not billed yet; not found, so that it is a parameter.

    Sources, with the day they describe (docs/catalog.md lists them with their confidence):
        Due nine days after the bill: kexiaomei.com/article/190035.htm; xyjw.com/daikuan/dk12817.html (2016 to 2022).
        Late charges: xyjw.com; hpgipv.com/laws-1161270.html; gucheng.com/jingyan/202405/4386771.shtml (2024).
        At least 0.01 was charged for each day; that is not expressed (it matters below 14.29 yuan at 0.07 %).
        Installments: yzgs.net/baike/197519.html; m.gclz.com.cn/c/22945.html (from 2016-04-10).
        Which row takes the cents that are left was not found; here it is the last.
        Refunds, last row first and then back to the sources of repayments, newest first:
        dwsc.com.cn/b/216879.html; m.zhsho.com/know/cddb33cf0d97f085f30d4e585fe79cd5.html (2021).
        Fees after a refund: m.3dmxku.com/daquan/zonghe/13183892.html.
        A minimum payment is named, but no rule of it was found: the whole amount due is asked for, and the daily
        service fee of those who pay the minimum alone (0.05 %) is left out with it.

    Raises:
        ValueError: There is no such edition, a day that no month has, or no such rule for early settlement.
    """
    require_edition("baitiao", edition, EDITIONS)
    of_purchases = [
        InstallmentOffer.flat_fee(
            periods,
            rate_per_period=rate,
            name=f"{periods}",
            amount_min=CNY(10),
            on_prepayment=on_prepayment,
        )
        for periods in PERIODS
    ]
    of_bills = [
        InstallmentOffer.flat_fee(
            periods,
            rate_per_period=rate,
            name=f"bill-{periods}",
            amount_min=CNY(100),
            share_max="90%",
            on_prepayment=on_prepayment,
            on_refund=RefundTerms(unbilled_fee="kept"),
        )
        for periods in PERIODS
    ]
    return Product(
        f"Baitiao {edition}",
        CNY,
        cycle=BillingCycle(statement_day, DueAfter(9), cutoff="before"),
        late_fee=LateFee.daily(Rate.parse(LATE_RATES[edition]), on="overdue"),
        installments=(*of_purchases, *of_bills),
        refund_rest="sources",
    )
