"""Parts of a whole: amounts divided so that not one minor unit is lost or made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from creditline.money.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Sequence

Remainder = Literal["last", "first", "spread"]


def split_minor(
    total: int, n: int, *, remainder: Remainder = "last", unit: int = 1, rounding: Rounding = Rounding.DOWN
) -> tuple[int, ...]:
    """
    Lay *total* minor units out in *n* parts that are as equal as *unit* and *rounding* let them be.

    Each part is total / n rounded to a multiple of *unit*. The difference goes to the last part, to the first,
    or is spread by one unit each from the first; what is smaller than the unit goes to the last part in any case.
    If that leaves a part with nothing or less, the parts are laid out in minor units, DOWN, spread.
    A negative total gives the negation of what its positive gives.

    Raises:
        TypeError: *n* is not an int.
        ValueError: *n* or *unit* is less than 1, or *remainder* is none of the three.

    >>> split_minor(1000, 6)
    (166, 166, 166, 166, 166, 170)
    """
    _check_split(n, remainder, unit)
    if total < 0:
        parts = split_minor(-total, n, remainder=remainder, unit=unit, rounding=rounding)
        return tuple(-part for part in parts)
    laid_out = _lay_out(total, n, remainder, unit, rounding)
    return tuple(laid_out if min(laid_out) > 0 else _lay_out(total, n, "spread", 1, Rounding.DOWN))


def allocate_minor(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """
    Divide *total* minor units in proportion to *weights* by largest remainder, ties to the first.

    A weight of zero receives nothing. A negative total gives the negation of what its positive gives.

    Raises:
        ValueError: a weight is negative, or none is positive.

    >>> allocate_minor(5, (7, 3))
    (4, 1)
    """
    whole = sum(weights)
    if whole < 1 or min(weights) < 0:
        message = f"weights are not negative and one is more than zero, not {tuple(weights)}"
        raise ValueError(message)
    if total < 0:
        return tuple(-part for part in allocate_minor(-total, weights))
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(parts)), key=lambda i: total * weights[i] % whole, reverse=True)
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return tuple(parts)


def _check_split(n: int, remainder: Remainder, unit: int) -> None:
    if type(n) is not int:
        message = f"the number of parts is an int, not {type(n).__name__}"
        raise TypeError(message)
    if n < 1 or unit < 1:
        message = f"a split takes 1 part or more and a positive unit, not {n} parts in units of {unit}"
        raise ValueError(message)
    if remainder not in ("last", "first", "spread"):
        message = f"the remainder goes 'last', 'first' or is 'spread', not {remainder!r}"
        raise ValueError(message)


def _lay_out(total: int, n: int, remainder: Remainder, unit: int, rounding: Rounding) -> list[int]:
    part = rounding.divide(total, n * unit) * unit
    units, rest = divmod(total - part * n, unit)
    parts = [part] * n
    if remainder == "spread":
        for i in range(abs(units)):
            parts[i] += unit if units > 0 else -unit
    else:
        parts[-1 if remainder == "last" else 0] += units * unit
    parts[-1] += rest
    return parts
