"""Provisions: what is set aside for losses, by the bucket that what is owed stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, cast

import attrs

from creditline.money import Money, Rounding
from creditline.portfolio.loss_rates import LossRates, measured, part, percent
from creditline.shown import shown
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from creditline.money import ShareLike

HEADER = ("bucket", "balance", "rate", "provision")
_NUMBERED = re.compile(r"(?P<kind>\D*)(?P<number>\d+)", re.ASCII)


class Bucketed(Protocol):
    """What a credit line says of itself here."""

    @property
    def bucket(self) -> str:
        """M0, M1, ..."""
        ...

    @property
    def outstanding(self) -> Money:
        """All that the customer owes."""
        ...


@attrs.frozen
class ProvisionRow:
    """
    One bucket.

    Attributes:
        bucket: As the rates name it.
        balance: What stands in it.
        rate: The share that is set aside, exact.
        amount: That share of the balance, rounded once.
    """

    __repr__ = shown

    bucket: str
    balance: Money
    rate: Fraction
    amount: Money


@attrs.frozen
class Provision:
    """
    What is set aside, bucket by bucket.

    Attributes:
        rows: One for each rate, in their order; also where nothing stands in the bucket.
    """

    __repr__ = shown

    rows: tuple[ProvisionRow, ...]

    @property
    def balance(self) -> Money:
        """What stands in all buckets."""
        return sum((row.balance for row in self.rows[1:]), start=self.rows[0].balance)

    @property
    def total(self) -> Money:
        """What is set aside for all of them."""
        return sum((row.amount for row in self.rows[1:]), start=self.rows[0].amount)

    def __str__(self) -> str:
        """A table with the sums below it."""
        return text_table(self._cells(), header=HEADER, align="<>>>")

    def _repr_html_(self) -> str:
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[str, str, str, str]]:
        rows = [(row.bucket, str(row.balance), percent(row.rate), str(row.amount)) for row in self.rows]
        return [*rows, ("in all", str(self.balance), "", str(self.total))]


def balances_by_bucket(lines: Iterable[Bucketed]) -> dict[str, Money]:
    """
    What many lines owe by bucket, in the order in which buckets were met.

    Lines are taken one by one and not kept, so that a portfolio may be larger than the memory.

    Raises:
        CurrencyMismatch: The lines are not of one currency.
    """
    balances: dict[str, Money] = {}
    for line in lines:
        bucket, owed = line.bucket, line.outstanding
        balances[bucket] = balances[bucket] + owed if bucket in balances else owed
    return balances


def provision(
    owed: Iterable[Bucketed] | Mapping[str, Money],
    rates: Mapping[str, ShareLike] | LossRates,
    *,
    rounding: Rounding = Rounding.HALF_UP,
) -> Provision:
    """
    What is set aside for losses: of each bucket its balance times its rate.

    Args:
        owed: Credit lines, taken one by one, each with all that it owes in its bucket; or balances by bucket.
        rates: The share of each bucket that is set aside. A name that ends in a plus sign, `"M4+"`, stands for that
            bucket and all later ones that have no rate of their own. Or the loss rates that `RollRates` or
            `flow_rates` found.
        rounding: Of each bucket's provision to the minor unit, once.

    Raises:
        CurrencyMismatch: The balances are not of one currency.
        TypeError: A rate is not exact, or a balance is no amount.
        ValueError: A bucket with a balance has no rate, a rate is more than 100 %, a balance is negative, or there is
            neither a line nor a balance.

    >>> from creditline.money import CNY
    >>> print(
    ...     provision({"M0": CNY(100_000), "M1": CNY(5_000), "M5": CNY(800)}, {"M0": "1%", "M1": "20%", "M2+": "75%"})
    ... )
    bucket         balance     rate     provision
    ------  --------------  -------  ------------
    M0      100,000.00 CNY   1.00 %  1,000.00 CNY
    M1        5,000.00 CNY  20.00 %  1,000.00 CNY
    M2+         800.00 CNY  75.00 %    600.00 CNY
    in all  105,800.00 CNY           2,600.00 CNY
    """
    # A mapping is an iterable of its keys as well, which no line is.
    balances = cast("Mapping[str, Money]", owed) if isinstance(owed, Mapping) else balances_by_bucket(owed)
    shares = {bucket: part(rate) for bucket, rate in (rates.known if isinstance(rates, LossRates) else rates).items()}
    currencies = [balance.currency for balance in balances.values() if isinstance(balance, Money)]
    if not currencies or not shares:
        message = "a provision is of one line or balance at least, and has a rate for one bucket at least"
        raise ValueError(message)
    minor = dict.fromkeys(shares, 0)
    for bucket, balance in balances.items():
        size = measured(balance, currencies[0])
        if size:
            minor[_rated(bucket, shares)] += size
    return Provision(
        tuple(
            [
                ProvisionRow(
                    bucket,
                    Money(minor[bucket], currencies[0]),
                    rate,
                    Money(rounding.round(rate * minor[bucket]), currencies[0]),
                )
                for bucket, rate in shares.items()
            ]
        )
    )


def _rated(bucket: str, shares: Mapping[str, Fraction]) -> str:
    """The name under which a bucket has its rate."""
    if bucket in shares:
        return bucket
    own = _NUMBERED.fullmatch(bucket)
    fitting: list[tuple[int, str]] = []
    for name in shares:
        least = _NUMBERED.fullmatch(name.removesuffix("+")) if name.endswith("+") else None
        if own and least and own["kind"] == least["kind"] and int(own["number"]) >= int(least["number"]):
            fitting.append((int(least["number"]), name))
    if fitting:
        return max(fitting)[1]
    message = f"there is no rate for bucket {bucket!r}, only for {', '.join(map(repr, shares))}"
    raise ValueError(message)
