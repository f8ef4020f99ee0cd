"""What the caller knows of a customer that no line knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import attrs

from creditline.alike import alike, hashed
from creditline.rules.figure import Figure
from creditline.shown import shown
from creditline.terms.check import amount_or_none, instance_of, one_line, or_none, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.money import Money
    from creditline.rules.figure import Value


def _as_figures(other: Mapping[str, Value] | Iterable[Figure]) -> tuple[Figure, ...]:
    if isinstance(other, Mapping):
        named = cast("Mapping[str, Value]", other)
        given = [Figure(name, value) for name, value in named.items()]
    else:
        given = list(other)
    return tuple(sorted(given, key=lambda figure: getattr(figure, "name", "")))


def _are_figures(_: object, attribute: attrs.Attribute[Any], value: tuple[Figure, ...]) -> None:
    """Refuse what is no figure, and two of one name."""
    for figure in value:
        if type(figure) is not Figure:
            message = f"{attribute.name} is a mapping of names to figures, not of {figure!r}"
            raise TypeError(message)
    if len({figure.name for figure in value}) < len(value):
        message = f"{attribute.name} has two figures of one name"
        raise ValueError(message)


@attrs.frozen
class CustomerFacts:
    """
    What the caller knows of a customer; what is `None` is not known, and a rule that needs it does not pass.

    Args:
        age: In whole years, on the day of the request.
        is_student: Whether the customer is a student.
        monthly_income: Zero or more.
        risk_grade: As the caller's own model grades customers.
        other: More, for rules of your own: a mapping of names to `Money`, shares, days, words, whole numbers, or yes
            and no; kept sorted by name.

    >>> CustomerFacts(age=31, other={"phone_verified": True}).get("phone_verified")
    True
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    age: int | None = attrs.field(default=None, validator=or_none(whole_number))
    is_student: bool | None = attrs.field(default=None, validator=or_none(instance_of(bool)))
    monthly_income: Money | None = attrs.field(default=None, validator=amount_or_none)
    risk_grade: str | None = attrs.field(default=None, validator=or_none(one_line))
    other: tuple[Figure, ...] = attrs.field(default=(), converter=_as_figures, validator=_are_figures)

    def get(self, name: str) -> Value:
        """One of the other facts; `None` where it is not known."""
        return next((figure.value for figure in self.other if figure.name == name), None)


NOTHING_KNOWN = CustomerFacts()
"""Of a customer of whom the caller knows nothing."""
