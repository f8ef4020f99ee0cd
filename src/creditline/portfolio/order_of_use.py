"""Acts over several lines: which line takes which part of a payment, of a refund, of a repayment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import require_authorized
from creditline.errors import AlreadyReturned, LimitExceeded, SceneLimitExceeded, SharedLimitExceeded
from creditline.portfolio.sharing import Part, net, part
from creditline.state import Status
from creditline.state.chart import RECEIVABLES
from creditline.state.disputing import beyond_refundable, disputed, refundable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from creditline.acts import Purchase, Refund, Repay, ReturnRepayment
    from creditline.errors import CreditLineError
    from creditline.line import CreditLine
    from creditline.money import Money

Claim = tuple[bool, "date", int, int]
"""Whether it is not billed yet, when it falls due, the place of its line in the order of use, minor units."""


def purchase_parts(command: Purchase, lines: Sequence[CreditLine], *, available: Money, limit: Money) -> list[Part]:
    """
    Each line in the order of use gives what it can, until the purchase is paid.

    It can give what one purchase on it may come to, what may be over its limit included, within the shared limit.
    The rules of every line that gives anything judge the purchase as a whole, as they would on that line alone, so that
    no cap is got around by taking it in parts.

    Args:
        command: A purchase.
        lines: On the day of the purchase.
        available: What is available of the shared limit.
        limit: The shared limit.

    Returns:
        One part for each line that gives anything; fewer than two where one pays it alone, or none can give anything.

    Raises:
        AuthorizationDeclined: The rules of a line that gives something decline the whole.
        AuthorizationReferred: They refer it, and nobody let it through.
        SharedLimitExceeded: Lines can give something, and all together less than the purchase, because of the shared
            limit.
        SceneLimitExceeded: They can give less, because of their own limits of what it is for.
        LimitExceeded: They can give less, because of their own limits.
    """
    left, room = command.amount.minor, available.minor
    parts: list[Part] = []
    payers: list[CreditLine] = []
    for line in lines:
        used = net(line)
        spendable = min(_spendable_in(line, command.scene).minor, room + max(0, -used))
        if line.status is Status.OPEN and room >= 0 and (given := min(left, spendable)) > 0:
            parts.append(part(line, command, amount=limit.currency.minor(given)))
            payers.append(line)
            left -= given
            room -= max(0, used + given) - max(0, used)
    if not payers or (len(payers) == 1 and not left):
        # One that takes it whole is asked for the whole, and lines that can give nothing say why.
        return parts
    for line in payers:
        require_authorized(line._state, command)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as rules see it
    if left:
        raise _too_little(command, lines, limit.currency.minor(command.amount.minor - left), limit)
    return parts


def _spendable_in(line: CreditLine, scene: str) -> Money:
    """The most that one purchase for a scene may come to on a line alone; what may be over its limit is of no scene."""
    limit = line.scene_limit(scene)
    if limit is None:
        return line.spendable
    return min(line.spendable, limit - line.held_in(scene) - line.used_in(scene) + line.credit_balance)


def _too_little(command: Purchase, lines: Sequence[CreditLine], given: Money, limit: Money) -> CreditLineError:
    """Why lines together can give no more than they do: the shared *limit*, else those of a scene, or of the lines."""
    payers, scene, zero = [line for line in lines if line.status is Status.OPEN], command.scene, limit.currency.zero
    alone = sum([max(zero, _spendable_in(line, scene)) for line in payers], start=zero)
    if given < alone:
        return SharedLimitExceeded(command.amount, given, limit)
    if given < sum([line.spendable for line in payers], start=zero):
        bounds = [line.scene_limit(scene) for line in payers]
        own = [line.limit if bound is None else bound for line, bound in zip(payers, bounds, strict=True)]
        return SceneLimitExceeded(scene, command.amount, given, sum(own, start=zero))
    return LimitExceeded(command.amount, given, sum([line.limit for line in payers], start=zero))


def refund_parts(command: Refund, lines: Sequence[CreditLine], bought: Sequence[Part]) -> list[Part]:
    """
    The part that was taken last is given back first, but for what is disputed of it.

    Args:
        command: A refund of a purchase over several lines.
        lines: The lines that took its parts, in their order.
        bought: Those parts.

    Raises:
        RefundExceedsPurchase: More than the merchant was paid for all parts and did not give back, or nothing is left.
        PurchaseDisputed: That, but some of it is disputed on its line, and it is more than the rest.
    """
    # What is disputed of a part waits there, as it does on one line.
    states = [line._state for line in lines]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as refunds see it
    money, ids = states[0].money, [each.command.id for each in bought]
    most_of = list(map(refundable, states, ids))
    whole = money(sum(most_of))
    amount = whole if command.amount is None else command.amount
    if not whole or amount > whole:
        raise beyond_refundable(command.purchase, amount, whole, money(sum(map(disputed, states, ids))))
    left = amount.minor
    parts: list[Part] = []
    for line, purchase, most in reversed(list(zip(lines, ids, most_of, strict=True))):
        if given := min(left, most):
            parts.append(part(line, command, purchase=purchase, amount=money(given)))
            left -= given
    return parts


def return_parts(command: ReturnRepayment, lines: Sequence[CreditLine], repaid: Sequence[Part]) -> list[Part]:
    """
    A repayment of several lines that did not come after all did not come to any of them.

    Args:
        command: The return of a repayment over several lines.
        lines: The lines that got its parts, in their order.
        repaid: Those parts; one that was returned by itself is not returned again.

    Raises:
        AlreadyReturned: All of them were.
    """
    parts = [
        part(line, command, repayment=each.command.id)
        for line, each in zip(lines, repaid, strict=True)
        if not _is_returned(line, each.command.id)
    ]
    if not parts:
        raise AlreadyReturned(command.repayment)
    return parts


def _is_returned(line: CreditLine, repayment: str) -> bool:
    """Whether a repayment is on record, and never came by what is known now."""
    return line._life.truth.find(repayment) is None  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


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
