"""Whatever is posted, forked, reversed and closed, every answer is that of a ledger that looks through its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from creditline.errors import AlreadyReversed, ConflictingId, CreditLineError, PeriodClosed, ReversalOfReversal
from creditline.ledger import Entry, Ledger
from creditline.money import CNY
from tests.ledger.naive import check, day, drafts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@given(st.lists(drafts(), max_size=12), st.booleans(), st.integers(0, 12))
def test_posting_at_once_or_one_by_one_answers_alike(drafted, in_order, count) -> None:
    drafted = sorted(drafted, key=lambda draft: draft[0]) if in_order else drafted
    entries = [Entry(f"e{number}", on, "any", postings) for number, (on, postings) in enumerate(drafted)]
    ledger = Ledger(CNY)
    for entry in entries:
        ledger = ledger.post(entry)
    check(ledger, entries)
    check(Ledger(CNY).post_all(entries), entries, day_numbers=(5, 6))
    check(ledger.at(min(count, len(entries))), entries[:count], day_numbers=(4, 9))


@attrs.frozen
class Version:
    """A ledger, and what it ought to hold."""

    ledger: Ledger
    entries: tuple[Entry, ...]
    closed_through: date | None = None


class LedgerMachine(RuleBasedStateMachine):
    """Many versions of ledgers side by side, and the naive truth about each."""

    @initialize()
    def begin(self) -> None:
        self.versions = [Version(Ledger(CNY), ())]
        self.said = 0

    def pick(self, at: int) -> Version:
        return self.versions[-1 - at % len(self.versions)]

    def fresh_id(self) -> str:
        self.said += 1
        return f"e{self.said}"

    def keep(self, ledger: Ledger, entries: Sequence[Entry], closed_through: date | None) -> None:
        check(ledger, entries, day_numbers=(2, 8))
        assert ledger.closed_through == closed_through
        self.versions.append(Version(ledger, tuple(entries), closed_through))

    @rule(at=st.integers(0, 9), drafted=st.lists(drafts(), min_size=1, max_size=5), together=st.booleans())
    def post(self, at: int, drafted, together) -> None:
        version = self.pick(at)
        entries = [Entry(self.fresh_id(), on, "any", postings) for on, postings in drafted]
        closed = version.closed_through
        if closed is not None and min(entry.on for entry in entries) <= closed:
            with pytest.raises(PeriodClosed):
                version.ledger.post_all(entries)
            return
        ledger = version.ledger.post_all(entries) if together else version.ledger
        for entry in entries:
            ledger = ledger.post(entry)
        self.keep(ledger, [*version.entries, *entries], closed)

    @rule(at=st.integers(0, 9), number=st.integers(0, 99), on=st.integers(0, 12))
    def reverse(self, at: int, number: int, on: int) -> None:
        version = self.pick(at)
        if not version.entries:
            return
        original = version.entries[number % len(version.entries)]
        done = {value for entry in version.entries for name, value in entry.meta if name == "reverses"}
        reversal_id = self.fresh_id()
        refusal: type[CreditLineError] | None = None
        if original.kind == "reversal":
            refusal = ReversalOfReversal
        elif original.id in done:
            refusal = AlreadyReversed
        elif version.closed_through is not None and day(on) <= version.closed_through:
            refusal = PeriodClosed
        if refusal is not None:
            with pytest.raises(refusal):
                version.ledger.reverse(original.id, id=reversal_id, on=day(on))
            return
        ledger = version.ledger.reverse(original.id, id=reversal_id, on=day(on))
        entry = ledger.entry(reversal_id)
        assert [(posting.account, posting.item, -posting.amount) for posting in entry.postings] == [
            (posting.account, posting.item, posting.amount) for posting in original.postings
        ]
        self.keep(ledger, [*version.entries, entry], version.closed_through)

    @rule(at=st.integers(0, 9), number=st.integers(0, 99))
    def repeat(self, at: int, number: int) -> None:
        version = self.pick(at)
        if version.entries:
            entry = version.entries[number % len(version.entries)]
            assert version.ledger.post(entry) is version.ledger
            with pytest.raises(ConflictingId):
                version.ledger.post(attrs.evolve(entry, memo="another"))

    @precondition(lambda self: len(self.versions) > 2)
    @rule(at=st.integers(0, 9), through=st.integers(0, 6))
    def close(self, at: int, through: int) -> None:
        version = self.pick(at)
        if version.closed_through is not None and day(through) < version.closed_through:
            with pytest.raises(ValueError, match="closing stays"):
                version.ledger.close_period(through=day(through))
            return
        self.keep(version.ledger.close_period(through=day(through)), version.entries, day(through))

    @rule(at=st.integers(0, 9))
    def scratch(self, at: int) -> None:
        version = self.pick(at)
        self.keep(version.ledger.scratch(), version.entries, version.closed_through)

    @rule(at=st.integers(0, 9), back=st.integers(0, 12))
    def go_back(self, at: int, back: int) -> None:
        version = self.pick(at)
        count = max(0, len(version.entries) - back)
        self.keep(version.ledger.at(count), version.entries[:count], version.closed_through)

    @rule(at=st.integers(0, 9))
    def audit(self, at: int) -> None:
        version = self.pick(at)
        version.ledger.audit()
        check(version.ledger, version.entries, day_numbers=(0, 5))


TestLedgers = LedgerMachine.TestCase
TestLedgers.settings = settings(stateful_step_count=20)
