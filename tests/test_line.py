"""The face: an immutable value that acts, answers, remembers, and can be asked about other days."""

from __future__ import annotations

import copy
import inspect
import pickle
from datetime import datetime
from typing import Any

import attrs
import pytest

from creditline import CNY, CreditLine, acts
from creditline.acts import Advance, Capture, Open, Purchase, Refund, Repay, Suspend
from creditline.errors import Backdated, ConflictingId, LimitExceeded, UnknownId
from creditline.facts import DaysPassed, StatementIssued
from creditline.history import History, Record
from creditline.state import Status
from creditline.terms import BillingCycle, DueAfter
from tests.lines import DEC, FEB, JAN, NOV, OCT, RULES, SEP, a_line, product

BOUGHT = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p", merchant="tmall")
LIVED = (
    BOUGHT.authorize(CNY(30), on=OCT(25), id="h", expires=NOV(20))
    .repay(CNY(40), on=NOV(5), id="r1")
    .capture("h", on=NOV(10), id="c", amount=CNY(20), keep_rest=True)
    .refund("c", on=NOV(15), id="f")
    .suspend(on=DEC(2), id="s", reason="late")
    .repay(CNY(500), on=DEC(5), id="r2")
    .advance(to=JAN(15))
)
METHODS = {
    "purchase": acts.Purchase,
    "authorize": acts.Authorize,
    "capture": acts.Capture,
    "void": acts.Void,
    "refund": acts.Refund,
    "repay": acts.Repay,
    "return_repayment": acts.ReturnRepayment,
    "convert": acts.Convert,
    "settle_early": acts.SettleEarly,
    "reschedule": acts.Reschedule,
    "charge_off": acts.ChargeOff,
    "dispute": acts.Dispute,
    "draw": acts.Draw,
    "recover": acts.Recover,
    "resolve": acts.Resolve,
    "grant_temporary_limit": acts.GrantTemporaryLimit,
    "offer_increase": acts.OfferIncrease,
    "request_increase": acts.RequestIncrease,
    "accept_increase": acts.AcceptIncrease,
    "decline_increase": acts.DeclineIncrease,
    "withdraw_increase": acts.WithdrawIncrease,
    "waive": acts.Waive,
    "withdraw": acts.Withdraw,
    "raise_limit": acts.RaiseLimit,
    "lower_limit": acts.LowerLimit,
    "set_scene_limit": acts.SetSceneLimit,
    "suspend": acts.Suspend,
    "resume": acts.Resume,
    "freeze": acts.Freeze,
    "unfreeze": acts.Unfreeze,
    "change_product": acts.ChangeProduct,
    "change_statement_day": acts.ChangeStatementDay,
    "close": acts.Close,
    "advance": acts.Advance,
}


class TestMethods:
    """Each is the short form of a command, so signature and docstring are stated once."""

    def test_there_is_one_for_every_command(self) -> None:
        assert {command.__name__ for command in METHODS.values()} == set(acts.__all__) - {"Discount", "Open"}

    def test_they_say_what_their_commands_say(self) -> None:
        docstrings = {name: getattr(CreditLine, name).__doc__ for name in METHODS}

        assert docstrings == {name: command.__doc__ for name, command in METHODS.items()}

    def test_they_take_what_their_commands_take(self) -> None:
        signatures = {name: inspect.signature(getattr(CreditLine, name)).parameters for name in METHODS}

        assert {name: list(taken.values())[1:] for name, taken in signatures.items()} == {
            name: list(inspect.signature(command).parameters.values()) for name, command in METHODS.items()
        }

    def test_they_bear_their_own_names(self) -> None:
        assert [getattr(CreditLine, name).__name__ for name in METHODS] == list(METHODS)

    def test_it_is_the_same_as_applying_the_command(self) -> None:
        assert a_line(**RULES).apply(Purchase(CNY(1000), on=OCT(20), id="p", merchant="tmall")) == BOUGHT


