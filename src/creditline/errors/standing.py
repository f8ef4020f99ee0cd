"""Refusals of the standing of a line, of its day and of its agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


class Backdated(CreditLineError):
    """Acts come in the order of their days."""

    message = "{e.on} lies before {e.as_of}, the day that the line has reached"
    on: date
    as_of: date


class LineNotOpen(CreditLineError):
    """The status of a line decides what may be done with it."""

    message = "line {e.line!r} is {e.statusin_words}, which rules out {e.dealing}"
    line: str
    status: str
    dealing: str

    @property
    def statusin_words(self) -> str:
        """What the line is."""
        return self.status.replace("_", " ")


class UnlawfulMove(CreditLineError):
    """The status of a line moves by a table of lawful moves."""

    message = "line {e.line!r} is {e.statusin_words}, from where there is no {e.move}"
    line: str
    status: str
    move: str

    @property
    def statusin_words(self) -> str:
        """What the line is."""
        return self.status.replace("_", " ")


class LineNotSettled(CreditLineError):
    """A line is closed when nothing is owed either way and nothing is held."""

    message = (
        "line {e.line!r} still has {e.outstanding} outstanding, {e.credit_balance} of the customer's own money"
        " and {e.held} held"
    )
    line: str
    outstanding: Money
    credit_balance: Money
    held: Money


class StatementDayFixed(CreditLineError):
    """The statement day changes where the product says how often it may."""

    message = "the statement day of {e.product} cannot be changed"
    product: str


class StatementDayChangedTooSoon(CreditLineError):
    """Between two changes of the statement day lies as much time as the product asks for."""

    message = "the statement day was changed on {e.since} and can be changed again from {e.earliest} on"
    since: date
    earliest: date


class CycleCannotChange(CreditLineError):
    """A line with statements keeps them and their cutoff; one without keeps its orders."""

    message = "a line of {e.product} cannot change to {e.other}: its periods would not follow on one another"
    product: str
    other: str
