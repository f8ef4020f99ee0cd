"""Waterfalls: the order in which a repayment settles what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import instance_of, one_of, or_none, positive_number
from creditline.terms.component import Component, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

CHARGES = (Component.LATE_FEE, Component.FEE, Component.INTEREST)
PRINCIPALS = (Component.CASH, Component.PRINCIPAL)
STANDARD = tuple((stage, component) for stage in Stage for component in CHARGES + PRINCIPALS)
PRINCIPAL_FIRST = tuple((stage, component) for group in (PRINCIPALS, CHARGES) for stage in Stage for component in group)
CHARGES_FIRST = tuple((stage, component) for group in (CHARGES, PRINCIPALS) for stage in Stage for component in group)
PLACES = {pair: place for place, pair in enumerate(STANDARD)}


def as_steps(steps: Iterable[tuple[str, str]]) -> tuple[tuple[Stage, Component], ...]:
    """Read (stage, component) pairs, in words or as members; each pair stands once, none is missing."""
    read = tuple((Stage(stage), Component(component)) for stage, component in steps)
    if len(read) != len(STANDARD) or set(read) != set(STANDARD):
        message = f"a waterfall names each of the {len(STANDARD)} pairs of stage and component once"
        raise ValueError(message)
    return read


def as_ranks(steps: tuple[tuple[Stage, Component], ...]) -> tuple[int, ...]:
    """The place of each pair in *steps*, in the order of `PLACES`."""
    rank = {pair: number for number, pair in enumerate(steps)}
    return tuple(rank[pair] for pair in STANDARD)


def _ranks_of_steps(waterfall: Waterfall) -> tuple[int, ...]:
    return as_ranks(waterfall.steps)


@attrs.frozen
class Waterfall:
    """
    A list of (stage, component) pairs, settled from the first to the last.

    Inside a pair: oldest due date, then oldest posting, then order of posting.

    Args:
        steps: All fifteen pairs, most urgent first.
        late_steps: The order from *late_from* on; `steps` where `None`.
        late_from: Days past due, or statements missed, 1 or more.
        late_by: Which of them: `"days"` or `"missed_statements"`, those judged whose minimum is not met today.
        installments_first: Billed installment rows come before all other cash and principal, whatever the stage.
        highest_rate_as_of: What a repayment has beyond the minimum due goes to the highest rate first, by the rates
            and balances at the end of the last cycle (`"cycle_end"`) or of the day it is credited (`"credit"`); by
            the steps like the rest where `None`. A refund and the customer's own money always go by the steps.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    steps: tuple[tuple[Stage, Component], ...] = attrs.field(converter=as_steps)
    late_steps: tuple[tuple[Stage, Component], ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_steps)
    )
    late_from: int = attrs.field(default=1, validator=positive_number)
    late_by: Literal["days", "missed_statements"] = attrs.field(
        default="days", kw_only=True, validator=one_of("days", "missed_statements")
    )
    installments_first: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    highest_rate_as_of: Literal["cycle_end", "credit"] | None = attrs.field(
        default=None, kw_only=True, validator=or_none(one_of("cycle_end", "credit"))
    )
    ranks: tuple[int, ...] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_ranks_of_steps, takes_self=True)
    )
    """The rank of each pair in `steps`, in the order of `PLACES`."""

    @classmethod
    def standard(cls) -> Waterfall:
        """
        Overdue, billed, unbilled; in each late fee, fee, interest, cash, principal.

        So charges come before principal, cash before purchases, and what is billed before what is not.

        Source: Chinese bank cards, among them BOC (docs/catalog.md, sources).
        """
        return cls(STANDARD)

    @classmethod
    def in_each_stage(cls, *components: str) -> Waterfall:
        """
        Overdue, billed, unbilled; in each the *components* as given, all five of them, most urgent first.

        Source: CMB, interest before fees before cash before purchases, billed before unbilled (http://1mt.cn/379089).

        >>> cmb = Waterfall.in_each_stage("interest", "late_fee", "fee", "cash", "principal")
        """
        return cls(tuple((stage.value, component) for stage in Stage for component in components))

    @classmethod
    def charges_first(cls) -> Waterfall:
        """Late fee, fee and interest of all stages, then cash and principal of all stages."""
        return cls(CHARGES_FIRST)

    @classmethod
    def principal_first_after(cls, days: int = 90) -> Waterfall:
        """
        Standard; later than *days* past due cash and principal of all stages first, then late fee, fee, interest.

        Source: Chinese bank cards, Bohai among them, from day 91 past due (docs/catalog.md, sources).
        """
        return cls(STANDARD, PRINCIPAL_FIRST, days + 1)

    @classmethod
    def principal_first_after_missing(cls, statements: int) -> Waterfall:
        """
        The same, but from the day on which so many *statements*, 1 or more, have been judged and are missed.

        Source: GDB, after 5 of them (https://ka.southmoney.com/zhongguo/huankuan/3764.html).
        """
        return cls(STANDARD, PRINCIPAL_FIRST, statements, late_by="missed_statements")

    @classmethod
    def highest_rate_first(
        cls, minimum: Waterfall | None = None, *, as_of: Literal["cycle_end", "credit"] = "cycle_end"
    ) -> Waterfall:
        """
        Beyond the minimum due the highest rate first; up to it the order of *minimum*, standard where `None`.

        Args:
            minimum: The order in which the minimum due settles what is billed.
            as_of: The day whose rates and balances count: the end of the last cycle, so that what was posted later
                comes after everything else, or the day of the repayment.

        Purchases bear the interest of the product, draws its cash interest where it has one, posted interest that of
        purchases where it compounds; all else bears none and comes last. What a repayment goes `toward` comes before.

        Source: 12 CFR 1026.53(a), and comment 53-2 on the day.
        """
        return attrs.evolve(cls.standard() if minimum is None else minimum, highest_rate_as_of=as_of)

    @property
    def needs_statements(self) -> bool:
        """Whether it looks at statements, which orders that fall due by themselves do not have."""
        return self.highest_rate_as_of is not None or self.late_by == "missed_statements"

    def ranks_at(self, late: int) -> tuple[int, ...]:
        """The rank of each pair, in the order of `PLACES`, so many days past due or with so many statements missed."""
        return self.ranks if self.late_steps is None or late < self.late_from else as_ranks(self.late_steps)
