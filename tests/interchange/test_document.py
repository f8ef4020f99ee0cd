from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given

from creditline.acts import Discount
from creditline.catalog import huabei, meituan_pay
from creditline.dates import Days
from creditline.interchange import CannotRoundTrip, MalformedData, line_from_plain, line_to_plain, loads
from creditline.line import CreditLine
from creditline.money import CNY, JPY, Currency, Rate
from creditline.terms import BillingCycle, DueOn, InstallmentOffer, LateFee, OrderCycle
from creditline.testing import histories

POINTS = Currency("POINTS", 0)


def lived() -> CreditLine:
    """A line with all that a document has to carry: bills, interest, a hold, a discount, a returned repayment."""
    line = CreditLine.open(huabei(), limit=CNY(8000), on=date(2026, 10, 1), id="alice")
    line = line.purchase(CNY("1000.00"), on=date(2026, 10, 20), id="order-1", merchant="天猫")
    line = line.authorize(CNY(50), on=date(2026, 10, 21), id="hold-1", expires=date(2026, 12, 1))
    line = line.repay(CNY(100), on=date(2026, 11, 8), id="pay-1", discount=Discount(CNY("0.02"), "platform"))
    line = line.repay(CNY(900), on=date(2026, 11, 19), id="pay-2", source="bank 1234")
    line = line.capture("hold-1", on=date(2026, 11, 19), id="order-2", amount=CNY(20))
    line = line.return_repayment("pay-1", on=date(2026, 11, 20), id="return-1", reason="no funds")
    return line.suspend(on=date(2026, 11, 21), id="stop", reason="asked for").advance(to=date(2027, 1, 2))


def paid_in_parts() -> CreditLine:
    """A line with all that plans bring: bearers, a down payment, conversions, a refund, rescheduling, an early end."""
    offers = (
        InstallmentOffer.flat_fee(3, total_rate="6%", name="fee", on_prepayment="all"),
        InstallmentOffer.interest_free(6, bearer={"merchant": "60%", "bank-2": "40%"}, cost_rate="4.5%", name="free"),
        InstallmentOffer.equal_payment(12, Rate.parse("12%/year"), name="level"),
        InstallmentOffer.interest_free(3, name="pay in 4").with_down_payment(share="25%"),
    )
    late = (LateFee.share_of_minimum("5%"), LateFee.daily(Rate.parse("0.01%/day")), LateFee.flat(CNY(10), after_days=3))
    product = attrs.evolve(huabei(), installments=offers, late_fee=late, refund_rest="sources")
    line = CreditLine.open(product, limit=CNY(20000), on=date(2026, 10, 1), id="alice")
    line = line.purchase(CNY(1200), on=date(2026, 10, 5), id="order-1", merchant="天猫", installments="free")
    line = line.purchase(CNY(1000), on=date(2026, 10, 6), id="order-2", installments="pay in 4")
    line = line.purchase(CNY(900), on=date(2026, 10, 7), id="order-3")
    line = line.convert(installments="fee", purchase="order-3", on=date(2026, 10, 8), id="plan-3")
    line = line.purchase(CNY(2400), on=date(2026, 10, 9), id="order-4").advance(to=date(2026, 11, 1))
    line = line.convert(installments="level", statement=date(2026, 11, 1), on=date(2026, 11, 3), id="plan-4")
    line = line.refund("order-1", on=date(2026, 11, 5), id="refund-1", amount=CNY(300))
    line = line.repay(CNY(400), on=date(2026, 11, 8), id="pay-1", source="bank 1234")
    line = line.reschedule("plan-3", on=date(2026, 11, 20), id="later", defer=1).advance(to=date(2026, 12, 20))
    line = line.settle_early(plan="plan-4", on=date(2026, 12, 21), id="early")
    line = line.settle_early(plan="order-1", on=date(2026, 12, 22), id="early-too")
    return line.refund("order-2", on=date(2026, 12, 23), id="refund-2").advance(to=date(2027, 2, 2))


def order_by_order() -> CreditLine:
    """A line without statements: an order due by itself, one in parts, nightly and flat late fees."""
    late = (LateFee.daily(Rate.parse("0.07%/day"), on="order"), LateFee.tiers([(CNY(0), CNY(3)), (CNY(300), CNY(7))]))
    product = attrs.evolve(
        huabei(), cycle=OrderCycle(Days(30)), minimum=None, late_fee=late, interest=None, refund_rest="sources"
    )
    line = CreditLine.open(product, limit=CNY(20000), on=date(2026, 10, 1), id="bob")
    line = line.purchase(CNY(200), on=date(2026, 10, 5), id="order-1")
    offer = InstallmentOffer.flat_fee(3, rate_per_period="1%")
    line = line.purchase(CNY(600), on=date(2026, 10, 6), id="order-2", installments=offer)
    line = line.repay(CNY(150), on=date(2026, 11, 10), id="pay-1", toward="order-1")
    line = line.purchase(CNY(90), on=date(2026, 11, 11), id="order-3")
    line = line.convert(installments=offer, purchase="order-3", on=date(2026, 11, 12), id="plan-3")
    return line.refund("order-1", on=date(2026, 11, 20), id="refund-1").advance(to=date(2027, 1, 2))


