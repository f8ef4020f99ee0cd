"""The minimum-payment warning: how long it takes, and how much it costs, to pay no more than the minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.money import Money, Rounding
from creditline.shown import shown
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS_LEVEL = 36
"""The months of the payment that the minimum is compared with."""

MONTHS_OF_YEAR = 12
MONTHS_SHOWN = 24
"""From so many months on, years are shown."""

FIRST_SHOWN = 3
HEADER = ("month", "interest", "payment", "balance")


@attrs.frozen
class MinimumPaymentRow:
    """
    One month in which the minimum is paid.

    Attributes:
        month: Counted from 1.
        interest: What the balance cost in it.
        payment: What is paid at its end.
        balance: What is left.
    """

    __repr__ = shown

    month: int
    interest: Money
    payment: Money
    balance: Money


@attrs.frozen
class MinimumPaymentWarning:
    """
    How long and how much, if only the minimum is paid and nothing new is bought.

    Attributes:
        balance: What is owed now.
        months: Until it is repaid; `None` where it never is, or not within a hundred years.
        amortizes: Whether the minimum is more than the interest of each month; where it is not, it never repays.
        total_paid: All payments together; `None` where there is no end to them.
        payment_36: The level payment that repays it in 36 months.
        total_36: 36 of them.
        rows: Month by month; where it is never repaid, through the first month that shows it.

    Source: 12 CFR 1026.7(b)(12) and Appendix M1 (Regulation Z).
    """

    __repr__ = shown

    balance: Money
    months: int | None
    amortizes: bool
    total_paid: Money | None
    payment_36: Money
    total_36: Money
    rows: tuple[MinimumPaymentRow, ...] = attrs.field(repr=False)

    @property
    def years_shown(self) -> str | None:
        """The time as it is disclosed: less than 24 months in months, otherwise the nearest year, half up."""
        if self.months is None:
            return None
        if self.months < MONTHS_SHOWN:
            return f"{self.months} month" + ("" if self.months == 1 else "s")
        return f"{_years(self.months)} years"

    @property
    def shows_36(self) -> bool:
        """Whether 36 months are disclosed beside it: not where it takes three years or less, rounded to the year."""
        return bool(self.balance) and (self.months is None or _years(self.months) > MONTHS_LEVEL // MONTHS_OF_YEAR)

    @property
    def savings(self) -> Money | None:
        """What 36 months save, to the minor unit; negative where they cost more, `None` where there is no end."""
        return None if self.total_paid is None else self.total_paid - self.total_36

    @property
    def savings_shown(self) -> Money | None:
        """The same as it is disclosed: both totals rounded to the whole unit of the currency first, half up."""
        return None if self.total_paid is None else _whole(self.total_paid) - _whole(self.total_36)

    def table(self, months: int | None = None) -> str:
        """
        The months as aligned text.

        Args:
            months: The first so many; where `None` a few: the first three, each twelfth, and the last.
        """
        rows = self._few() if months is None else self.rows[:months]
        return text_table(map(_cells, rows), header=HEADER, align=">>>>")

    def sentences(self) -> tuple[str, ...]:
        """What is disclosed, in whole sentences."""
        return tuple(self._sentences())

    def __str__(self) -> str:
        """What is disclosed, and a small table."""
        table = (self.table(),) if self.rows else ()
        return "\n".join((*self.sentences(), *table))

    def _repr_html_(self) -> str:
        return html_table(map(_cells, self._few()), header=HEADER)

    def _sentences(self) -> Iterator[str]:
        if not self.balance:
            yield "nothing is owed that revolves"
            return
        yield f"{self.balance} is owed, and nothing new is bought"
        if not self.amortizes:
            yield "paying only the minimum never repays it: it is no more than the interest of a month"
        elif self.months is None:
            yield "paying only the minimum does not repay it within 100 years"
        else:
            yield f"paying only the minimum takes {self.years_shown} and {self.total_paid} in all"
        if self.shows_36:
            yield f"paying {self.payment_36} a month takes 3 years and {self.total_36} in all{self._saving()}"

    def _saving(self) -> str:
        """By how much 36 months are cheaper, or dearer where the minimum repays most of it early."""
        saving = self.savings_shown
        if saving is None:
            return ""
        return f", {-saving} more" if saving.minor < 0 else f", a saving of {saving}"

    def _few(self) -> list[MinimumPaymentRow]:
        last = len(self.rows)
        return [row for row in self.rows if row.month <= FIRST_SHOWN or not row.month % 12 or row.month == last]


def _whole(amount: Money) -> Money:
    """The amount in whole units of its currency, half up."""
    return Money(Rounding.HALF_UP.to_multiple(amount.minor, 10**amount.currency.exponent), amount.currency)


def _years(months: int) -> int:
    return Rounding.HALF_UP.divide(months, MONTHS_OF_YEAR)


def _cells(row: MinimumPaymentRow) -> tuple[str, str, str, str]:
    return str(row.month), str(row.interest), str(row.payment), str(row.balance)
