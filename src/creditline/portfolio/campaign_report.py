"""What a campaign came to: how many lines, how much, what became of it, and who declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.money import Money, Rounding
from creditline.shown import shown
from creditline.state.increase import IncreaseStatus
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from creditline.errors import CreditLineError
    from creditline.rules import Decision
    from creditline.state.increase import Increase

ALREADY_OFFERED = "already offered"
"""The rule by which a campaign offers no line an increase twice."""

HEADER = ("campaign", "lines", "increase", "average")

ACCEPTED = (IncreaseStatus.ACCEPTED, IncreaseStatus.IN_FORCE, IncreaseStatus.ENDED)


@attrs.frozen
class CampaignReport:
    """
    What a campaign came to; `str` is the table that a platform would publish.

    Attributes:
        campaign: Its name.
        dry_run: Whether nothing was really offered.
        considered: How many lines it looked at.
        offered: To how many of them it made an offer.
        accepted: How many offers were accepted, in force or over.
        expired: How many nobody answered in time.
        declined: How many the customer declined.
        withdrawn: How many were taken back, before or after they were accepted.
        total: What was offered, exact; `None` where nothing was.
        accepted_total: What was accepted, exact; `None` where nothing was.
        declined_by: How many lines got no offer, by the first rule that declined them, in the order of the rules;
            a rule that declined nobody is listed with zero.
        refused_by: How many lines refused to be asked or to take the offer, by the name of the error.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    campaign: str
    dry_run: bool = attrs.field(kw_only=True)
    considered: int = 0
    offered: int = 0
    accepted: int = 0
    expired: int = 0
    declined: int = 0
    withdrawn: int = 0
    total: Money | None = None
    accepted_total: Money | None = None
    declined_by: tuple[tuple[str, int], ...] = ()
    refused_by: tuple[tuple[str, int], ...] = ()

    @property
    def open(self) -> int:
        """How many offers may still be answered."""
        return self.offered - self.accepted - self.expired - self.declined - self.withdrawn

    @property
    def average(self) -> Money | None:
        """The mean of what was offered, HALF_UP to the minor unit; `None` where nothing was."""
        return _mean(self.total, self.offered)

    @property
    def accepted_average(self) -> Money | None:
        """The mean of what was accepted, HALF_UP to the minor unit; `None` where nothing was."""
        return _mean(self.accepted_total, self.accepted)

    def with_decision(self, decision: Decision) -> CampaignReport:
        """One more line, to which so much was offered, or nothing."""
        first = decision.declined_by[:1]
        counts = dict(self.declined_by)
        for ruling in decision.rulings:
            counts[ruling.name] = counts.get(ruling.name, 0) + (ruling.name in first)
        declined_by = tuple(counts.items()) if first or len(counts) > len(self.declined_by) else self.declined_by
        is_offered = bool(decision.amount)
        return attrs.evolve(
            self,
            considered=self.considered + 1,
            offered=self.offered + is_offered,
            total=_sum(self.total, decision.amount) if is_offered else self.total,
            declined_by=declined_by,
        )

    def with_refusal(self, refusal: CreditLineError, *, is_repeated: bool) -> CampaignReport:
        """One more line that refused; one that has an offer of the campaign counts as such all the same."""
        if is_repeated:
            declined_by = _one_more(self.declined_by, ALREADY_OFFERED)
            return attrs.evolve(self, considered=self.considered + 1, declined_by=declined_by)
        refused_by = _one_more(self.refused_by, type(refusal).__name__)
        return attrs.evolve(self, considered=self.considered + 1, refused_by=refused_by)

    def with_line(self, increase: Increase | None) -> CampaignReport:
        """One more line, with what became of its offer, if it got one."""
        if increase is None:
            return attrs.evolve(self, considered=self.considered + 1)
        is_accepted, status = increase.status in ACCEPTED, increase.status
        return attrs.evolve(
            self,
            considered=self.considered + 1,
            offered=self.offered + 1,
            accepted=self.accepted + is_accepted,
            expired=self.expired + (status is IncreaseStatus.EXPIRED),
            declined=self.declined + (status is IncreaseStatus.DECLINED),
            withdrawn=self.withdrawn + (status is IncreaseStatus.WITHDRAWN),
            total=_sum(self.total, increase.asked),
            accepted_total=_sum(self.accepted_total, increase.amount) if is_accepted else self.accepted_total,
        )

    def since(self, run: CampaignReport) -> CampaignReport:
        """
        The same, with how many lines a run considered, and why it made no offer to some that have none.

        Raises:
            ValueError: The run met more or fewer offers than there are, its own and earlier ones.
        """
        met = run.offered + dict(run.declined_by).get(ALREADY_OFFERED, 0)
        if met != self.offered:
            message = f"the lines have {self.offered} offers of campaign {self.campaign!r}, and the run met {met}"
            raise ValueError(message)
        declined_by = tuple([(name, 0 if name == ALREADY_OFFERED else count) for name, count in run.declined_by])
        return attrs.evolve(self, considered=run.considered, declined_by=declined_by, refused_by=run.refused_by)

    def __str__(self) -> str:
        """A table, with a line above it."""
        head = f"campaign {self.campaign}" + (", a dry run: nothing was offered" if self.dry_run else "")
        return f"{head}\n{text_table(self._cells(), header=HEADER, align='<>>>')}"

    def _repr_html_(self) -> str:
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[str, str, str, str]]:
        answers = (
            ("expired", self.expired),
            ("declined by the customer", self.declined),
            ("withdrawn", self.withdrawn),
            ("may still be answered", self.open),
        )
        return [
            ("considered", f"{self.considered:,}", "", ""),
            ("would be offered" if self.dry_run else "offered", f"{self.offered:,}", *_said(self.total, self.average)),
            *([] if self.dry_run else [self._accepted(), *[(name, f"{count:,}", "", "") for name, count in answers]]),
            *[
                (f"no offer: {name}", f"{count:,}", "", "")
                for name, count in self.declined_by + self.refused_by
                if count
            ],
        ]

    def _accepted(self) -> tuple[str, str, str, str]:
        return ("accepted", f"{self.accepted:,}", *_said(self.accepted_total, self.accepted_average))


def _one_more(counts: tuple[tuple[str, int], ...], name: str) -> tuple[tuple[str, int], ...]:
    """The same counts, one higher for a name, which comes last where it is new."""
    counted = dict(counts)
    return tuple((counted | {name: counted.get(name, 0) + 1}).items())


def _sum(total: Money | None, amount: Money) -> Money:
    return amount if total is None else total + amount


def _mean(total: Money | None, count: int) -> Money | None:
    return None if total is None else Money(Rounding.HALF_UP.divide(total.minor, count), total.currency)


def _said(total: Money | None, average: Money | None) -> tuple[str, str]:
    """The sum and the mean, or nothing."""
    return "" if total is None else str(total), "" if average is None else str(average)
