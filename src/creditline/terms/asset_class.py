"""Asset classes: what regulators call a debt that is so many days past due."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import some_text, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable


def _as_tiers(tiers: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple(tiers)


def _from_nothing_on(instance: object, attribute: attrs.Attribute[Any], tiers: tuple[tuple[int, str], ...]) -> None:
    """Refuse a table that does not begin with 0 days, or does not ascend."""
    for days, label in tiers:
        whole_number(instance, attribute, days)
        some_text(instance, attribute, label)
    starts = [days for days, _ in tiers]
    if starts[:1] != [0] or any(later <= days for days, later in pairwise(starts)):
        message = f"{attribute.name} begin with 0 days past due and ascend, not {', '.join(map(str, starts))}"
        raise ValueError(message)


@attrs.frozen
class AssetClasses:
    """
    A table of days past due.

    Args:
        name: What the table is called.
        tiers: From how many days past due on, included, a debt is called what; the first from 0 days.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(validator=some_text)
    tiers: tuple[tuple[int, str], ...] = attrs.field(converter=_as_tiers, validator=_from_nothing_on)

    def of(self, days_past_due: int) -> str:
        """
        The class of a debt that is so many days past due, 0 or more.

        >>> CHINA_FIVE_TIERS.of(90), CHINA_FIVE_TIERS.of(91)
        ('special mention', 'substandard')
        """
        return next(label for days, label in reversed(self.tiers) if days <= days_past_due)

    @property
    def lost(self) -> str:
        """The last class, which is also that of a debt that was charged off."""
        return self.tiers[-1][1]


CHINA_FIVE_TIERS: Final = AssetClasses(
    "China, Order 2023 No. 1",
    ((0, "normal"), (1, "special mention"), (91, "substandard"), (271, "doubtful"), (361, "loss")),
)
"""
By days alone: the order also looks at what else is known of a debtor, which a line does not know.

Source: Measures for the Risk Classification of Financial Assets of Commercial Banks, Order 2023 No. 1 of the CBIRC and
the PBOC, in force from 1 July 2023.
"""

FFIEC_CLOSED_END: Final = AssetClasses("FFIEC, closed-end", ((0, "pass"), (90, "substandard"), (120, "loss")))
"""Loans in installments. Source: Uniform Retail Credit Classification and Account Management Policy, 65 FR 36903."""

FFIEC_OPEN_END: Final = AssetClasses("FFIEC, open-end", ((0, "pass"), (90, "substandard"), (180, "loss")))
"""Credit lines and cards, from the same policy."""
