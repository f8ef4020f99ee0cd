"""Who the customer is: what a lender asks before a limit rises; what is not known does not pass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from creditline.alike import alike, hashed
from creditline.money.share import share as as_share
from creditline.rules.dated import StandardLimitRule, minor_of
from creditline.rules.figure import figures
from creditline.rules.limit_bounds import up_to
from creditline.rules.outcome import Outcome, outcome_of
from creditline.shown import shown
from creditline.terms.check import amount_given, one_line, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from creditline.money import Money
    from creditline.rules.limit_figures import LimitFigures

NO_STUDENT: Final = ("the customer is no student", "客户不是学生")


@attrs.frozen
class AgeBetween(StandardLimitRule):
    """
    The customer is neither too young nor too old.

    Args:
        youngest: In whole years, included.
        oldest: In whole years, included.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "age"

    youngest: int = attrs.field(validator=whole_number)
    oldest: int = attrs.field(validator=whole_number)

    def __attrs_post_init__(self) -> None:
        """Refuse ages that leave nobody between them."""
        if self.youngest > self.oldest:
            message = f"nobody is at least {self.youngest} and at most {self.oldest}"
            raise ValueError(message)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        age = asked.customer.age
        if age is None:
            return Outcome.unknown("age", "年龄")
        return outcome_of(
            self.youngest <= age <= self.oldest,
            figures(age=age, youngest=self.youngest, oldest=self.oldest),
            "the customer is {age}, and {youngest} to {oldest} is allowed",
            "年龄{age}岁，要求{youngest}至{oldest}岁",
        )


@attrs.frozen
class NotAStudent(StandardLimitRule):
    """Students get no increase."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "not a student"

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        student = asked.customer.is_student
        if student is None:
            return Outcome.unknown("whether the customer is a student", "是否学生")
        if student:
            return Outcome.stop(figures(is_student=student), "the customer is a student", "客户是学生")
        return Outcome.let_pass(figures(is_student=student), *NO_STUDENT)


@attrs.frozen
class StudentCap(StandardLimitRule):
    """
    A student's limit, with all that is promised, is no larger than an amount.

    Args:
        amount: The most that a student's limit may be, included.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "student cap"

    amount: Money = attrs.field(validator=amount_given)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling for students."""
        student, most = asked.customer.is_student, minor_of(self.amount, asked.asked.currency)
        if student is None:
            return Outcome.unknown("whether the customer is a student", "是否学生")
        if not student:
            return Outcome.let_pass(figures(is_student=student), *NO_STUDENT)
        return up_to(
            asked,
            most,
            "a student's limit is {most} at most, and this one is {limit}",
            "学生额度最高{most}，现为{limit}",
            is_student=student,
        )


@attrs.frozen
class IncomeMultiple(StandardLimitRule):
    """
    A limit, with all that is promised, is no larger than some months' income.

    Args:
        multiple: So many times the monthly income, exact (`"2.5"`); what it comes to is rounded down.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "income multiple"

    multiple: Fraction = attrs.field(converter=as_share)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling."""
        income, multiple = asked.customer.monthly_income, self.multiple
        if income is None:
            return Outcome.unknown("the monthly income", "月收入")
        most = minor_of(income, asked.asked.currency) * multiple.numerator // multiple.denominator
        return up_to(
            asked,
            most,
            "{multiple} of a monthly income of {income} are {most}, and the limit is {limit}",
            "月收入{income}的{multiple}为{most}，额度现为{limit}",
            income=income,
            multiple=multiple,
        )


def _as_grades(grades: Mapping[str, Money] | Iterable[tuple[str, Money]]) -> tuple[tuple[str, Money], ...]:
    if isinstance(grades, Mapping):
        return tuple(cast("Mapping[str, Money]", grades).items())
    return tuple([(grade, most) for grade, most in grades])


def _are_grades(instance: object, attribute: attrs.Attribute[Any], grades: tuple[tuple[str, Money], ...]) -> None:
    """Refuse grades without a name or an amount, two of one name, and none at all."""
    for grade, most in grades:
        one_line(instance, attribute, grade)
        amount_given(instance, attribute, most)
    if not grades or len(dict(grades)) < len(grades):
        message = f"{attribute.name} name each grade once, and one at least"
        raise ValueError(message)


@attrs.frozen
class RiskGrades(StandardLimitRule):
    """
    A limit, with all that is promised, is no larger than the customer's risk grade allows; no grade, no increase.

    Args:
        grades: The most that a limit may be, by grade; a grade that is not listed gets no increase.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "risk grade"

    grades: tuple[tuple[str, Money], ...] = attrs.field(converter=_as_grades, validator=_are_grades)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling by grade."""
        grade = asked.customer.risk_grade
        if grade is None:
            return Outcome.unknown("the risk grade", "风险等级")
        most = dict(self.grades).get(grade)
        if most is None:
            return Outcome.stop(
                figures(grade=grade),
                "risk grade {grade} gets no increase",
                "风险等级{grade}不予提额",
            )
        return up_to(
            asked,
            minor_of(most, asked.asked.currency),
            "risk grade {grade} allows a limit of {most}, and it is {limit}",
            "风险等级{grade}额度最高{most}，现为{limit}",
            grade=grade,
        )