class TestAValue:
    def test_the_same_acts_make_an_equal_line(self) -> None:
        again = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p", merchant="tmall")

        assert again == BOUGHT
        assert hash(again) == hash(BOUGHT)
        assert len({again, BOUGHT, a_line()}) == 2

    def test_a_line_equals_itself_at_once(self) -> None:
        same = BOUGHT

        assert same == BOUGHT
        assert BOUGHT.advance(to=OCT(20)) == BOUGHT

    def test_another_act_another_name_or_another_product_makes_another_line(self) -> None:
        assert BOUGHT.advance(to=OCT(21)) != BOUGHT
        assert a_line() != a_line(id="bob")
        assert a_line() != a_line(**RULES)
        assert BOUGHT.purchase(CNY(1), on=OCT(20), id="p2") != BOUGHT
        assert BOUGHT.purchase(CNY(1), on=OCT(20), id="p2") != BOUGHT.purchase(CNY(2), on=OCT(20), id="p2")

    def test_it_equals_nothing_else(self) -> None:
        assert BOUGHT != "alice"
        assert BOUGHT.__eq__("alice") is NotImplemented
        assert History() != "no history"

    def test_every_earlier_line_stays_as_it_was(self) -> None:
        line, record = BOUGHT, pickle.dumps(BOUGHT)
        line.repay(CNY(1), on=OCT(21), id="r")
        line.repay(CNY(2), on=OCT(21), id="r")
        line.advance(to=FEB(1))

        assert pickle.dumps(line) == record
        assert (line.outstanding, line.as_of) == (CNY(1000), OCT(20))

    def test_two_children_of_one_line_are_both_right(self) -> None:
        one, other = BOUGHT.repay(CNY(1), on=OCT(21), id="r"), BOUGHT.repay(CNY(2), on=OCT(22), id="r")

        assert (one.outstanding, other.outstanding) == (CNY(999), CNY(998))
        assert one.purchase(CNY(5), on=OCT(23), id="q").outstanding == CNY(1004)
        assert other.purchase(CNY(5), on=OCT(23), id="q").outstanding == CNY(1003)

    @pytest.mark.parametrize("name", ["limit", "_life", "nickname"])
    def test_nothing_can_be_set(self, name: str) -> None:
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            setattr(BOUGHT, name, CNY(1))

    def test_a_copy_is_the_same_line(self) -> None:
        assert copy.copy(LIVED) == LIVED
        assert copy.deepcopy(LIVED) == LIVED

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_it_travels(self, protocol: int) -> None:
        again = pickle.loads(pickle.dumps(LIVED, protocol))  # noqa: S301 - our own pickle

        assert again == LIVED
        assert again.ledger == LIVED.ledger
        assert again.advance(to=FEB(20)) == LIVED.advance(to=FEB(20))

    def test_its_repr_is_a_summary(self) -> None:
        assert repr(BOUGHT) == (
            "<CreditLine 'alice' of Plain on 2026-10-20: open, "
            "outstanding 1,000.00 CNY, available 9,000.00 CNY of 10,000.00 CNY>"
        )


class TestAnswers:
    def test_about_amounts(self) -> None:
        line = BOUGHT.authorize(CNY(30), on=OCT(25), id="h")

        assert (line.limit, line.used, line.held, line.available) == (CNY(10000), CNY(1000), CNY(30), CNY(8970))
        assert (line.outstanding, line.credit_balance) == (CNY(1000), CNY(0))

    def test_about_its_standing(self) -> None:
        assert (LIVED.id, LIVED.as_of, LIVED.status) == ("alice", JAN(15), Status.SUSPENDED)
        assert LIVED.product == product(**RULES)

    def test_about_its_history(self) -> None:
        assert [type(command).__name__ for command in LIVED.commands if type(command) is not Advance] == [
            "Open",
            "Purchase",
            "Authorize",
            "Repay",
            "Capture",
            "Refund",
            "Suspend",
            "Repay",
        ]
        assert tuple(record.command for record in LIVED.history) == LIVED.commands

    def test_the_books_hold_every_entry_of_every_receipt(self) -> None:
        assert tuple(LIVED.ledger.entries) == tuple(entry for record in LIVED.history for entry in record.entries)

    def test_about_one_act(self) -> None:
        record = LIVED.record("r1")

        assert record.command == Repay(CNY(40), on=NOV(5), id="r1")
        assert [entry.id for entry in record.entries] == ["r1"]

    def test_about_no_act(self) -> None:
        with pytest.raises(UnknownId, match="^there is no act 'nothing'$"):
            LIVED.record("nothing")

    def test_its_ledgers_are_what_their_entries_say(self) -> None:
        LIVED.audit()
        LIVED.return_repayment("r1", on=JAN(20), id="x").audit()


