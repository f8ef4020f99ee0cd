"""Short forms: a method for each command, made when it is first asked for."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from creditline.engine import Command
    from creditline.line import CreditLine

P = ParamSpec("P")


@attrs.frozen(eq=False, repr=False)
class Short:
    """What stands in the place of a method until it is asked for; only then the module of its command loads."""

    command: Callable[[], Callable[..., Command]]

    def __get__(self, line: CreditLine | None, kind: type[CreditLine]) -> Callable[..., CreditLine]:
        """Give the method, and leave its place to it."""
        method = _method(self.command())
        setattr(kind, method.__name__, method)
        bound: Callable[..., CreditLine] = method.__get__(line, kind)
        return bound


def act(command: Callable[[], Callable[P, Command]]) -> Callable[Concatenate[CreditLine, P], CreditLine]:
    """The method that applies a command, with its signature and its docstring."""
    return cast("Callable[Concatenate[CreditLine, P], CreditLine]", Short(command))


def _method(command: Callable[..., Command]) -> Any:  # noqa: ANN401 - a function, and what functions have
    def method(self: CreditLine, /, *args: object, **kwargs: object) -> CreditLine:
        return self.apply(command(*args, **kwargs))

    method.__name__ = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", command.__name__).lower()
    method.__qualname__ = f"CreditLine.{method.__name__}"
    method.__doc__ = command.__doc__
    signature = inspect.signature(command.__init__)
    vars(method)["__signature__"] = signature.replace(return_annotation="CreditLine")
    return method