LIVES = [lived, paid_in_parts, order_by_order]
"""Lines that between them book every kind of entry."""


def through_text(plain: object) -> Any:
    return loads(json.dumps(plain, ensure_ascii=False))


class TestALineRoundTrips:
    """A line read back equals the line that was written, and so do its books."""

    @pytest.mark.parametrize("life", LIVES)
    @pytest.mark.parametrize("with_facts", [False, True])
    def test_a_line_is_read_back_equal(self, life, with_facts):
        line = life()
        again = line_from_plain(through_text(line_to_plain(line, with_facts=with_facts)))
        assert again == line
        assert (again.ledger, again.statements, again.payoff()) == (line.ledger, line.statements, line.payoff())
        assert (again.plans, again.bills, again.upcoming()) == (line.plans, line.bills, line.upcoming())
        again.audit()

    @given(line=histories(acts_max=12))
    def test_any_line_is_read_back_equal_from_its_commands(self, line):
        assert line_from_plain(through_text(line_to_plain(line))) == line

    @given(line=histories(acts_max=12))
    def test_any_line_is_read_back_equal_from_its_records(self, line):
        assert line_from_plain(through_text(line_to_plain(line, with_facts=True))) == line

    def test_a_line_in_points_is_read_back_equal(self):
        product = attrs.evolve(meituan_pay(), currency=POINTS, interest=None)
        line = CreditLine.open(product, limit=POINTS(500), on=date(2026, 10, 1), id="p")
        line = line.purchase(POINTS(20), on=date(2026, 10, 2), id="a")
        assert line_from_plain(through_text(line_to_plain(line))) == line
        assert line_from_plain(through_text(line_to_plain(line, with_facts=True))) == line

    def test_a_line_goes_on_as_if_it_had_never_been_written(self):
        line = lived()
        for with_facts in (False, True):
            again = line_from_plain(line_to_plain(line, with_facts=with_facts))
            on = date(2027, 2, 3)
            assert again.repay(CNY(5), on=on, id="pay-3") == line.repay(CNY(5), on=on, id="pay-3")


class TestTheForm:
    def test_a_line_says_its_format_and_version(self):
        plain = line_to_plain(lived())
        assert [*plain] == ["format", "version", "commands"]
        assert (plain["format"], plain["version"]) == ("creditline/line", 1)

    def test_with_facts_it_has_the_records_instead(self):
        plain: Any = line_to_plain(lived(), with_facts=True)
        assert [*plain] == ["format", "version", "records"]
        assert [*plain["records"][0]] == ["type", "command", "facts", "entries"]

    def test_what_was_issued_stays_whatever_would_be_decided_today(self):
        line = CreditLine.open(huabei(), limit=CNY(8000), on=date(2026, 10, 1), id="alice")
        line = line.purchase(CNY(1000), on=date(2026, 10, 2), id="a").advance(to=date(2026, 11, 1))
        plain: Any = line_to_plain(line, with_facts=True)
        (issued,) = [fact for fact in plain["records"][-1]["facts"] if fact["type"] == "StatementIssued"]
        issued["minimum_due"] = "99.99 CNY"
        assert line_from_plain(plain).statements[-1].minimum_due == CNY("99.99")
        assert line.statements[-1].minimum_due == CNY(100)

    def test_a_calendar_that_cannot_be_written_is_named(self):
        class Feasts:
            def is_business_day(self, day: date, /) -> bool:
                return day.day > 1

        product = attrs.evolve(huabei(), cycle=BillingCycle(1, DueOn(9, calendar=Feasts())))
        line = CreditLine.open(product, limit=CNY(1), on=date(2026, 10, 1), id="alice")
        with pytest.raises(CannotRoundTrip, match=r"^commands\[0\].product.cycle.due.calendar: <"):
            line_to_plain(line)
        with pytest.raises(CannotRoundTrip, match=r"^records\[0\].command.product.cycle.due.calendar: <"):
            line_to_plain(line, with_facts=True)

    def test_presets_and_currencies_are_read_where_they_are_told(self):
        plain: Any = line_to_plain(CreditLine.open(huabei(), limit=CNY(1), on=date(2026, 10, 1), id="alice"))
        plain["commands"][0]["product"] = {"preset": "huabei"}
        assert line_from_plain(plain, presets={"huabei": huabei}).product == huabei()
        product = attrs.evolve(meituan_pay(), currency=POINTS, interest=None)
        plain = line_to_plain(CreditLine.open(product, limit=POINTS(1), on=date(2026, 10, 1), id="alice"))
        plain["commands"][0] |= {"limit": "1 POINTS"}
        assert line_from_plain(plain, currencies=[POINTS]).limit == POINTS(1)


