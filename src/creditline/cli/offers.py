"""Offers on the command line: the options that say how an amount is repaid, and the offer that they make."""

from __future__ import annotations

import re
from argparse import ArgumentError, ArgumentParser, ArgumentTypeError, Namespace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import attrs

from creditline.cli.reading import day, whole_number
from creditline.dates import DayCount, Days, Months, Weeks
from creditline.errors import CreditLineError
from creditline.money import Money, Period, Rate, Rounding, share
from creditline.terms import InstallmentOffer
from creditline.terms.bearer import bearers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date
    from fractions import Fraction

    from creditline.dates import Step
    from creditline.money import Currency
    from creditline.terms import Schedule
    from creditline.terms.bearer import Bearers

Read = TypeVar("Read")


@attrs.frozen
class Way:
    """
    A method as the command line names it.

    Args:
        build: Makes the offer of its keywords.
        asks: The options that have to be there.
        takes: The options that may be.
    """

    build: Callable[..., InstallmentOffer]
    asks: tuple[str, ...]
    takes: tuple[str, ...] = ()


_ACCRUAL = ("accrual", "odd_first")
WAYS: Mapping[str, Way] = {
    "interest-free": Way(InstallmentOffer.interest_free, ("periods",), ("bearer", "cost_rate")),
    "flat-fee": Way(
        InstallmentOffer.flat_fee,
        ("periods",),
        ("total_rate", "rate_per_period", "charged", "component", "bearer"),
    ),
    "equal-payment": Way(InstallmentOffer.equal_payment, ("periods", "rate"), ("leveled", *_ACCRUAL)),
    "equal-payment-of": Way(InstallmentOffer.equal_payment_of, ("payment", "rate"), _ACCRUAL),
    "equal-principal": Way(InstallmentOffer.equal_principal, ("periods", "rate"), _ACCRUAL),
    "interest-only": Way(InstallmentOffer.interest_only, ("periods", "rate"), _ACCRUAL),
    "sum-of-digits": Way(InstallmentOffer.sum_of_digits, ("periods", "total_rate")),
}
METHODS = tuple(name for name in WAYS if name != "equal-payment-of")
SIGNS = {"total_rate": "flat-fee", "rate_per_period": "flat-fee", "rate": "equal-payment"}
"""Options that name a method by themselves."""
COMMON = ("name", "remainder", "unit", "rounding", "split_rounding")
AMOUNTS = ("payment", "unit")
BESIDE = ("method", "down_payment", "every", "first_due")
OPTIONS = tuple(
    dict.fromkeys((*BESIDE, *COMMON, *(option for way in WAYS.values() for option in way.asks + way.takes)))
)
ONCE = (*OPTIONS, "currency", "on", "cap", "cap_by")
"""All that is said once, beside offers too."""
ACCRUAL_HELP = (
    "monthly, or by days: act/365f, act/360, 30e/360, ...; if not given, monthly, "
    "and act/365f where the rate or the step is of days or weeks"
)
STEPS: Mapping[str, Callable[[int], Step]] = {"month": Months, "m": Months, "week": Weeks, "w": Weeks, "d": Days}
_STEP = re.compile(r"(?P<count>[1-9][0-9]{0,3})?(?P<unit>month|week|[mwd])s?", re.ASCII)
_ROUNDINGS = {rounding.value.replace("_", "-"): rounding for rounding in Rounding}
DAY_COUNTS = {count.value.lower().replace(" ", "-"): count for count in DayCount}


def add_offer(parser: ArgumentParser) -> None:
    """Every option of an offer; what is not given is `None`, and the rest as often as it is given: see `once`."""
    _add_methods(partial(parser.add_argument_group("how it is repaid").add_argument, action="append"))
    _add_layout(partial(parser.add_argument_group("how it is laid out").add_argument, action="append"))


