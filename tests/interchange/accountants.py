"""Other people's accounting programs, asked what they make of our books."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from beancount import loader
from beancount.core import data, realization

from creditline.ledger import Entry, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.ledger import Ledger
    from creditline.money import Currency

Balances = dict[tuple[str, str], Fraction]
"""What is not zero, by account and currency."""

HAS_HLEDGER = shutil.which("hledger") is not None
HAS_LEDGER = shutil.which("ledger") is not None
needs_hledger = pytest.mark.skipif(not HAS_HLEDGER, reason="hledger (a Debian package) is not installed")
needs_ledger = pytest.mark.skipif(not HAS_LEDGER, reason="ledger (a Debian package) is not installed")

NONE, ROW, FIELD = "\x1d", "\x1e", "\x1f"


def run(*command: str, text: str) -> str:
    """What a program prints, given *text*; that it complains of nothing is part of every test."""
    utf8 = dict(os.environ, LC_ALL="C.UTF-8")
    done = subprocess.run(command, input=text.encode(), capture_output=True, env=utf8, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


def our_balances(ledger: Ledger) -> Balances:
    """Each account by itself."""
    balances: Balances = {}
    for posting in (posting for entry in ledger.entries for posting in entry.postings):
        key = posting.account, posting.amount.currency.code
        balances[key] = balances.get(key, Fraction(0)) + Fraction(posting.amount.decimal)
    return {key: balance for key, balance in balances.items() if balance}


def minor_units(number: str | Decimal, currency: Currency) -> int:
    """Minor units, refusing a number of more or fewer decimals than the currency has."""
    text = str(number)
    assert len(text.partition(".")[2]) == currency.exponent
    return int(text.replace(".", ""))


def by_currency(entries: Iterable[Entry]) -> list[Entry]:
    """The same entries, the postings of each grouped by currency, which is how beancount keeps them."""
    return [
        attrs.evolve(entry, postings=tuple(sorted(entry.postings, key=lambda posting: posting.amount.currency.code)))
        for entry in entries
    ]


def entries_in_order(numbered: Iterable[tuple[int, Entry]]) -> list[Entry]:
    """By the sequence that a journal tells, which leaves no gap."""
    ordered = sorted(numbered, key=lambda pair: pair[0])
    assert [number for number, _ in ordered] == list(range(1, len(ordered) + 1))
    return [entry for _, entry in ordered]


# Beancount


def beancount_errors(text: str) -> list[str]:
    """What beancount finds wrong."""
    return [error.message for error in loader.load_string(text)[1]]


def beancount_reads(text: str) -> list[data.Directive]:
    """All directives, where beancount finds nothing wrong."""
    directives, errors, _ = loader.load_string(text)
    assert not errors, errors
    return directives


def beancount_balances(directives: list[data.Directive]) -> Balances:
    tree = realization.realize(directives)
    found = {
        (account.account, position.units.currency): Fraction(position.units.number)
        for account in realization.iter_children(tree)
        for position in account.balance
    }
    return {key: balance for key, balance in found.items() if balance}


def beancount_entries(directives: list[data.Directive], currencies: dict[str, Currency]) -> list[Entry]:
    """Our entries again."""
    return entries_in_order(
        (int(txn.meta["sequence"]), _beancount_entry(txn, currencies))
        for txn in directives
        if isinstance(txn, data.Transaction)
    )


def _beancount_entry(txn: Any, currencies: dict[str, Currency]) -> Entry:
    ours = {"id", "sequence", "filename", "lineno", "__tolerances__"}
    meta = {name: value for name, value in txn.meta.items() if name not in ours}
    postings = []
    for posting in txn.postings:
        currency = currencies[posting.units.currency]
        minor = minor_units(posting.units.number, currency)
        postings.append(Posting(posting.account, currency.minor(minor), posting.meta.get("item", "")))
    return Entry(txn.meta["id"], txn.date, txn.narration, tuple(postings), txn.payee or "", meta)


# hledger


def hledger_balances(text: str) -> Balances:
    table = run("hledger", "-f", "-", "--strict", "balance", "-N", "--flat", "--layout=bare", "-O", "csv", text=text)
    rows = csv.reader(table.splitlines()[1:])
    return {(account, code): Fraction(number) for account, code, number in rows if Fraction(number)}


def hledger_entries(text: str, currencies: dict[str, Currency]) -> list[Entry]:
    """Our entries again; in strict mode, which checks assertions and declarations."""
    printed = run("hledger", "-f", "-", "--strict", "print", "-O", "json", text=text)
    transactions = json.loads(printed, parse_float=lambda number: int(Decimal(number)))  # so it prints huge integers
    return entries_in_order(_hledger_entry(transaction, currencies) for transaction in transactions)


def _hledger_entry(transaction: dict[str, Any], currencies: dict[str, Currency]) -> tuple[int, Entry]:
    assert transaction["tdate2"] is None
    tags = dict(transaction["ttags"])
    assert len(tags) == len(transaction["ttags"])
    postings = []
    for posting in transaction["tpostings"]:
        assert posting["pdate"] is None
        (held,) = posting["pamount"]
        currency = currencies[held["acommodity"]]
        assert held["aquantity"]["decimalPlaces"] == currency.exponent
        item = dict(posting["ptags"]).get("item", "")
        postings.append(Posting(posting["paccount"], currency.minor(held["aquantity"]["decimalMantissa"]), item))
    sequence = int(tags.pop("sequence"))
    on = date.fromisoformat(transaction["tdate"])
    return sequence, _described(transaction["tcode"], on, transaction["tdescription"], postings, tags)


def _described(code: str, on: date, description: str, postings: list[Posting], tags: dict[str, str]) -> Entry:
    memo, _, kind = description.rpartition(" | ")
    return Entry(code, on, kind, tuple(postings), memo, tags)


# ledger


def ledger_balances(text: str) -> Balances:
    form = f"%(account){FIELD}%(join(amount)){ROW}"
    table = run("ledger", "-f", "-", "--pedantic", "balance", "--flat", "-E", "--no-total", "--format", form, text=text)
    balances = {}
    for account, amounts in (row.strip().split(FIELD) for row in table.split(ROW) if row.strip()):
        for number, code in (held.split(" ") for held in amounts.split("\\n") if " " in held):
            balances[account, code.strip('"')] = Fraction(number)
    return {key: balance for key, balance in balances.items() if balance}


def ledger_entries(text: str, names: Iterable[str], currencies: dict[str, Currency]) -> list[Entry]:
    """Our entries again, with the metadata of those names; pedantic, with assertions checked."""
    names = sorted(names)
    fields = ["tag('sequence')", "format_date(date, '%Y-%m-%d')", "code", "payee", "account", "amount", "tag('item')"]
    fields += [f"has_tag('{name}') ? tag('{name}') : '{NONE}'" for name in names]
    form = FIELD.join(f"%({field})" for field in fields) + ROW
    table = run("ledger", "-f", "-", "--pedantic", "register", "--format", form, text=text)
    found: dict[int, tuple[str, date, str, list[Posting], dict[str, str]]] = {}
    for row in (row for row in table.split(ROW) if row):
        sequence, on, code, payee, account, held, item, *values = row.split(FIELD)
        tags = {name: value for name, value in zip(names, values, strict=True) if value != NONE}
        number, _, symbol = held.partition(" ")
        currency = currencies[symbol.strip('"')]
        posting = Posting(account, currency.minor(minor_units(number, currency)), item)
        found.setdefault(int(sequence), (code, date.fromisoformat(on), payee, [], tags))[3].append(posting)
    return entries_in_order((sequence, _described(*parts)) for sequence, parts in found.items())
