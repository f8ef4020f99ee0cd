from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from beancount.core import data
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creditline.interchange import CannotRoundTrip, to_beancount
from creditline.ledger import Entry, Ledger, credit, debit
from creditline.money import CNY, JPY, KWD, Currency
from creditline.testing import histories, products
from tests.interchange.accountants import (
    beancount_balances,
    beancount_entries,
    beancount_errors,
    beancount_reads,
    by_currency,
    our_balances,
)
from tests.interchange.test_document import LIVES, lived
from tests.interchange.values import CURRENCIES, POINTS, any_text, ledgers

DAY = date(2026, 10, 20)
HUNDRED = CNY(100)

HEADING = """\
option "operating_currency" "CNY"
2026-10-01 commodity CNY
  name: "Yuan Renminbi"
2026-10-01 open Assets:Bearer:Platform CNY
2026-10-01 open Assets:Collections CNY
"""

REPAYMENT = """
2026-11-08 * "repayment"
  id: "pay-1"
  sequence: 4
  Assets:Collections             99.98 CNY
  Assets:Bearer:Platform          0.02 CNY
  Assets:Receivable:Principal  -100.00 CNY
    item: "order-1"
"""


def entry(id: str = "e1", on: date = DAY, kind: str = "purchase", amount=HUNDRED, item="order-1", **more) -> Entry:
    account = more.pop("account", "Assets:A")
    return Entry(id, on, kind, (debit(account, amount, item), credit("Liabilities:Merchant", amount, item)), **more)


def agrees(ledger: Ledger, text: str) -> None:
    """Beancount finds no error, balances as we do, and holds every entry as it was."""
    directives = beancount_reads(text)
    assert beancount_balances(directives) == our_balances(ledger)
    assert by_currency(beancount_entries(directives, CURRENCIES)) == by_currency(ledger.entries)


