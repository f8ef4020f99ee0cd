from __future__ import annotations

import subprocess
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creditline.interchange import CannotRoundTrip, to_hledger
from creditline.ledger import Entry, Ledger, credit, debit
from creditline.money import CNY, JPY, KWD, Currency
from creditline.testing import histories, products
from tests.interchange.accountants import (
    hledger_balances,
    hledger_entries,
    ledger_balances,
    ledger_entries,
    needs_hledger,
    needs_ledger,
    our_balances,
    run,
)
from tests.interchange.test_document import LIVES, lived
from tests.interchange.values import CURRENCIES, POINTS, ledgers

DAY = date(2026, 10, 20)
HUNDRED = CNY(100)

HEADING = """\
commodity CNY
    format 1000.00 CNY
tag item
tag original
tag repayment
tag sequence
account Assets:Bearer:Platform
"""

PURCHASE = """
2026-10-20 * (order-1) 天猫 | purchase
    ; sequence: 2
    Assets:Receivable:Principal   1000.00 CNY  ; item: order-1
    Liabilities:Merchant         -1000.00 CNY  ; item: order-1
"""

RETURNED = """
2026-11-20 * (return-1) no funds | return
    ; sequence: 9
    ; original: 2026-11-08
    ; repayment: pay-1
    Assets:Collections           -99.98 CNY = 900.00 CNY
    Assets:Bearer:Platform        -0.02 CNY = 0.00 CNY
    Assets:Receivable:Principal  100.00 CNY  ; item: order-1
"""

signs = st.sampled_from("ab花呗 é(){}\"'\\:|-=%#1*!@<>?$&~^./`+_　")
memos = st.text(signs | st.sampled_from(",[]"), max_size=12).map(str.strip)
kinds = st.text(signs, min_size=1, max_size=8).map(lambda text: text.replace("|", "").strip()).filter(bool)
tags = st.text(signs | st.sampled_from(";]"), max_size=12).map(str.strip).filter(lambda text: "date:" not in text)
ids = st.text(signs | st.just(";"), min_size=1, max_size=8).map(lambda text: text.replace(")", "").strip()).filter(bool)


def entry(id: str = "e1", on: date = DAY, kind: str = "purchase", amount=HUNDRED, item="order-1", **more) -> Entry:
    account = more.pop("account", "Assets:A")
    return Entry(id, on, kind, (debit(account, amount, item), credit("Liabilities:Merchant", amount, item)), **more)


def names_of(ledger: Ledger) -> set[str]:
    return {name for entry in ledger.entries for name, _ in entry.meta}


def hledger_agrees(ledger: Ledger, text: str) -> None:
    """It checks our assertions and declarations, balances as we do, and holds every entry as it was."""
    assert hledger_balances(text) == our_balances(ledger)
    assert hledger_entries(text, CURRENCIES) == [*ledger.entries]


def ledger_agrees(ledger: Ledger, text: str) -> None:
    """It checks our assertions and declarations, balances as we do, and holds every entry as it was."""
    assert ledger_balances(text) == our_balances(ledger)
    assert ledger_entries(text, names_of(ledger), CURRENCIES) == [*ledger.entries]


AGREES = [
    pytest.param(hledger_agrees, marks=needs_hledger, id="hledger"),
    pytest.param(ledger_agrees, marks=needs_ledger, id="ledger"),
]
both = pytest.mark.parametrize("agrees", AGREES)

TWO_ENTRIES = Ledger(CNY).post_all([entry("late", date(2026, 10, 22)), entry("early")])
REVERSED = Ledger(CNY).post(entry(memo="t", meta={"merchant": "a"})).reverse("e1", id="e2", on=date(2026, 10, 23))
PARENT = Ledger(CNY).post_all([entry("a", account="Assets"), entry("b", account="Assets:A:B"), entry("c")])
MIXED = Ledger(CNY).post_all(
    entry(f"e{n}", amount=amount)
    for n, amount in enumerate([CNY("0.01"), JPY(1299), KWD("1.005"), POINTS(7), CURRENCIES["MILES-2"]("0.5")])
)
HUGE = Ledger(CNY).post(entry(amount=CNY.minor(10**60 + 1)))


