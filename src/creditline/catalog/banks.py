"""Banks: what was published of the credit cards of each, where it differs from what most of them do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.money import CNY
from creditline.shown import shown
from creditline.terms import DueAfter, DueOn, Leniency, MinimumPayment, Waterfall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creditline.money import Money

PACT: Final = Leniency(grace_days=3, tolerance=CNY(10), applies_to="full")
"""The least of the industry's pact: 3 days, and 10 yuan that count as paid in full."""

HUNDRED: Final = attrs.evolve(PACT, tolerance=CNY(100))
"""What most banks had in 2023 and 2024."""

A_TENTH: Final = MinimumPayment("10%")
TWENTY_DAYS: Final = DueAfter(20)
PRINCIPAL_FIRST_FROM_91: Final = Waterfall.principal_first_after(90)


@attrs.frozen(kw_only=True)
class Bank:
    """
    What one bank published of its cards; a default is what most banks do, or the choice that the catalog made.

    Attributes:
        name: How products are called.
        base: Interest on the full amount, or on the unpaid part.
        through_statement_day: Whether the night that begins on a statement day is charged with that statement.
        payment_counts: Whether a payment lowers the balance of its own night or of the next one.
        waive_below: Interest of a statement up to this amount is not charged.
        minimum_charge: The least interest of a statement that is charged.
        statement_day: Of the bank's worked examples; 5 where there is none.
        due: The same; 20 days after the statement where there is none.
        minimum: The minimum payment.
        late_fee_floor: The least that 5 % of an unpaid minimum come to.
        late_fee_cap: The most that they come to.
        leniency: Extra days and tolerance by edition, 2018 and 2023.
        waterfall: The order of repayment.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str
    base: Literal["full", "unpaid"] = "full"
    through_statement_day: bool = False
    payment_counts: Literal["same_day", "next_day"] = "same_day"
    waive_below: Money | None = None
    minimum_charge: Money | None = None
    statement_day: int = 5
    due: DueOn | DueAfter = TWENTY_DAYS
    minimum: MinimumPayment = A_TENTH
    late_fee_floor: Money | None = None
    late_fee_cap: Money | None = None
    leniency: tuple[Leniency, Leniency] = (PACT, HUNDRED)
    waterfall: Waterfall = PRINCIPAL_FIRST_FROM_91


CMB_ORDER: Final = Waterfall.in_each_stage("interest", "late_fee", "fee", "cash", "principal")

BANKS: Final[Mapping[str, Bank]] = {
    "abc": Bank(
        name="ABC",
        late_fee_floor=CNY(1),
        leniency=(
            attrs.evolve(PACT, grace_days=2, tolerance=CNY(100)),
            attrs.evolve(HUNDRED, grace_days=2),
        ),
        waterfall=attrs.evolve(PRINCIPAL_FIRST_FROM_91, installments_first=True),
    ),
    "boc": Bank(
        name="BOC",
        leniency=(Leniency(grace_days=3, tolerance_share="1%", applies_to="full"), HUNDRED),
    ),
    "bocom": Bank(name="BOCOM", late_fee_floor=CNY(10)),
    "bohai": Bank(name="Bohai"),
    "ccb": Bank(
        name="CCB",
        through_statement_day=True,
        statement_day=7,
        late_fee_floor=CNY(5),
        leniency=(PACT, attrs.evolve(HUNDRED, applies_to="both")),
    ),
    "ceb": Bank(name="CEB", leniency=(HUNDRED, HUNDRED)),
    "cib": Bank(
        name="CIB",
        late_fee_floor=CNY(20),
        leniency=(PACT, attrs.evolve(HUNDRED, applies_to="both")),
    ),
    "citic": Bank(
        name="CITIC",
        statement_day=25,
        due=DueAfter(19),
        waive_below=CNY("0.02"),
        minimum_charge=CNY(1),
        minimum=MinimumPayment("5%", first_share="10%"),
        late_fee_floor=CNY(20),
    ),
    "cmb": Bank(
        name="CMB",
        through_statement_day=True,
        due=DueAfter(18),
        late_fee_floor=CNY(10),
        waterfall=attrs.evolve(PRINCIPAL_FIRST_FROM_91, steps=CMB_ORDER.steps),
    ),
    "cmbc": Bank(name="CMBC", late_fee_floor=CNY(10)),
    "gdb": Bank(
        name="GDB",
        late_fee_floor=CNY(20),
        leniency=(attrs.evolve(PACT, grace_days=0), attrs.evolve(HUNDRED, grace_days=0)),
        waterfall=Waterfall.principal_first_after_missing(5),
    ),
    "hxb": Bank(name="HXB", late_fee_cap=CNY(2000)),
    "icbc": Bank(
        name="ICBC",
        base="unpaid",
        through_statement_day=True,
        payment_counts="next_day",
        statement_day=31,
        due=DueOn(25),
        late_fee_cap=CNY(500),
        leniency=(attrs.evolve(PACT, grace_days=0), attrs.evolve(HUNDRED, strict=True)),
    ),
    "pab": Bank(name="PAB"),
    "psbc": Bank(
        name="PSBC",
        leniency=(attrs.evolve(PACT, grace_days=4), attrs.evolve(HUNDRED, grace_days=4)),
    ),
    "sdb": Bank(name="SDB", due=DueAfter(18)),
    "spdb": Bank(name="SPDB"),
}
