"""`creditline quote`: what repaying an amount in installments asks for, and what it costs a year by every rule."""

from __future__ import annotations

from argparse import ArgumentError, ArgumentTypeError
from datetime import date
from typing import TYPE_CHECKING

import attrs

from creditline.apr import RateCap
from creditline.apr.arithmetic import decimal_of, in_percent, rounded_up
from creditline.cli.offers import add_offer, amount, compared, given, once, percent, quoted
from creditline.cli.reading import day
from creditline.errors import CreditLineError
from creditline.money import CNY, ISO_4217
from creditline.money.number import write_decimal
from creditline.table import text_table

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from creditline.apr import Apr, CapCheck
    from creditline.money import Currency, Money
    from creditline.terms import Schedule, ScheduleDisclosure

HELP = "an installment schedule, and what it costs a year"
EXAMPLES = """\
an offer in one text, for --compare: a number is the periods, a word alone the
method, and the options above are written without dashes

examples:
  creditline quote 1200 --periods 12 --total-rate 8.8%
  creditline quote 1200 --periods 12 --rate 15%/year --cap 24%
  creditline quote 1200 --payment 100 --rate 0.05%/day
  creditline quote 80 --periods 3 --interest-free --down-payment 25% --every 2w
  creditline quote 1200 --compare "12 interest-free" \\
      --compare "12 total-rate=8.8%" --compare "12 interest-only rate=15%/year"
"""
ON_USUAL = date(2027, 1, 1)
MEASURES = {"nominal": "irr_nominal", "effective": "irr_effective", "eu": "eu", "us": "us"}
OWN = "this offer"
NONE = "–"
NO_RATE = "there is no rate: the down payment pays all of it, and nothing is financed"


@attrs.frozen
class Quoted:
    """
    An offer beside others: its name, its schedule, what it costs, and what the cap says.

    Where the down payment pays all of it, nothing is financed and there are no rates: the last two are `None`.
    """

    name: str
    schedule: Schedule
    cost: ScheduleDisclosure | None
    check: CapCheck | None

    @property
    def columns(self) -> Iterator[tuple[str, str]]:
        """What it is compared by, with a title each."""
        payments = self.schedule.payments
        (first, last) = (payments[0], payments[-1]) if payments else (None, None)
        yield "down payment", _plain(self.schedule.down_payment)
        yield "rows", str(len(self.schedule.due_dates))
        yield "first payment", _plain(first[1]) if first else NONE
        yield "last payment", _plain(last[1]) if last else NONE
        yield "last due", str(last[0]) if last else NONE
        yield "total cost", _plain(self.schedule.total_cost)
        for title, apr in _rates(self.cost) if self.cost else ():
            yield title, f"{apr.percent} %"
        if self.check is not None:
            yield _allowed(self.check.cap), _verdict(self.check)


def add_arguments(parser: ArgumentParser) -> None:
    """The amount, the offer, and what it is held against."""
    parser.usage = "%(prog)s AMOUNT [options of an offer] [--compare OFFER]"
    parser.add_argument("amount", metavar="AMOUNT", help="what is repaid, a down payment included")
    parser.add_argument("--currency", metavar="CODE", action="append", type=currency, help="CNY if not given")
    parser.add_argument(
        "--on",
        metavar="DATE",
        action="append",
        type=day,
        help=f"the day from which it is owed; {ON_USUAL} if not given, since no clock is read",
    )
    add_offer(parser)
    against = parser.add_argument_group("what it is held against")
    against.add_argument(
        "--cap", metavar="SHARE", action="append", type=percent, help="the highest rate allowed, such as 24%%"
    )
    against.add_argument(
        "--cap-by", action="append", choices=MEASURES, help="how it is measured; effective if not given"
    )
    against.add_argument(
        "--compare", metavar="OFFER", type=compared, action="append", default=[], help="another offer beside it"
    )


def currency(text: str) -> Currency:
    """A currency by its code, in any case."""
    if text.upper() not in ISO_4217:
        message = f"{text!r} is not a currency such as CNY"
        raise ArgumentTypeError(message)
    return ISO_4217[text.upper()]


