"""The estimate behind the minimum-payment warning: from what is owed and agreed to the months that it takes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from creditline.errors import CurrencyMismatch
from creditline.money import Money, Rate, RateSchedule, Rounding
from creditline.reports.minimum_warning import MONTHS_LEVEL, MinimumPaymentRow, MinimumPaymentWarning
from creditline.reports.revolving import MONTHS_MAX, Month, RevolvingBalance, level_payment, months_of_minimum
from creditline.state.chart import RECEIVABLES
from creditline.terms import Component, MinimumPayment, Product

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from creditline.ledger import Ledger
    from creditline.money import Currency
    from creditline.reports.revolving import ShareOf
    from creditline.state import Obligation


@runtime_checkable
class Line(Protocol):
    """What a credit line says of itself here."""

    @property
    def product(self) -> Product:
        """What was agreed."""
        ...

    @property
    def as_of(self) -> date:
        """The day that it lives in."""
        ...

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What is owed."""
        ...

    @property
    def credit_balance(self) -> Money:
        """The customer's own money."""
        ...

    @property
    def ledger(self) -> Ledger:
        """The books."""
        ...


def minimum_payment_warning(
    owed: Line | Money | Iterable[RevolvingBalance],
    *,
    product: Product | None = None,
    minimum: MinimumPayment | None = None,
    rate: Rate | None = None,
    on: date | None = None,
    share_of: ShareOf = "opening",
    decimals: int | None = None,
) -> MinimumPaymentWarning:
    """
    How long and how much if only the minimum is paid, and what 36 level payments would save.

    The assumptions are those of Appendix M1: nothing new is bought, no payment is late, months are equal (365/12
    nights) and leap years are ignored, there is no grace, so that all that is owed bears interest, and a payment goes
    to the balance of the lowest rate first. The minimum is rounded up as agreed, interest half up.

    Args:
        owed: A credit line: what it owes that is no installment, under its own product. Or an amount, or several
            balances with a rate each.
        product: What says the minimum and the rate, where they are not given.
        minimum: The rule of the minimum, in place of the product's.
        rate: The rate of an amount, in place of the product's.
        on: The day whose rate holds, where the product's rate changes by date; of a line, its own day.
        share_of: What a share of the balance is taken of: `"opening"`, as the month began (Appendix M2), or
            `"closing"`, with its interest.
        decimals: To how many decimals amounts are computed, those of the currency or more; what is shown is rounded.

    Raises:
        CurrencyMismatch: The amounts are not of one currency.
        TypeError: What is owed is no amount, or what is asked for, what it costs or the day is said nowhere.
        ValueError: *decimals* are fewer than the currency's.

    Source: 12 CFR 1026.7(b)(12), Appendices M1 and M2 (Regulation Z).

    >>> from creditline.money import USD
    >>> from creditline.terms import MinimumPayment
    >>> print(minimum_payment_warning(USD(100), minimum=MinimumPayment("10%", floor=USD(50)), rate=Rate.annual("12%")))
    100.00 USD is owed, and nothing new is bought
    paying only the minimum takes 3 months and 101.53 USD in all
    month  interest    payment    balance
    -----  --------  ---------  ---------
        1  1.00 USD  50.00 USD  51.00 USD
        2  0.51 USD  50.00 USD   1.51 USD
        3  0.02 USD   1.53 USD   0.00 USD
    """
    _require_types(product, minimum, rate, share_of, decimals)
    if isinstance(owed, Line):
        product, on = product or owed.product, on or owed.as_of
        owed = _revolving(owed)
    if product is None and minimum is None:
        message = "what is asked for is said by a product or by a minimum"
        raise TypeError(message)
    if minimum is None and product is not None:
        minimum = product.minimum
    balances = _balances(owed, rate, product, on)
    currency = _currency(balances, product, minimum)
    return _warning(balances, currency, minimum, share_of, _scale(currency, decimals))


def _require_types(product: object, minimum: object, rate: object, share_of: object, decimals: object) -> None:
    """Refuse what is of another type, and another word for what a share is taken of."""
    for name, value, kind in (
        ("product", product, Product),
        ("minimum", minimum, MinimumPayment),
        ("rate", rate, Rate),
    ):
        if value is not None and not isinstance(value, kind):
            message = f"{name} is a {kind.__name__}, not {value!r}"
            raise TypeError(message)
    if decimals is not None and type(decimals) is not int:
        message = f"decimals are a whole number, not {decimals!r}"
        raise TypeError(message)
    if share_of not in ("opening", "closing"):
        message = f"a share is of the 'opening' or the 'closing' balance, not of {share_of!r}"
        raise ValueError(message)


