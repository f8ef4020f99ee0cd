"""What is granted of a shared limit for a time, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts import GrantTemporaryLimit, LowerLimit, WithdrawIncrease
from creditline.errors import UnknownId, UnlawfulIncreaseMove
from creditline.state.increase import INCREASE_MOVES, Increase, granted_for_a_time

if TYPE_CHECKING:
    from datetime import date

    from creditline.engine import Command
    from creditline.state.increase import Increases


def until(increases: Increases, day: date) -> Increases:
    """What has begun or ended by the start of a day."""
    for increase in increases.live:
        then = _on(increase, day)
        if then is not increase:
            increases = increases.with_one(then)
    return increases


def _on(increase: Increase, day: date) -> Increase:
    while increase.is_live and (next_day := increase.next_day) is not None and next_day <= day:
        increase = _moved(increase, "end" if increase.is_in_force else "begin")
    return increase


def _moved(increase: Increase, move: str) -> Increase:
    _, target = INCREASE_MOVES[move]
    return attrs.evolve(increase, status=target)


def require_known(increases: Increases, id: str) -> Increase:
    """The increase of that id (`UnknownId`)."""
    increase = increases.find(id)
    if increase is None:
        raise UnknownId("increase", id)
    return increase


def after(increases: Increases, command: Command) -> Increases:
    """
    What an act of the group makes of them: it grants one more, takes one back, or all that have not begun.

    Raises:
        UnknownId: It takes back what was never granted.
        UnlawfulIncreaseMove: It takes back what has ended, or was taken back before.
    """
    if type(command) is GrantTemporaryLimit:
        return until(increases.with_one(_granted(command, increases)), command.on)
    if type(command) is WithdrawIncrease:
        increase = require_known(increases, command.increase)
        if not increase.allows("withdraw"):
            raise UnlawfulIncreaseMove(increase.id, increase.status.value, "withdraw")
        return increases.with_one(_moved(increase, "withdraw"))
    if type(command) is LowerLimit:
        for increase in increases.live:
            if not increase.is_in_force:
                increases = increases.with_one(_moved(increase, "withdraw"))
    return increases


def _granted(command: GrantTemporaryLimit, before: Increases) -> Increase:
    return granted_for_a_time(command.id, command.amount, command.on, command.first, command.last, before.count)
