"""Standing: what moves a line's status, and what each status allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creditline import CNY, CreditLine
from creditline.acts import (
    Authorize,
    Capture,
    Close,
    Dispute,
    Freeze,
    LowerLimit,
    Purchase,
    RaiseLimit,
    Refund,
    Repay,
    Resume,
    Suspend,
    Unfreeze,
    Void,
    Withdraw,
)
from creditline.errors import HoldNotInForce, LineNotOpen, LineNotSettled, UnlawfulMove
from creditline.facts import StatusMoved
from creditline.state import Status
from tests.lines import HALF_PER_MILLE, NOV, OCT, a_line, refused

if TYPE_CHECKING:
    from creditline.engine import Command

SETTLED = a_line().purchase(CNY(100), on=OCT(2), id="p").repay(CNY(100), on=OCT(2), id="r")
LIVELY = (
    a_line()
    .purchase(CNY(100), on=OCT(2), id="p")
    .repay(CNY(150), on=OCT(2), id="r")
    .authorize(CNY(40), on=OCT(2), id="h")
)


def in_status(line: CreditLine, status: str) -> CreditLine:
    """The line, moved to a status."""
    moves = {
        "open": lambda: line,
        "suspended": lambda: line.suspend(on=OCT(3), id="s"),
        "frozen": lambda: line.freeze(on=OCT(3), id="s"),
        "charged_off": lambda: line.purchase(CNY(60), on=OCT(3), id="lost").charge_off(on=OCT(3), id="s"),
        "closed": lambda: line.close(on=OCT(3), id="s"),
    }
    return moves[status]()


MOVES = {"suspend": Suspend, "resume": Resume, "freeze": Freeze, "unfreeze": Unfreeze, "close": Close}
LEADS_TO = {
    ("open", "suspend"): "suspended",
    ("open", "freeze"): "frozen",
    ("open", "close"): "closed",
    ("suspended", "resume"): "open",
    ("suspended", "freeze"): "frozen",
    ("suspended", "close"): "closed",
    ("frozen", "unfreeze"): "open",
    ("frozen", "close"): "closed",
}


class TestMoves:
    @pytest.mark.parametrize(("status", "move"), [(status.value, move) for status in Status for move in MOVES])
    def test_every_move_from_every_status(self, status: str, move: str) -> None:
        """A lawful move leads where the table says; any other is refused with its figures."""
        line = in_status(SETTLED, status)
        command = MOVES[move](on=OCT(4), id="m", reason="told so")

        if (status, move) in LEADS_TO:
            assert line.apply(command).status == LEADS_TO[status, move]
        else:
            error = refused(line, command)
            assert isinstance(error, UnlawfulMove)
            assert (error.line, error.status, error.move) == ("alice", status, move)
            assert str(error) == f"line 'alice' is {status.replace('_', ' ')}, from where there is no {move}"

    def test_unfreezing_leads_back_to_where_the_freeze_began(self) -> None:
        line = SETTLED.suspend(on=OCT(3), id="s").freeze(on=OCT(4), id="f").unfreeze(on=OCT(5), id="u")

        assert line.status == "suspended"
        assert line.resume(on=OCT(6), id="o").status == "open"

    def test_a_move_is_a_fact_with_its_reason_and_books_nothing(self) -> None:
        record = SETTLED.suspend(on=OCT(3), id="s", reason="asked by phone").record("s")

        assert record.facts == (StatusMoved("s", OCT(3), Status.SUSPENDED, "asked by phone"),)
        assert record.entries == ()


EVERY = {status.value for status in Status}
ACTS = {
    "purchase": (Purchase(CNY(1), on=OCT(4), id="x"), {"open"}),
    "authorize": (Authorize(CNY(1), on=OCT(4), id="x"), {"open"}),
    "raise limit": (RaiseLimit(CNY(20000), on=OCT(4), id="x"), {"open"}),
    "withdraw": (Withdraw(CNY(1), on=OCT(4), id="x"), {"open", "suspended", "charged_off", "closed"}),
    "lower limit": (LowerLimit(CNY(1), on=OCT(4), id="x"), {"open", "suspended", "frozen"}),
    "capture": (Capture("h", on=OCT(4), id="x"), {"open", "suspended", "frozen"}),
    "repay": (Repay(CNY(1), on=OCT(4), id="x"), EVERY),
    "refund": (Refund("p", on=OCT(4), id="x"), EVERY),
    "dispute": (Dispute("p", on=OCT(4), id="x"), EVERY),
}


class TestWhatAStatusAllows:
    @pytest.mark.parametrize("status", [status.value for status in Status])
    @pytest.mark.parametrize(("command", "allowed"), ACTS.values(), ids=ACTS)
    def test_every_act_in_every_status(self, command: Command, allowed: set[str], status: str) -> None:
        line = in_every_status(status)

        if status in allowed:
            assert line.apply(command).record("x").command == command
        else:
            error = refused(line, command)
            assert isinstance(error, LineNotOpen)
            assert (error.line, error.status) == ("alice", status)
            assert str(error) == f"line 'alice' is {status.replace('_', ' ')}, which rules out {error.dealing}"

    @pytest.mark.parametrize("status", ["open", "suspended", "frozen", "charged_off"])
    def test_a_hold_is_voided_in_every_status_that_has_one(self, status: str) -> None:
        assert in_status(LIVELY, status).void("h", on=OCT(4), id="x").held == CNY(0)

    def test_a_closed_line_has_no_holds(self) -> None:
        assert isinstance(refused(in_every_status("closed"), Void("h", on=OCT(4), id="x")), HoldNotInForce)

    @pytest.mark.parametrize("status", [status.value for status in Status])
    def test_time_passes_in_every_status(self, status: str) -> None:
        assert in_every_status(status).advance(to=OCT(9)).as_of == OCT(9)


def in_every_status(status: str) -> CreditLine:
    """A line with a hold and money of the customer's own; a closed or lost one has its money from a late repayment."""
    if status == "charged_off":
        return in_status(LIVELY, status).repay(CNY(60), on=OCT(3), id="late")
    if status != "closed":
        return in_status(LIVELY, status)
    line = LIVELY.withdraw(CNY(50), on=OCT(2), id="w").void("h", on=OCT(2), id="v")
    return in_status(line, "closed").repay(CNY(50), on=OCT(3), id="late")


