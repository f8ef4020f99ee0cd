"""Acts over several lines: which line takes which part of a payment, of a refund, of a repayment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.errors import RefundExceedsPurchase, SharedLimitExceeded
from creditline.portfolio.sharing import Part, net, part
from creditline.state import Status
from creditline.state.chart import MERCHANT, RECEIVABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from creditline.acts import Purchase, Refund, Repay, ReturnRepayment
    from creditline.line import CreditLine
    from creditline.money import Money

Claim = tuple[bool, "date", int, int]
"""Whether it is not billed yet, when it falls due, the place of its line in the order of use, minor units."""


def purchase_parts(command: Purchase, lines: Sequence[CreditLine], *, available: Money, limit: Money) -> list[Part]:
    """
    Each line in the order of use gives what it can, until the purchase is paid.

    Args:
        command: A purchase.
        lines: On the day of the purchase.
        available: What is available of the shared limit.
        limit: The shared limit.

    Returns:
        One part for each line that gives anything; fewer than two where lines cannot pay it together.

    Raises:
        SharedLimitExceeded: Two lines or more can give something, and all together less than the purchase.
    """
    left, room = command.amount.minor, available.minor
    parts: list[Part] = []
    for line in lines:
        used = net(line)
        spendable = min((line.available_in(command.scene) + line.credit_balance).minor, room + max(0, -used))
        if line.status is Status.OPEN and room >= 0 and (given := min(left, spendable)) > 0:
            parts.append(part(line, command, amount=limit.currency.minor(given)))
            left -= given
            room -= max(0, used + given) - max(0, used)
    if left and len(parts) > 1:
        raise SharedLimitExceeded(command.amount, limit.currency.minor(command.amount.minor - left), limit)
    return parts


def refund_parts(command: Refund, lines: Sequence[CreditLine], bought: Sequence[Part]) -> list[Part]:
    """
    The part that was taken last is given back first.

    Args:
        command: A refund of a purchase over several lines.
        lines: The lines that took its parts, in their order.
        bought: Those parts.

    Raises:
        RefundExceedsPurchase: More than can still be refunded of all parts, or nothing is left of them.
    """
    refundable = [
        -line.ledger.balance(MERCHANT, item=each.command.id) for line, each in zip(lines, bought, strict=True)
    ]
    whole = sum(refundable[1:], start=refundable[0])
    amount = whole if command.amount is None else command.amount
    if not whole or amount > whole:
        raise RefundExceedsPurchase(command.purchase, amount, whole)
    parts: list[Part] = []
    for line, each, most in reversed(list(zip(lines, bought, refundable, strict=True))):
        if given := min(amount, most):
            parts.append(part(line, command, purchase=each.command.id, amount=given))
            amount -= given
    return parts


def return_parts(command: ReturnRepayment, lines: Sequence[CreditLine], repaid: Sequence[Part]) -> list[Part]:
    """A repayment of several lines that did not come after all did not come to any of them."""
    return [part(line, command, repayment=each.command.id) for line, each in zip(lines, repaid, strict=True)]


def repayment_parts(command: Repay, lines: Sequence[CreditLine]) -> list[Part]:
    """
    What is billed is repaid first, on all lines in the order of its due dates, then what falls due next.

    Lines of which something falls due on the same day come in the order of use. No line is given more than would pay
    it off before all of them are; what is left then is the customer's own money on the first line that is not closed.
    A discount goes with the first parts, as far as they reach.
    """
    left = command.amount.minor
    payoffs = [line.payoff().total.minor for line in lines]
    shares = [0] * len(lines)
    claims = sorted(claim for place, line in enumerate(lines) for claim in _claims(line, place))
    for place, minor in (*[claim[2:] for claim in claims], *enumerate(payoffs)):
        given = min(left, minor, payoffs[place] - shares[place])
        shares[place] += given
        left -= given
    shares[next((place for place, line in enumerate(lines) if line.status is not Status.CLOSED), 0)] += left
    return list(_repaid(command, lines, shares))


def _claims(line: CreditLine, place: int) -> Iterator[Claim]:
    """What a line asks for: its bills, with charges so far at the first of them, then what it will ask for."""
    minor = line.ledger.minor
    billed = [
        (bill.due_date, sum([minor(RECEIVABLES[each.component], each.id) for each in bill.obligations]))
        for bill in line.bills
    ]
    charges = line.due().total.minor - sum([owed for _, owed in billed])
    yield False, billed[0][0] if billed else line.as_of, place, charges
    for due_date, owed in billed:
        yield False, due_date, place, owed
    dates = {due_date for due_date, _ in billed}
    for row in line.upcoming().rows:
        if row.due_date not in dates:
            yield True, row.due_date, place, row.amount.minor


def _repaid(command: Repay, lines: Sequence[CreditLine], shares: Sequence[int]) -> Iterator[Part]:
    """The parts of a repayment that are more than nothing."""
    money, discount = command.amount.currency.minor, command.discount
    borne = 0 if discount is None else discount.amount.minor
    for line, share in zip(lines, shares, strict=True):
        if share:
            here = min(borne, share)
            given = attrs.evolve(discount, amount=money(here)) if discount is not None and here else None
            yield part(line, command, amount=money(share), discount=given)
            borne -= here
