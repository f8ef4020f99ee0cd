"""Students: who is one, who may be one, and what allows it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from creditline.catalog.lending_cn import STUDENTS_2021_LICENSED_LENDERS
from creditline.rules import CustomerFacts
from creditline.terms import StudentsRefused
from tests.lines import a_line

REFUSED = StudentsRefused(name="Students", source="a page")
UNLESS = StudentsRefused(name="Students", source="a page", unless="second_repayment_source")


def reasons(rule: StudentsRefused, **facts: Any) -> list[str]:
    return [breach.reason for breach in a_line().check([rule], customer=SimpleNamespace(**facts))]


@pytest.mark.parametrize("rule", [REFUSED, UNLESS])
class TestBoth:
    def test_who_is_none_may_borrow(self, rule: StudentsRefused) -> None:
        assert reasons(rule, is_student=False) == []

    def test_who_is_not_known_breaches_it(self, rule: StudentsRefused) -> None:
        unknown = ["whether the customer is a student is not known"]

        assert reasons(rule, is_student=None) == unknown
        assert reasons(rule, age=19) == unknown
        (breach,) = a_line().check([rule])
        assert ([breach.reason], breach.subject, breach.figures) == (unknown, "customer", (("is_student", None),))


def test_a_student_breaches_it_whatever_else_is_known() -> None:
    others = (("second_repayment_source", True),)

    assert reasons(REFUSED, is_student=True) == ["the customer is a student"]
    assert reasons(REFUSED, is_student=True, other=others) == ["the customer is a student"]


@pytest.mark.parametrize("known", [False, None, 1, "yes"])
def test_what_allows_it_is_true_and_nothing_less(known: Any) -> None:
    refused = ["the customer is a student without second repayment source"]

    assert reasons(UNLESS, is_student=True, other=(("second_repayment_source", known),)) == refused
    assert reasons(UNLESS, is_student=True, other=()) == refused
    assert reasons(UNLESS, is_student=True) == refused
    assert reasons(UNLESS, is_student=True, other=(("second_repayment_source", True),)) == []


@pytest.mark.parametrize("customer", [CustomerFacts, SimpleNamespace])
def test_it_reads_facts_of_customers_and_mappings(customer: Any) -> None:
    for known, breaches in ((True, 0), (False, 1)):
        student = customer(is_student=True, other={"score": 20, "second_repayment_source": known})

        assert len(a_line().check(STUDENTS_2021_LICENSED_LENDERS, customer=student)) == breaches


def test_what_allows_it_has_a_name() -> None:
    with pytest.raises(TypeError, match="^unless is a str, not None$"):
        StudentsRefused(name="n", source="s", unless=None)  # type: ignore[arg-type]
