"""The trial balance shows every account on the side where it stands, and equal totals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creditline.ledger import Entry, Ledger, TrialBalance, TrialRow
from creditline.money import CNY, USD
from tests.ledger.naive import ACCOUNTS, POINTS, day, drafts, transfer

LEDGER = Ledger(CNY).post_all(
    [
        transfer("e1", 129_900, on=day(0)),
        transfer("e2", 29_900, on=day(1), to="Assets:Collections", of=ACCOUNTS[0]),
        transfer("e3", 12, on=day(2), to="Assets:Points", of="Liabilities:Points", currency=POINTS),
        transfer("e4", 5, on=day(2), to="Assets:Receivable:Fee", of="Income:Fee"),
        transfer("e5", 5, on=day(2), to="Income:Fee", of="Assets:Receivable:Fee"),
    ]
)

TABLE = """\
Account                             Debit        Credit
---------------------------  ------------  ------------
Assets:Collections             299.00 CNY
Assets:Receivable:Fee
Assets:Receivable:Principal  1,000.00 CNY
Income:Fee
Liabilities:Merchant                       1,299.00 CNY
Assets:Points                   12 POINTS
Liabilities:Points                            12 POINTS
Total                        1,299.00 CNY  1,299.00 CNY
Total                           12 POINTS     12 POINTS"""


class TestTrialBalance:
    def test_rows_come_by_account_the_own_currency_first(self) -> None:
        rows = LEDGER.trial_balance().rows
        assert rows[0] == TrialRow("Assets:Collections", CNY("299.00"), CNY.zero)
        assert rows[4] == TrialRow("Liabilities:Merchant", CNY.zero, CNY("1299.00"))
        assert rows[5] == TrialRow("Assets:Points", POINTS(12), POINTS.zero)
        assert len(rows) == 7

    def test_totals_are_equal_currency_by_currency(self) -> None:
        assert LEDGER.trial_balance().totals == (
            TrialRow("Total", CNY("1299.00"), CNY("1299.00")),
            TrialRow("Total", POINTS(12), POINTS(12)),
        )

    def test_it_reads_as_a_table(self) -> None:
        assert str(LEDGER.trial_balance()) == TABLE

    def test_a_notebook_shows_a_table(self) -> None:
        html = LEDGER.trial_balance()._repr_html_()
        assert html.startswith("<table><thead><tr><th>Account</th>")
        assert "<tr><td>Assets:Collections</td><td>299.00 CNY</td><td></td></tr>" in html

    def test_as_of_a_day(self) -> None:
        rows = LEDGER.trial_balance(through=day(0)).rows
        assert rows[2] == TrialRow(ACCOUNTS[0], CNY("1299.00"), CNY.zero)
        assert rows[0] == TrialRow("Assets:Collections", CNY.zero, CNY.zero)

    def test_as_recorded(self) -> None:
        assert [row.account for row in LEDGER.at(1).trial_balance().rows] == [ACCOUNTS[0], ACCOUNTS[4]]

    def test_an_empty_ledger_has_an_empty_one(self) -> None:
        empty = Ledger(CNY).trial_balance()
        assert empty == TrialBalance(())
        assert empty.totals == ()
        assert str(empty).splitlines()[0].split() == ["Account", "Debit", "Credit"]

    def test_other_currencies_come_by_code(self) -> None:
        ledger = LEDGER.post(transfer("e6", 1, currency=USD))
        assert [row.debit.currency.code for row in ledger.trial_balance().totals] == ["CNY", "POINTS", "USD"]
        assert ledger.at(5).trial_balance() == LEDGER.trial_balance()

    @given(st.lists(drafts(), max_size=8))
    def test_debits_equal_credits_whatever_was_posted(self, drafted) -> None:
        entries = [Entry(f"e{number}", on, "any", postings) for number, (on, postings) in enumerate(drafted)]
        for row in Ledger(CNY).post_all(entries).trial_balance().totals:
            assert row.debit == row.credit