def _add_methods(add: Callable[..., object]) -> None:
    add("--periods", metavar="N", type=whole_number, help="how many rows, a down payment not counted")
    add("--total-rate", metavar="SHARE", type=percent, help="a flat fee in all, such as 8.8%%")
    add("--rate-per-period", metavar="SHARE", type=percent, help="a flat fee with each row, such as 0.6%%")
    add("--rate", metavar="RATE", type=read(Rate.parse), help="interest: 12%%/year, 1%%/month or 0.05%%/day")
    add("--payment", metavar="AMOUNT", help="a level payment; the rows that it takes are counted")
    add("--interest-free", dest="method", action="append_const", const="interest-free", help="another bears the cost")
    add("--method", metavar="NAME", choices=METHODS, help=f"{', '.join(METHODS)}; if not given, a rate says which")
    add("--accrual", metavar="HOW", type=accrual, help=ACCRUAL_HELP)
    add("--odd-first", choices=("simple", "compound", "ignored"), help="interest of an odd first period")
    add("--leveled", action="append_const", const=True, help="bring the last payment as near as can be")
    add("--charged", choices=("each", "first"), help="a flat fee with each row, or all with the first")
    add("--component", choices=("fee", "interest"), help="what a flat fee is called")
    add("--bearer", metavar="WHO", type=bearer, help="who bears the cost: merchant, or merchant=60%%,platform=40%%")
    add("--cost-rate", metavar="SHARE", type=percent, help="that cost, where it is interest free")


def _add_layout(add: Callable[..., object]) -> None:
    add("--down-payment", metavar="PART", help="paid at once: a share such as 25%%, or an amount")
    add("--every", metavar="STEP", type=step, help="month, week, 2w, 14d, 30d, ...; a month if not given")
    add("--first-due", metavar="DATE", type=day, help="the first due date; a step after --on if not given")
    add("--remainder", choices=("last", "first", "spread"), help="which rows take the cents that are left")
    add("--unit", metavar="AMOUNT", help="parts are multiples of it, such as 1")
    add("--rounding", metavar="HOW", type=rounding, help="of fees, interest and payments: half-up, half-even, ...")
    add("--split-rounding", metavar="HOW", type=rounding, help="of equal parts: down if not given")
    add("--name", metavar="TEXT", help="what it is called beside others")


def read(reader: Callable[[str], Read]) -> Callable[[str], Read]:
    """A reader for arguments: what it refuses is wrong usage, in its own words."""

    def reading(text: str) -> Read:
        try:
            return reader(text)
        except (CreditLineError, ValueError) as refused:
            raise ArgumentTypeError(str(refused)) from None

    return reading


def percent(text: str) -> Fraction:
    """A share with its per cent sign: 8.8 alone would be 880 %."""
    if not text.endswith("%"):
        message = f"{text!r} is not a share such as 8.8%"
        raise ArgumentTypeError(message)
    return read(share)(text)


def bearer(text: str) -> Bearers:
    """One name, or names with their shares: merchant=60%,platform=40%."""
    if "=" not in text:
        return read(bearers)(text)
    pairs = [part.partition("=") for part in text.split(",")]
    return read(bearers)(tuple([(name, percent(part)) for name, _, part in pairs]))  # type: ignore[arg-type]


def accrual(text: str) -> str | DayCount:
    """How interest accrues, in any case."""
    if text.lower() == "monthly":
        return "monthly"
    return _one_of(text, DAY_COUNTS, "monthly")


def rounding(text: str) -> Rounding:
    """A rounding by its name."""
    return _one_of(text, _ROUNDINGS)


def _one_of(text: str, known: Mapping[str, Read], *others: str) -> Read:
    if text.lower() not in known:
        message = f"{text!r} is none of {', '.join((*others, *known))}"
        raise ArgumentTypeError(message)
    return known[text.lower()]


def step(text: str) -> Step:
    """How far one due date lies from the next: month, 2w, 14d."""
    found = _STEP.fullmatch(text)
    if not found:
        message = f"{text!r} is not a step such as month, week, 2w, 14d or 30d"
        raise ArgumentTypeError(message)
    return read(lambda count: STEPS[found["unit"]](int(count)))(found["count"] or "1")


def amount(text: str, currency: Currency) -> Money:
    """
    An amount of that currency, written with or without commas.

    Raises:
        ArgumentError: It is none.
    """
    try:
        return Money.parse(f"{text} {currency.code}")
    except (CreditLineError, ValueError) as refused:
        # Where a currency was typed, it is not told back with the one that was added here.
        told = str(refused).replace(f"{text} {currency.code}", text) if " " in text else str(refused)
        raise ArgumentError(None, told) from None