class TestWhatWouldBe:
    def test_a_refusal_is_an_answer(self) -> None:
        error = BOUGHT.refusal(Purchase(CNY(9001), on=OCT(20), id="p2"))

        assert isinstance(error, LimitExceeded)
        assert BOUGHT.refusal(Purchase(CNY(9000), on=OCT(20), id="p2")) is None

    def test_letting_time_pass_is_answered_as_well(self) -> None:
        assert isinstance(BOUGHT.refusal(Advance(to=OCT(19))), Backdated)
        assert BOUGHT.refusal(Advance(to=FEB(1))) is None

    def test_a_projection_is_a_line_of_its_own(self) -> None:
        before = pickle.dumps(BOUGHT)
        plan = [Repay(CNY(100), on=NOV(5), id="r"), Purchase(CNY(50), on=NOV(20), id="p2")]
        line = BOUGHT.project(plan, until=DEC(1))

        assert line == BOUGHT.repay(CNY(100), on=NOV(5), id="r").purchase(CNY(50), on=NOV(20), id="p2").advance(
            to=DEC(1)
        )
        assert pickle.dumps(BOUGHT) == before

    def test_nothing_planned_changes_nothing(self) -> None:
        assert BOUGHT.project() == BOUGHT
        assert BOUGHT.project(until=NOV(1)) == BOUGHT.advance(to=NOV(1))

    def test_a_plan_that_cannot_be_is_refused(self) -> None:
        with pytest.raises(LimitExceeded):
            BOUGHT.project([Purchase(CNY(9001), on=OCT(21), id="p2")])
        with pytest.raises(Backdated):
            BOUGHT.project(until=OCT(19))

    def test_a_projected_line_lives_on(self) -> None:
        line = BOUGHT.project(until=NOV(1)).repay(CNY(1000), on=NOV(2), id="r")

        assert line == BOUGHT.advance(to=NOV(1)).repay(CNY(1000), on=NOV(2), id="r")


