"""What a closing makes past the constructors, to be fast, is what they would have made."""

from __future__ import annotations

import pickle

import attrs
import pytest

from creditline import CNY
from creditline.facts import RowsBilled
from tests.installments.offers import FLAT, LEVEL, SHARED
from tests.lines import JAN, NOV, OCT, a_line


def billed():
    """A line with plans of every sort, of each of which two rows are billed, and with a purchase beside them."""
    line = a_line().purchase(CNY(1200), on=OCT(5), id="flat", installments=FLAT)
    line = line.purchase(CNY(900), on=OCT(6), id="shared", installments=SHARED)
    line = line.purchase(CNY(600), on=OCT(7), id="level", installments=LEVEL).advance(to=NOV(2))
    return line.purchase(CNY(50), on=NOV(3), id="p").advance(to=JAN(1))


LINE = billed()
ROWS = [row for record in LINE.history for fact in record.facts if isinstance(fact, RowsBilled) for row in fact.rows]
MADE = [
    *ROWS,
    *[posting for entry in LINE.ledger.entries if entry.kind == "installment" for posting in entry.postings],
    *LINE.obligations,
    *LINE.plans,
]


@pytest.mark.parametrize("value", MADE, ids=repr)
class TestEveryValue:
    def test_is_the_one_that_its_constructor_makes(self, value):
        made = attrs.evolve(value)

        assert made == value
        assert (repr(made), hash(made)) == (repr(value), hash(value))

    def test_comes_back_from_a_pickle(self, value):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own

    def test_is_frozen(self, value):
        name = attrs.fields(type(value))[0].name

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, "another")


class TestTheObligationsOfAClosing:
    def test_lie_in_order_of_posting_behind_what_was_bought_before(self):
        line = a_line().purchase(CNY(1200), on=OCT(5), id="flat", installments=FLAT)
        line = line.purchase(CNY(50), on=OCT(6), id="p").purchase(CNY(600), on=OCT(7), id="level", installments=LEVEL)

        (bill,) = line.advance(to=NOV(1)).bills

        assert [(each.id, str(each.component)) for each in bill.obligations] == [
            ("p", "principal"),
            ("flat/1", "principal"),
            ("flat/1", "fee"),
            ("level/1", "principal"),
            ("level/1", "interest"),
        ]