class TestClosing:
    def test_a_line_that_owes_stays(self) -> None:
        error = refused(a_line().purchase(CNY(100), on=OCT(2), id="p"), Close(on=OCT(3), id="c"))

        assert isinstance(error, LineNotSettled)
        assert (error.line, error.outstanding, error.credit_balance, error.held) == (
            "alice",
            CNY(100),
            CNY(0),
            CNY(0),
        )
        assert str(error) == (
            "line 'alice' still has 100.00 CNY outstanding, 0.00 CNY of the customer's own money and 0.00 CNY held"
        )

    def test_a_line_that_is_owed_or_holds_stays(self) -> None:
        error = refused(LIVELY, Close(on=OCT(3), id="c"))

        assert isinstance(error, LineNotSettled)
        assert (error.outstanding, error.credit_balance, error.held) == (CNY(0), CNY(50), CNY(40))

    def test_a_line_whose_nights_are_not_posted_yet_stays(self) -> None:
        """
        The late purchase is refunded in full; its 10 nights, 5.00, are owed and will be posted by the statement.

        Errors: a line is closed when nothing is owed either way.
        """
        line = a_line(interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p").refund("p", on=NOV(19), id="f")
        assert line.payoff().total == CNY(5)

        assert isinstance(line.refusal(Close(on=NOV(19), id="c")), LineNotSettled)

    def test_the_status_is_looked_at_first(self) -> None:
        line = in_status(SETTLED, "closed").repay(CNY(1), on=OCT(4), id="late")

        assert isinstance(refused(line, Close(on=OCT(4), id="c2")), UnlawfulMove)

    def test_a_late_refund_still_finds_it(self) -> None:
        line = in_status(SETTLED, "closed").refund("p", on=OCT(4), id="f")

        assert line.credit_balance == CNY(100)
        assert line.withdraw(CNY(100), on=OCT(5), id="w").credit_balance == CNY(0)