def _warning(
    balances: Sequence[RevolvingBalance],
    currency: Currency,
    minimum: MinimumPayment | None,
    share_of: ShareOf,
    scale: int,
) -> MinimumPaymentWarning:
    regular = max((balance.regular_from or 1 for balance in balances), default=1)
    months: list[Month] = []
    amortizes = True
    for month in islice(months_of_minimum(balances, minimum, share_of=share_of, scale=scale), MONTHS_MAX):
        months.append(month)
        if month.payment <= month.interest and len(months) >= regular:
            amortizes = False
            break
    balance = Money(sum(part.amount.minor for part in balances), currency)
    ends = not balance or months[-1].balance == 0
    level = Money(level_payment(balances, MONTHS_LEVEL), currency)
    return MinimumPaymentWarning(
        balance,
        len(months) if ends else None,
        amortizes,
        _shown(sum(month.payment for month in months), scale, currency) if ends else None,
        level,
        level * MONTHS_LEVEL,
        tuple(
            MinimumPaymentRow(
                number,
                *(_shown(units, scale, currency) for units in (month.interest, month.payment, month.balance)),
            )
            for number, month in enumerate(months, 1)
        ),
    )


def _revolving(line: Line) -> Money | tuple[RevolvingBalance, ...]:
    """What a line owes that is no slice of a plan, less the customer's own money; cash apart where it has a rate."""
    product, cash = line.product, line.product.cash_interest
    owed = {False: 0, True: 0}
    for each in line.obligations:
        if not each.order:
            is_cash = cash is not None and each.component is Component.CASH
            owed[is_cash] += line.ledger.minor(RECEIVABLES[each.component], each.id)
    own = line.credit_balance.minor
    rest = Money(max(0, owed[False] - own), product.currency)
    if cash is None or not owed[True]:
        return rest
    drawn = Money(owed[True] - max(0, own - owed[False]), product.currency)
    return RevolvingBalance(rest, _rate(product, line.as_of)), RevolvingBalance(drawn, cash.rate.on(line.as_of))


def _balances(
    owed: Money | Iterable[RevolvingBalance], rate: Rate | None, product: Product | None, on: date | None
) -> tuple[RevolvingBalance, ...]:
    """An amount with its one rate, or balances as they are given."""
    if isinstance(owed, Money):
        return (RevolvingBalance(owed, rate or _rate(product, on)),)
    balances = tuple(owed) if hasattr(owed, "__iter__") else ()
    if not all(isinstance(balance, RevolvingBalance) for balance in balances or (None,)):
        message = f"what revolves is a line, Money or one RevolvingBalance or more, not {owed!r}"
        raise TypeError(message)
    if rate is not None:
        message = f"balances have rates of their own: {rate} is for an amount"
        raise TypeError(message)
    return balances


def _rate(product: Product | None, on: date | None) -> Rate:
    """What a product charges; nothing where it has no interest."""
    if product is None:
        message = "what it costs is said by a product, a rate, or balances with their rates"
        raise TypeError(message)
    rate = Rate.annual(0) if product.interest is None else product.interest.rate
    if on is not None:
        return rate.on(on)
    if isinstance(rate, RateSchedule):
        message = f"the rate of {product.name} changes by date: say the day, on="
        raise TypeError(message)
    return rate


def _currency(
    balances: Sequence[RevolvingBalance], product: Product | None, minimum: MinimumPayment | None
) -> Currency:
    """The one currency of all of it."""
    currency = balances[0].amount.currency
    others = [balance.amount.currency for balance in balances]
    others += [] if product is None else [product.currency]
    bounds = () if minimum is None else (minimum.floor, minimum.all_below, minimum.unit)
    for other in (*others, *(bound.currency for bound in bounds if bound is not None)):
        if other != currency:
            raise CurrencyMismatch(currency, other)
    return currency


def _scale(currency: Currency, decimals: int | None) -> int:
    finer = 0 if decimals is None else decimals - currency.exponent
    if finer < 0:
        message = f"{currency.code} has {currency.exponent} decimals, and no fewer are computed with: not {decimals}"
        raise ValueError(message)
    return int(10**finer)


def _shown(units: int, scale: int, currency: Currency) -> Money:
    return Money(Rounding.HALF_UP.divide(units, scale), currency)