def compared(text: str) -> Namespace:
    """
    The options of an offer in one text: `12 total-rate=8.8%`.

    A number is the periods, a word alone the method, `option=value` an option without its dashes.
    """
    parser = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    add_offer(parser)
    try:
        found, unknown = parser.parse_known_args([_option(word) for word in text.split()])
        options = once(found)
    except ArgumentError as wrong:
        message = f"in {text!r}, {wrong}"
        raise ArgumentTypeError(message) from None
    if unknown or not given(options):
        what = unknown[0].removeprefix("--") if unknown else text
        message = f"{what!r} says nothing about an offer; write '12 total-rate=8.8%'"
        raise ArgumentTypeError(message)
    options.name = options.name or text
    return options


def _option(word: str) -> str:
    word = word.removeprefix("--")
    if word.isdecimal():
        return f"--periods={word}"
    return f"--method={word}" if word in METHODS else f"--{word}"


def once(options: Namespace, names: Collection[str] = ONCE) -> Namespace:
    """
    The same options, each of those with its one value.

    Raises:
        ArgumentError: One is given twice, or two methods are.
    """
    told: dict[str, list[object]] = {name: values for name, values in vars(options).items() if values and name in names}
    for name, values in told.items():
        if len(values) > 1 and name == "method":
            raise ArgumentError(None, f"an offer says its method once, not {' and '.join(map(str, values))}")
        if len(values) > 1:
            raise ArgumentError(None, f"{_dashed(name)} is given more than once")
    return Namespace(**(vars(options) | {name: values[0] for name, values in told.items()}))


def given(options: Namespace) -> dict[str, object]:
    """The options that are there, by name."""
    return {name: value for name, value in vars(options).items() if name in OPTIONS and value is not None}


def quoted(options: Namespace, principal: Money, on: date) -> Schedule:
    """
    What repaying *principal* as the options say would ask for.

    Raises:
        ArgumentError: The options do not go together.
        CreditLineError, ValueError: The offer cannot be, or does not take the amount.
    """
    terms = given(options)
    times = {name: terms.pop(name) for name in ("every", "first_due") if name in terms}
    first = terms.pop("down_payment", None)
    offer = _offer(terms, principal.currency, by_days=_by_days(options))
    if first is not None:
        offer = _with_down_payment(offer, str(first), principal.currency)
    return offer.quote(principal, on=on, **times)  # type: ignore[arg-type]  # as the parser reads them


def _offer(terms: dict[str, object], currency: Currency, *, by_days: bool) -> InstallmentOffer:
    method = _method(terms)
    way, named = WAYS[method], {name: value for name, value in terms.items() if name != "method"}
    missing = [_dashed(name) for name in way.asks if name not in named]
    if missing:
        raise ArgumentError(None, f"{method} asks for {' and '.join(missing)}")
    strange = [_dashed(name) for name in named if name not in (*way.asks, *way.takes, *COMMON)]
    if strange:
        raise ArgumentError(None, f"{' and '.join(strange)} says nothing about {method}")
    if method == "interest-free" and "bearer" in named and "cost_rate" not in named:
        raise ArgumentError(None, "--bearer says nothing without a cost to bear: --cost-rate")
    if by_days:
        named.setdefault("accrual", DayCount.ACT_365F)
    amounts = {name: amount(str(named[name]), currency) for name in AMOUNTS if name in named}
    return way.build(**(named | amounts))


def _method(terms: Mapping[str, object]) -> str:
    """The method that is named, or that a rate names."""
    method = str(terms.get("method") or next((SIGNS[name] for name in SIGNS if name in terms), ""))
    if not method:
        raise ArgumentError(
            None, "an offer is free of interest, or has a --total-rate, a --rate-per-period or a --rate"
        )
    return "equal-payment-of" if method == "equal-payment" and "payment" in terms else method


def _by_days(options: Namespace) -> bool:
    """Whether interest can only accrue by days."""
    if options.rate is None or options.rate.period is Period.MONTH:
        return False
    return options.rate.period is Period.DAY or isinstance(options.every, Weeks | Days)


def _with_down_payment(offer: InstallmentOffer, part: str, currency: Currency) -> InstallmentOffer:
    if part.endswith("%"):
        return offer.with_down_payment(share=part)
    return offer.with_down_payment(amount=amount(part, currency))


def _dashed(name: str) -> str:
    return f"--{name.replace('_', '-')}"
