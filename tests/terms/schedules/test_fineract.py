"""Every schedule of Apache Fineract, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from creditline.money import EUR, Rate, Rounding
from creditline.terms.offer import InstallmentOffer
from tests.terms.schedules.fineract import CASES, Case


def offer_of(case: Case) -> InstallmentOffer:
    offer = InstallmentOffer.equal_payment(
        case.periods,
        Rate.annual(case.rate),
        accrual=case.day_count or "monthly",
        day_counted="last",
        leveled=True,
        unit=EUR(case.unit) if case.unit else None,
        rounding=Rounding.HALF_EVEN,
        split_rounding=Rounding.HALF_EVEN,
    )
    return offer.with_down_payment(share=case.down_payment) if case.down_payment else offer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_schedule_agrees_row_by_row(case: Case) -> None:
    schedule = offer_of(case).quote(EUR(case.principal), on=date.fromisoformat(case.start), every=case.every)

    rows = [
        [str(part) for part in (row.due_date, *(m.decimal for m in (row.principal, row.interest, row.payment)))]
        + [str(row.balance.decimal)]
        for row in schedule.rows
    ]
    assert rows == [line.split() for line in case.rows.strip().splitlines()]


def test_no_case_is_left_out() -> None:
    assert len(CASES) == len({case.id for case in CASES}) == 23
