"""Credit cards of Chinese banks: 0.05 % a day from posting unless all is paid, and 10 % at least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.catalog.banks import BANKS
from creditline.catalog.editions import require_edition
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, CashFee, Interest, LateFee, Product

if TYPE_CHECKING:
    from creditline.catalog.banks import Bank
    from creditline.money import ShareLike
    from creditline.terms import DueAfter, DueOn

EDITIONS = (2018, 2023)


def credit_card(
    bank: str = "cmb",
    statement_day: int | None = None,
    due: DueOn | DueAfter | None = None,
    edition: int = 2023,
    *,
    rate: ShareLike = "0.05%",
) -> Product:
    """
    A credit card as pages of and around a year describe it; nothing here says what a bank charges today.

    Banks: abc, boc, bocom, bohai, ccb, ceb, cib, citic, cmb, cmbc, gdb, hxb, icbc, pab, psbc, sdb and spdb. What was
    published of each alone stands in the table of docs/catalog.md; where a bank is silent, what most banks do holds.

    Args:
        bank: One of these, in small letters.
        statement_day: The day that statements are dated, 1 to 31; that of the bank's worked examples where `None`,
            the 5th where it has none.
        due: When they fall due, such as `DueAfter(20)` or `DueOn(25)`; from the bank's examples where `None`, 20 days
            after the statement where it has none. Purchases are free for 20 to 50 days with `DueAfter(20)`, for 25 to
            56, both ends of the longest counted, with statements at the end of a month and `DueOn(25)`.
        edition: 2018 or 2023, the years of the grace days and tolerances; all else was published of both.
        rate: Per day, of purchases and of cash. From 2017 banks could agree 0.035 % to 0.05 %, since 2021 any rate.

    Sources, with the day they describe (docs/catalog.md lists them by bank, with their confidence):
        0.05 % a day from posting, compounded monthly: money.people.com.cn/BIG5/n1/2021/0201/c42877-32018551.html.
        On the full amount; ICBC on the unpaid part since March 2009:
        big5.www.gov.cn/.../2009-03/16/content_1260157.htm; langmsf.cn/card/20779.html.
        Which nights count, by worked examples: hxqdsh.com/yinhang/sdb/xinyongka/310819_3.html (SDB);
        wodefinance.com/Creditcardoverdue/ojasbxrdji.html (CITIC), hmqddkbocg.html (the statement day counts),
        zkaqmrmnpj.html (ICBC, the day of payment counts); sarr.cn/dongshi/redg/5vo0WMNA61 (CCB).
        Minimum of 10 % and all of slices, fees, interest and what is over the limit:
        wodefinance.com/Creditcardoverdue/jyfgaijije.html (CMB). CITIC 10 %, later 5 %: 7tqp.com/news_1250863.shtml.
        5 % of the unpaid minimum, floors and caps: dzyyw.com/danjiyouxi/1098007.html;
        xw588.com/falvzhishi/adcbe8c8....
        No interest on fees: m.wenzhouzx.com/news/jingji/65079.html (since 2017-01-01).
        Grace days and tolerance, of 2018, of 2023 to 2024, and of ICBC from 2023-10-31:
        csai.cn/creditcard/1271800.html; lu-xu.com/caijing/328922.html; static.bixenon.cn/b11845101/1.html;
        wodefinance.com/Creditcardoverdue/rclpilkolf.html.
        Order of repayment, principal first from day 91: m.newsmth.net/.../59278;
        ka.southmoney.com/zhongguo/huankuan/3764.html; 1mt.cn/379089; kashen8.com/archiver/tid-62189.html.
        A refund is no payment: wwpfw.com/xinyongqiayuqi/59098.html (CMB).
        Cash, 0.05 % for each day, both ends counted: readingspeakeasy.com/cardnews/cardnews_49120.shtml (SPDB, 2018);
        wenda.cardbaobao.com/59155.html (BOCOM), with a fee of 1 %; 1mt.cn/379089 (CMB), the same fee.
        Sending back a credit balance, often 0.5 %, 5 at least: yuhuajinling.com/hlw/202306/56284.html.
        Installments have no rates here, as they differ by bank, count and month; give the offers with `attrs.evolve`.

    Raises:
        ValueError: There is no such bank or edition, or a day that no month has.
    """
    require_edition("credit_card", edition, EDITIONS)
    if bank not in BANKS:
        message = f"credit_card has the banks {', '.join(BANKS)}, not {bank!r}"
        raise ValueError(message)
    terms = BANKS[bank]
    daily = Rate.daily(rate)
    return Product(
        f"{terms.name} Card {edition}",
        CNY,
        cycle=BillingCycle(
            terms.statement_day if statement_day is None else statement_day,
            terms.due if due is None else due,
            cutoff="through",
        ),
        minimum=terms.minimum,
        interest=_interest(terms, daily),
        cash_interest=Interest.daily(
            daily, through_statement_day=terms.through_statement_day, payment_counts="next_day", compounds=True
        ),
        cash_fee=CashFee("1%"),
        withdrawal_fee=CashFee("0.5%", floor=CNY(5)),
        late_fee=LateFee.share_of_minimum("5%", floor=terms.late_fee_floor, cap=terms.late_fee_cap),
        leniency=terms.leniency[EDITIONS.index(edition)],
        waterfall=terms.waterfall,
        refund_counts_as_payment=False,
    )


def _interest(terms: Bank, rate: Rate) -> Interest:
    """What purchases cost that are not paid in full."""
    return Interest(
        terms.base,
        rate,
        compounds=True,
        through_statement_day=terms.through_statement_day,
        payment_counts=terms.payment_counts,
        waive_below=terms.waive_below,
        minimum_charge=terms.minimum_charge,
    )
