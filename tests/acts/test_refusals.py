"""Refusals come in one order, ids stand for one content, and what is asked has the right types."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, USD, CreditLineError
from creditline.acts import (
    Advance,
    Authorize,
    Capture,
    Convert,
    Discount,
    LowerLimit,
    Open,
    Purchase,
    RaiseLimit,
    Refund,
    Repay,
    Reschedule,
    ReturnRepayment,
    SettleEarly,
    Suspend,
    Void,
    Withdraw,
)
from creditline.errors import (
    Backdated,
    ConflictingId,
    CurrencyMismatch,
    LimitExceeded,
    LineNotOpen,
    NothingAhead,
    UnknownId,
)
from tests.lines import DEC, NOV, OCT, a_line, product, refused

if TYPE_CHECKING:
    from creditline.engine import Command

LINE = (
    a_line()
    .purchase(CNY(100), on=OCT(20), id="p", merchant="tmall")
    .repay(CNY(60), on=OCT(21), id="r", source="card", discount=Discount(CNY(1), "bank"))
    .authorize(CNY(10), on=OCT(22), id="h", expires=OCT(30), merchant="hotel")
    .suspend(on=OCT(22), id="s1", reason="asked")
    .resume(on=OCT(22), id="s2")
)


class TestTheOrder:
    """Semantics, section 17: type; currency; repetition; ids; day; status; product rule; limit."""

    def test_the_type_comes_first(self) -> None:
        with pytest.raises(TypeError):
            LINE.purchase(USD(1).decimal, on=OCT(1), id="p")  # type: ignore[arg-type]

    def test_the_currency_comes_before_the_id(self) -> None:
        error = refused(LINE, Purchase(USD(100), on=OCT(20), id="p", merchant="tmall"))

        assert isinstance(error, CurrencyMismatch)
        assert (error.expected, error.actual) == (CNY, USD)
        assert str(error) == "USD does not mix with CNY"

    def test_a_repetition_comes_before_the_day(self) -> None:
        later = LINE.advance(to=DEC(1))

        assert later.purchase(CNY(100), on=OCT(20), id="p", merchant="tmall") is later

    def test_a_repetition_comes_before_the_status(self) -> None:
        suspended = LINE.suspend(on=OCT(25), id="s3")

        assert suspended.purchase(CNY(100), on=OCT(20), id="p", merchant="tmall") is suspended

    def test_an_id_that_is_taken_comes_before_the_day(self) -> None:
        assert isinstance(refused(LINE, Purchase(CNY(200), on=OCT(20), id="p", merchant="tmall")), ConflictingId)

    @pytest.mark.parametrize(
        "command",
        [
            Refund("nothing", on=OCT(1), id="x"),
            Capture("nothing", on=OCT(1), id="x"),
            Void("nothing", on=OCT(1), id="x"),
            Repay(CNY(1), on=OCT(1), id="x", toward="nothing"),
            ReturnRepayment("nothing", on=OCT(1), id="x"),
            Convert(purchase="nothing", installments="free", on=OCT(1), id="x"),
            SettleEarly(plan="nothing", on=OCT(1), id="x"),
            Reschedule("nothing", on=OCT(1), id="x", defer=1),
        ],
        ids=lambda command: type(command).__name__,
    )
    def test_an_unknown_id_comes_before_the_day(self, command: Command) -> None:
        assert isinstance(refused(LINE, command), UnknownId)

    def test_the_day_comes_before_the_status(self) -> None:
        error = refused(LINE.suspend(on=OCT(25), id="s3"), Purchase(CNY(1), on=OCT(24), id="x"))

        assert isinstance(error, Backdated)
        assert (error.on, error.as_of) == (OCT(24), OCT(25))

    def test_the_status_comes_before_the_rule(self) -> None:
        suspended = LINE.suspend(on=OCT(25), id="s3")

        assert isinstance(refused(suspended, RaiseLimit(CNY(1), on=OCT(25), id="x")), LineNotOpen)

    def test_the_status_comes_before_the_limit(self) -> None:
        suspended = LINE.suspend(on=OCT(25), id="s3")

        assert isinstance(refused(suspended, Purchase(CNY(99999), on=OCT(25), id="x")), LineNotOpen)

    def test_the_limit_comes_last(self) -> None:
        assert isinstance(refused(LINE, Purchase(CNY(99999), on=OCT(25), id="x")), LimitExceeded)


class TestARefusalChangesNothing:
    def test_time_does_not_pass_for_what_is_refused(self) -> None:
        assert isinstance(refused(LINE, Purchase(CNY(99999), on=DEC(20), id="x")), LimitExceeded)
        assert LINE.as_of == OCT(22)

    def test_its_id_stays_free(self) -> None:
        refused(LINE, Purchase(CNY(99999), on=OCT(22), id="x"))

        assert LINE.purchase(CNY(1), on=OCT(22), id="x").outstanding == CNY(41)

    def test_asking_leaves_no_trace(self) -> None:
        assert LINE.refusal(Purchase(CNY(1), on=DEC(20), id="x")) is None
        assert (LINE.as_of, LINE.outstanding, len(LINE.history)) == (OCT(22), CNY(40), len(LINE.commands))


class TestTheSameIdAgain:
    @pytest.mark.parametrize("id", ["p", "r", "h", "s1", "s2"])
    def test_the_same_content_changes_nothing(self, id: str) -> None:
        assert LINE.apply(LINE.record(id).command) is LINE
        assert LINE.refusal(LINE.record(id).command) is None

    @pytest.mark.parametrize(
        ("command", "field", "recorded", "given"),
        [
            (Purchase(CNY(200), on=OCT(20), id="p", merchant="tmall"), "amount", CNY(100), CNY(200)),
            (Purchase(CNY(100), on=OCT(21), id="p", merchant="tmall"), "on", OCT(20), OCT(21)),
            (Purchase(CNY(100), on=OCT(20), id="p"), "merchant", "tmall", ""),
            (
                Repay(CNY(60), on=OCT(21), id="r", source="card", discount=Discount(CNY(2), "bank")),
                "discount",
                Discount(CNY(1), "bank"),
                Discount(CNY(2), "bank"),
            ),
            (Repay(CNY(60), on=OCT(21), id="r", toward="p"), "toward", None, "p"),
            (Authorize(CNY(10), on=OCT(22), id="h", merchant="hotel"), "expires", OCT(30), None),
            (Suspend(on=OCT(22), id="s1"), "reason", "asked", ""),
            (Withdraw(CNY(100), on=OCT(20), id="p"), "act", "Purchase", "Withdraw"),
            (Purchase(CNY(1), on=OCT(22), id="alice"), "act", "Open", "Purchase"),
        ],
        ids=str,
    )
    def test_another_content_names_the_first_field_that_differs(
        self, command: Command, field: str, recorded: object, given: object
    ) -> None:
        error = refused(LINE, command)

        assert isinstance(error, ConflictingId)
        assert (error.id, error.field, error.recorded, error.given) == (command.id, field, recorded, given)

    def test_it_reads_aloud(self) -> None:
        amount = refused(LINE, Purchase(CNY(200), on=OCT(20), id="p", merchant="tmall"))
        act = refused(LINE, Repay(CNY(100), on=OCT(22), id="p"))

        assert str(amount) == "'p' is taken: there the amount is 100.00 CNY, here 200.00 CNY"
        assert str(act) == "'p' is taken: there the act is 'Purchase', here 'Repay'"


NOT_MONEY = [5, 5.0, True, "5.00", Decimal(5), None]
NOT_DAYS = [datetime(2026, 10, 25), "2026-10-25", 20261025, 5.0, True]
NOT_IDS = [7, None, True, b"x", 5.0]
NO_IDS = ["", " ", "a/b", "/", " a", "a ", "a\nb", "a\tb", "a\u200bb", "\n"]


class TestWrongTypes:
    @pytest.mark.parametrize("amount", NOT_MONEY, ids=repr)
    @pytest.mark.parametrize("act", [Purchase, Repay, Authorize, Withdraw])
    def test_an_amount_is_money(self, act: type, amount: Any) -> None:
        with pytest.raises(TypeError, match=r"^amount is Money such as CNY\('12.34'\), not "):
            act(amount, on=OCT(25), id="x")

    @pytest.mark.parametrize("amount", NOT_MONEY[:-1], ids=repr)
    def test_an_amount_that_may_be_left_out_is_money_too(self, amount: Any) -> None:
        with pytest.raises(TypeError, match=r"^amount is Money such as CNY\('12.34'\), not "):
            Refund("p", on=OCT(25), id="x", amount=amount)
        with pytest.raises(TypeError, match=r"^amount is Money such as CNY\('12.34'\), not "):
            Capture("h", on=OCT(25), id="x", amount=amount)

    @pytest.mark.parametrize("limit", NOT_MONEY, ids=repr)
    @pytest.mark.parametrize("act", [RaiseLimit, LowerLimit])
    def test_a_limit_is_money(self, act: type, limit: Any) -> None:
        with pytest.raises(TypeError, match=r"^to is Money such as CNY\('12.34'\), not "):
            act(limit, on=OCT(25), id="x")

    @pytest.mark.parametrize("day", [*NOT_DAYS, None], ids=repr)
    def test_a_day_is_a_date(self, day: Any) -> None:
        with pytest.raises(TypeError, match="^on is a "):
            LINE.purchase(CNY(1), on=day, id="x")

    @pytest.mark.parametrize("day", NOT_DAYS, ids=repr)
    def test_a_last_day_is_a_date(self, day: Any) -> None:
        with pytest.raises(TypeError, match="^expires is a "):
            LINE.authorize(CNY(1), on=OCT(25), id="x", expires=day)

    @pytest.mark.parametrize("id", NOT_IDS, ids=repr)
    def test_an_id_is_text(self, id: Any) -> None:
        with pytest.raises(TypeError, match="^id is a str, not "):
            LINE.purchase(CNY(1), on=OCT(25), id=id)
        with pytest.raises(TypeError, match="^purchase is a str, not "):
            LINE.refund(id, on=OCT(25), id="x")

    @pytest.mark.parametrize("text", [None, 7, True])
    def test_words_are_text(self, text: Any) -> None:
        with pytest.raises(TypeError, match="^merchant is a str, not "):
            LINE.purchase(CNY(1), on=OCT(25), id="x", merchant=text)
        with pytest.raises(TypeError, match="^reason is a str, not "):
            LINE.suspend(on=OCT(25), id="x", reason=text)

    def test_a_moment_is_told_what_to_write(self) -> None:
        with pytest.raises(TypeError, match=r"^on is a day, not a moment: write datetime.*\.date\(\) in the time zone"):
            LINE.purchase(CNY(1), on=datetime(2026, 10, 25, 23, 30), id="x")

    def test_a_day_of_a_kind_of_date_is_no_plain_day(self) -> None:
        class Day(date):
            """A date with another name, as libraries that fake the clock make them."""

        with pytest.raises(TypeError, match=r"^on is a plain datetime.date: write datetime.date\(2026, 10, 25\), not "):
            LINE.purchase(CNY(1), on=Day(2026, 10, 25), id="x")


class TestWrongValues:
    @pytest.mark.parametrize("id", NO_IDS, ids=repr)
    def test_an_id_is_printable_without_a_slash_or_spaces_around_it(self, id: str) -> None:
        says = "is printable text without '/' or spaces around it, not "
        with pytest.raises(ValueError, match=f"^id {says}"):
            LINE.purchase(CNY(1), on=OCT(25), id=id)
        with pytest.raises(ValueError, match=f"^repayment {says}"):
            LINE.return_repayment(id, on=OCT(25), id="x")

    @pytest.mark.parametrize("id", ["订单 1", "order-1", "a b", "é", "x" * 1000])
    def test_any_other_text_is_an_id(self, id: str) -> None:
        assert LINE.purchase(CNY(1), on=OCT(25), id=id).record(id)

    @pytest.mark.parametrize("text", ["a\nb", "\t", "a\x00b"], ids=repr)
    def test_words_are_printable(self, text: str) -> None:
        with pytest.raises(ValueError, match="^merchant is one line of text, not "):
            LINE.purchase(CNY(1), on=OCT(25), id="x", merchant=text)

    @pytest.mark.parametrize("amount", ["0", "-0.01"])
    def test_an_amount_is_more_than_zero(self, amount: str) -> None:
        with pytest.raises(ValueError, match=f"^amount is more than zero, not {CNY(amount)}"):
            LINE.purchase(CNY(amount), on=OCT(25), id="x")
        with pytest.raises(ValueError, match=f"^amount is more than zero, not {CNY(amount)}"):
            LINE.refund("p", on=OCT(25), id="x", amount=CNY(amount))

    def test_a_limit_is_not_negative(self) -> None:
        with pytest.raises(ValueError, match=r"^to is not negative, but -0.01 CNY is"):
            LINE.lower_limit(CNY("-0.01"), on=OCT(25), id="x")


class TestWhatIsNoCommand:
    @pytest.mark.parametrize(
        "thing",
        [None, "purchase", 7, Purchase, Discount(CNY(1), "bank"), Open(product(), limit=CNY(1), on=OCT(1), id="bob")],
        ids=lambda thing: type(thing).__name__,
    )
    def test_it_is_refused_by_type(self, thing: Any) -> None:
        with pytest.raises(TypeError, match="is not a command that a line takes$"):
            LINE.apply(thing)
        with pytest.raises(TypeError, match="is not a command that a line takes$"):
            LINE.refusal(thing)

    def test_what_a_command_needs_is_named(self) -> None:
        with pytest.raises(TypeError, match="'id'"):
            LINE.purchase(CNY(1), on=OCT(25))  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="'shop'"):
            LINE.purchase(CNY(1), on=OCT(25), id="x", shop="tmall")  # type: ignore[call-arg]

    def test_letting_time_pass_has_no_id(self) -> None:
        with pytest.raises(TypeError, match="'id'"):
            Advance(to=NOV(1), id="x")  # type: ignore[call-arg]


class TestARefusalItself:
    def test_its_figures_are_given_in_order_or_by_name(self) -> None:
        by_order, by_name = UnknownId("purchase", "p"), UnknownId(id="p", kind="purchase")

        assert by_order.args == by_name.args == ("purchase", "p")
        assert str(by_order) == str(by_name) == "there is no purchase 'p'"

    @pytest.mark.parametrize(
        ("given", "named"),
        [
            ((), {}),
            (("purchase",), {}),
            (("purchase", "p", "x"), {}),
            (("purchase",), {"kind": "x"}),
            ((), {"id": "p"}),
        ],
    )
    def test_all_of_them_are_given_once(self, given: tuple[str, ...], named: dict[str, str]) -> None:
        with pytest.raises(TypeError, match="^UnknownId takes kind, id$"):
            UnknownId(*given, **named)

    def test_it_names_a_plan_only_where_one_was_named(self) -> None:
        assert str(refused(LINE, SettleEarly(on=OCT(25), id="x"))) == "nothing is left of any plan"
        assert str(NothingAhead("p")) == "nothing is left of plan 'p'"

    def test_the_root_has_none(self) -> None:
        assert str(CreditLineError()) == ""
        with pytest.raises(TypeError, match="^CreditLineError takes no figures$"):
            CreditLineError("oops")

    def test_it_travels_between_processes(self) -> None:
        error = refused(LINE, Purchase(CNY(99999), on=OCT(25), id="x"))

        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own pickle
        assert (type(again), again.args, str(again)) == (type(error), error.args, str(error))
        assert again.requested == CNY(99999)
