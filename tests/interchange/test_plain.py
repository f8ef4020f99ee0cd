from __future__ import annotations

import json
from datetime import date, time
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creditline import acts, facts
from creditline.acts import Advance, Authorize, Discount, Open, Purchase, Repay
from creditline.catalog import huabei
from creditline.dates import Days, Roll, Weekends
from creditline.history import Record
from creditline.interchange import (
    CannotRoundTrip,
    MalformedData,
    command_from_plain,
    command_to_plain,
    from_plain,
    loads,
    to_plain,
)
from creditline.interchange.reading import reader_of
from creditline.interchange.words import COMMANDS, FACTS, fields_of, words
from creditline.ledger import Ledger
from creditline.money import CNY, ISO_4217, JPY, KWD, Currency, Money, Rate, RateSchedule, Rounding
from creditline.portfolio import Campaign, CampaignReport
from creditline.rules import CoolingOff, Decision, Figure, LimitPolicy, NotPastDue, Outcome
from creditline.terms import (
    BillingCycle,
    DueAfter,
    DueOn,
    InstallmentOffer,
    Interest,
    LateFee,
    OrderCycle,
    Product,
)
from tests.interchange.values import POINTS, values
from tests.rules.asked import asked
from tests.rules.strategies import decisions, limit_policies

DAY = date(2026, 10, 20)
PURCHASE = Purchase(CNY("1299.00"), on=DAY, id="order-1", merchant="花呗")
PLAIN_PURCHASE = {
    "type": "Purchase",
    "amount": "1299.00 CNY",
    "on": "2026-10-20",
    "id": "order-1",
    "merchant": "花呗",
    "installments": None,
    "scene": "",
    "category": "",
    "at": None,
    "place": None,
    "approval": None,
}
PLAIN_OPEN: dict[str, Any] = {
    "type": "Open",
    "product": {
        "name": "Huabei",
        "currency": "CNY",
        "cycle": {"type": "BillingCycle", "statement_day": 1, "due": {"type": "DueOn", "day": 9}},
        "minimum": {"share": "10%"},
        "interest": {"base": "overdue", "rate": "0.05%/day"},
    },
    "limit": "8,000.00 CNY",
    "on": "2026-10-01",
    "id": "alice",
}
OFFERED = [getattr(acts, name) for name in acts.__all__]


def written(value: object) -> Any:
    """As it comes back from a file."""
    return loads(json.dumps(to_plain(value), ensure_ascii=False))


