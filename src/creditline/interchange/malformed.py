"""What goes wrong at the border: data that is not ours, and values that a format cannot hold."""

from __future__ import annotations


class MalformedData(ValueError):
    """
    Plain data that says nothing a line understands.

    Attributes:
        path: Where in the data: `"commands[3].amount"`; empty for all of it.
        reason: What is wrong there.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """The path, where there is one, and the reason."""
        return f"{self.path}: {self.reason}" if self.path else self.reason

    def within(self, part: str | int) -> MalformedData:
        """The same, seen from a step further out."""
        return MalformedData(joined(part, self.path), self.reason)


class CannotRoundTrip(ValueError):
    """
    What a format cannot hold so that the same can be read back.

    Attributes:
        subject: What cannot be written: a path in plain data, or an entry of a ledger.
        reason: Why.
    """

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        """The subject, where there is one, and the reason."""
        return f"{self.subject}: {self.reason}" if self.subject else self.reason

    def within(self, part: str | int) -> CannotRoundTrip:
        """The same, seen from a step further out."""
        return CannotRoundTrip(joined(part, self.subject), self.reason)


def joined(part: str | int, path: str) -> str:
    """
    One step and the path after it.

    >>> joined("commands", joined(3, "amount"))
    'commands[3].amount'
    """
    step = f"[{part}]" if isinstance(part, int) else part
    return f"{step}.{path}" if path and not path.startswith("[") else step + path
