"""Posting is all or nothing, refuses in a fixed order, and takes an exact repetition as done (G4, G5)."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from creditline.errors import ConflictingId, CurrencyMismatch, PeriodClosed, UnknownId
from creditline.ledger import Entry, Ledger, credit, debit
from creditline.money import CNY, USD, Currency
from tests.ledger.naive import ACCOUNTS, POINTS, check, day, transfer, transfers

CLOSED = day(9)
OTHER_CNY = Currency("CNY", 4)
OTHER_POINTS = Currency("POINTS", 2)


def ledger_of(*entries: Entry) -> Ledger:
    return Ledger(CNY).post_all(entries)


class TestPosting:
    def test_a_new_ledger_is_empty(self) -> None:
        ledger = Ledger(CNY)
        assert (ledger.count, len(ledger.entries), ledger.accounts) == (0, 0, ())
        assert ledger.balance("Assets") == CNY.zero
        assert ledger.items("Assets") == ()
        check(ledger, [])

    @pytest.mark.parametrize("currency", ["CNY", None, CNY("1")])
    def test_a_ledger_is_kept_in_a_currency(self, currency) -> None:
        with pytest.raises(TypeError, match=r"a ledger is kept in a Currency, not .*: write Ledger\(CNY\)"):
            Ledger(currency)

    def test_entries_stand_in_the_order_of_posting(self) -> None:
        ledger = Ledger(CNY)
        for entry in transfers(5):
            ledger = ledger.post(entry)
        assert ledger.entries == transfers(5)
        assert [ledger.entry(entry.id) for entry in transfers(5)] == transfers(5)

    def test_all_at_once_is_one_by_one(self) -> None:
        one_by_one = Ledger(CNY)
        for entry in transfers(30):
            one_by_one = one_by_one.post(entry)
        assert ledger_of(*transfers(30)) == one_by_one
        check(one_by_one, transfers(30))
        check(ledger_of(*transfers(30)), transfers(30))

    def test_any_iterable_can_be_posted(self) -> None:
        assert Ledger(CNY).post_all(iter(transfers(3))) == ledger_of(*transfers(3))
        ledger = ledger_of()
        assert ledger.post_all([]) is ledger

    def test_an_unknown_entry_is_refused(self) -> None:
        with pytest.raises(UnknownId) as refusal:
            ledger_of(*transfers(2)).entry("e2")
        assert (refusal.value.kind, refusal.value.id) == ("entry", "e2")

    def test_an_entry_recorded_later_is_unknown_before(self) -> None:
        ledger = ledger_of(*transfers(2))
        ledger.post(transfer("e2"))
        with pytest.raises(UnknownId):
            ledger.entry("e2")


class TestOtherCurrencies:
    def both(self, id: str = "e1", points: Currency = POINTS) -> Entry:
        return Entry(
            id,
            day(0),
            "earned",
            (
                debit(ACCOUNTS[0], CNY(5), "x"),
                credit(ACCOUNTS[4], CNY(5), "x"),
                debit(ACCOUNTS[3], points.minor(7)),
                credit("Liabilities:Points", points.minor(7)),
            ),
        )

    def test_each_currency_has_balances_of_its_own(self) -> None:
        ledger = ledger_of(self.both(), transfer("e2", 3, currency=USD))
        assert ledger.balance("Liabilities:Points") == CNY.zero
        assert ledger.balance("Liabilities:Points", currency=POINTS) == POINTS.minor(-7)
        assert ledger.balance("Assets", currency=USD) == USD.minor(3)
        assert ledger.balance("Assets", currency=Currency("GOLD", 3)).minor == 0
        assert ledger.minor("Liabilities:Points") == 0
        assert not ledger.knows("Liabilities:Points", "")
        assert ledger.accounts == (ACCOUNTS[3], ACCOUNTS[0], ACCOUNTS[4], "Liabilities:Points")

    def test_an_equal_currency_is_the_own_one(self) -> None:
        ledger = ledger_of(transfer("e1", 5, currency=Currency("CNY", 2, "renminbi")))
        assert ledger.balance(ACCOUNTS[0]) == CNY.minor(5)
        assert ledger.balance(ACCOUNTS[0], currency=Currency("CNY", 2)) == CNY.minor(5)

    def test_the_own_code_has_one_exponent(self) -> None:
        with pytest.raises(CurrencyMismatch) as refusal:
            ledger_of(transfer("e1", currency=OTHER_CNY))
        assert (refusal.value.expected, refusal.value.actual) == (CNY, OTHER_CNY)

    @pytest.mark.parametrize("together", [True, False])
    def test_another_code_keeps_the_exponent_it_came_with(self, together) -> None:
        first, second = self.both(), self.both("e2", OTHER_POINTS)
        with pytest.raises(CurrencyMismatch) as refusal:
            ledger_of(first, second) if together else ledger_of(first).post(second)
        assert (refusal.value.expected, refusal.value.actual) == (POINTS, OTHER_POINTS)

    def test_one_entry_does_not_hold_two_exponents_of_a_code(self) -> None:
        both = self.both()
        mixed = attrs.evolve(both, postings=(*both.postings, *self.both("e2", OTHER_POINTS).postings[2:]))
        with pytest.raises(CurrencyMismatch):
            ledger_of(mixed)

    def test_a_version_before_the_first_posting_is_free_to_choose(self) -> None:
        before = ledger_of(transfer("e0"))
        one, other = before.post(self.both()), before.post(self.both("e1", OTHER_POINTS))
        assert one.balance("Liabilities:Points", currency=POINTS).minor == -7
        assert other.balance("Liabilities:Points", currency=OTHER_POINTS).minor == -7
        assert other.balance("Liabilities:Points", currency=POINTS).minor == 0
        with pytest.raises(CurrencyMismatch):
            other.post(self.both("e2"))
        assert other.post(self.both("e2", OTHER_POINTS)).balance("Assets", currency=OTHER_POINTS).minor == 14

    def test_a_fork_keeps_adding_to_the_balances_of_its_base(self) -> None:
        before = ledger_of(self.both())
        before.post(self.both("e2"))
        fork = before.post(self.both("e3")).post(self.both("e4"))
        assert fork.balance("Assets", currency=POINTS).minor == 21
        assert before.balance("Assets", currency=POINTS).minor == 7

    @pytest.mark.parametrize("currency", ["CNY", 5])
    def test_a_balance_is_asked_in_a_currency(self, currency) -> None:
        with pytest.raises(TypeError, match="a balance is asked in a Currency, not"):
            ledger_of().balance("Assets", currency=currency)

    def test_a_balance_in_another_exponent_is_refused(self) -> None:
        with pytest.raises(CurrencyMismatch):
            ledger_of().balance("Assets", currency=OTHER_CNY)


class TestRepetition:
    def test_the_same_entry_again_changes_nothing(self) -> None:
        ledger = ledger_of(*transfers(3))
        assert ledger.post(transfers(3)[0]) is ledger
        assert ledger.post_all(transfers(3)) is ledger

    def test_a_repetition_within_a_batch_is_written_once(self) -> None:
        assert ledger_of(*transfers(3), *transfers(2)).count == 3

    def test_a_batch_may_repeat_and_add(self) -> None:
        assert ledger_of(*transfers(3)).post_all(transfers(5)) == ledger_of(*transfers(5))

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("on", day(1)),
            ("kind", "refund"),
            ("postings", transfer("e1", 9_999).postings),
            ("memo", "so"),
            ("meta", (("merchant", "tmall"),)),
        ],
    )
    @pytest.mark.parametrize("together", [True, False])
    def test_another_content_names_the_field(self, field: str, value: object, together) -> None:
        first = transfer("e1")
        other = attrs.evolve(first, **{field: value})  # type: ignore[arg-type]
        with pytest.raises(ConflictingId) as refusal:
            ledger_of(first, other) if together else ledger_of(first).post(other)
        assert (refusal.value.id, refusal.value.field) == ("e1", field)
        assert (refusal.value.recorded, refusal.value.given) == (getattr(first, field), value)

    def test_an_id_taken_on_another_branch_is_free_here(self) -> None:
        before = ledger_of(transfer("e0"))
        before.post(transfer("e1", 1))
        assert before.post(transfer("e1", 2)).balance(ACCOUNTS[0]) == CNY("100.02")


class TestTheOrderOfRefusals:
    """Type, currency, repetition, conflict, reversal, closed period: each outranks all that follow."""

    LEDGER = ledger_of(transfer("e1", on=day(3)), transfer("p", currency=POINTS)).close_period(through=CLOSED)

    @pytest.mark.parametrize("entry", [None, "e1", transfer("e1").postings, object()])
    def test_what_is_no_entry_is_a_type_error(self, entry) -> None:
        with pytest.raises(TypeError, match="a ledger takes entries, not"):
            self.LEDGER.post(entry)
        with pytest.raises(TypeError, match="a ledger takes entries, not"):
            self.LEDGER.post_all([entry])

    def test_a_currency_comes_before_a_conflict(self) -> None:
        with pytest.raises(CurrencyMismatch):
            self.LEDGER.post(transfer("e1", currency=OTHER_POINTS))

    def test_a_repetition_is_accepted_in_a_closed_period(self) -> None:
        assert self.LEDGER.post(transfer("e1", on=day(3))) is self.LEDGER

    def test_a_conflict_comes_before_a_closed_period(self) -> None:
        with pytest.raises(ConflictingId):
            self.LEDGER.post(transfer("e1", on=day(4)))

    def test_an_impossible_reversal_comes_before_a_closed_period(self) -> None:
        with pytest.raises(UnknownId):
            self.LEDGER.reverse("e2", id="r", on=day(4))

    def test_a_closed_period_comes_last(self) -> None:
        with pytest.raises(PeriodClosed) as refusal:
            self.LEDGER.post(transfer("e2", on=CLOSED))
        assert (refusal.value.on, refusal.value.closed_through) == (CLOSED, CLOSED)

    def test_the_first_refused_entry_of_a_batch_decides(self) -> None:
        with pytest.raises(PeriodClosed):
            self.LEDGER.post_all([transfer("e2", on=CLOSED), transfer("e1", on=day(4))])


class TestAllOrNothing:
    @pytest.mark.parametrize(
        "bad",
        [
            transfer("e0", 1),
            transfer("p", currency=OTHER_CNY),
            transfer("late", on=date(2026, 9, 30)),
            None,
        ],
    )
    def test_one_refused_entry_refuses_the_batch(self, bad) -> None:
        ledger = ledger_of(transfer("e0", on=day(5))).close_period(through=date(2026, 9, 30))
        before = ledger.entries[:]
        with pytest.raises((ConflictingId, CurrencyMismatch, PeriodClosed, TypeError)):
            ledger.post_all([transfer("e1"), bad, transfer("e2")])
        assert ledger.entries == before
        after = ledger.post(transfer("e1"))
        assert after.entries == [*before, transfer("e1")]
        after.audit()

    def test_an_iterable_that_breaks_off_posts_nothing(self) -> None:
        def breaking():
            yield transfer("e1")
            raise OSError

        ledger = ledger_of(transfer("e0"))
        with pytest.raises(OSError):  # noqa: PT011 - the very one above
            ledger.post_all(breaking())
        assert ledger.post(transfer("e2")).entries == [transfer("e0"), transfer("e2")]
