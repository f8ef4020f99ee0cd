"""Baitiao (白条) of JD by orders: each order falls due by itself, and one that is late costs 0.07 % a day in whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.catalog.baitiao import PERIODS
from creditline.catalog.editions import require_edition
from creditline.dates import Days, Months
from creditline.money import CNY, Rate
from creditline.terms import InstallmentOffer, LateFee, OrderCycle, Product

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

    from creditline.dates import Step
    from creditline.money import ShareLike
    from creditline.terms.ending import PrepaymentLike

EDITIONS = (2022,)
STEPS: Final[dict[str, Step]] = {"30 days": Days(30), "monthly": Months(1)}


def baitiao_orders(
    every: str | Step | relativedelta = "30 days",
    edition: int = 2022,
    *,
    rate: ShareLike = "0.5%",
    on_prepayment: PrepaymentLike = "waive",
) -> Product:
    """
    Order-based Baitiao as pages of 2016 to 2022 describe it; nothing here says what JD charges today.

    Installments, by the names of their offers: `"3"`, `"6"`, `"12"`, `"24"`, of 10 yuan or more.

    Args:
        every: When an order falls due, and one installment row after the other: `"30 days"`; `"monthly"`, on the
            order's day of the month, clamped to the end of a short one and anchored (31 January, 28 February,
            31 March); or any step. Both were published; which orders had which was not found.
        edition: 2022.
        rate: Of a month's fee, as a share of the original principal. 0.5 % to 1.2 % were published, without what
            they depend on; the default is the lowest, which the worked examples use.
        on_prepayment: What early settlement still pays of fees not billed yet; not found, so that it is a parameter.

    Sources, with the day they describe (docs/catalog.md lists them with their confidence):
        Due dates: kexiaomei.com/article/190035.htm; xyjw.com/daikuan/dk12817.html (2016 to 2022).
        0.07 % a day of all unpaid principal and fees of an overdue order: xyjw.com; hpgipv.com/laws-1161270.html.
        At least 0.01 was charged for each day; that is not expressed (it matters below 14.29 yuan).
        Fees are counted once they are billed.
        Installments: yzgs.net/baike/197519.html; m.gclz.com.cn/c/22945.html (from 2016-04-10).
        Which row takes the cents that are left was not found; here it is the last.
        Refunds, last row first, back to the source where all is paid, late charges before principal:
        dwsc.com.cn/b/216879.html; csai.cn/wenda/937632.html. Fees: m.3dmxku.com/daquan/zonghe/13183892.html.

    Raises:
        ValueError: There is no such edition, step, or rule for early settlement.
    """
    require_edition("baitiao_orders", edition, EDITIONS)
    return Product(
        f"Baitiao Orders {edition}",
        CNY,
        cycle=OrderCycle(_step(every)),
        late_fee=LateFee.daily(Rate.parse("0.07%/day"), on="order"),
        installments=[
            InstallmentOffer.flat_fee(
                periods, rate_per_period=rate, name=f"{periods}", amount_min=CNY(10), on_prepayment=on_prepayment
            )
            for periods in PERIODS
        ],
        refund_rest="sources",
    )


def _step(every: str | Step | relativedelta) -> Step | relativedelta:
    if not isinstance(every, str):
        return every
    if every not in STEPS:
        message = f"an order falls due after {' or '.join(map(repr, STEPS))} or a step such as Days(45), not {every!r}"
        raise ValueError(message)
    return STEPS[every]
