"""A reversal undoes an entry exactly, once, and is never itself reversed (G7)."""

from __future__ import annotations

from datetime import datetime

import attrs
import pytest
from hypothesis import given

from creditline.errors import AlreadyReversed, ConflictingId, PeriodClosed, ReversalOfReversal, UnknownId
from creditline.ledger import Entry, Ledger, credit, debit
from creditline.money import CNY
from tests.ledger.naive import ACCOUNTS, check, day, drafts, transfer, transfers

REVERSED = Ledger(CNY).post_all(transfers(3)).reverse("e1", id="r1", on=day(0))


class TestAReversalIsExact:
    def test_it_exchanges_debit_and_credit(self) -> None:
        entry = REVERSED.entry("r1")
        assert entry.kind == "reversal"
        assert entry.postings == (
            credit(ACCOUNTS[0], CNY("1.01"), "order-1"),
            debit(ACCOUNTS[4], CNY("1.01"), "order-1"),
        )
        assert entry.memo == ""

    def test_it_names_what_it_reverses(self) -> None:
        assert REVERSED.entry("r1").meta == (("reverses", "e1"),)

    def test_on_another_day_it_carries_the_original_one(self) -> None:
        ledger = Ledger(CNY).post(transfer("e1", on=day(1))).reverse("e1", id="r1", on=day(5))
        assert dict(ledger.entry("r1").meta) == {"original": "2026-10-02", "reverses": "e1"}
        assert ledger.entry("r1").on == day(5)

    @given(drafts())
    def test_it_brings_every_balance_back(self, draft) -> None:
        on, postings = draft
        before = Ledger(CNY).post_all(transfers(5))
        after = before.post(Entry("x", on, "any", postings)).reverse("x", id="r", on=on)
        for posting in postings:
            currency = posting.amount.currency
            assert after.balance(posting.account, item=posting.item, currency=currency) == before.balance(
                posting.account, item=posting.item, currency=currency
            )
        check(after, [*before.entries, *after.entries[-2:]])


class TestOnce:
    def test_a_second_reversal_names_the_first(self) -> None:
        with pytest.raises(AlreadyReversed) as refusal:
            REVERSED.reverse("e1", id="r2", on=day(0))
        assert (refusal.value.entry, refusal.value.reversal) == ("e1", "r1")

    def test_the_same_reversal_again_changes_nothing(self) -> None:
        assert REVERSED.reverse("e1", id="r1", on=day(0)) is REVERSED

    def test_the_same_id_on_another_day_is_a_conflict(self) -> None:
        with pytest.raises(ConflictingId) as refusal:
            REVERSED.reverse("e1", id="r1", on=day(1))
        assert refusal.value.field == "on"

    def test_an_id_that_is_taken_is_a_conflict(self) -> None:
        with pytest.raises(ConflictingId):
            REVERSED.reverse("e2", id="e0", on=day(0))

    def test_a_version_before_the_reversal_may_be_reversed(self) -> None:
        again = REVERSED.at(3).reverse("e1", id="r9", on=day(2))
        assert again.entries[-1].id == "r9"
        with pytest.raises(AlreadyReversed):
            again.reverse("e1", id="r1", on=day(2))

    def test_a_fork_knows_the_reversals_of_its_base(self) -> None:
        REVERSED.post(transfer("claimed"))
        fork = REVERSED.post(transfer("other"))
        with pytest.raises(AlreadyReversed):
            fork.reverse("e1", id="r2", on=day(0))

    def test_two_reversals_in_one_batch_are_one_too_many(self) -> None:
        first = REVERSED.entry("r1")
        with pytest.raises(AlreadyReversed):
            Ledger(CNY).post_all([*transfers(3), first, attrs.evolve(first, id="r2")])


class TestNeverOfAReversal:
    def test_a_reversal_stays(self) -> None:
        with pytest.raises(ReversalOfReversal) as refusal:
            REVERSED.reverse("r1", id="r2", on=day(0))
        assert (refusal.value.entry, refusal.value.reverses) == ("r1", "e1")

    def test_an_unknown_entry_is_not_reversed(self) -> None:
        with pytest.raises(UnknownId):
            REVERSED.reverse("e3", id="r3", on=day(0))

    def test_an_entry_recorded_later_is_unknown_before(self) -> None:
        with pytest.raises(UnknownId):
            REVERSED.at(1).reverse("e1", id="r3", on=day(0))

    def test_a_day_is_a_date(self) -> None:
        with pytest.raises(TypeError, match="on is a day, not a moment"):
            REVERSED.reverse("e2", id="r2", on=datetime(2026, 10, 1))

    def test_a_closed_period_takes_no_reversal_either(self) -> None:
        closed = REVERSED.close_period(through=day(5))
        with pytest.raises(PeriodClosed):
            closed.reverse("e2", id="r2", on=day(5))
        later = closed.reverse("e2", id="r2", on=day(6))
        assert ("original", "2026-10-01") in later.entry("r2").meta


class TestReversalsPostedAsEntries:
    """An entry of the kind "reversal" is held to the same, however it comes (from a file, from a pickle)."""

    LEDGER = Ledger(CNY).post_all(transfers(3))

    def reversal(self, **changes: object) -> Entry:
        return attrs.evolve(REVERSED.entry("r1"), **changes)  # type: ignore[arg-type]

    def test_an_exact_one_is_taken(self) -> None:
        ledger = self.LEDGER.post(self.reversal())
        assert ledger == REVERSED
        with pytest.raises(AlreadyReversed):
            ledger.reverse("e1", id="r2", on=day(0))

    def test_it_may_say_more(self) -> None:
        more = self.reversal(meta={"reverses": "e1", "reason": "typo"}, memo="wrong merchant")
        assert self.LEDGER.post(more).entries[-1] == more

    @pytest.mark.parametrize("postings", [transfer("e1", 101).postings, REVERSED.entry("r1").postings[::-1]])
    def test_another_amount_or_order_is_refused(self, postings) -> None:
        with pytest.raises(ValueError, match="'r1' is not the exact reversal of 'e1'"):
            self.LEDGER.post(self.reversal(postings=postings))

    @pytest.mark.parametrize("meta", [(), {"original": "2026-10-01"}])
    def test_one_that_names_no_entry_is_refused(self, meta) -> None:
        with pytest.raises(ValueError, match="reversal 'r1' names no entry"):
            self.LEDGER.post(self.reversal(meta=meta))

    def test_it_may_not_name_itself(self) -> None:
        with pytest.raises(UnknownId):
            self.LEDGER.post(self.reversal(meta={"reverses": "r1"}))

    def test_it_may_follow_its_original_in_one_batch(self) -> None:
        assert Ledger(CNY).post_all([*transfers(3), self.reversal()]) == REVERSED
        with pytest.raises(UnknownId):
            Ledger(CNY).post_all([self.reversal(), *transfers(3)])
        with pytest.raises(ReversalOfReversal):
            Ledger(CNY).post_all([*transfers(3), self.reversal(), self.reversal(id="r2", meta={"reverses": "r1"})])

    def test_an_id_that_looks_like_what_is_noted_is_free(self) -> None:
        ledger = REVERSED.post(transfer("reverses")).post(transfer("('reverses', 'e1')"))
        assert ledger.count == 6
