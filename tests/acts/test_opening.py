"""Opening: a line comes to be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from creditline import CNY, USD, CreditLine
from creditline.acts import Open
from creditline.errors import CurrencyMismatch, LimitOutOfBounds
from creditline.facts import LimitChanged, Opened
from creditline.terms import LimitTerms
from tests.lines import OCT, a_line, product


def opening(**said: Any) -> CreditLine:
    """Open a line, but for what is *said*."""
    said = {"product": product(), "limit": CNY(8000), "on": OCT(1), "id": "alice", **said}
    return CreditLine.open(said.pop("product"), **said)


class TestANewLine:
    line = a_line(limit="8000")

    def test_it_has_its_limit_and_owes_nothing(self) -> None:
        line = self.line

        assert (line.limit, line.available) == (CNY(8000), CNY(8000))
        assert not any((line.used, line.held, line.outstanding, line.credit_balance))
        assert (line.id, line.as_of, line.status, line.product) == ("alice", OCT(1), "open", product())

    def test_it_has_lived_through_nothing(self) -> None:
        line = self.line

        assert (line.statements, line.bills, line.obligations, line.holds) == ((), (), (), ())
        assert (line.days_past_due, line.bucket) == (0, "M0")

    def test_the_limit_is_booked_as_a_commitment(self) -> None:
        (entry,) = self.line.ledger.entries

        assert [(posting.account, posting.amount) for posting in entry.postings] == [
            ("Equity:Limit", CNY(8000)),
            ("Equity:Limit-Granted", CNY(-8000)),
        ]
        assert (entry.id, entry.on, entry.kind) == ("alice/limit", OCT(1), "limit")

    def test_its_receipt_tells_the_product_and_the_limit(self) -> None:
        record = self.line.record("alice")

        assert record.command == Open(product(), limit=CNY(8000), on=OCT(1), id="alice")
        assert record.facts == (
            Opened("alice", OCT(1), product()),
            LimitChanged("alice/limit", OCT(1), CNY(8000), ""),
        )

    def test_a_limit_of_nothing_books_nothing(self) -> None:
        line = a_line(limit="0")

        assert line.limit == CNY(0)
        assert len(line.ledger.entries) == 0


class TestRefused:
    def test_a_limit_in_another_currency(self) -> None:
        with pytest.raises(CurrencyMismatch, match="^USD does not mix with CNY$") as refusal:
            opening(limit=USD(8000))

        assert (refusal.value.expected, refusal.value.actual) == (CNY, USD)

    @pytest.mark.parametrize("limit", ["499.99", "5000.01"])
    def test_a_limit_out_of_bounds(self, limit: str) -> None:
        bounded = product(limits=LimitTerms(minimum=CNY(500), maximum=CNY(5000)))

        with pytest.raises(LimitOutOfBounds) as refusal:
            opening(product=bounded, limit=CNY(limit))

        error = refusal.value
        assert (error.requested, error.minimum, error.maximum, error.product) == (
            CNY(limit),
            CNY(500),
            CNY(5000),
            "Plain",
        )
        assert str(error) == (
            f"a limit of {CNY(limit)} is not what Plain grants, at least 500.00 CNY and at most 5,000.00 CNY"
        )

    def test_a_limit_beyond_the_only_bound(self) -> None:
        with pytest.raises(LimitOutOfBounds, match=r"is not what Plain grants, at most 5,000.00 CNY$"):
            opening(product=product(limits=LimitTerms(maximum=CNY(5000))))
        with pytest.raises(LimitOutOfBounds, match=r"is not what Plain grants, at least 9,000.00 CNY$"):
            opening(product=product(limits=LimitTerms(minimum=CNY(9000))))

    def test_bounds_themselves_are_granted(self) -> None:
        bounded = product(limits=LimitTerms(minimum=CNY(500), maximum=CNY(5000)))

        assert opening(product=bounded, limit=CNY(500)).limit == CNY(500)
        assert opening(product=bounded, limit=CNY(5000)).limit == CNY(5000)

    def test_a_negative_limit(self) -> None:
        with pytest.raises(ValueError, match=r"limit is not negative, but -1.00 CNY is"):
            opening(limit=CNY(-1))

    @pytest.mark.parametrize("limit", [8000, "8000", 8000.0, True, None])
    def test_a_limit_that_is_no_money(self, limit: Any) -> None:
        with pytest.raises(TypeError, match=r"limit is Money such as CNY\('12.34'\), not "):
            opening(limit=limit)

    def test_a_moment(self) -> None:
        with pytest.raises(TypeError, match=r"on is a day, not a moment: write .*\.date\(\)"):
            opening(on=datetime(2026, 10, 1, 12))

    def test_a_day_as_text(self) -> None:
        with pytest.raises(TypeError, match=r"write date.fromisoformat\('2026-10-01'\)"):
            opening(on="2026-10-01")

    @pytest.mark.parametrize("wrong", ["Huabei", None, 1])
    def test_a_product_by_its_name(self, wrong: Any) -> None:
        with pytest.raises(TypeError):
            opening(product=wrong)

    @pytest.mark.parametrize("wrong", ["", "a/b", " alice", "al\nice"])
    def test_an_id_that_is_none(self, wrong: str) -> None:
        with pytest.raises(ValueError, match="id is printable text without '/' or spaces around it"):
            opening(id=wrong)