def run(told: Namespace, _content: bytes) -> str:
    """
    The schedule and its rates, or the table of all offers.

    Raises:
        ArgumentError: The options do not go together, or the amount is none.
        CreditLineError, ValueError: An offer cannot be, or does not take the amount.
    """
    arguments = once(told)
    arguments.currency = arguments.currency or CNY
    arguments.on = arguments.on or ON_USUAL
    if arguments.cap_by and arguments.cap is None:
        raise ArgumentError(None, "--cap-by says nothing without --cap")
    principal = amount(arguments.amount, arguments.currency)
    if not arguments.compare:
        return "\n\n".join(_told(_quoted(arguments, principal, arguments)))
    own = [arguments] if given(arguments) else []
    offers = [_quoted(options, principal, arguments) for options in (*own, *arguments.compare)]
    return f"{principal} on {arguments.on}\n{_side_by_side(offers)}"


def _quoted(options: Namespace, principal: Money, arguments: Namespace) -> Quoted:
    name = options.name or OWN
    try:
        schedule = quoted(options, principal, arguments.on)
        cost = schedule.disclosure() if schedule.financed else None
    except ArgumentError as wrong:
        raise ArgumentError(None, f"{_of(name, arguments)}{wrong}") from None
    except (CreditLineError, ValueError) as refused:
        message = f"{_of(name, arguments)}{refused}"
        raise ValueError(message) from None
    return Quoted(name, schedule, cost, None if cost is None else _checked(cost, arguments))


def _of(name: str, arguments: Namespace) -> str:
    """Which of several offers is meant."""
    return f"{name}: " if arguments.compare else ""


def _checked(cost: ScheduleDisclosure, arguments: Namespace) -> CapCheck | None:
    if arguments.cap is None:
        return None
    by = arguments.cap_by or "effective"
    cap = RateCap(arguments.cap, method=MEASURES[by])  # type: ignore[arg-type]  # one of its names
    return cap.judge(getattr(cost.rates, by))


def _told(offer: Quoted) -> Iterator[str]:
    yield str(offer.schedule)
    borne = [(f"borne by {subsidy.bearer}", str(subsidy.amount)) for subsidy in offer.schedule.subsidies]
    if borne:
        yield text_table(borne, align="<>")
    yield NO_RATE if offer.cost is None else str(offer.cost)
    if offer.check is not None:
        yield str(offer.check)


def _side_by_side(offers: list[Quoted]) -> str:
    columns = [dict(offer.columns) for offer in offers]
    if not any(offer.schedule.down_payment for offer in offers):
        for column in columns:
            del column["down payment"]
    # An offer that finances nothing has fewer titles than the others.
    titles = max(columns, key=len)
    rows = [(title, *(column.get(title, NONE) for column in columns)) for title in titles]
    header = ("", *(offer.name for offer in offers))
    table = text_table(rows, header=header, align="<" + ">" * len(offers))
    rated = [offer.cost for offer in offers if offer.cost is not None]
    rules = [(title, apr.edition) for title, apr in _rates(rated[0])] if rated else [(NO_RATE,)]
    return f"{table}\n\n{text_table(rules)}"


def _plain(amount: Money) -> str:
    """The amount without its currency, which stands in the title."""
    return write_decimal(amount.minor, amount.currency.exponent, ",")


def _rates(cost: ScheduleDisclosure) -> tuple[tuple[str, Apr], ...]:
    rates = cost.rates
    return (
        ("nominal (simple)", rates.nominal),
        ("effective (compound)", rates.effective),
        ("EU APR", rates.eu),
        ("US APR", rates.us),
    )


def _allowed(cap: RateCap) -> str:
    by = next(name for name, method in MEASURES.items() if method == cap.method)
    return f"{in_percent(decimal_of(cap.rate))} % {by} allowed"


def _verdict(check: CapCheck) -> str:
    return "within" if check.passes else f"{rounded_up(check.excess)} points above"