class TestLookingBack:
    def test_a_day_after_its_acts(self) -> None:
        assert LIVED.at(OCT(20)) == BOUGHT
        assert LIVED.at(OCT(19)) == a_line(**RULES).advance(to=OCT(19))
        assert LIVED.at(NOV(5)).outstanding == CNY(960)

    def test_today_and_the_first_day(self) -> None:
        assert LIVED.at(JAN(15)) == LIVED
        assert LIVED.at(OCT(1)) == a_line(**RULES)

    def test_a_day_without_an_act(self) -> None:
        assert LIVED.at(NOV(7)).as_of == NOV(7)
        assert LIVED.at(NOV(12)).outstanding == CNY(983)
        assert LIVED.at(NOV(12)).held == CNY(10)

    @pytest.mark.parametrize("day", [NOV(1), NOV(10), NOV(30), DEC(1), DEC(4), DEC(5), JAN(1), JAN(14)])
    def test_the_past_had_the_statements_of_its_day(self, day) -> None:
        past = LIVED.at(day)

        assert past.statements == tuple(bill for bill in LIVED.statements if bill.date <= day)
        assert past.as_of == day

    def test_a_statement_issued_in_passing_is_not_issued_again(self) -> None:
        """One step from October to December, looked into in November."""
        line = BOUGHT.advance(to=DEC(15))

        assert line.at(NOV(10)).statements == line.statements[:1]
        assert line.at(NOV(10)).advance(to=DEC(15)).statements == line.statements

    def test_a_through_statement_stood_from_the_day_after_it(self) -> None:
        line = a_line(cycle=BillingCycle(5, DueAfter(20), cutoff="through")).purchase(CNY(1), on=OCT(20), id="p")
        line = line.repay(CNY(1), on=NOV(5), id="r").purchase(CNY(2), on=NOV(6), id="p2")

        assert line.at(NOV(5)).statements == ()
        assert [bill.date for bill in line.at(NOV(6)).statements] == [NOV(5)]

    def test_the_past_lives_on_by_itself(self) -> None:
        line = LIVED.at(NOV(5)).repay(CNY(960), on=NOV(6), id="other")

        assert line.outstanding == CNY(0)
        assert LIVED.at(NOV(6)).outstanding == CNY(960)

    def test_by_what_was_known(self) -> None:
        line = LIVED.return_repayment("r2", on=JAN(20), id="x").advance(to=JAN(25))

        assert line.at(DEC(6), known_at=JAN(19)) == LIVED.at(DEC(6))
        assert line.at(DEC(6), known_at=JAN(20)).outstanding == line.at(DEC(6)).outstanding
        assert line.at(DEC(6)).outstanding > LIVED.at(DEC(6)).outstanding

    def test_by_what_was_known_on_a_day_without_an_act(self) -> None:
        line = BOUGHT.advance(to=DEC(15))

        assert line.at(NOV(5), known_at=NOV(8)).as_of == NOV(5)
        assert line.at(NOV(8), known_at=NOV(8)).outstanding == CNY(1000)

    @pytest.mark.parametrize("day", [SEP(30), JAN(16)])
    def test_a_day_that_the_line_has_not_lived(self, day) -> None:
        with pytest.raises(ValueError, match=f"^the line knows the days 2026-10-01 to 2027-01-15, not {day}$"):
            LIVED.at(day)
        with pytest.raises(ValueError, match=f"^the line knows the days 2026-10-01 to 2027-01-15, not {day}$"):
            LIVED.at(OCT(20), known_at=day)

    @pytest.mark.parametrize("day", [datetime(2026, 11, 1), "2026-11-01", None])
    def test_what_is_no_day(self, day: Any) -> None:
        with pytest.raises(TypeError, match="^day is a "):
            LIVED.at(day)

    @pytest.mark.parametrize("day", [datetime(2026, 11, 1), "2026-11-01"])
    def test_what_is_no_day_of_knowing(self, day: Any) -> None:
        with pytest.raises(TypeError, match="^known_at is a "):
            LIVED.at(OCT(20), known_at=day)


class TestReplaying:
    def test_the_same_commands_make_the_same_line(self) -> None:
        again = CreditLine.replay(LIVED.commands)

        assert again == LIVED
        assert pickle.dumps(again) == pickle.dumps(LIVED)

    def test_the_acts_alone_are_enough(self) -> None:
        """Time that passes because a later act is asked for need not be asked for."""
        acts_alone = [command for command in LIVED.commands if type(command) is not Advance]

        assert CreditLine.replay([*acts_alone, Advance(to=JAN(15))]) == LIVED

    def test_it_decides_again(self) -> None:
        opening, *others = LIVED.commands
        poorer = attrs.evolve(opening, limit=CNY(999))

        with pytest.raises(LimitExceeded):
            CreditLine.replay([poorer, *others])

    def test_the_first_command_opens_the_line(self) -> None:
        with pytest.raises(ValueError, match="^the first command of a line is Open, not Suspend"):
            CreditLine.replay([Suspend(on=OCT(1), id="s")])

    def test_there_is_a_first_command(self) -> None:
        with pytest.raises(ValueError, match="^a line has at least one command, the one that opens it$"):
            CreditLine.replay([])

    def test_a_line_is_opened_once(self) -> None:
        """Opening it again in the same words changes nothing, like any repetition; in other words it is refused."""
        opening = LIVED.commands[0]

        assert LIVED.apply(opening) is LIVED
        with pytest.raises(ConflictingId, match="limit"):
            LIVED.apply(attrs.evolve(opening, limit=CNY(1)))
        with pytest.raises(TypeError, match="^Open is not a command that a line takes"):
            LIVED.apply(attrs.evolve(opening, id="bob"))


