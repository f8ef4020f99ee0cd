"""Rules of lending: when they are in force, what they are asked, and how their breaches read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from creditline import CNY, EUR
from creditline.errors import CurrencyMismatch
from creditline.terms import AmountCapRule, Breach, DormantShare, Inquiry, InstallmentOffer, LimitTerms, StudentsRefused
from tests.lines import NOV, OCT, a_line, product

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline import CreditLine, Product

SMALL = product(limits=LimitTerms(maximum=CNY(5000)))
LARGE = product(limits=LimitTerms(maximum=CNY("5000.01")))


def cap(**more: Any) -> AmountCapRule:
    return AmountCapRule(**{"name": "Cap", "source": "a page", "amount": CNY(5000), "of": "limit", **more})


@attrs.frozen
class NoPlainNames:
    """A rule of a user's own, made of nothing but what a rule has."""

    name: str = "Names"
    source: str = "our handbook, 3"
    since: date | None = None
    until: date | None = None

    def of_product(self, product: Product, _: Inquiry) -> Iterator[Breach]:
        if product.name == "Plain":
            yield Breach(self, "name", "a plain name")

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:
        yield Breach(self, line.id, f"not on {inquiry.on}")


class TestWhenARuleIsInForce:
    @pytest.mark.parametrize(
        ("since", "until", "on", "applied"),
        [
            (NOV(1), None, OCT(31), False),
            (NOV(1), None, NOV(1), True),
            (None, NOV(1), NOV(1), True),
            (None, NOV(1), NOV(2), False),
            (NOV(1), NOV(1), NOV(1), True),
            (None, None, NOV(1), True),
            (NOV(1), NOV(2), None, True),
        ],
    )
    def test_its_first_and_its_last_day_are_included(
        self, since: date | None, until: date | None, on: date | None, *, applied: bool
    ) -> None:
        assert bool(LARGE.check([cap(since=since, until=until)], on=on)) is applied

    def test_a_line_is_looked_at_on_its_own_day(self) -> None:
        line = a_line(limit="6000")

        assert [bool(line.advance(to=day).check([cap(since=NOV(1))])) for day in (OCT(31), NOV(1))] == [False, True]

    def test_it_does_not_end_before_it_begins(self) -> None:
        with pytest.raises(ValueError, match="^a rule in force from 2026-11-02 does not end on 2026-11-01$"):
            cap(since=NOV(2), until=NOV(1))

    @pytest.mark.parametrize("field", ["since", "until"])
    def test_its_days_are_no_moments(self, field: str) -> None:
        with pytest.raises(TypeError, match=f"^{field} is a day, not a moment"):
            cap(**{field: datetime(2026, 11, 1)})

    @pytest.mark.parametrize("field", ["name", "source"])
    def test_it_says_what_it_is_and_where_it_is_written(self, field: str) -> None:
        with pytest.raises(ValueError, match=f"^{field} is not empty$"):
            cap(**{field: ""})


class TestBreaches:
    def test_they_read_aloud_with_the_source_of_the_rule(self) -> None:
        (breach,) = LARGE.check([cap()])

        assert str(breach) == (
            "limits of Plain go up to 5,000.01 CNY, which is more than the 5,000.00 CNY allowed (Cap; a page)"
        )
        assert (breach.subject, breach.source) == ("limit", "a page")
        assert breach.figures == (("amount", CNY("5000.01")), ("cap", CNY(5000)))

    def test_all_are_listed_in_the_order_of_the_rules(self) -> None:
        rules = (cap(name="B"), cap(name="C", amount=CNY(9000)), cap(name="A", amount=CNY(1)))

        assert [breach.rule.name for breach in LARGE.check(rules)] == ["B", "A"]
        assert [breach.rule.name for breach in LARGE.check(iter(rules))] == ["B", "A"]

    def test_they_are_values(self) -> None:
        (one,), (other,) = LARGE.check([cap()]), LARGE.check([cap()])

        assert one == other
        assert hash(one) == hash(other)
        assert repr(one).startswith("Breach(rule=AmountCapRule(name='Cap', source='a page', since=None, until=None, ")

    def test_nothing_breaches_what_is_about_others(self) -> None:
        """Students are customers of lines; dormant lines are many."""
        dormant, students = (kind(name="n", source="s") for kind in (DormantShare, StudentsRefused))

        assert LARGE.check([dormant, students]) == ()
        assert a_line().check([dormant]) == ()

    def test_no_rule_is_no_breach(self) -> None:
        assert (LARGE.check(()), a_line().check([])) == ((), ())


class TestRulesOfYourOwn:
    def test_whatever_has_the_parts_is_a_rule(self) -> None:
        assert list(map(str, SMALL.check([NoPlainNames()]))) == ["a plain name (Names; our handbook, 3)"]
        assert list(map(str, a_line().check([NoPlainNames()]))) == ["not on 2026-10-01 (Names; our handbook, 3)"]
        assert SMALL.check([NoPlainNames(since=NOV(1))], on=OCT(1)) == ()

    def test_what_has_them_not_is_none(self) -> None:
        with pytest.raises(TypeError, match="^a rule of lending has name, source, since, until, of_product, of_line, "):
            SMALL.check([cap(), "no loans to students"])  # type: ignore[list-item]

    @pytest.mark.parametrize("held", [SMALL, a_line()], ids=["product", "line"])
    def test_one_rule_is_put_in_a_list(self, held: Any) -> None:
        with pytest.raises(TypeError, match=r"^rules are several, not one AmountCapRule: write \[rule\]$"):
            held.check(cap())


class TestWhatIsAsked:
    def test_a_day_is_no_moment(self) -> None:
        with pytest.raises(TypeError, match="^on is a day, not a moment"):
            SMALL.check([], on=datetime(2026, 11, 1))

    def test_amounts_are_several_and_positive(self) -> None:
        with pytest.raises(
            TypeError, match=r"^amounts are several, not CNY\('1.00'\): write amounts=\(CNY\(5000\),\)$"
        ):
            Inquiry(amounts=CNY(1))  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="^amounts is Money such as"):
            Inquiry(amounts=[100])  # type: ignore[list-item]
        with pytest.raises(ValueError, match="^amounts is more than zero, not 0.00 CNY$"):
            Inquiry(amounts=[CNY(0)])

    def test_amounts_are_in_the_currency_of_the_product(self) -> None:
        with pytest.raises(CurrencyMismatch):
            SMALL.check([], amounts=[EUR(1)])

    @pytest.mark.parametrize("names", ["cash-12", None])
    def test_offers_that_pay_out_are_named(self, names: Any) -> None:
        with pytest.raises(TypeError, match="^cash_offers are the names of offers, not "):
            SMALL.check([], cash_offers=names)

    def test_they_are_offers_of_the_product(self) -> None:
        with pytest.raises(ValueError, match="^Plain has no offer 'cash' that could pay out cash$"):
            SMALL.check([], cash_offers=["cash"])
        offer = InstallmentOffer.flat_fee(3, total_rate="1%", name="cash")
        assert product(installments=(offer,)).check([], cash_offers=["cash"]) == ()

    def test_it_is_a_value(self) -> None:
        assert Inquiry(on=NOV(1)) == Inquiry(on=NOV(1))
        assert hash(Inquiry(on=NOV(1))) == hash(Inquiry(on=NOV(1)))
        assert repr(Inquiry()) == "Inquiry(on=None, amounts=(), cash_offers=(), customer=None)"