class TestEverythingRoundTrips:
    """What is written is read back equal, through text, whatever the strict constructors allow."""

    @settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @pytest.mark.parametrize("word", OFFERED, ids=acts.__all__)
    @given(data=st.data())
    def test_every_act_is_read_back_equal(self, word, data):
        value = data.draw(values(word))
        assert from_plain(word, written(value)) == value
        if word in COMMANDS:
            assert command_from_plain(written(value)) == value

    @settings(max_examples=20, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @pytest.mark.parametrize("word", [*FACTS, Record], ids=lambda word: word.__name__)
    @given(data=st.data())
    def test_every_fact_is_read_back_equal(self, word, data):
        value = data.draw(values(word))
        assert from_plain(word, written(value)) == value

    @given(value=values(Product))
    def test_every_product_is_read_back_equal(self, value):
        assert from_plain(Product, written(value)) == value

    @given(policy=limit_policies())
    def test_every_policy_is_read_back_equal(self, policy):
        assert from_plain(LimitPolicy, written(policy)) == policy

    @given(data=st.data())
    def test_every_campaign_is_read_back_equal(self, data):
        policy = LimitPolicy("good customers", (NotPastDue(), CoolingOff(Days(90))))
        amounts = st.one_of(st.sampled_from([CNY(500), POINTS(3)]), st.sampled_from(["25%", "1/3", Fraction(2)]))
        drawn = {name: data.draw(values(fields_of(Campaign)[name].hint)) for name in ("expires", "first", "last")}
        amount = data.draw(amounts)
        budget = (amount.currency if isinstance(amount, Money) else CNY).minor(900)
        campaign = Campaign("spring", policy, amount=amount, budget=budget, **drawn)
        assert from_plain(Campaign, written(campaign)) == campaign

    def test_an_amount_has_a_unit_and_a_share_has_none(self):
        plain: Any = to_plain(Campaign("spring", LimitPolicy("any", ()), amount="1/4"))
        for text in ("1/4", "25%", "25 %"):
            assert from_plain(Campaign, plain | {"amount": text}).amount == Fraction(1, 4)
        assert from_plain(Campaign, plain | {"amount": "500.00 CNY"}).amount == CNY(500)
        with pytest.raises(MalformedData, match="^amount: 3 is not an amount such as '12.34 CNY' or a share such as"):
            from_plain(Campaign, plain | {"amount": 3})

    @given(report=values(CampaignReport))
    def test_every_report_of_a_campaign_is_read_back_equal(self, report):
        assert from_plain(CampaignReport, written(report)) == report

    @given(decision=decisions())
    def test_a_decision_says_the_same_when_it_is_read_back(self, decision):
        read = from_plain(Decision, written(decision))
        assert (read, read.replayed(), read.explain("zh")) == (decision, decision, decision.explain("zh"))

    @pytest.mark.parametrize("word", [Money, Rate, RateSchedule, Currency, Figure, Fraction, date, time])
    @given(data=st.data())
    def test_every_simple_value_is_read_back_equal(self, word, data):
        value = data.draw(values(word))
        assert from_plain(word, written(value)) == value

    def test_every_standard_currency_is_written_by_its_code(self):
        for currency in ISO_4217.values():
            assert to_plain(currency) == currency.code
            assert from_plain(Currency, currency.code) is currency


class TestTheWords:
    """New commands and facts join by being offered by their rooms, and clash with nothing."""

    def test_every_command_and_fact_is_a_word(self):
        offered = {thing for thing in OFFERED if thing is not Discount}
        assert set(COMMANDS) == offered
        assert {getattr(facts, name) for name in facts.__all__} - {facts.Fact, facts.Funding, facts.BilledRow} < set(
            FACTS
        )
        assert {*COMMANDS, *FACTS, Record, Product} <= set(words().values())

    def test_no_two_words_have_one_name(self):
        for word in words().values():
            for field in fields_of(word).values():
                for named in _classes(field.hint):
                    assert words().get(named.__name__, named) is named

    def test_no_field_is_called_like_a_key_of_ours(self):
        assert not [word for word in words().values() if {"type", "preset"} & set(fields_of(word))]

    def test_types_that_are_written_alike_are_not_offered_as_a_choice(self):
        with pytest.raises(TypeError, match="cannot be told apart in plain data"):
            reader_of(str | date)


def _classes(hint: Any) -> list[type]:
    return (
        [hint]
        if isinstance(hint, type)
        else [each for part in getattr(hint, "__args__", ()) for each in _classes(part)]
    )


class TestTheForm:
    """Amounts, days, shares and rates are text; what is written is written in full."""

    def test_a_command_names_itself_and_all_its_fields(self):
        assert to_plain(PURCHASE) == PLAIN_PURCHASE

    def test_an_amount_has_all_decimals_of_its_currency(self):
        assert [to_plain(amount) for amount in (CNY("-0.01"), JPY("1299"), KWD("1299"))] == [
            *("-0.01 CNY", "1299 JPY", "1299.000 KWD"),
        ]

    def test_points_say_how_they_are_counted(self):
        plain = {"amount": "1200", "currency": {"code": "POINTS", "exponent": 0, "name": "Points"}}
        assert to_plain(POINTS(1200)) == plain
        assert from_plain(Money, plain).currency.name == "Points"

    def test_points_that_are_told_of_are_read_by_their_code(self):
        assert from_plain(Money, "1200 POINTS", currencies=[POINTS]) == POINTS(1200)
        assert from_plain(Currency, "POINTS", currencies=[POINTS]) is POINTS

    def test_a_currency_that_differs_from_the_standard_says_so(self):
        odd = Currency("CNY", 3)
        assert from_plain(Money, written(odd("1.234"))) == odd("1.234") != CNY("1.23")

    def test_rates_are_read_back_exactly(self):
        schedule = RateSchedule((DAY, Rate.parse("18%/year/360")), (date(2027, 1, 1), Rate.annual(Fraction(1, 3))))
        assert to_plain(schedule) == [["2026-10-20", "18 %/year/360"], ["2027-01-01", "100/3 %/year"]]
        interest = Interest.overdue(schedule, rounding=Rounding.HALF_EVEN)
        assert from_plain(Interest, written(interest)) == interest

    def test_a_figure_names_its_kind(self):
        assert to_plain(Figure("least", Fraction(3, 10))) == {"name": "least", "share": "3/10"}
        assert to_plain(Figure("grade", None)) == {"name": "grade", "unknown": None}

    def test_a_share_is_a_ratio(self):
        plain = to_plain(huabei())
        assert isinstance(plain, dict)
        assert plain["minimum"] == {
            "type": "MinimumPayment",
            "share": "1/10",
            "first_share": None,
            "floor": None,
            "all_below": None,
            "unit": None,
            "of": "principal",
            "charges": "beside",
            "floor_of": "minimum",
            "all_below_of": "balance",
        }

    def test_weekends_are_the_calendar_that_can_be_written(self):
        due = DueOn(9, roll=Roll.MODIFIED_FOLLOWING, calendar=Weekends((5, 6)))
        assert from_plain(DueOn, written(due)) == due

    def test_the_plain_data_of_a_file_is_only_text_numbers_and_structure(self):
        def kinds(plain: object) -> set[type]:
            inner = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
            return {type(plain)}.union(*map(kinds, inner))

        assert kinds(to_plain(Open(huabei(), limit=CNY(1), on=DAY, id="a"))) == {dict, list, str, int, bool, type(None)}


class TestWrittenByHand:
    """People leave out what has a default, and the type of what can be of one type only."""

    def test_a_line_is_opened_in_a_few_words(self):
        product = Product(
            "Huabei",
            CNY,
            cycle=BillingCycle(1, DueOn(9)),
            minimum=huabei().minimum,
            interest=Interest.overdue(Rate.parse("0.05%/day")),
        )
        assert command_from_plain(PLAIN_OPEN) == Open(product, limit=CNY(8000), on=date(2026, 10, 1), id="alice")

    def test_a_product_is_named_by_its_preset(self):
        plain = PLAIN_OPEN | {"product": {"preset": "huabei", "due_day": 10}}
        opened = command_from_plain(plain, presets={"huabei": huabei})
        assert opened.product == huabei(due_day=10)
        assert from_plain(Product, {"preset": "huabei"}, presets={"huabei": huabei}) == huabei()

    @pytest.mark.parametrize(
        ("product", "message"),
        [
            ({"preset": "baitiao"}, "product.preset: 'baitiao' is not one of the presets: huabei"),
            ({"preset": 1}, "product.preset: 1 is not one of the presets: huabei"),
            ({"preset": "huabei", "due_day": None}, "product.due_day: null is not the parameter of a preset"),
            ({"preset": "huabei", "due_day": 32}, "product: day is a day of the month, 1 to 31, not 32"),
            ({"preset": "huabei", "edition": 1999}, "product: huabei has the editions 2022, not 1999"),
            ({"preset": "huabei", "rate": "1%"}, "product: huabei() got an unexpected keyword argument 'rate'"),
        ],
    )
    def test_a_preset_that_cannot_be_is_refused(self, product, message):
        with pytest.raises(MalformedData) as refused:
            command_from_plain(PLAIN_OPEN | {"product": product}, presets={"huabei": huabei})
        assert str(refused.value) == message

    def test_presets_are_known_only_where_they_are_told(self):
        with pytest.raises(MalformedData, match=r"^product.preset: 'huabei' is not one of the presets: none$"):
            command_from_plain(PLAIN_OPEN | {"product": {"preset": "huabei"}})

    def test_a_product_without_statements_says_so_by_the_type_of_its_cycle(self):
        cycle = {"type": "OrderCycle", "every": {"type": "Days", "n": 30}}
        fees = [
            {"type": "DailyLateFee", "rate": "0.07%/day", "on": "order"},
            {"type": "FlatLateFee", "amounts": [["0 CNY", "7.00 CNY"]], "repeated_after": 7, "times": 2},
        ]
        plain = {"name": "Baitiao", "currency": "CNY", "cycle": cycle, "late_fee": fees}
        daily, flat = (
            LateFee.daily(Rate.parse("0.07%/day"), on="order"),
            LateFee.flat(CNY(7), repeated_after=7, times=2),
        )
        assert from_plain(Product, plain) == Product("Baitiao", CNY, cycle=OrderCycle(Days(30)), late_fee=(daily, flat))
        assert from_plain(Product, plain | {"late_fee": fees[0]}).late_fee == daily

    def test_an_offer_is_written_by_its_method(self):
        method = {"type": "FlatFee", "total_rate": "8.8%"}
        plain = {"type": "InstallmentOffer", "periods": 12, "method": method, "on_prepayment": {"rule": "all"}}
        offer = InstallmentOffer.flat_fee(12, total_rate="8.8%", on_prepayment="all")
        assert from_plain(InstallmentOffer, plain) == offer
        purchase = attrs.evolve(PURCHASE, installments=offer)
        assert command_from_plain(PLAIN_PURCHASE | {"installments": plain}) == purchase
        by_name = command_from_plain(PLAIN_PURCHASE | {"installments": "fee-12"})
        assert by_name == attrs.evolve(PURCHASE, installments="fee-12")

    def test_a_schedule_is_written_by_its_columns(self):
        schedule = InstallmentOffer.interest_free(2, cost_rate="1%").quote(CNY(100), on=DAY)
        assert to_plain(schedule) == {
            "type": "Schedule",
            "currency": "CNY",
            "on": "2026-10-20",
            "due_dates": ["2026-11-20", "2026-12-20"],
            "principals_minor": [5000, 5000],
            "interests_minor": [0, 0],
            "fees_minor": [0, 0],
            "down_payment_minor": None,
            "borne_minor": [["merchant", [50, 50]]],
        }

    def test_the_type_may_be_given_where_it_need_not_be(self):
        assert from_plain(Discount, {"type": "Discount", "amount": "0.02 CNY", "bearer": "platform"}) == Discount(
            CNY("0.02"), "platform"
        )


MALFORMED: list[tuple[object, str, str]] = [
    (None, "", "null is not an object of 'type' "),
    ([], "", "a list is not an object of 'type' "),
    ("Purchase", "", "'Purchase' is not an object of 'type' "),
    (PLAIN_PURCHASE | {"at": "8:15"}, "at", "'8:15' is not a time of day such as '21:30:00'"),
    (PLAIN_PURCHASE | {"type": "Purchse"}, "type", "'Purchse' is not one of AcceptIncrease, Advance, Authorize, "),
    (PLAIN_PURCHASE | {"type": ["Purchase"]}, "type", "a list is not one of AcceptIncrease, Advance, "),
    (PLAIN_PURCHASE | {"type": "Product"}, "type", "'Product' is not one of AcceptIncrease, Advance, "),
    (PLAIN_PURCHASE | {"type": "Discount"}, "type", "'Discount' is not one of AcceptIncrease, Advance, "),
    ({"amount": "1 CNY"}, "type", "it is missing; it is one of AcceptIncrease, Advance, "),
    (PLAIN_PURCHASE | {7: "red"}, "", "7 is not a name"),
    (PLAIN_PURCHASE | {"colour": "red"}, "colour", "Purchase has no such field; it has amount, on, id, merchant"),
    ({"type": "Purchase", "on": "2026-10-20", "id": "a"}, "amount", "Purchase needs it, and it is missing"),
    (PLAIN_PURCHASE | {"amount": 12.5}, "amount", "12.5 is not an amount such as '12.34 CNY'"),
    (PLAIN_PURCHASE | {"amount": 12}, "amount", "12 is not an amount such as '12.34 CNY'"),
    (PLAIN_PURCHASE | {"amount": True}, "amount", "true is not an amount such as '12.34 CNY'"),
    (PLAIN_PURCHASE | {"amount": CNY(1)}, "amount", "CNY('1.00') is not an amount such as '12.34 CNY'"),
    (PLAIN_PURCHASE | {"amount": "12.345 CNY"}, "amount", "12.345 CNY is finer than the 2 decimals of CNY"),
    (PLAIN_PURCHASE | {"amount": "12.34"}, "amount", "'12.34' is not a currency of ISO 4217: "),
    (PLAIN_PURCHASE | {"amount": "12.34 XYZ"}, "amount", "'XYZ' is not a currency of ISO 4217: "),
    (PLAIN_PURCHASE | {"amount": "1e2 CNY"}, "amount", "'1e2' is not a plain decimal number such as '1299.00'"),
    (
        PLAIN_PURCHASE | {"amount": {"amount": "1"}},
        "amount",
        "an amount that is an object has an amount and a currency",
    ),
    (PLAIN_PURCHASE | {"amount": {"amount": 1, "currency": "CNY"}}, "amount.amount", "1 is not text"),
    (PLAIN_PURCHASE | {"amount": {"amount": "1", "currency": "QQQ"}}, "amount.currency", "'QQQ' is not a currency of "),
    (
        PLAIN_PURCHASE | {"amount": {"amount": "1", "currency": {"code": "q", "exponent": 0}}},
        "amount.currency",
        "a currency code is 1 to 24 of A-Z",
    ),
    (PLAIN_PURCHASE | {"amount": "-1.00 CNY"}, "", "amount is more than zero, not -1.00 CNY"),
    (PLAIN_PURCHASE | {"on": "2026-10-32"}, "on", "'2026-10-32' is not a day such as '2026-11-01'"),
    (PLAIN_PURCHASE | {"on": "20261020"}, "on", "'20261020' is not a day such as '2026-11-01'"),
    (PLAIN_PURCHASE | {"on": "2026-10-20T10:00"}, "on", "'2026-10-20T10:00' is not a day such as '2026-11-01'"),
    (PLAIN_PURCHASE | {"on": DAY}, "on", "datetime.date(2026, 10, 20) is not a day such as '2026-11-01'"),
    (PLAIN_PURCHASE | {"id": ""}, "", "id is printable text without '/' or spaces around it, not ''"),
    (PLAIN_PURCHASE | {"id": 7}, "id", "7 is not text"),
    (PLAIN_PURCHASE | {"id": "\ud83d"}, "id", "'\\ud83d' holds half a character, which no file can hold"),
    (PLAIN_OPEN | {"product": 5}, "product", "5 is not an object, Product"),
    (PLAIN_OPEN | {"product": {"type": "Plan"}}, "product.type", "'Plan' is not one of Product"),
    ({"type": "Repay", "amount": "1 CNY", "on": "2026-10-20", "id": "a", "toward": 1}, "toward", "1 is not text"),
]


def _product(**changes: object) -> dict[str, Any]:
    return PLAIN_OPEN | {"product": PLAIN_OPEN["product"] | changes}


MALFORMED_TERMS: list[tuple[dict[str, object], str, str]] = [
    (
        {"cycle": {"type": "BillingCycle", "statement_day": True}},
        "product.cycle.statement_day",
        "true is not a whole number",
    ),
    (
        {"cycle": {"type": "BillingCycle", "statement_day": "1"}},
        "product.cycle.statement_day",
        "'1' is not a whole number",
    ),
    (
        {"cycle": {"type": "BillingCycle", "statement_day": 1, "due": {"day": 9}}},
        "product.cycle.due.type",
        "it is missing; it is one of DueAfter, DueOn",
    ),
    (
        {"cycle": {"type": "BillingCycle", "statement_day": 1, "due": {"type": "DueOn", "day": 32}}},
        "product.cycle.due",
        "day is a day of the month, 1 to 31, not 32",
    ),
    (
        {
            "cycle": {
                "type": "BillingCycle",
                "statement_day": 1,
                "due": {"type": "DueOn", "day": 9, "calendar": {"closed": [8]}},
            }
        },
        "product.cycle.due.calendar",
        "a weekday is 1 (Monday) to 7 (Sunday)",
    ),
    (
        {"cycle": {"type": "BillingCycle", "statement_day": 1, "due": {"type": "DueOn", "day": 9, "roll": "sideways"}}},
        "product.cycle.due.roll",
        "'sideways' is not 'none' or 'following' or ",
    ),
    (
        {
            "cycle": {
                "type": "BillingCycle",
                "statement_day": 1,
                "due": {"type": "DueAfter", "days": 9},
                "cutoff": "after",
            }
        },
        "product.cycle.cutoff",
        "'after' is not 'before' or 'through'",
    ),
    ({"cycle": {"statement_day": 1}}, "product.cycle.type", "it is missing; it is one of BillingCycle, OrderCycle"),
    (
        {"cycle": {"type": "OrderCycle", "every": {"type": "Days", "n": 0}}},
        "product.cycle.every",
        "Days(0) never moves forward",
    ),
    (
        {"late_fee": [{"type": "FlatLateFee", "amounts": []}]},
        "product.late_fee[0]",
        "the tiers of a late fee are pairs",
    ),
    (
        {"installments": [{"periods": 3, "method": {"type": "SumOfDigits", "total_rate": "6%"}}]},
        "product",
        "each offer of a product has a name of its own, not ''",
    ),
    ({"currency": 1}, "product.currency", "1 is not a currency such as 'CNY'"),
    ({"currency": "cny"}, "product.currency", "'cny' is not a currency of ISO 4217: write its code, exponent and name"),
    ({"currency": {"code": "Q", "exponent": "0"}}, "product.currency.exponent", "'0' is not a whole number"),
    ({"currency": "USD", "minimum": {"floor": "1.00 CNY"}}, "product", "CNY does not mix with USD"),
    ({"minimum": {"share": "ten"}}, "product.minimum.share", "'ten' is not a plain decimal number"),
    ({"minimum": {"share": "1/0"}}, "product.minimum.share", "'1/0' is not a ratio of whole numbers"),
    ({"minimum": {"share": 1}}, "product.minimum.share", "1 is not a share such as '10%' or '1/10'"),
    ({"minimum": {"share": "-10%"}}, "product.minimum", "a share is not negative: -1/10"),
    ({"minimum": []}, "product.minimum", "a list is not an object, MinimumPayment"),
    ({"interest": {"base": "overdue", "rate": "5"}}, "product.interest.rate", "'5' is not a rate such as "),
    (
        {"interest": {"base": "overdue", "rate": 5}},
        "product.interest.rate",
        "5 is not a rate such as '0.05 %/day' or a list of days and rates",
    ),
    (
        {"interest": {"base": "overdue", "rate": [["2026-01-01", "1%/day"], ["2026-01-01"]]}},
        "product.interest.rate[1]",
        "a list of 2 is needed, not of 1",
    ),
    (
        {"interest": {"base": "overdue", "rate": [["2026-01-01", "1%/day"], ["2026-01-01", "2%/day"]]}},
        "product.interest.rate",
        "the dates of a rate schedule rise",
    ),
    ({"interest": {"base": "some", "rate": "1%/day"}}, "product.interest.base", "'some' is not 'overdue' or "),
    ({"leniency": {"strict": 0}}, "product.leniency.strict", "0 is not true or false"),
    ({"waterfall": {"steps": [["overdue", "toys"]]}}, "product.waterfall.steps[0][1]", "'toys' is not 'principal' or "),
    ({"waterfall": {"steps": "standard"}}, "product.waterfall.steps", "'standard' is not a list"),
    ({"waterfall": {"steps": []}}, "product.waterfall", "a waterfall names each of the 15 pairs "),
]


class TestMalformedData:
    """One error says where and why."""

    @pytest.mark.parametrize(("data", "path", "reason"), MALFORMED)
    def test_a_command_that_cannot_be_is_refused_where_it_is_wrong(self, data, path, reason):
        with pytest.raises(MalformedData) as refused:
            command_from_plain(data)
        assert refused.value.path == path
        assert refused.value.reason.startswith(reason)
        assert str(refused.value) == (f"{path}: " if path else "") + refused.value.reason

    @pytest.mark.parametrize(("changes", "path", "reason"), MALFORMED_TERMS)
    def test_terms_that_cannot_be_are_refused_where_they_are_wrong(self, changes, path, reason):
        with pytest.raises(MalformedData) as refused:
            command_from_plain(_product(**changes))
        assert refused.value.path == path
        assert refused.value.reason.startswith(reason)

    @pytest.mark.parametrize(
        ("data", "path", "reason"),
        [
            ({"name": "days"}, "", "a figure has a name, and one of amount, share, day, text, number, yes, unknown"),
            ({"number": 3}, "", "a figure has a name, and one of amount"),
            ({"name": "days", "number": 3, "text": "3"}, "", "a figure has a name, and one of amount"),
            ({"name": "days", "count": 3}, "count", "a figure has a name, and one of amount"),
            ({"name": "days", "number": "3"}, "number", "'3' is not a whole number"),
            ({"name": 3, "number": 3}, "name", "3 is not text"),
            ({"name": "", "number": 3}, "", "name is not empty"),
        ],
    )
    def test_a_figure_that_cannot_be_is_refused_where_it_is_wrong(self, data, path, reason):
        with pytest.raises(MalformedData) as refused:
            from_plain(Figure, data)
        assert refused.value.path == path
        assert refused.value.reason.startswith(reason)

    def test_the_refusal_of_a_constructor_is_the_cause(self):
        with pytest.raises(MalformedData) as refused:
            command_from_plain(PLAIN_PURCHASE | {"amount": "0.001 CNY"})
        assert refused.value.__cause__ is not None
        assert type(refused.value.__cause__).__name__ == "InexactAmount"

    def test_it_is_a_value_error(self):
        assert issubclass(MalformedData, ValueError)


@attrs.frozen
class Feasts:
    """A calendar of somebody else's."""

    def is_business_day(self, day: date, /) -> bool:
        return day.day != 1


class TestWhatCannotBeWritten:
    @pytest.mark.parametrize("kind", [list, Ledger, Feasts, object, "Product"])
    def test_only_what_can_be_written_can_be_read(self, kind):
        with pytest.raises(TypeError, match="is no class that plain data can hold"):
            from_plain(kind, {})

    def test_a_calendar_of_somebody_else_is_refused(self):
        product = attrs.evolve(huabei(), cycle=BillingCycle(1, DueAfter(9, roll=Roll.FOLLOWING, calendar=Feasts())))
        with pytest.raises(CannotRoundTrip) as refused:
            to_plain((Advance(to=DAY), Open(product, limit=CNY(1), on=DAY, id="a")))
        assert refused.value.subject == "[1].product.cycle.due.calendar"
        assert str(refused.value) == "[1].product.cycle.due.calendar: Feasts() is no value that plain data can hold"

    def test_a_rule_of_somebody_else_is_refused_and_its_note_is_not(self):
        @attrs.frozen
        class Lucky:
            name: str = "lucky"

            def judge(self, _: object) -> Outcome:
                return Outcome.let_pass((), "so it is")

        decision = LimitPolicy("luck", [Lucky()]).judge(asked())
        with pytest.raises(CannotRoundTrip, match=r"rulings\[0\]\.rule: .* is no value that plain data can hold"):
            to_plain(decision)
        assert from_plain(Decision, written(decision.noted())) == decision.noted()

    @pytest.mark.parametrize("value", [Ledger(CNY), 1.5, b"", {}, [], object, Feasts()])
    def test_what_is_no_value_of_a_line_is_refused(self, value):
        with pytest.raises(CannotRoundTrip, match="is no value that plain data can hold"):
            to_plain(value)

    def test_half_a_character_is_refused(self):
        with pytest.raises(CannotRoundTrip, match="holds half a character, which no file can hold"):
            to_plain("\udc00")

    @pytest.mark.parametrize("value", [None, Discount(CNY(1), "bank"), CNY(1), Purchase])
    def test_only_a_command_is_written_as_one(self, value):
        with pytest.raises(TypeError, match="is not a command that a line takes"):
            command_to_plain(value)

    def test_a_command_is_written_as_one(self):
        hold = Authorize(CNY(1), on=DAY, id="hold", expires=DAY)
        assert command_from_plain(command_to_plain(hold)) == hold


def test_a_repayment_carries_its_discount():
    repay = Repay(CNY("48.14"), on=DAY, id="pay-1", discount=Discount(CNY("0.02"), "platform"))
    assert written(repay)["discount"] == {"type": "Discount", "amount": "0.02 CNY", "bearer": "platform"}
    assert from_plain(Repay, written(repay)) == repay