class TestTheText:
    def test_a_line_reads_like_a_journal(self):
        text = to_hledger(lived())
        assert text.startswith(HEADING)
        assert PURCHASE in text
        assert RETURNED in text

    def test_the_last_posting_to_an_account_asserts_its_balance(self):
        text = to_hledger(TWO_ENTRIES)
        early, late = text.split("\n\n")[1:]
        assert "=" not in early
        assert "Assets:A               100.00 CNY = 200.00 CNY  ; item: order-1\n" in late
        assert "Liabilities:Merchant  -100.00 CNY = -200.00 CNY  ; item: order-1\n" in late

    def test_the_books_of_a_line_are_its_ledger(self):
        assert to_hledger(lived()) == to_hledger(lived().ledger)

    def test_an_empty_ledger_is_an_empty_journal(self):
        assert to_hledger(Ledger(CNY)) == "\n"

    def test_a_code_with_a_digit_or_a_hyphen_is_quoted(self):
        text = to_hledger(MIXED)
        assert 'commodity "MILES-2"\n    format 1000.0 "MILES-2"\n' in text
        assert '0.5 "MILES-2" = 0.5 "MILES-2"' in text
        assert 'commodity JPY\ncommodity KWD\n    format 1000.000 KWD\ncommodity "MILES-2"\n' in text

    def test_an_entry_without_a_memo_is_described_by_its_kind(self):
        assert "2026-10-20 * (e1) purchase\n" in to_hledger(Ledger(CNY).post(entry()))


