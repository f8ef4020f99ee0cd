"""A closed period takes no new entry, and closing never moves back (G8)."""

from __future__ import annotations

from datetime import datetime

import pytest

from creditline.errors import PeriodClosed
from creditline.ledger import Ledger
from creditline.money import CNY
from tests.ledger.naive import ACCOUNTS, day, transfer, transfers

OPEN = Ledger(CNY).post_all(transfers(9))
CLOSED = OPEN.close_period(through=day(1))


class TestAClosedPeriod:
    @pytest.mark.parametrize("number", [-400, 0, 1])
    def test_its_last_day_and_all_before_take_nothing(self, number: int) -> None:
        with pytest.raises(PeriodClosed) as refusal:
            CLOSED.post(transfer("late", on=day(number)))
        assert (refusal.value.on, refusal.value.closed_through) == (day(number), day(1))
        with pytest.raises(PeriodClosed):
            CLOSED.post_all([transfer("fine", on=day(2)), transfer("late", on=day(number))])

    def test_the_next_day_is_open(self) -> None:
        assert CLOSED.post(transfer("next", on=day(2))).count == 10

    def test_it_keeps_what_it_holds(self) -> None:
        assert CLOSED.entries == OPEN.entries
        assert CLOSED.balance(ACCOUNTS[0], through=day(1)) == OPEN.balance(ACCOUNTS[0], through=day(1))
        CLOSED.audit()

    def test_every_later_version_stays_closed(self) -> None:
        later = CLOSED.post(transfer("next", on=day(2))).post_all(transfers(3, first=9)).scratch().at(5)
        assert later.closed_through == day(1)

    def test_the_ledger_before_stays_open(self) -> None:
        assert OPEN.closed_through is None
        assert OPEN.post(transfer("late", on=day(0))).count == 10

    def test_a_late_correction_carries_its_original_date(self) -> None:
        corrected = CLOSED.reverse("e0", id="r0", on=day(3))
        assert dict(corrected.entry("r0").meta)["original"] == "2026-10-01"
        assert corrected.balance(ACCOUNTS[0], through=day(1)) == OPEN.balance(ACCOUNTS[0], through=day(1))


class TestClosing:
    def test_closing_again_changes_nothing(self) -> None:
        assert CLOSED.close_period(through=day(1)) is CLOSED

    def test_closing_moves_on(self) -> None:
        assert CLOSED.close_period(through=day(2)).closed_through == day(2)

    def test_closing_never_moves_back(self) -> None:
        with pytest.raises(ValueError, match="closed through 2026-10-02, a ledger is not closed through 2026-10-01"):
            CLOSED.close_period(through=day(0))

    @pytest.mark.parametrize("through", [datetime(2026, 10, 1), "2026-10-01", None])
    def test_a_period_ends_with_a_day(self, through) -> None:
        with pytest.raises(TypeError, match="through is a"):
            OPEN.close_period(through=through)

    def test_an_empty_ledger_can_be_closed(self) -> None:
        with pytest.raises(PeriodClosed):
            Ledger(CNY).close_period(through=day(0)).post(transfer("e1"))