class TestRestoring:
    def test_records_make_the_same_line(self) -> None:
        again = CreditLine.restore(LIVED.history)

        assert again == LIVED
        assert (again.statements, again.ledger, again.bills) == (LIVED.statements, LIVED.ledger, LIVED.bills)

    def test_nothing_is_decided_again(self) -> None:
        """What was granted of a limit of 10,000.00 stands, whatever the opening command says now."""
        opening, *others = LIVED.history
        altered = attrs.evolve(opening, command=attrs.evolve(opening.command, limit=CNY(1)))

        assert CreditLine.restore([altered, *others]).outstanding == LIVED.outstanding

    def test_a_restored_line_lives_on(self) -> None:
        assert CreditLine.restore(LIVED.history).advance(to=FEB(20)) == LIVED.advance(to=FEB(20))

    @pytest.mark.parametrize("number", range(len(LIVED.history)))
    def test_a_record_stands_once(self, number: int) -> None:
        """Storage that delivers at least once may tell it twice; the line would count it twice."""
        twice = (*LIVED.history[: number + 1], *LIVED.history[number:])

        with pytest.raises(ValueError, match="does not follow on"):
            CreditLine.restore(twice)

    def test_records_come_in_their_order(self) -> None:
        opening, *others = LIVED.history

        with pytest.raises(ValueError, match="out of order"):
            CreditLine.restore([opening, *reversed(others)])

    def test_in_every_record_something_happened(self) -> None:
        silent = Record(Advance(to=OCT(2)), (), ())

        with pytest.raises(ValueError, match="does not follow on"):
            CreditLine.restore([a_line().history[0], silent])

    def test_entries_are_what_facts_book(self) -> None:
        opening, passed, purchase = BOUGHT.history
        tampered = attrs.evolve(purchase, entries=())

        with pytest.raises(ValueError, match=r"^the entries of Purchase\(.* are not what its facts book$"):
            CreditLine.restore([opening, passed, tampered])
        with pytest.raises(ValueError, match=r"^the entries of Open\(.* are not what its facts book$"):
            CreditLine.restore([attrs.evolve(opening, entries=())])

    def test_the_first_record_opens_the_line(self) -> None:
        with pytest.raises(ValueError, match="^the first command of a line is Open, not Purchase"):
            CreditLine.restore([BOUGHT.record("p")])
        with pytest.raises(ValueError, match="^the first fact of a line is Opened, not DaysPassed"):
            CreditLine.restore([Record(BOUGHT.commands[0], (DaysPassed(OCT(1)),), ())])

    def test_there_is_a_first_record(self) -> None:
        with pytest.raises(ValueError, match="^a line has at least one command, the one that opens it$"):
            CreditLine.restore([])


class TestLettingTimePass:
    def test_it_is_recorded_before_the_act_that_asked_for_it(self) -> None:
        line = BOUGHT.repay(CNY(1), on=NOV(5), id="r")

        assert line.commands[-2:] == (Advance(to=NOV(5)), Repay(CNY(1), on=NOV(5), id="r"))
        assert [type(fact) for fact in line.history[-2].facts] == [StatementIssued, DaysPassed]
        assert line == BOUGHT.advance(to=NOV(5)).repay(CNY(1), on=NOV(5), id="r")

    def test_acts_of_one_day_need_no_time(self) -> None:
        line = BOUGHT.repay(CNY(1), on=OCT(20), id="r")

        assert [type(command) for command in line.commands] == [Open, Advance, Purchase, Repay]

    def test_the_face_is_small(self) -> None:
        """A capture and a refund by their commands."""
        line = BOUGHT.authorize(CNY(5), on=OCT(21), id="h").apply(Capture("h", on=OCT(22), id="c"))

        assert line.apply(Refund("c", on=OCT(23), id="f")).outstanding == CNY(1000)