class TestTheText:
    def test_a_line_reads_like_a_journal(self):
        text = to_beancount(lived())
        assert text.startswith(HEADING)
        assert REPAYMENT in text
        agrees(lived().ledger, text)

    @pytest.mark.parametrize("life", LIVES)
    def test_the_entries_of_plans_and_of_orders_are_kept(self, life):
        agrees(life().ledger, to_beancount(life()))

    def test_balances_are_asserted_on_the_day_after_without_tolerance(self):
        text = to_beancount(lived())
        assert text.endswith("2027-01-02 balance Liabilities:Merchant  -1020.00 ~ 0 CNY\n")
        assert "2027-01-02 balance Assets:Receivable:Interest  " in text

    def test_the_books_of_a_line_are_its_ledger(self):
        assert to_beancount(lived()) == to_beancount(lived().ledger)

    def test_an_empty_ledger_is_an_empty_journal(self):
        text = to_beancount(Ledger(JPY))
        assert text == 'option "operating_currency" "JPY"\n'
        assert beancount_reads(text) == []

    def test_what_was_recorded_late_stands_at_its_date(self):
        ledger = Ledger(CNY).post_all([entry("late", date(2026, 10, 22)), entry("early")])
        text = to_beancount(ledger)
        assert text.index('id: "early"\n  sequence: 2') < text.index('id: "late"\n  sequence: 1')
        agrees(ledger, text)

    def test_a_reversal_names_what_it_undoes(self):
        ledger = Ledger(CNY).post(entry()).reverse("e1", id="e2", on=date(2026, 10, 23))
        text = to_beancount(ledger)
        assert '  original: "2026-10-20"\n  reverses: "e1"\n' in text
        assert "2026-10-24 balance Assets:A  0.00 ~ 0 CNY" in text
        agrees(ledger, text)

    def test_an_account_includes_those_below_it_as_ours_do(self):
        ledger = Ledger(CNY).post_all([entry("a"), entry("b", account="Assets:A:B")])
        text = to_beancount(ledger)
        assert "balance Assets:A  200.00 ~ 0 CNY" in text
        assert "balance Assets:A:B  100.00 ~ 0 CNY" in text
        agrees(ledger, text)

    def test_currencies_keep_their_decimals_side_by_side(self):
        amounts = (CNY("0.01"), JPY(1299), KWD("-1.005"), POINTS(7))
        entries = [entry(f"e{n}", amount=abs(amount)) for n, amount in enumerate(amounts)]
        text = to_beancount(Ledger(CNY).post_all(entries))
        for number in (" 0.01 CNY", " 1299 JPY", " 1.005 KWD", " 7 POINTS"):
            assert number in text
        assert "open Assets:A CNY,JPY,KWD,POINTS\n" in text
        agrees(Ledger(CNY).post_all(entries), text)

    @pytest.mark.parametrize(
        "memo",
        [
            "",
            "天猫超市",
            'say "hi"',
            "back\\slash\\n",
            "two\nlines",
            "a;b (c) [d] #e ^f",
            "  spaces  ",
            "👨‍👩‍👧",
            "\t\r",
        ],
    )
    def test_any_memo_is_kept(self, memo):
        ledger = Ledger(CNY).post(entry(memo=memo, item=memo, meta={"merchant": memo}))
        agrees(ledger, to_beancount(ledger))

    def test_amounts_of_28_digits_are_kept(self):
        ledger = Ledger(CNY).post(entry(amount=CNY.minor(10**28 // 2 - 1)))
        agrees(ledger, to_beancount(ledger))


class TestBeanCheck:
    """The program itself has nothing to say about our files."""

    @pytest.mark.parametrize(
        "books", [*(life() for life in LIVES), Ledger(CNY), Ledger(CNY).post(entry(memo='"\\\r\n天猫\x00'))]
    )
    def test_bean_check_is_silent(self, books, tmp_path):
        file = tmp_path / "books.beancount"
        file.write_bytes(to_beancount(books).encode())
        done = subprocess.run(
            [sys.executable, "-m", "beancount.scripts.check", file], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_a_wrong_balance_would_be_found(self):
        text = to_beancount(lived()).replace("  -1020.00 ~ 0 CNY", "  -1020.01 ~ 0 CNY")
        (error,) = beancount_errors(text)
        assert error.startswith("Balance failed for 'Liabilities:Merchant'")


class TestAnyBooks:
    @given(line=st.sampled_from([CNY, JPY, KWD]).flatmap(lambda currency: histories(products(currency), acts_max=15)))
    def test_beancount_agrees_with_any_line(self, line):
        agrees(line.ledger, to_beancount(line))

    @settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(
        ledger=ledgers(
            memos=any_text, kinds=any_text.filter(bool), ids=any_text.filter(bool), items=any_text, values=any_text
        )
    )
    def test_beancount_agrees_with_any_ledger(self, ledger):
        agrees(ledger, to_beancount(ledger))


class TestRefusals:
    """What beancount could not hold is refused by the name of the entry."""

    @pytest.mark.parametrize(
        ("entry", "reason"),
        [
            (entry(meta={"Merchant": "a"}), "its meta 'Merchant' is not named as journals do"),
            (entry(meta={"a": "b"}), "its meta 'a' is not named as journals do"),
            (entry(meta={"商家": "b"}), "its meta '商家' is not named as journals do"),
            (entry(meta={"sequence": "b"}), "its meta 'sequence' has a name that programs read as something else"),
            (entry(meta={"lineno": "1"}), "its meta 'lineno' has a name that programs read as something else"),
            (entry(memo="\ud800"), "its memo holds half a character"),
            (entry(item="\udfff"), "its item holds half a character"),
            (entry(meta={"merchant": "\udfff"}), "its meta 'merchant' holds half a character"),
            (entry(account="Assets"), "its account 'Assets' is a root"),
            (entry(amount=Currency("NULL", 2)(1)), "its currency 'NULL' is none that beancount reads"),
            (entry(amount=Currency("MILES-", 2)(1)), "its currency 'MILES-' is none that beancount reads"),
            (entry(amount=CNY.minor(10**28 // 2)), "CNY adds up to more than the 28 digits that are exact"),
            (entry(on=date.max), "there is no day after 9999-12-31 on which a balance could be asserted"),
        ],
    )
    def test_what_could_not_be_read_back_is_refused(self, entry, reason):
        with pytest.raises(CannotRoundTrip) as refused:
            to_beancount(Ledger(CNY).post(entry))
        assert refused.value.subject == "entry 'e1'"
        assert refused.value.reason.startswith(reason)
        assert str(refused.value) == f"entry 'e1': {refused.value.reason}"

    def test_a_sum_of_more_digits_would_be_rounded(self):
        """Beancount 3.2 adds up in decimals of 28 digits, so that a cent is lost on 10^28 of them."""
        text = "2026-01-01 open Assets:A\n2026-01-01 open Equity:A\n"
        for number in ("100000000000000000000000000.00", "0.01"):
            text += f'2026-01-01 * ""\n  Assets:A  {number} CNY\n  Equity:A  -{number} CNY\n'
        assert beancount_balances(beancount_reads(text))["Assets:A", "CNY"] == 10**26

    @pytest.mark.parametrize("code", ["V", "A1", "MILES-2", "ABCDEFGHIJKLMNOPQRSTUVWX"])
    def test_every_other_code_is_read(self, code):
        currency = Currency(code, 2)
        directives = beancount_reads(to_beancount(Ledger(CNY).post(entry(amount=currency(1)))))
        assert beancount_entries(directives, {code: currency})[0].postings[0].amount == currency(1)
        assert [d.currency for d in directives if isinstance(d, data.Commodity)] == [code]

    @pytest.mark.parametrize("books", [None, [], lived().ledger.entries, "books"])
    def test_books_are_those_of_a_line_or_a_ledger(self, books):
        with pytest.raises(TypeError, match="books are those of a CreditLine or a Ledger, not of "):
            to_beancount(books)
