"""How late a line is: days, statements, buckets, its class, and what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.reports.owing import Owed
from creditline.shown import shown
from creditline.state import bucket, claims
from creditline.state.lateness import statements_missed
from creditline.table import html_table, text_table
from creditline.terms import CHINA_FIVE_TIERS, Component, Stage

if TYPE_CHECKING:
    from creditline.line import CreditLine
    from creditline.terms import AssetClasses


@attrs.frozen
class Delinquency:
    """
    How late a line is on its day.

    Attributes:
        days_past_due: 0 when current and within grace.
        missed_statements: How many statements judged so far have their minimum not met by what
            is outstanding now; without statements, how many orders and rows are late.
        bucket_by_days: M0 (current), M1 (1 to 30 days), M2 (31 to 60), ...
        bucket_by_statements: M0 (none missed), M1 (one), M2 (two), ...
        asset_class: What the table calls it; a line that is charged off is in the last class.
        classes: The name of the table.
        overdue: What is overdue and posted, by component.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    days_past_due: int
    missed_statements: int
    bucket_by_days: str
    bucket_by_statements: str
    asset_class: str
    classes: str
    overdue: Owed

    def __str__(self) -> str:
        """A small table."""
        return text_table(self._rows(), align="<<")

    def _repr_html_(self) -> str:
        return html_table(self._rows())

    def _rows(self) -> list[tuple[str, str]]:
        return [
            ("days past due", f"{self.days_past_due} ({self.bucket_by_days})"),
            ("statements missed", f"{self.missed_statements} ({self.bucket_by_statements})"),
            ("class", f"{self.asset_class} ({self.classes})"),
            ("overdue", str(self.overdue)),
        ]


def delinquency(line: CreditLine, *, classes: AssetClasses = CHINA_FIVE_TIERS) -> Delinquency:
    """
    How late a line is on its day.

    Args:
        line: Any line; another day is `line.at(day)` or `line.project(until=day)`.
        classes: The table of days that names its class.
    """
    state = line._state  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - reports read the state of a line
    days, missed = line.days_past_due, statements_missed(state)
    minor = dict.fromkeys(Component, 0)
    for obligation, stage, _, owed in claims(state):
        if stage is Stage.OVERDUE:
            minor[obligation.component] += owed
    return Delinquency(
        days,
        missed,
        bucket(days),
        f"M{missed}",
        classes.lost if state.is_charged_off else classes.of(days),
        classes.name,
        Owed(**{component.value: state.money(minor[component]) for component in Component}),
    )
