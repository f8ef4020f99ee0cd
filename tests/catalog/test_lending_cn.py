"""The rules of China as values: their days, their bounds, and what the presets of the catalog make of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from creditline import CNY, CreditLine, InstallmentOffer, Rate, catalog
from creditline.catalog import credit_card, huabei, jiebei
from creditline.catalog.banks import BANKS
from creditline.catalog.lending_cn import (
    ANNUAL_RATES_2021,
    ASSISTED_LENDING_2025,
    CREDIT_CARDS_2022,
    INTERNET_LOANS_2020,
    STUDENTS_2021_LICENSED_LENDERS,
    STUDENTS_2021_MICRO_LENDERS,
    micro_lenders_2025,
)
from creditline.dates import Months
from creditline.portfolio import check_dormant
from creditline.terms import DormantShare, Interest, LimitTerms, MinimumPayment
from tests.lines import OCT, product

if TYPE_CHECKING:
    from creditline import Product
    from creditline.terms import LendingRule

ALL = (
    *INTERNET_LOANS_2020,
    *STUDENTS_2021_MICRO_LENDERS,
    *STUDENTS_2021_LICENSED_LENDERS,
    *ANNUAL_RATES_2021,
    *CREDIT_CARDS_2022,
    *ASSISTED_LENDING_2025,
    *micro_lenders_2025(),
)
PRESETS = [name for name in catalog.__all__ if getattr(catalog, name)().currency == CNY]


def subjects(held: Product, *rules: LendingRule, on: date, **more: Any) -> list[str]:
    return [breach.subject for breach in held.check(rules, on=on, **more)]


class TestTheirDays:
    @pytest.mark.parametrize(
        ("rules", "first"),
        [
            (INTERNET_LOANS_2020, date(2020, 7, 17)),
            (STUDENTS_2021_MICRO_LENDERS, date(2021, 3, 17)),
            (STUDENTS_2021_LICENSED_LENDERS, date(2021, 3, 17)),
            (ANNUAL_RATES_2021, date(2021, 3, 31)),
            (CREDIT_CARDS_2022, date(2022, 7, 7)),
            (ASSISTED_LENDING_2025, date(2025, 10, 1)),
            (micro_lenders_2025()[:1], date(2025, 12, 24)),
            (micro_lenders_2025()[1:], date(2028, 1, 1)),
        ],
    )
    def test_their_first_day(self, rules: tuple[LendingRule, ...], first: date) -> None:
        assert {(rule.since, rule.until) for rule in rules} == {(first, None)}

    def test_each_has_a_name_of_its_own_and_a_source(self) -> None:
        assert len({(rule.name, rule.since) for rule in ALL}) == len(ALL)
        assert all("." in rule.source and "/" in rule.source for rule in ALL)

    @pytest.mark.parametrize(("on", "breaches"), [(date(2025, 9, 30), 0), (date(2025, 10, 1), 1)])
    def test_none_is_applied_before_it(self, on: date, breaches: int) -> None:
        dear = product(interest=Interest.overdue(Rate.annual("36%")))

        assert len(dear.check(ASSISTED_LENDING_2025, on=on)) == breaches


class TestInternetLoans:
    ON = date(2020, 7, 17)

    @pytest.mark.parametrize(("limit", "found"), [("200000", []), ("200000.01", ["limit"])])
    def test_200_000_of_credit(self, limit: str, found: list[str]) -> None:
        line = CreditLine.open(huabei(), limit=CNY(limit), on=self.ON, id="a")

        assert [breach.subject for breach in line.check(INTERNET_LOANS_2020)] == found

    @pytest.mark.parametrize(("months", "found"), [(12, []), (13, ["order"])])
    def test_a_year_where_principal_is_repaid_at_the_end(self, months: int, found: list[str]) -> None:
        loan = attrs.evolve(jiebei(term=Months(months)), limits=LimitTerms(maximum=CNY(200_000)))

        assert subjects(loan, *INTERNET_LOANS_2020, on=self.ON) == found


class TestStudents:
    LINE = CreditLine.open(huabei(), limit=CNY(500), on=date(2021, 3, 17), id="a")
    STUDENT = SimpleNamespace(is_student=True, other=(("second_repayment_source", True),))

    def test_nothing_from_micro_lenders(self) -> None:
        assert len(self.LINE.check(STUDENTS_2021_MICRO_LENDERS, customer=self.STUDENT)) == 1

    def test_from_others_with_somebody_who_would_repay(self) -> None:
        alone = SimpleNamespace(is_student=True, other=())

        assert self.LINE.check(STUDENTS_2021_LICENSED_LENDERS, customer=self.STUDENT) == ()
        assert len(self.LINE.check(STUDENTS_2021_LICENSED_LENDERS, customer=alone)) == 1


class TestCreditCards:
    """Each rule of the notice of 7 July 2022, kept at its bound and breached beyond it."""

    ON = date(2022, 7, 7)

    def card(self, *offers: InstallmentOffer, **terms: Any) -> Product:
        return attrs.evolve(credit_card(), installments=offers, **terms)

    def offer(self, periods: int, name: str, **more: Any) -> InstallmentOffer:
        terms = {"rate_per_period": "0.6%", "component": "interest", "amount_min": CNY(500), "amount_max": CNY(50_000)}
        return InstallmentOffer.flat_fee(periods, name=name, **{**terms, **more})

    def test_everything_at_its_bound(self) -> None:
        held = self.card(self.offer(60, "60"), self.offer(24, "cash"))

        assert held.check(CREDIT_CARDS_2022, on=self.ON, cash_offers=["cash"]) == ()

    @pytest.mark.parametrize(
        ("changes", "name"),
        [
            ({"component": "fee"}, "the cost of installments is interest"),
            ({"charged": "first"}, "interest at once is not the only choice"),
            ({"amount_min": None}, "installments have a smallest and a largest amount"),
            ({"amount_max": CNY("50000.01")}, "cash in installments, amount"),
        ],
    )
    def test_one_offer_beyond_it(self, changes: dict[str, Any], name: str) -> None:
        held = self.card(self.offer(24, "cash", **changes))

        (breach,) = held.check(CREDIT_CARDS_2022, on=self.ON, cash_offers=["cash"])
        assert (breach.subject, breach.rule.name) == ("cash", f"Credit cards: {name}")

    @pytest.mark.parametrize(
        ("offer", "cash", "name"),
        [(61, [], "installments of five years at most"), (25, ["x"], "cash in installments, term")],
    )
    def test_one_month_beyond_it(self, offer: int, cash: list[str], name: str) -> None:
        (breach,) = self.card(self.offer(offer, "x")).check(CREDIT_CARDS_2022, on=self.ON, cash_offers=cash)

        assert breach.rule.name == f"Credit cards: {name}"

    def test_a_minimum_that_leaves_rows_for_later(self) -> None:
        within = MinimumPayment("10%", of="balance", charges="within")

        assert subjects(self.card(minimum=within), *CREDIT_CARDS_2022, on=self.ON) == ["minimum"]

    def test_one_card_of_six_may_sleep_and_two_of_six_may_not(self) -> None:
        (rule,) = (rule for rule in CREDIT_CARDS_2022 if isinstance(rule, DormantShare))
        old, new = (
            CreditLine.open(credit_card(), limit=CNY(500), on=on, id=f"{on}") for on in (date(2024, 8, 31), OCT(1))
        )

        assert (rule.months, rule.share) == (18, Fraction(1, 5))
        assert check_dormant([old, *[new] * 5], rule, OCT(1)) == ()
        assert len(check_dormant([old, old, *[new] * 4], rule, OCT(1))) == 1


class TestCosts:
    @pytest.mark.parametrize(("rate", "found"), [("24%", []), ("24.01%", ["interest"])])
    @pytest.mark.parametrize("rules", [ASSISTED_LENDING_2025, micro_lenders_2025()])
    def test_24_percent(self, rules: tuple[LendingRule, ...], rate: str, found: list[str]) -> None:
        held = product(interest=Interest.daily(Rate.annual(rate)))

        assert subjects(held, *rules, on=date(2026, 1, 1)) == found

    @pytest.mark.parametrize(
        ("on", "lpr", "rate", "found"),
        [
            (date(2027, 12, 31), "3%", "12.01%", 0),
            (date(2028, 1, 1), "3%", "12%", 0),
            (date(2028, 1, 1), "3%", "12.01%", 1),
            (date(2028, 1, 1), "3.5%", "14%", 0),
            (date(2028, 1, 1), "3.5%", "14.01%", 1),
            (date(2028, 1, 1), "3%", "24.01%", 2),
        ],
    )
    def test_four_times_the_loan_prime_rate_from_2028(self, on: date, lpr: str, rate: str, found: int) -> None:
        held = product(interest=Interest.daily(Rate.annual(rate)))

        assert len(held.check(micro_lenders_2025(lpr), on=on)) == found


class TestThePresets:
    """As if each were still offered as it was published; what they do not say nobody keeps."""

    @pytest.mark.parametrize("name", PRESETS)
    def test_none_costs_more_than_24_percent(self, name: str) -> None:
        held = getattr(catalog, name)()

        assert (
            held.check((*ASSISTED_LENDING_2025, *micro_lenders_2025(), *ANNUAL_RATES_2021), on=date(2026, 1, 1)) == ()
        )

    @pytest.mark.parametrize("name", PRESETS)
    def test_only_douyin_has_a_largest_limit(self, name: str) -> None:
        found = subjects(getattr(catalog, name)(), *INTERNET_LOANS_2020, on=date(2026, 1, 1))

        assert found == ([] if name == "douyin_pay" else ["limit"])

    @pytest.mark.parametrize("bank", BANKS)
    def test_cards_have_no_offers_that_could_breach_theirs(self, bank: str) -> None:
        assert credit_card(bank).check((*CREDIT_CARDS_2022, *ANNUAL_RATES_2021), on=date(2026, 1, 1)) == ()

    def test_the_dearest_rate_of_baitiao_does_not_keep_24_percent(self) -> None:
        """1.2 % of the original principal a month are 25.60 % a year over 12 months."""
        dear = catalog.baitiao(rate="1.2%")

        assert "12" in subjects(dear, *ASSISTED_LENDING_2025, on=date(2026, 1, 1))
        assert subjects(catalog.baitiao(rate="1%"), *ASSISTED_LENDING_2025, on=date(2026, 1, 1)) == []

    def test_who_costs_more_than_12_percent(self) -> None:
        """Baitiao asks for 0.5 % a month at its cheapest, and charges late fees in place of interest."""
        on = date(2028, 1, 1)
        found = {name: len(getattr(catalog, name)().check(micro_lenders_2025(), on=on)) for name in PRESETS}

        assert found == {
            "baitiao": 0,
            "baitiao_orders": 0,
            "credit_card": 2,
            "douyin_pay": 0,
            "fenfu": 1,
            "fenqile": 0,
            "huabei": 8,
            "jiebei": 1,
            "meituan_pay": 1,
            "renxingfu": 1,
        }