class TestBothAgree:
    @both
    @pytest.mark.parametrize(
        "ledger",
        [*(life().ledger for life in LIVES), Ledger(CNY), TWO_ENTRIES, REVERSED, PARENT, MIXED, HUGE],
        ids=["line", "plans", "orders", "empty", "backdated", "reversed", "parent and child", "currencies", "huge"],
    )
    def test_they_balance_as_we_do_and_keep_every_entry(self, agrees, ledger):
        agrees(ledger, to_hledger(ledger))

    @both
    @pytest.mark.parametrize(
        "memo",
        [
            "天猫超市",
            'say "hi"',
            "back\\slash\\n",
            "(株) 花呗",
            "a, b | c",
            "! [2026-01-01] *",
            "date:2026-01-01",
            "👨‍👩‍👧",
            "a  b",
        ],
    )
    def test_any_memo_in_one_line_is_kept(self, agrees, memo):
        ledger = Ledger(CNY).post(entry(memo=memo))
        agrees(ledger, to_hledger(ledger))

    @both
    @pytest.mark.parametrize("value", ["", "a; b", "x: y", "天猫 (a)", "]", ":a:b:", "1 == 2"])
    def test_metadata_and_items_are_kept(self, agrees, value):
        ledger = Ledger(CNY).post(entry(item=value, meta={"merchant": value, "channel_2-B": "a"}))
        agrees(ledger, to_hledger(ledger))

    @both
    def test_early_and_late_years_are_kept(self, agrees):
        ledger = Ledger(CNY).post_all([entry("a", date(1400, 1, 1)), entry("b", date.max)])
        agrees(ledger, to_hledger(ledger))

    @both
    @given(line=st.sampled_from([CNY, JPY, KWD]).flatmap(lambda currency: histories(products(currency), acts_max=15)))
    def test_they_agree_with_any_line(self, agrees, line):
        agrees(line.ledger, to_hledger(line))

    @both
    @settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(ledger=ledgers(memos=memos, kinds=kinds, ids=ids, items=tags, values=tags))
    def test_they_agree_with_any_ledger(self, agrees, ledger):
        agrees(ledger, to_hledger(ledger))

    @pytest.mark.parametrize(
        "program",
        [
            pytest.param(["hledger", "-f", "-", "check"], marks=needs_hledger, id="hledger"),
            pytest.param(["ledger", "-f", "-", "balance"], marks=needs_ledger, id="ledger"),
        ],
    )
    def test_a_wrong_balance_would_be_found(self, program):
        text = to_hledger(TWO_ENTRIES).replace("= -200.00 CNY", "= -200.01 CNY")
        done = subprocess.run(program, input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "alance assertion" in done.stderr

    @needs_hledger
    def test_hledger_checks_what_is_declared(self):
        assert run("hledger", "-f", "-", "check", "--strict", "ordereddates", text=to_hledger(lived())) == ""


class TestRefusals:
    """What hledger or ledger could not hold is refused by the name of the entry."""

    @pytest.mark.parametrize(
        ("entry", "reason"),
        [
            (entry(id="a)"), "its id 'a)' holds ')', which hledger or ledger reads as something else"),
            (entry(kind="a;b"), "its kind 'a;b' holds ';', which"),
            (entry(kind="a|b"), "its kind 'a|b' holds '|', which"),
            (entry(memo="a;b"), "its memo 'a;b' holds ';', which"),
            (entry(memo=" a"), "its memo ' a' has spaces around it, which would be lost"),
            (entry(memo="a\u3000"), "its memo 'a\\u3000' has spaces around it, which would be lost"),
            (entry(memo="a\nb"), "its memo 'a\\nb' holds a line break or another control character"),
            (entry(memo="a\u2028b"), "its memo 'a\\u2028b' holds a line break or another control character"),
            (entry(memo="a\x00b"), "its memo 'a\\x00b' holds a line break or another control character"),
            (entry(memo="a\ud800b"), "its memo holds half a character"),
            (entry(item="a,b"), "its item 'a,b' holds ',', which"),
            (entry(item="[2026-01-01]"), "its item '[2026-01-01]' holds '[', which"),
            (entry(item="update:1"), "its item 'update:1' holds 'date:', which"),
            (entry(meta={"merchant": "date2:1"}), "its meta 'merchant' 'date2:1' holds 'date2:', which"),
            (entry(meta={"merchant": "a, b: c"}), "its meta 'merchant' 'a, b: c' holds ',', which"),
            (entry(meta={"payee": "a"}), "its meta 'payee' has a name that programs read as something else"),
            (entry(meta={"date": "2026-01-01"}), "its meta 'date' has a name that programs read as something else"),
            (entry(meta={"iTem": "a"}), "its meta 'iTem' has a name that programs read as something else"),
            (entry(meta={"a b": "a"}), "its meta 'a b' is not named as journals do: write a-z, then A-Z a-z 0-9 _ -"),
            (entry(on=date(1399, 12, 31)), "1399-12-31 lies before the year 1400, the first that ledger knows"),
        ],
    )
    def test_what_could_not_be_read_back_is_refused(self, entry, reason):
        with pytest.raises(CannotRoundTrip) as refused:
            to_hledger(Ledger(CNY).post(entry))
        assert refused.value.subject == "entry 'e1'" if entry.id == "e1" else "entry 'a)'"
        assert refused.value.reason.startswith(reason)

    def test_names_that_differ_only_in_case_are_refused(self):
        with pytest.raises(CannotRoundTrip, match="entry 'e1': its meta 'note' and 'nOte' differ only in case"):
            to_hledger(Ledger(CNY).post(entry(meta={"nOte": "a", "note": "b"})))

    @both
    @pytest.mark.parametrize("code", ["V", "A1", "NULL", "MILES-", "ABCDEFGHIJKLMNOPQRSTUVWX"])
    def test_every_code_is_read(self, agrees, code, monkeypatch):
        currency = Currency(code, 2)
        monkeypatch.setitem(CURRENCIES, code, currency)
        ledger = Ledger(CNY).post(entry(amount=currency(1)))
        agrees(ledger, to_hledger(ledger))