def change(plain: Any, *steps: Any) -> Any:
    """The same data, but for the last of *steps*, which is put where the others lead."""
    changed = copy.deepcopy(plain)
    *path, key, value = steps
    inner = changed
    for step in path:
        inner = inner[step]
    inner[key] = value
    return changed


COMMANDS: Any = line_to_plain(lived())
RECORDS: Any = line_to_plain(lived(), with_facts=True)
PURCHASE = 2
"""Where the purchase stands, after the opening and the days that passed."""


class TestMalformedData:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ([], "a list is not an object, a line"),
            ({}, "format: it is missing; it is 'creditline/line'"),
            ({"format": "csv"}, "format: this release reads 'creditline/line', not 'csv'"),
            ({"format": "creditline/line"}, "version: it is missing; it is 1"),
            (COMMANDS | {"version": 2}, "version: this release reads 1, not 2"),
            (COMMANDS | {"version": True}, "version: this release reads 1, not true"),
            (COMMANDS | {"records": []}, "a line has either commands or records"),
            ({"format": "creditline/line", "version": 1}, "a line has either commands or records"),
            (COMMANDS | {7: ""}, "7 is not a name"),
            (COMMANDS | {"note": ""}, "note: a line has a format, a version, and commands or records"),
            (COMMANDS | {"commands": {}}, "commands: an object is not a list"),
            (COMMANDS | {"commands": []}, "commands[0]: a line has at least one command, the one that opens it"),
            (
                change(COMMANDS, "commands", PURCHASE, "amount", "0.005 CNY"),
                "commands[2].amount: 0.005 CNY is finer than the 2 decimals of CNY",
            ),
            (change(COMMANDS, "commands", 0, COMMANDS["commands"][1]), "commands[0]: the first command of a line is "),
            (change(COMMANDS, "commands", 1, COMMANDS["commands"][0] | {"id": "bob"}), "commands[1]: Open is not"),
            (
                change(COMMANDS, "commands", PURCHASE, "amount", "8000.01 CNY"),
                "commands[2]: 8,000.01 CNY is more than the 8,000.00 CNY available of a limit of 8,000.00 CNY",
            ),
            (change(COMMANDS, "commands", PURCHASE, "amount", "1000 JPY"), "commands[2]: JPY does not mix with CNY"),
            (change(COMMANDS, "commands", PURCHASE, "on", "9999-12-31"), "commands[3]: "),
            (RECORDS | {"records": []}, "records[0]: a line has at least one command, the one that opens it"),
            (change(RECORDS, "records", 0, "facts", []), "records[0]: "),
            (
                change(RECORDS, "records", PURCHASE, "facts", 0, "amount", "1000.01 CNY"),
                "records[2]: the entries of Purchase(",
            ),
            (change(RECORDS, "records", 1, "facts", RECORDS["records"][0]["facts"]), "records[1]: "),
            (change(RECORDS, "records", 1, "facts", 0, {"type": "Rained"}), "records[1].facts[0].type: 'Rained' is "),
            (
                change(RECORDS, "records", PURCHASE, "entries", 0, "postings", 0, "amount", "1.00 CNY"),
                "records[2].entries[0]: entry 'order-1' is out of balance by -999.00 CNY",
            ),
        ],
    )
    def test_a_line_that_cannot_be_is_refused_where_it_is_wrong(self, data, message):
        with pytest.raises(MalformedData) as refused:
            line_from_plain(data)
        assert str(refused.value).startswith(message)

    def test_other_currencies_are_unknown_until_told(self):
        data = change(COMMANDS, "commands", 0, "limit", "8000 POINTS")
        with pytest.raises(MalformedData, match=r"^commands\[0\].limit: 'POINTS' is not a currency of ISO 4217"):
            line_from_plain(data)
        with pytest.raises(MalformedData, match=r"^commands\[0\]: POINTS does not mix with CNY"):
            line_from_plain(data, currencies=iter([POINTS, JPY]))
