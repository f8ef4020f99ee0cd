"""Opening + debits - credits = closing, for every statement."""

from __future__ import annotations

from hypothesis import given

from creditline.testing import ancestors
from tests.laws.living import LIVES

DEBITS = [
    "purchases",
    "draws",
    "installments",
    "interest",
    "fees",
    "late_fees",
    "returned",
    "withdrawals",
    "adjustments",
]
CREDITS = ["refunds", "repayments", "coupons", "converted", "waived", "written_off"]
CUSTOMER = ("Assets:Receivable", "Liabilities:Credit-Balance")
KINDS = {
    "purchases": "purchase",
    "interest": "interest",
    "late_fees": "late fee",
    "returned": "return",
    "withdrawals": "withdrawal",
    "adjustments": ("adjustment", "dispute", "resolution"),
    "refunds": "refund",
    "repayments": ("repayment", "recovery"),
    "waived": "waiver",
    "written_off": "write off",
}


def columns(statement, names):
    return sum(getattr(statement, name).minor for name in names)


@given(LIVES)
def test_every_statement_adds_up(line):
    """`opening + debits - credits = closing`, always, over the movements of the period (section 5)."""
    for statement in line.statements:
        moved = columns(statement, DEBITS) - columns(statement, CREDITS)
        assert statement.opening.minor + moved == statement.closing.minor


@given(LIVES)
def test_a_statement_opens_with_the_closing_before_it(line):
    closing = 0
    for number, statement in enumerate(line.statements, start=1):
        assert (statement.number, statement.opening.minor) == (number, closing)
        closing = statement.closing.minor


@given(LIVES)
def test_columns_are_the_sums_of_their_lines(line):
    """A line for each movement."""
    for statement in line.statements:
        for name, kind in KINDS.items():
            total = sum(row.amount.minor for row in statement.lines if row.description.startswith(kind))
            assert abs(total) == abs(getattr(statement, name).minor), name
        assert sum(row.amount.minor for row in statement.lines) == (statement.closing - statement.opening).minor


@given(LIVES)
def test_figures_are_those_of_the_books_at_issue(line):
    """Its balance is everything outstanding less the customer's own money; it names the amount due, and the minimum."""
    for statement in line.statements:
        books = line.ledger.at(statement.recorded)
        outstanding = books.balance("Assets:Receivable")
        assert statement.closing == outstanding + books.balance("Liabilities:Credit-Balance")
        assert statement.amount_due == outstanding
        assert 0 <= statement.minimum_due.minor <= statement.amount_due.minor


@given(LIVES)
def test_every_movement_stands_on_one_statement(line):
    """Every entry is on the statement of its period, in the order of the books; what is newer waits."""
    source_ids = [row.source for statement in line.statements for row in statement.lines]
    assert len(source_ids) == len(set(source_ids))
    seen = line.statements[-1].recorded if line.statements else 0
    moved = [
        entry.id
        for entry in line.ledger.entries[:seen]
        if sum(p.amount.minor for p in entry.postings if p.account.startswith(CUSTOMER))
    ]
    assert source_ids == moved


@given(LIVES)
def test_lines_are_dated_within_the_period(line):
    """A statement holds what is dated in its period, and the charges that it posts itself, dated its own day."""
    for statement in line.statements:
        for row in statement.lines:
            assert row.date <= statement.date
            assert statement.start <= row.date <= max(statement.end, statement.date), row


@given(LIVES)
def test_every_period_with_a_movement_has_a_statement(line):
    """A period without a movement and with nothing outstanding issues no statement; any other does (section 3)."""
    cycle = line.product.cycle
    issued = {statement.date for statement in line.statements}
    for entry in line.ledger.entries:
        if any(p.account.startswith(CUSTOMER) for p in entry.postings):
            statement_date = cycle.pending(entry.on)
            assert statement_date in issued or cycle.issued_on(statement_date) > line.as_of or entry.on in issued, entry


@given(LIVES)
def test_statements_never_change_once_issued(line):
    """Issued at closing, immutable afterwards."""
    for earlier in ancestors(line):
        count = len(earlier.statements)
        assert line.statements[:count] == earlier.statements
        assert [str(statement) for statement in line.statements[:count]] == [str(s) for s in earlier.statements]


@given(LIVES)
def test_periods_follow_one_another(line):
    """Periods neither overlap nor run backwards, and each statement is due after its date."""
    last = None
    for statement in line.statements:
        assert statement.start <= statement.end
        assert statement.date < statement.due_date
        assert last is None or last < statement.start
        last = statement.end
