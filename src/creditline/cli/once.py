"""Options that may stand once: said twice, or against one another, they are wrong usage."""

from __future__ import annotations

from argparse import Action, ArgumentError
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence


class Once(Action):
    """Keeps the value of an option, or its constant where it takes none, unless the same is said already."""

    def __call__(
        self,
        _parser: ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[object] | None,
        _option_string: str | None = None,
    ) -> None:
        """
        Keep what the option says.

        Raises:
            ArgumentError: It stands there twice, or beside another that says the same or the contrary.
        """
        own = self.option_strings[0]
        said_by = vars(namespace).setdefault("said_by", {})
        if self.dest in said_by:
            other = said_by[self.dest]
            raise ArgumentError(self, "it is given twice" if other == own else f"{other} says already which it is")
        said_by[self.dest] = own
        setattr(namespace, self.dest, self.const if self.nargs == 0 else values)
