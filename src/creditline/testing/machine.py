"""A state machine that plays with a line as users would, and checks it after every step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creditline.errors import CreditLineError
from creditline.testing.chance import stateful, strategies
from creditline.testing.commands import commands
from creditline.testing.figures import figures
from creditline.testing.histories import openings
from creditline.testing.laws import require_laws

if TYPE_CHECKING:
    from creditline.engine import Command
    from creditline.line import CreditLine
    from creditline.testing.figures import Figures


class LineMachine(stateful.RuleBasedStateMachine):
    """
    Lives of lines under any product; derive from it to hold more rules and invariants against them.

    Attributes:
        product: A product, or a strategy for products, to play under; any where `None`.
        line: The line as it is now.
        seen: Earlier lines, each with the figures that it told at the time.
    """

    product: Any = None
    line: CreditLine
    seen: list[tuple[CreditLine, Figures]]

    @stateful.initialize(data=strategies.data())
    def open(self, data: strategies.DataObject) -> None:
        """A line comes to be."""
        self.line = data.draw(openings(self.product))
        self.seen = []

    @stateful.rule(data=strategies.data())
    def act(self, data: strategies.DataObject) -> None:
        """Something is asked: it is granted, or refused and nothing has happened."""
        command = data.draw(commands(self.line))
        before = self.line, figures(self.line)
        expected = self.line.refusal(command)
        try:
            self.line = self.line.apply(command)
        except CreditLineError as refused:
            self._refused(refused, expected)
        else:
            _require(expected is None, f"{command} was granted, though {expected}")
        _require(figures(before[0]) == before[1], f"{command} changed the line that it was asked of")
        self.seen = [*self.seen[-8:], before]

    @stateful.rule(data=strategies.data())
    def repeat(self, data: strategies.DataObject) -> None:
        """What was asked before is asked again, whatever its date: nothing happens."""
        past = [command for command in self.line.commands if hasattr(command, "id")]
        command = data.draw(strategies.sampled_from(past))
        _require(type(self.line).restore(self.line.history) == self.line, "the history does not restore the line")
        if not _is_opening(command):
            _require(self.line.apply(command) is self.line, f"{command} was done twice")

    @stateful.invariant()
    def obeys(self) -> None:
        """Books, statements, obligations and limit agree, and earlier lines are as they were."""
        require_laws(self.line)
        for line, told in self.seen[:1]:
            _require(figures(line) == told, "an earlier line has changed")

    def _refused(self, refused: CreditLineError, expected: CreditLineError | None) -> None:
        same = type(refused) is type(expected) and refused.args == (expected and expected.args)
        _require(same, f"{refused!r} was not foretold: {expected!r}")


def _is_opening(command: Command) -> bool:
    return hasattr(command, "product")


def _require(holds: bool, message: str) -> None:  # noqa: FBT001 - what is required
    if not holds:
        raise AssertionError(message)
