"""Students: who may not be lent to, or not without somebody else who would repay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import instance_of
from creditline.terms.lending import Breach, Dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.line import CreditLine
    from creditline.terms.lending import Inquiry


@attrs.frozen(kw_only=True)
class StudentsRefused(Dated):
    """
    Nothing is lent to students.

    A line does not know its customer: the caller says so, with a value that has `is_student`. Where that is not known
    the rule is breached, as whoever lends has to find it out.

    Args:
        unless: A fact of the customer that allows it, by its name in `customer.other`, such as
            `"second_repayment_source"`; it has to be `True`. Nothing does where empty. `other` is that of
            `creditline.rules.CustomerFacts`, a mapping, or pairs of a name and a value.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    unless: str = attrs.field(default="", validator=instance_of(str))

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:  # noqa: ARG002 - as all rules
        """The customer, where he is a student or may be one."""
        is_student = getattr(inquiry.customer, "is_student", None)
        if is_student is None:
            reason = "whether the customer is a student is not known"
            yield Breach(self, "customer", reason, (("is_student", None),))
        elif is_student and not self._is_allowed(inquiry.customer):
            without = f" without {self.unless.replace('_', ' ')}" if self.unless else ""
            yield Breach(self, "customer", f"the customer is a student{without}", (("is_student", True),))

    def _is_allowed(self, customer: object) -> bool:
        return bool(self.unless) and _known(customer).get(self.unless) is True


def _known(customer: object) -> dict[str, Any]:
    """What else is known of a customer, by name."""
    other: Any = getattr(customer, "other", ())
    if isinstance(other, Mapping):
        return dict(cast("Mapping[str, Any]", other))
    # Facts of `creditline.rules` have a name and a value; that room is above this one.
    return dict((each.name, each.value) if hasattr(each, "name") else each for each in other)
