"""Rules of limits, one by one: who passes, how much at most, and what is said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta

from creditline import CNY, USD
from creditline.dates import Days, Months
from creditline.errors import CurrencyMismatch
from creditline.rules import (
    AgeBetween,
    CleanStatements,
    CoolingOff,
    CustomerFacts,
    IncomeMultiple,
    LargestStep,
    MonthsOnBook,
    NotAStudent,
    NotPastDue,
    ProductBounds,
    RegulatoryCap,
    RiskGrades,
    StudentCap,
    Usage,
)
from creditline.terms import LimitTerms
from tests.lines import DEC, FEB, NOV, month
from tests.rules.asked import ADULT, asked

PROMISED = {
    "temporary_limit": CNY(100),
    "agreed": CNY(20),
    "offered": CNY(3),
    "promised_temporary": CNY("0.40"),
}
GRADES = {"A": CNY(50_000), "B": CNY(9_000), "C": CNY(8_000)}


def said(rule: Any, **told: Any) -> tuple[bool, str, str]:
    """Whether a rule passed, and its reason in both languages."""
    outcome = rule.judge(asked(**told))
    return outcome.allows_some, outcome.reason(), outcome.reason("zh")


class TestCleanStatements:
    """Of each of the last statements at least the minimum was paid by its last day."""

    @pytest.mark.parametrize(
        ("n", "judged", "missed", "passes"),
        [
            (3, 3, (), True),
            (3, 2, (), False),
            (3, 12, (3,), False),
            (3, 12, (4,), True),
            (4, 12, (4, 7), False),
            (1, 1, (1,), False),
        ],
    )
    def test_none_of_the_last_ones_was_missed(self, n, judged, missed, passes):
        rule = CleanStatements(n)

        assert said(rule, statements_judged=judged, statements_missed=missed)[0] is passes

    def test_a_young_line_passes_where_fewer_are_enough(self):
        rule = CleanStatements(6, least=1)

        assert said(rule, statements_judged=1) == (
            True,
            "the last statement did not miss the minimum",
            "最近1期账单已按时还足最低还款额",
        )
        assert not said(rule, statements_judged=0)[0]
        assert not said(rule, statements_judged=2, statements_missed=(2,))[0]

    def test_what_is_said(self):
        rule = CleanStatements(6)

        assert said(rule, statements_missed=(2, 5, 9)) == (
            False,
            "of the last 6 statements, 2 missed the minimum",
            "最近6期账单中有2期未按时还足最低还款额",
        )
        assert said(rule, statements_judged=4) == (
            False,
            "only 4 statements have been due so far, and 6 are needed",
            "已到期账单仅4期，至少需要6期",
        )
        assert said(rule, statements_judged=6) == (
            True,
            "none of the last 6 statements missed the minimum",
            "最近6期账单均已按时还足最低还款额",
        )

    @pytest.mark.parametrize(
        ("rule", "judged", "missed", "english", "chinese"),
        [
            (CleanStatements(3, least=0), 0, (), "no statement has been due so far", "尚无到期账单"),
            (
                CleanStatements(1),
                0,
                (),
                "no statement has been due so far, and 1 is needed",
                "尚无到期账单，至少需要1期",
            ),
            (
                CleanStatements(3),
                1,
                (),
                "only 1 statement has been due so far, and 3 are needed",
                "已到期账单仅1期，至少需要3期",
            ),
            (CleanStatements(3), 1, (1,), "the last statement missed the minimum", "最近1期账单未按时还足最低还款额"),
            (
                CleanStatements(3),
                2,
                (1,),
                "of the last 2 statements, 1 missed the minimum",
                "最近2期账单中有1期未按时还足最低还款额",
            ),
        ],
    )
    def test_few_statements_are_counted_as_one_speaks(self, rule, judged, missed, english, chinese):
        assert said(rule, statements_judged=judged, statements_missed=missed)[1:] == (english, chinese)

    def test_no_more_are_needed_than_are_looked_at(self):
        with pytest.raises(ValueError, match="of 3 statements that are looked at, 4 cannot be needed"):
            CleanStatements(3, least=4)


@pytest.mark.parametrize(
    ("most", "days", "passes", "english"),
    [
        (0, 0, True, "0 days past due, and no more than 0 are let pass"),
        (0, 1, False, "1 day past due, and no more than 0 are let pass"),
        (1, 2, False, "2 days past due, and no more than 1 is let pass"),
        (3, 3, True, "3 days past due, and no more than 3 are let pass"),
        (3, 4, False, "4 days past due, and no more than 3 are let pass"),
    ],
)
def test_not_past_due_now(most, days, passes, english):
    assert said(NotPastDue(most), days_past_due=days) == (passes, english, f"当前逾期{days}天，允许{most}天")


class TestCoolingOff:
    """The permanent limit has not risen for some time."""

    @pytest.mark.parametrize(
        ("time", "last", "on", "passes"),
        [
            (Months(6), month(2026, 8)(31), FEB(27), False),
            (Months(6), month(2026, 8)(31), FEB(28), True),
            (Days(90), month(2026, 9)(2), NOV(30), False),
            (Days(90), month(2026, 9)(2), DEC(1), True),
            (relativedelta(months=2), month(2026, 9)(1), NOV(1), True),
        ],
    )
    def test_it_is_over_on_the_last_day(self, time, last, on, passes):
        assert said(CoolingOff(time), last_increase=last, on=on)[0] is passes

    def test_a_limit_that_never_rose_has_cooled_off(self):
        assert said(CoolingOff(Months(6)), last_increase=None) == (
            True,
            "the limit has never been raised",
            "额度从未提升过",
        )

    def test_what_is_said(self):
        assert said(CoolingOff(Months(6)), last_increase=NOV(1)) == (
            False,
            "the limit was last raised on 2026-11-01, and may be again from 2027-05-01 on",
            "上次提额为2026-11-01，2027-05-01起可再次提额",
        )

    @pytest.mark.parametrize("last", [None, month(2020, 1)(1)])
    def test_it_has_not_begun_while_an_increase_is_still_to_come(self, last):
        assert said(CoolingOff(Months(6)), agreed=CNY(3_000), last_increase=last) == (
            False,
            "an increase of 3,000.00 CNY is accepted and not yet in force, and no other follows so soon",
            "已接受的提额3,000.00 CNY尚未生效，暂不能再次提额",
        )


class TestUsage:
    """The limit in force is used, but not to the last."""

    @pytest.mark.parametrize(
        ("least", "most", "used", "passes"),
        [
            ("30%", None, "2399.99", False),
            ("30%", None, "2400", True),
            (None, "90%", "7200", True),
            (None, "90%", "7200.01", False),
            ("1/3", "90%", "2666.66", False),
            ("1/3", "90%", "2666.67", True),
        ],
    )
    def test_both_ends_are_included(self, least, most, used, passes):
        assert said(Usage(least, most=most), used=CNY(used))[0] is passes

    def test_a_temporary_limit_counts_while_it_is_in_force(self):
        assert not said(Usage("30%"), used=CNY(2_400), temporary_limit=CNY("0.01"))[0]

    @pytest.mark.parametrize(
        ("rule", "used", "passes"),
        [
            (Usage("30%"), "0", False),
            (Usage("30%"), "0.01", True),
            (Usage("0%"), "0", True),
            (Usage(most="30%"), "0", True),
            (Usage(most="30%"), "0.01", False),
        ],
    )
    def test_of_a_limit_of_zero_nothing_is_used_until_something_is(self, rule, used, passes):
        assert said(rule, permanent_limit=CNY(0), used=CNY(used))[0] is passes

    def test_what_is_said(self):
        assert said(Usage("30%", most="1/3")) == (
            False,
            "3,000.00 CNY is used of a limit of 8,000.00 CNY, where at least 30 % and at most 1/3 is wanted",
            "额度8,000.00 CNY已用3,000.00 CNY，要求不低于30 %，不高于1/3",
        )

    @pytest.mark.parametrize(("rule", "wanted"), [(Usage("30%"), "at least 30 %"), (Usage(most="99%"), "at most 99 %")])
    def test_one_bound_is_said_alone(self, rule, wanted):
        assert said(rule)[1].endswith(f", where {wanted} is wanted")

    def test_a_usage_without_bounds_is_no_rule(self):
        with pytest.raises(ValueError, match="usage is bounded below, above, or both: give a share"):
            Usage()
        with pytest.raises(ValueError, match="a usage of at least 1/2 cannot be at most 1/4"):
            Usage("50%", most="25%")


@pytest.mark.parametrize(("months", "passes"), [(5, False), (6, True)])
def test_months_on_book(months, passes):
    assert said(MonthsOnBook(6), months_on_book=months) == (
        passes,
        f"{months} months have passed since 2025-10-01, and at least 6 are needed",
        f"开户日2025-10-01，已满{months}个月，至少需要6个月",
    )


def test_one_month_on_book_is_one():
    assert said(MonthsOnBook(1), months_on_book=1)[1] == (
        "1 month has passed since 2025-10-01, and at least 1 is needed"
    )


class TestProductBounds:
    """A limit stays within the bounds of its product, and in its steps."""

    def test_the_maximum_is_a_ceiling(self):
        outcome = ProductBounds().judge(asked(permanent_limit=CNY(49_000)))

        assert (outcome.passed, outcome.ceiling, outcome.step, outcome.added_to) == (
            True,
            CNY(1_000),
            CNY(100),
            CNY(49_000),
        )
        assert outcome.reason() == (
            "the product grants limits of at least 500.00 CNY, at most 50,000.00 CNY, in steps of 100.00 CNY, "
            "and this one is 49,000.00 CNY"
        )
        assert outcome.reason("zh") == (
            "产品额度不低于500.00 CNY，不高于50,000.00 CNY，以100.00 CNY为单位，现为49,000.00 CNY"
        )

    def test_offers_that_may_be_accepted_use_the_maximum_and_no_step(self):
        outcome = ProductBounds().judge(asked(permanent_limit=CNY(8_050), agreed=CNY(100), offered=CNY(50)))

        assert (outcome.ceiling, outcome.added_to) == (CNY(41_800), CNY(8_150))
        assert outcome.reason().endswith(", and this one is 8,050.00 CNY, with 150.00 CNY promised")
        assert outcome.reason("zh").endswith("，现为8,050.00 CNY，另已承诺150.00 CNY")

    @pytest.mark.parametrize("limit", [CNY(50_000), CNY(60_000)])
    def test_nothing_is_left_at_the_maximum(self, limit):
        outcome = ProductBounds().judge(asked(permanent_limit=limit))

        assert (outcome.passed, outcome.ceiling) == (False, CNY(0))

    def test_the_minimum_is_the_least_that_is_granted(self):
        assert ProductBounds().judge(asked(permanent_limit=CNY(100))).least == CNY(400)
        assert ProductBounds().judge(asked(permanent_limit=CNY(100), agreed=CNY(400))).least is None

    def test_a_product_may_bound_nothing(self):
        outcome = ProductBounds().judge(asked(terms=LimitTerms()))

        assert (outcome.passed, outcome.ceiling, outcome.step, outcome.least) == (True, None, None, None)
        assert outcome.reason() == "the product grants limits of any amount, and this one is 8,000.00 CNY"
        assert outcome.reason("zh") == "产品额度不限，现为8,000.00 CNY"

    def test_a_product_may_have_a_step_alone(self):
        assert said(ProductBounds(), terms=LimitTerms(step=CNY(100)))[1:] == (
            "the product grants limits in steps of 100.00 CNY, and this one is 8,000.00 CNY",
            "产品额度以100.00 CNY为单位，现为8,000.00 CNY",
        )

    def test_one_day_is_one(self):
        assert said(ProductBounds(), terms=LimitTerms(temporary_days=1), last=NOV(1))[1] == (
            "the product grants for a time at most 1 day; this is 1 day, "
            "and 0.00 CNY is granted already for the same time"
        )

    def test_a_limit_for_a_time_has_bounds_of_its_own(self):
        terms = LimitTerms(maximum=CNY(8_000), temporary_maximum=CNY(5_000), temporary_days=30)
        told = {"terms": terms, "last": NOV(30), "temporary_limit": CNY(2_000), "temporary_at_once": CNY(1_500)}
        outcome = ProductBounds().judge(asked(**told))

        assert (outcome.passed, outcome.ceiling, outcome.step) == (True, CNY(3_500), None)
        assert outcome.reason() == (
            "the product grants for a time at most 5,000.00 CNY, at most 30 days; this is 30 days, "
            "and 1,500.00 CNY is granted already for the same time"
        )
        assert outcome.reason("zh") == "产品临时额度最高5,000.00 CNY，最长30天；本次30天，同期已有1,500.00 CNY"
        assert not ProductBounds().judge(asked(**{**told, "last": DEC(1)})).passed
        assert ProductBounds().judge(asked(**{**told, "first": NOV(2), "last": DEC(1)})).passed
        assert not ProductBounds().judge(asked(**{**told, "temporary_at_once": CNY(5_000)})).passed

    def test_a_product_may_bound_nothing_for_a_time(self):
        outcome = ProductBounds().judge(asked(terms=LimitTerms(), last=NOV(30)))

        assert (outcome.passed, outcome.ceiling) == (True, None)
        assert outcome.reason() == (
            "the product grants for a time any amount and length; this is 30 days, "
            "and 0.00 CNY is granted already for the same time"
        )
        assert outcome.reason("zh") == "产品临时额度不限金额和期限；本次30天，同期已有0.00 CNY"


class TestCaps:
    """Caps on the whole limit count what is in force and all that is promised."""

    def test_the_regulatory_cap(self):
        outcome = RegulatoryCap(CNY(9_000), source="a regulation").judge(asked(**PROMISED))

        assert outcome.ceiling == CNY("876.60")
        assert outcome.reason() == ("a limit may be 9,000.00 CNY at most, and is 8,100.00 CNY, with 23.40 CNY promised")
        assert outcome.reason("zh") == "额度最高9,000.00 CNY，现为8,100.00 CNY，另已承诺23.40 CNY"

    @pytest.mark.parametrize(
        "rule", [RegulatoryCap(CNY(9_000)), RiskGrades(GRADES), IncomeMultiple(2), StudentCap(CNY(9_000))]
    )
    def test_what_is_promised_is_said_beside_the_limit(self, rule):
        told = {"customer": attrs.evolve(ADULT, is_student=True)}
        _, english, chinese = said(rule, **told)
        assert (english.endswith("is 8,000.00 CNY"), chinese.endswith("为8,000.00 CNY")) == (True, True)

        _, english, chinese = said(rule, **told, offered=CNY(2_000))
        assert english.endswith("is 8,000.00 CNY, with 2,000.00 CNY promised")
        assert chinese.endswith("现为8,000.00 CNY，另已承诺2,000.00 CNY")

    @pytest.mark.parametrize("cap", [8_000, 7_000])
    def test_nothing_is_left_at_the_cap(self, cap):
        outcome = RegulatoryCap(CNY(cap)).judge(asked())

        assert (outcome.passed, outcome.ceiling) == (False, CNY(0))

    def test_the_risk_grade(self):
        assert RiskGrades(GRADES).judge(asked(**PROMISED)).ceiling == CNY("876.60")
        assert said(RiskGrades(GRADES)) == (
            True,
            "risk grade B allows a limit of 9,000.00 CNY, and it is 8,000.00 CNY",
            "风险等级B额度最高9,000.00 CNY，现为8,000.00 CNY",
        )

    def test_a_grade_that_is_not_listed_gets_nothing(self):
        assert said(RiskGrades(GRADES), customer=CustomerFacts(risk_grade="D")) == (
            False,
            "risk grade D gets no increase",
            "风险等级D不予提额",
        )
        assert not said(RiskGrades(GRADES), customer=CustomerFacts(risk_grade="C"))[0]

    def test_a_multiple_of_the_income_is_rounded_down(self):
        outcome = IncomeMultiple("2.5").judge(asked(customer=CustomerFacts(monthly_income=CNY("4000.01"))))

        assert outcome.ceiling == CNY("2000.02")
        assert outcome.reason() == (
            "250 % of a monthly income of 4,000.01 CNY are 10,000.02 CNY, and the limit is 8,000.00 CNY"
        )
        assert outcome.reason("zh") == "月收入4,000.01 CNY的250 %为10,000.02 CNY，额度现为8,000.00 CNY"

    def test_a_student_is_capped_and_others_are_not(self):
        student = StudentCap(CNY(9_500)).judge(asked(customer=CustomerFacts(is_student=True)))

        assert student.ceiling == CNY(1_500)
        assert student.reason() == "a student's limit is 9,500.00 CNY at most, and this one is 8,000.00 CNY"
        assert student.reason("zh") == "学生额度最高9,500.00 CNY，现为8,000.00 CNY"
        assert StudentCap(CNY(9_500)).judge(asked()).ceiling is None
        assert said(StudentCap(CNY(9_500))) == (True, "the customer is no student", "客户不是学生")

    @pytest.mark.parametrize(
        "rule",
        [
            RegulatoryCap(USD(1)),
            LargestStep(amount=USD(1)),
            RiskGrades({"B": USD(1)}),
            StudentCap(USD(1)),
        ],
    )
    def test_a_cap_in_another_currency_is_refused(self, rule):
        with pytest.raises(CurrencyMismatch):
            rule.judge(asked())

    def test_an_income_in_another_currency_is_refused(self):
        with pytest.raises(CurrencyMismatch):
            IncomeMultiple(2).judge(asked(customer=CustomerFacts(monthly_income=USD(1))))


class TestLargestStep:
    """One increase is no larger than a share of the limit, or than an amount."""

    @pytest.mark.parametrize(
        ("share", "amount", "most"),
        [("50%", None, CNY("4000.02")), (None, CNY(3_000), CNY(3_000)), ("1/2", CNY(5_000), CNY("4000.02"))],
    )
    def test_the_smaller_of_both(self, share, amount, most):
        outcome = LargestStep(share=share, amount=amount).judge(asked(permanent_limit=CNY("8000.05")))

        assert outcome.ceiling == most
        assert outcome.reason() == f"one increase of a limit of 8,000.05 CNY is {most} at most"
        assert outcome.reason("zh") == f"额度8,000.05 CNY单次最多提升{most}"

    def test_a_share_of_no_limit_is_nothing(self):
        assert not said(LargestStep(share="50%"), permanent_limit=CNY(0))[0]

    def test_one_of_them_is_given(self):
        with pytest.raises(ValueError, match="the largest step is a share of the limit or an amount: give one of them"):
            LargestStep()


class TestWhoTheCustomerIs:
    @pytest.mark.parametrize(("age", "passes"), [(17, False), (18, True), (60, True), (61, False)])
    def test_ages_are_included(self, age, passes):
        assert said(AgeBetween(18, 60), customer=CustomerFacts(age=age)) == (
            passes,
            f"the customer is {age}, and 18 to 60 is allowed",
            f"年龄{age}岁，要求18至60岁",
        )

    @pytest.mark.parametrize(
        ("student", "english", "chinese"),
        [(True, "the customer is a student", "客户是学生"), (False, "the customer is no student", "客户不是学生")],
    )
    def test_students_get_no_increase(self, student, english, chinese):
        assert said(NotAStudent(), customer=CustomerFacts(is_student=student)) == (not student, english, chinese)

    @pytest.mark.parametrize(
        ("rule", "english", "chinese"),
        [
            (AgeBetween(18, 60), "age is not known", "年龄未知"),
            (NotAStudent(), "whether the customer is a student is not known", "是否学生未知"),
            (StudentCap(CNY(9_000)), "whether the customer is a student is not known", "是否学生未知"),
            (IncomeMultiple(2), "the monthly income is not known", "月收入未知"),
            (RiskGrades(GRADES), "the risk grade is not known", "风险等级未知"),
        ],
    )
    def test_what_is_not_known_does_not_pass(self, rule, english, chinese):
        assert said(rule, customer=CustomerFacts()) == (False, english, chinese)

    def test_ages_leave_somebody_between_them(self):
        with pytest.raises(ValueError, match="nobody is at least 61 and at most 60"):
            AgeBetween(61, 60)

    @pytest.mark.parametrize("grades", [{}, (("A", CNY(1)), ("A", CNY(2)))])
    def test_each_grade_is_named_once(self, grades):
        with pytest.raises(ValueError, match="grades name each grade once, and one at least"):
            RiskGrades(grades)

    def test_grades_may_be_given_in_pairs(self):
        assert RiskGrades([("A", CNY(1))]) == RiskGrades({"A": CNY(1)})


class TestFacts:
    """What the caller knows of a customer is checked where it enters."""

    def test_more_facts_are_kept_sorted(self):
        other: dict[str, Any] = {"score": 720, "agreed": True, "rate": Fraction(1, 3)}
        facts = CustomerFacts(other=other)

        assert [figure.name for figure in facts.other] == ["agreed", "rate", "score"]
        assert (facts.get("score"), facts.get("nothing")) == (720, None)
        assert facts == CustomerFacts(other=facts.other)

    @pytest.mark.parametrize(
        ("told", "what"),
        [
            ({"age": "31"}, "age is a whole number"),
            ({"age": True}, "age is a whole number"),
            ({"is_student": 1}, "is_student is a bool"),
            ({"monthly_income": 8000}, "monthly_income is Money"),
            ({"risk_grade": 1}, "risk_grade is a str"),
            ({"other": {"score": 0.5}}, "a value of a figure is Money, Fraction, date, str, int, bool or None"),
            ({"other": {1: 1}}, "name is a str"),
            ({"other": ("score",)}, "other is a mapping of names to figures, not of 'score'"),
        ],
    )
    def test_wrong_types_are_refused(self, told, what):
        with pytest.raises(TypeError, match=what):
            CustomerFacts(**told)

    @pytest.mark.parametrize(
        ("told", "what"),
        [
            ({"age": -1}, "age is at least 0"),
            ({"monthly_income": -CNY(1)}, "monthly_income is not negative"),
            ({"risk_grade": " "}, "risk_grade is one line of text that says something"),
        ],
    )
    def test_wrong_values_are_refused(self, told, what):
        with pytest.raises(ValueError, match=what):
            CustomerFacts(**told)

    def test_two_facts_of_one_name_are_refused(self):
        twice = CustomerFacts(other={"score": 1}).other * 2

        with pytest.raises(ValueError, match="other has two figures of one name"):
            CustomerFacts(other=twice)
