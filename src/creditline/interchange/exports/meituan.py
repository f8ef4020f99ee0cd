"""Meituan (美团): its export of transactions, read into what happened on a line of Meituan Pay Later (美团月付)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import attrs

from creditline.acts import Discount, Purchase, Refund, Repay
from creditline.errors import CreditLineError, RefundExceedsPurchase, RowRefused
from creditline.interchange.exports.sheet import read_sheet
from creditline.interchange.rows import Sourced, at_row, utf8_text
from creditline.money import CNY, Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.interchange.exports.sheet import Sheet, SheetRow

COLUMNS = (
    "交易创建时间",  # when the order was made
    "交易成功时间",  # when it was done; its day is the day of the act
    "交易类型",  # 支付 (payment), 退款 (refund), 还款 (repayment)
    "订单标题",  # what the order is called
    "收/支",  # income or expense
    "支付方式",  # what it was paid with
    "订单金额",  # the price, or what a repayment clears
    "实付金额",  # what was paid
    "交易单号",  # names the transaction
    "商家单号",  # names it to the merchant
    "备注",  # a remark
)
PAY_LATER = "美团月付"
BEARER = "platform"
"""Who bears it where a repayment clears more than was paid."""

_LAST_DAY = re.compile("终止时间：\\[([^]]*)\\]")
_COUNT = re.compile("共：([0-9]{1,9})笔记录")
_TIME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")


@attrs.frozen
class MeituanExport:
    """
    What an export tells of a line of Meituan Pay Later.

    Attributes:
        acts: Purchases, refunds and repayments on the line, oldest first, each with its row.
        through: The last day that the export tells of, included; `None` where its preamble does not say.
    """

    acts: tuple[Sourced, ...]
    through: date | None


@attrs.frozen
class _Transaction:
    """A row on the line; *ordered* is its price, or what it clears."""

    row: int
    time: datetime
    kind: str
    title: str
    method: str
    ordered: Money
    paid: Money
    id: str


def read_meituan(export: bytes | str) -> MeituanExport:
    """
    Read an export of Meituan; the file is UTF-8, its rows are newest first, and its preamble says what it covers.

    On the line are payments with 美团月付 (each a `Purchase` of what was put on it), refunds to it (each a `Refund`
    of the nearest earlier purchase of the same title that has enough left), and repayments of it (each a `Repay` of
    what it clears, what was not paid of that being a `Discount` borne by the platform).
    An act is dated on the day of its success; acts of one day come in the order of their successes.
    Rows paid otherwise are no concern of the line.

    Raises:
        RowRefused: A row cannot be read or cannot stand, and why.
    """
    sheet = read_sheet(utf8_text(export), COLUMNS)
    _require_all_rows(sheet)
    transactions = [_transaction(row) for row in sheet.rows if _is_on_line(row)]
    _require_distinct(transactions)
    # Of one second, the lower row is the older.
    oldest_first = sorted(transactions, key=lambda transaction: (transaction.time, -transaction.row))
    return MeituanExport(tuple(_acts(oldest_first)), _last_day(sheet))


def _require_all_rows(sheet: Sheet) -> None:
    """Refuse a file that holds more or fewer rows than its preamble counts."""
    for number, text in sheet.preamble:
        counted = _COUNT.fullmatch(text)
        if counted and int(counted[1]) != len(sheet.rows):
            raise RowRefused(number, f"{counted[1]} transactions are announced, but {len(sheet.rows)} are there")


def _last_day(sheet: Sheet) -> date | None:
    for number, text in sheet.preamble:
        found = _LAST_DAY.search(text)
        if found:
            with at_row(number):
                return date.fromisoformat(found[1])
    return None


def _is_on_line(row: SheetRow) -> bool:
    method = row["支付方式"]
    if method == PAY_LATER:
        return True
    if PAY_LATER in method:
        raise RowRefused(row.number, f"{method!r} does not say how much of it was paid with {PAY_LATER}")
    return row["交易类型"] == "还款" and f"【{PAY_LATER}】" in row["订单标题"]


def _transaction(row: SheetRow) -> _Transaction:
    with at_row(row.number):
        return _Transaction(
            row.number,
            _time(row["交易成功时间"]),
            row["交易类型"],
            row["订单标题"],
            row["支付方式"],
            _amount(row, "订单金额"),
            _amount(row, "实付金额"),
            row["交易单号"],
        )


def _time(text: str) -> datetime:
    if not _TIME.fullmatch(text):
        message = f"交易成功时间 is a time such as '2025-02-28 20:35:25', not {text!r}"
        raise ValueError(message)
    return datetime.fromisoformat(text)


def _amount(row: SheetRow, column: str) -> Money:
    text = row[column]
    if not text.startswith("¥"):
        message = f"{column} is an amount such as '¥22.30', not {text!r}"
        raise ValueError(message)
    try:
        amount = Money.parse(f"{text[1:]} CNY")
    except (CreditLineError, ValueError) as refused:
        message = f"{column}: {refused}"
        raise ValueError(message) from refused
    if amount < CNY.zero:
        message = f"{column} is not negative, but {text!r} is"
        raise ValueError(message)
    return amount


def _require_distinct(transactions: list[_Transaction]) -> None:
    rows: dict[str, int] = {}
    for transaction in transactions:
        if transaction.id in rows:
            raise RowRefused(
                transaction.row, f"交易单号 {transaction.id!r} stands in row {rows[transaction.id]} already"
            )
        rows[transaction.id] = transaction.row


def _acts(transactions: list[_Transaction]) -> Iterator[Sourced]:
    left: dict[str, dict[str, Money]] = {}
    for transaction in transactions:
        with at_row(transaction.row):
            command = _command(transaction, left)
        yield Sourced(transaction.row, command)


def _command(done: _Transaction, left: dict[str, dict[str, Money]]) -> Purchase | Refund | Repay:
    """What a transaction asks of the line; *left* is what can still be refunded, by title and purchase."""
    on, id_ = done.time.date(), done.id
    match done.kind, done.method == PAY_LATER:
        case "支付", True:
            left.setdefault(done.title, {})[id_] = done.paid
            return Purchase(done.paid, on=on, id=id_, merchant=_label(done.title))
        case "退款", True:
            purchase = _refunded(done, left.get(done.title, {}))
            left[done.title][purchase] -= done.paid
            return Refund(purchase, on=on, id=id_, amount=done.paid)
        case "还款", False:
            return Repay(done.ordered, on=on, id=id_, source=_label(done.method), discount=_discount(done))
        case _:
            message = f"the 交易类型 {done.kind!r} is unknown for what is paid with {PAY_LATER}"
            raise ValueError(message)


def _refunded(refund: _Transaction, left: dict[str, Money]) -> str:
    """The purchase that a refund refers to: the nearest before it that has enough left."""
    if not left:
        message = f"the export has no purchase {refund.title!r} before this refund"
        raise ValueError(message)
    for purchase in reversed(left):
        if left[purchase] >= refund.paid:
            return purchase
    nearest = next(reversed(left))
    raise RefundExceedsPurchase(nearest, refund.paid, left[nearest])


def _discount(repayment: _Transaction) -> Discount | None:
    """What a repayment clears beyond what was paid."""
    given = repayment.ordered - repayment.paid
    if given < CNY.zero:
        message = f"{repayment.paid} were paid for a repayment of {repayment.ordered}"
        raise ValueError(message)
    return Discount(given, BEARER) if given else None


def _label(text: str) -> str:
    """Text that can be printed in one line."""
    return "".join(filter(str.isprintable, " ".join(text.split())))
