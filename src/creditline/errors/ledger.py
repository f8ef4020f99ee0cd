"""Refusals of the books: entries, ids, periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError, in_words

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


class UnbalancedEntry(CreditLineError):
    """The debits and credits of an entry are equal, currency by currency."""

    message = "entry {e.entry!r} is out of balance by {e.difference}"
    entry: str
    difference: Money


class ConflictingId(CreditLineError):
    """An id stands for one content; the same id with another content names the field."""

    message = "{e.id!r} is taken: there the {e.fieldin_words} is {e.recordedin_words}, here {e.givenin_words}"
    id: str
    field: str
    recorded: object
    given: object

    @property
    def fieldin_words(self) -> str:
        """What differs."""
        return "day" if self.field == "on" else self.field.replace("_", " ")

    @property
    def recordedin_words(self) -> str:
        """What stands there."""
        return in_words(self.recorded)

    @property
    def givenin_words(self) -> str:
        """What was given here."""
        return in_words(self.given)


class UnknownId(CreditLineError):
    """An act can only refer to what has happened."""

    message = "there is no {e.kind} {e.id!r}"
    kind: str
    id: str


class PeriodClosed(CreditLineError):
    """A closed period takes no new entry."""

    message = "{e.on} lies in a period that is closed through {e.closed_through}"
    on: date
    closed_through: date


class AlreadyReversed(CreditLineError):
    """An entry is reversed once."""

    message = "entry {e.entry!r} was reversed by {e.reversal!r}"
    entry: str
    reversal: str


class ReversalOfReversal(CreditLineError):
    """A reversal is never reversed; post the entry again under a new id."""

    message = "entry {e.entry!r} is itself the reversal of {e.reverses!r}"
    entry: str
    reverses: str


class AuditFailed(CreditLineError):
    """What the ledger keeps is what its entries say."""

    message = "{e.subject}: kept as {e.kept}, but the entries say {e.recomputed}"
    subject: str
    kept: object
    recomputed: object
