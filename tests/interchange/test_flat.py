from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings

from creditline.interchange import CannotRoundTrip, loads, to_csv, to_rows
from creditline.ledger import Entry, Ledger, credit, debit
from creditline.money import CNY, KWD
from tests.interchange.test_document import LIVES, lived, paid_in_parts
from tests.interchange.values import any_text, ledgers

HUNDRED = CNY(100)
COLUMNS = ["date", "sequence", "id", "kind", "account", "item", "amount", "currency", "memo"]


def posted(id: str, on: date, amount=HUNDRED, memo: str = "") -> Entry:
    return Entry(id, on, "purchase", (debit("Assets:A", amount, "x"), credit("Liabilities:Merchant", amount)), memo)


class TestRows:
    def test_each_posting_is_a_row_with_all_of_its_entry(self):
        first, second = to_rows(Ledger(CNY).post(posted("e1", date(2026, 10, 20), KWD(1), "天猫")))
        assert first == {
            "date": "2026-10-20",
            "sequence": 1,
            "id": "e1",
            "kind": "purchase",
            "account": "Assets:A",
            "item": "x",
            "amount": "1.000",
            "currency": "KWD",
            "memo": "天猫",
        }
        assert (second["account"], second["item"], second["amount"]) == ("Liabilities:Merchant", "", "-1.000")

    def test_rows_come_by_date_and_then_by_sequence(self):
        day, later = date(2026, 10, 20), date(2026, 10, 21)
        ledger = Ledger(CNY).post_all([posted("a", later), posted("b", day), posted("c", later)])
        assert [(row["id"], row["sequence"]) for row in to_rows(ledger)][::2] == [("b", 2), ("a", 1), ("c", 3)]

    def test_the_books_of_a_line_are_its_ledger(self):
        assert to_rows(lived()) == to_rows(lived().ledger)
        assert to_csv(lived()) == to_csv(lived().ledger)

    @pytest.mark.parametrize("life", LIVES)
    def test_rows_are_plain_data(self, life):
        rows = to_rows(life())
        assert loads(json.dumps(rows)) == [*rows]

    def test_books_are_those_of_a_line_or_a_ledger(self):
        with pytest.raises(TypeError, match="books are those of a CreditLine or a Ledger, not of str"):
            to_csv("books")  # type: ignore[arg-type]

    def test_half_a_character_is_refused(self):
        with pytest.raises(CannotRoundTrip, match="entry 'e1': its memo holds half a character"):
            to_rows(Ledger(CNY).post(posted("e1", date(2026, 10, 20), memo="\ud800")))


class TestCsv:
    def test_a_table_begins_with_its_header(self):
        ledger = Ledger(CNY).post(posted("e1", date(2026, 10, 20), memo='say "hi", 花呗'))
        assert to_csv(ledger) == (
            "date,sequence,id,kind,account,item,amount,currency,memo\n"
            '2026-10-20,1,e1,purchase,Assets:A,x,100.00,CNY,"say ""hi"", 花呗"\n'
            '2026-10-20,1,e1,purchase,Liabilities:Merchant,,-100.00,CNY,"say ""hi"", 花呗"\n'
        )

    def test_the_entries_of_a_plan_are_rows_like_any_other(self):
        cells = to_csv(paid_in_parts()).splitlines()
        assert [row for row in cells if row.startswith("2026-10-05,")] == [
            "2026-10-05,2,order-1,purchase,Assets:Receivable:Principal:Installments,order-1,1200.00,CNY,天猫",
            "2026-10-05,2,order-1,purchase,Liabilities:Merchant,order-1,-1200.00,CNY,天猫",
            "2026-10-05,3,order-1/subsidy,subsidy,Assets:Bearer:Merchant,order-1,32.40,CNY,",
            "2026-10-05,3,order-1/subsidy,subsidy,Liabilities:Deferred-Fee,order-1,-32.40,CNY,",
            "2026-10-05,3,order-1/subsidy,subsidy,Assets:Bearer:Bank-2,order-1,21.60,CNY,",
            "2026-10-05,3,order-1/subsidy,subsidy,Liabilities:Deferred-Fee,order-1,-21.60,CNY,",
        ]

    def test_an_empty_ledger_is_a_header(self):
        assert to_csv(Ledger(CNY)) == ",".join(COLUMNS) + "\n"

    @settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(
        ledger=ledgers(
            memos=any_text, kinds=any_text.filter(bool), ids=any_text.filter(bool), items=any_text, values=any_text
        )
    )
    def test_any_text_is_read_back_from_its_cell(self, ledger):
        header, *cells = csv.reader(StringIO(to_csv(ledger), newline=""), strict=True)
        assert header == COLUMNS
        assert cells == [[str(cell) for cell in row.values()] for row in to_rows(ledger)]
