"""Money: a whole number of minor units of one currency, exact in every operation."""

from __future__ import annotations

import re
from decimal import Decimal
from math import lcm
from typing import TYPE_CHECKING, final

import attrs

from creditline.draft import draft_of
from creditline.errors import CurrencyMismatch
from creditline.money.number import write_decimal
from creditline.money.parts import allocate_minor, split_minor
from creditline.money.rounding import Rounding
from creditline.money.share import share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.money.currency import Currency
    from creditline.money.parts import Remainder
    from creditline.money.share import ShareLike

_GROUPED = r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?"


@final
@attrs.frozen(init=False, repr=False)
class Money:
    """
    *minor* units (cents, fen) of *currency*; positive, zero or negative.

    Built as ``CNY("12.34")``, ``CNY(100)`` (major units) or ``CNY.minor(1234)``.
    Amounts of one currency add up and compare; two currencies never mix.
    A sum starts from zero of the currency: ``sum(amounts, start=CNY.zero)``.

    Raises:
        TypeError: *minor* is not an int (a bool and a float are none), or *currency* is not a Currency.

    >>> from creditline.money import CNY
    >>> CNY("1299.00") + CNY(1)
    CNY('1300.00')
    """

    minor: int
    currency: Currency

    def __init__(self, minor: int, currency: Currency) -> None:
        if type(minor) is not int:
            message = f"minor units are an int, not {type(minor).__name__}: write CNY.minor(1234), or CNY('12.34')"
            raise TypeError(message)
        # A currency is known by its scale: to name its class here, the two modules would have to import each other.
        try:
            scale = currency.scale
        except AttributeError:
            scale = None
        if type(scale) is not int:
            message = f"{currency!r} is not a Currency: write CNY.minor({minor}), or Currency('POINTS', 0)"
            raise TypeError(message)
        _set_minor(self, minor)
        _set_currency(self, currency)

    @classmethod
    def parse(cls, text: str, *, currencies: Iterable[Currency] = ()) -> Money:
        """
        Read what ``str`` writes: an amount, one space, a currency code.

        The commas between thousands are either all there or all absent.
        The code is one of *currencies*, or else of ISO 4217.

        Raises:
            TypeError: *text* is not a str.
            ValueError: *text* has another form, or its code is unknown.
            InexactAmount: the amount has more decimals than the currency.

        >>> Money.parse("-1,299.00 CNY")
        CNY('-1299.00')
        """
        if type(text) is not str:
            message = f"text is parsed, not {type(text).__name__}"
            raise TypeError(message)
        amount, _, code = text.rpartition(" ")
        if "," in amount:
            if not re.fullmatch(_GROUPED, amount):
                message = f"{text!r} is not an amount such as '1,299.00 CNY'"
                raise ValueError(message)
            amount = amount.replace(",", "")
        return _currency_of(code, currencies)(amount)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, with all decimals of the currency, exact in any context."""
        return Decimal(write_decimal(self.minor, self.currency.exponent))

    def split(
        self,
        n: int,
        *,
        remainder: Remainder = "last",
        unit: Money | None = None,
        rounding: Rounding = Rounding.DOWN,
    ) -> tuple[Money, ...]:
        """
        Lay the amount out in *n* parts that are as equal as *unit* and *rounding* let them be.

        Each part is the amount / *n* rounded to a multiple of *unit* (one minor unit if not given).
        The difference goes to the last part, to the first, or is spread by one unit each from the first;
        what is smaller than the unit goes to the last part in any case.
        If that leaves a part with nothing or less, the parts are laid out in minor units, DOWN, spread.
        A negative amount gives the negation of what its positive gives. Parts always sum to the whole.

        Raises:
            TypeError: *n* is not an int, or *unit* is not Money.
            CurrencyMismatch: *unit* is of another currency.
            ValueError: *n* is less than 1, *unit* is not positive, or *remainder* is none of the three.

        >>> from creditline.money import CNY
        >>> CNY(1000).split(6, unit=CNY(1))[-2:]
        (CNY('166.00'), CNY('170.00'))
        """
        step = 1 if unit is None else self._minor_of(unit)
        currency = self.currency
        parts = split_minor(self.minor, n, remainder=remainder, unit=step, rounding=rounding)
        return tuple(Money(part, currency) for part in parts)

    def allocate(self, weights: Iterable[ShareLike]) -> tuple[Money, ...]:
        """
        Divide the amount in proportion to *weights* by largest remainder, ties to the first.

        A weight is what `share` reads: an int, a Decimal, a Fraction, or a string such as "0.33" or "10%".
        A weight of zero receives nothing. A negative amount gives the negation of what its positive gives.
        Parts always sum to the whole.

        Raises:
            TypeError: a weight is a float, a bool, or no number.
            ValueError: a weight is negative, or none is positive.

        >>> from creditline.money import CNY
        >>> CNY("0.05").allocate([3, 7])
        (CNY('0.02'), CNY('0.03'))
        """
        exact = [share(weight) for weight in weights]
        scale = lcm(*(weight.denominator for weight in exact))
        currency = self.currency
        parts = allocate_minor(self.minor, [weight.numerator * (scale // weight.denominator) for weight in exact])
        return tuple(Money(part, currency) for part in parts)

    def __add__(self, other: Money) -> Money:
        if type(other) is not Money:
            return NotImplemented
        currency = self.currency
        if other.currency is not currency:
            self._require_same_currency(other)
        return Money(self.minor + other.minor, currency)

    def __sub__(self, other: Money) -> Money:
        if type(other) is not Money:
            return NotImplemented
        currency = self.currency
        if other.currency is not currency:
            self._require_same_currency(other)
        return Money(self.minor - other.minor, currency)

    def __mul__(self, factor: int) -> Money:
        if type(factor) is not int:
            message = (
                f"money is multiplied by an int, not {type(factor).__name__}: round a share of it by name, "
                "CNY.minor(Rounding.HALF_UP.round(amount.minor * share('7.5%')))"
            )
            raise TypeError(message)
        return Money(self.minor * factor, self.currency)

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return self if self.minor >= 0 else -self

    def __bool__(self) -> bool:
        return self.minor != 0

    def __hash__(self) -> int:
        return hash((self.minor, self.currency.code))

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._minor_of(other) if type(other) is Money else NotImplemented

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._minor_of(other) if type(other) is Money else NotImplemented

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._minor_of(other) if type(other) is Money else NotImplemented

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._minor_of(other) if type(other) is Money else NotImplemented

    def __str__(self) -> str:
        return f"{write_decimal(self.minor, self.currency.exponent, ',')} {self.currency.code}"

    def __repr__(self) -> str:
        return f"{self.currency.code}('{write_decimal(self.minor, self.currency.exponent)}')"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __reduce__(self) -> tuple[type[Money], tuple[int, Currency]]:
        return Money, (self.minor, self.currency)

    def _minor_of(self, other: Money) -> int:
        """The minor units of another amount, which has to be of the same currency."""
        if type(other) is not Money:
            message = f"an amount of {self.currency.code} is Money, not {type(other).__name__}"
            raise TypeError(message)
        self._require_same_currency(other)
        return other.minor

    def _require_same_currency(self, other: Money) -> None:
        if other.currency is not self.currency and other.currency != self.currency:
            raise CurrencyMismatch(self.currency, other.currency)


# Every figure becomes money. Past the frozen face by the slots themselves costs two thirds of what the constructor of
# attrs does, which looks each slot up by name.
_set_minor, _set_currency = (vars(Money)[field.name].__set__ for field in attrs.fields(Money))
_draft = draft_of(Money)


def money_of(minor: int, currency: Currency) -> Money:
    """The amount, for a caller who has an int and a currency in hand; nothing is looked at again."""
    draft = _draft()
    draft.minor = minor
    draft.currency = currency
    draft.__class__ = Money
    money: Money = draft
    return money


def _currency_of(code: str, currencies: Iterable[Currency]) -> Currency:
    from creditline.money.iso import ISO_4217  # noqa: PLC0415 - the table is built of currencies, which make Money

    given = {currency.code: currency for currency in currencies}
    currency = given.get(code) or ISO_4217.get(code)
    if currency is None:
        message = f"{code!r} is not a currency of ISO 4217: pass currencies=[Currency({code!r}, ...)]"
        raise ValueError(message)
    return currency
