"""Refusals of what a limit allows, and of its changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


class LimitExceeded(CreditLineError):
    """Spending stays within what is available."""

    message = "{e.requested} is more than the {e.available} available of a limit of {e.limit}"
    requested: Money
    available: Money
    limit: Money

    def __str__(self) -> str:
        """Where a limit fell below its use, nothing is available."""
        if self.available.minor >= 0:
            return super().__str__()
        return f"{self.requested} cannot be spent: the line is {-self.available} over its limit of {self.limit}"


class SharedLimitExceeded(CreditLineError):
    """Spending on the lines of a group stays within the limit that they share."""

    message = "{e.requested} is more than the {e.available} available of a shared limit of {e.limit}"
    requested: Money
    available: Money
    limit: Money

    def __str__(self) -> str:
        """Where the lines use more than they share, nothing is available."""
        if self.available.minor >= 0:
            return super().__str__()
        return (
            f"{self.requested} cannot be spent: the lines together are {-self.available} over"
            f" their shared limit of {self.limit}"
        )


class SceneLimitExceeded(CreditLineError):
    """Spending for one thing stays within what the line may be used for it."""

    message = "{e.requested} is more than the {e.available} available for {e.scene!r} of a limit of {e.limit}"
    scene: str
    requested: Money
    available: Money
    limit: Money

    def __str__(self) -> str:
        """Where the limit fell below its use, nothing is available."""
        if self.available.minor >= 0:
            return super().__str__()
        return f"{self.requested} cannot be spent: {self.scene!r} is {-self.available} over its limit of {self.limit}"


class LimitOutOfBounds(CreditLineError):
    """A product bounds the limits that it grants."""

    message = "a limit of {e.requested} is not what {e.product} grants, {e.bounds}"
    requested: Money
    minimum: Money | None
    maximum: Money | None
    product: str

    @property
    def bounds(self) -> str:
        """The bounds that there are, in words."""
        bounds = ("at least", self.minimum), ("at most", self.maximum)
        return " and ".join(f"{words} {bound}" for words, bound in bounds if bound is not None)


class NotAnIncrease(CreditLineError):
    """A limit is raised to more than it is."""

    message = "{e.requested} does not raise a limit of {e.limit}"
    requested: Money
    limit: Money


class NotADecrease(CreditLineError):
    """A limit is lowered to less than it is."""

    message = "{e.requested} does not lower a limit of {e.limit}"
    requested: Money
    limit: Money


class LimitNotInStep(CreditLineError):
    """A product may grant limits in steps."""

    message = "a limit of {e.requested} is no multiple of {e.step}, as {e.product} grants them"
    requested: Money
    step: Money
    product: str


class TemporaryLimitExceeded(CreditLineError):
    """A product may bound what it grants for a time."""

    message = "{e.requested} for a time is more than the {e.maximum} that {e.product} grants so, all at once"
    requested: Money
    maximum: Money
    product: str


class TemporaryLimitTooLong(CreditLineError):
    """A product may bound for how long it grants more."""

    message = "a temporary limit of {e.days} days is longer than the {e.maximum} that {e.product} grants"
    days: int
    maximum: int
    product: str


class BeginsTooEarly(CreditLineError):
    """Nothing is granted for days that have passed, or before the day that was offered."""

    message = "an increase that can begin on {e.earliest} cannot begin on {e.first}, before it"
    earliest: date
    first: date


class EndsBeforeItBegins(CreditLineError):
    """A temporary limit is in force on one day at least."""

    message = "a temporary limit from {e.first} cannot end on {e.last}, before it"
    first: date
    last: date


class AnswerBeforeAsked(CreditLineError):
    """An offer or a request can be answered on its own day at least."""

    message = "an increase of {e.on} cannot be answered by {e.expires}, before it"
    on: date
    expires: date


class IncreaseExceedsAsked(CreditLineError):
    """No more is accepted than was offered or asked for; it may be less."""

    message = "{e.requested} is more than the {e.asked} of increase {e.increase!r}"
    increase: str
    requested: Money
    asked: Money


class UnlawfulIncreaseMove(CreditLineError):
    """An increase goes from being offered or requested to what becomes of it, and never back."""

    message = "increase {e.increase!r} is {e.status_in_words}: it cannot be {e.done}"
    increase: str
    status: str
    move: str

    @property
    def status_in_words(self) -> str:
        """The status as it is read out."""
        return self.status.replace("_", " ")

    @property
    def done(self) -> str:
        """The move as something that is done to an increase."""
        return {"accept": "accepted", "decline": "declined", "withdraw": "withdrawn"}[self.move]


class DecisionExceeded(CreditLineError):
    """No more is offered or accepted than the decision that stands with it grants."""

    message = "{e.requested} is more than the {e.granted} that {e.whoever}"
    requested: Money
    granted: Money
    policy: str
    by: str | None

    @property
    def whoever(self) -> str:
        """Who lets so much through: the policy, or whoever overrode it."""
        return f"policy {self.policy!r} granted" if self.by is None else f"{self.by} allows"


class DecisionOfAnotherLine(CreditLineError):
    """What was decided about one customer says nothing about another."""

    message = "the decision of policy {e.policy!r} is about line {e.decided!r}, not about {e.line!r}"
    line: str
    decided: str
    policy: str


class DecisionOutdated(CreditLineError):
    """A decision serves an increase of the days that it is about, while the limit is the one that it looked at."""

    message = "the decision of policy {e.policy!r} {e.difference}"
    policy: str
    figure: str
    decided: Money | date | None
    current: Money | date | None

    @property
    def difference(self) -> str:
        """What of it is not as it was decided, in words."""
        if self.figure == "on":
            return f"is of {self.decided}, and cannot serve on {self.current}, before it"
        if self.figure == "first":
            return f"is about an increase from {self.decided} on, not from {self.current} on"
        if self.figure == "last":
            return f"is about {_lasting(self.decided)}, not about {_lasting(self.current)}"
        before, current = (value if value is not None else "never" for value in (self.decided, self.current))
        return f"is out of date: {self.figure.replace('_', ' ')} was {before}, and is {current}"


def _lasting(last: Money | date | None) -> str:
    """An increase by its last day."""
    return "a permanent increase" if last is None else f"an increase through {last}"


class CampaignSpentUnknown(CreditLineError):
    """A campaign with a budget has to know what its earlier runs offered, of all lines."""

    message = (
        "line {e.line!r} has an offer of campaign {e.campaign!r} already: "
        "say what was spent, campaign.report(lines).total"
    )
    campaign: str
    line: str
