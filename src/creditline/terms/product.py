"""Products: what a lender and a customer agree on, as one value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.dates import Days, Months, Weeks, as_step
from creditline.dates.step import in_words
from creditline.errors import CurrencyMismatch
from creditline.money import Currency, Money
from creditline.shown import shown
from creditline.terms.authorizing import Authorizing, authorizing
from creditline.terms.bearing import Bearing, bearings
from creditline.terms.cash_fee import CashFee
from creditline.terms.check import instance_of, one_of, or_none, some_text
from creditline.terms.component import Component
from creditline.terms.cycle import BillingCycle, OrderCycle
from creditline.terms.delinquency import DelinquencyTerms
from creditline.terms.interest import Interest
from creditline.terms.late_fee import AnyLateFee, DailyLateFee, FlatLateFee, MissedMinimum, ShareOfMinimum
from creditline.terms.leniency import Leniency
from creditline.terms.limits import LimitTerms
from creditline.terms.minimum import MinimumPayment
from creditline.terms.waterfall import Waterfall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.terms.lending import Breach, LendingRule
    from creditline.terms.offer import InstallmentOffer


def _late_fees(instance: object, attribute: attrs.Attribute[Any], value: AnyLateFee | tuple[AnyLateFee, ...]) -> None:
    """Refuse what is no late fee and no tuple of them."""
    for rule in value if isinstance(value, tuple) else (value,):
        instance_of(ShareOfMinimum, MissedMinimum, DailyLateFee, FlatLateFee)(instance, attribute, rule)


def _offers(_: object, __: attrs.Attribute[Any], value: tuple[InstallmentOffer, ...]) -> None:
    """Refuse what is no offer, or has no name, or the name of another."""
    if not value:
        return
    # Offers are loaded by the products that have them.
    from creditline.terms.offer import InstallmentOffer  # noqa: PLC0415

    for offer in value:
        if not isinstance(offer, InstallmentOffer):
            message = f"installments are a tuple of InstallmentOffer, not of {offer!r}"
            raise TypeError(message)
    names = [offer.name for offer in value]
    if not all(names) or len(set(names)) < len(names):
        message = f"each offer of a product has a name of its own, not {', '.join(map(repr, names))}"
        raise ValueError(message)


def _as_tuple(offers: Iterable[InstallmentOffer]) -> tuple[InstallmentOffer, ...]:
    if not isinstance(offers, Iterable):
        message = f"installments are a tuple of offers, not one {type(offers).__name__}: write installments=(offer,)"
        raise TypeError(message)
    return tuple(offers)


def _usual_rest(product: Product) -> Literal["others", "credit"]:
    return "others" if product.refund_counts_as_payment else "credit"


@attrs.frozen
class Product:
    """
    A pay-later product is data: products differ in values, not in code.

    Args:
        name: How statements and reports call it.
        currency: Of every amount on its lines.
        cycle: When statements are issued and fall due, or `OrderCycle`: each order falls due by itself.
        minimum: The least that keeps a line current; the whole amount due where `None`.
        interest: What principal costs; nothing where `None`.
        cash_interest: What draws cost in place of that; the same where `None`.
        cash_fee: What each draw costs at once; nothing where `None`.
        withdrawal_fee: What it costs the customer to have his own money sent to him; nothing where `None`.
        late_fee: What missing the minimum costs, one rule or several; nothing where `None`.
        leniency: Extra days and a shortfall that still count as paid.
        waterfall: The order in which money settles what is owed.
        limits: Bounds of the limit and what uses it.
        refund_counts_as_payment: A refund lowers what is due now (Huabei), or it settles only what is
            still unbilled of its own purchase and the rest is the customer's own money (bank cards).
        refund_rest: Where the rest of a refund that counts goes: to what else is owed (`"others"`),
            to the customer's own money at once (`"credit"`, the only one where refunds do not count), or to what else
            is owed and then back to where repayments came from, newest first (`"sources"`).
        statement_day_changes: How much time lies between two changes of the statement day, such as `Months(6)`; it
            cannot be changed where `None`.
        installments: Offers that a purchase or a conversion may ask for by name.
        delinquency: After how many days past due a line is suspended, closed or charged off; never by itself where
            `None`.
        authorization: The rules that every purchase, authorization and draw is judged by
            (`creditline.rules.authorization.AuthorizationRules`); the limit alone where `None`.

    Cash may be drawn where the product says what that costs: by *cash_interest*, *cash_fee* or both.
    A product is changed with `attrs.evolve`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(validator=some_text)
    currency: Currency = attrs.field(validator=instance_of(Currency))
    cycle: BillingCycle | OrderCycle = attrs.field(kw_only=True, validator=instance_of(BillingCycle, OrderCycle))
    minimum: MinimumPayment | None = attrs.field(
        default=None, kw_only=True, validator=or_none(instance_of(MinimumPayment))
    )
    interest: Interest | None = attrs.field(default=None, kw_only=True, validator=or_none(instance_of(Interest)))
    cash_interest: Interest | None = attrs.field(default=None, kw_only=True, validator=or_none(instance_of(Interest)))
    cash_fee: CashFee | None = attrs.field(default=None, kw_only=True, validator=or_none(instance_of(CashFee)))
    withdrawal_fee: CashFee | None = attrs.field(default=None, kw_only=True, validator=or_none(instance_of(CashFee)))
    late_fee: (
        ShareOfMinimum
        | MissedMinimum
        | DailyLateFee
        | FlatLateFee
        | tuple[ShareOfMinimum | MissedMinimum | DailyLateFee | FlatLateFee, ...]
        | None
    ) = attrs.field(default=None, kw_only=True, validator=or_none(_late_fees))
    leniency: Leniency = attrs.field(factory=Leniency, kw_only=True, validator=instance_of(Leniency))
    waterfall: Waterfall = attrs.field(factory=Waterfall.standard, kw_only=True, validator=instance_of(Waterfall))
    limits: LimitTerms = attrs.field(factory=LimitTerms, kw_only=True, validator=instance_of(LimitTerms))
    refund_counts_as_payment: bool = attrs.field(default=True, kw_only=True, validator=instance_of(bool))
    refund_rest: Literal["others", "credit", "sources"] = attrs.field(
        default=attrs.Factory(_usual_rest, takes_self=True),
        kw_only=True,
        validator=one_of("others", "credit", "sources"),
    )
    statement_day_changes: Months | Weeks | Days | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_step)
    )
    installments: tuple[InstallmentOffer, ...] = attrs.field(
        default=(), kw_only=True, converter=_as_tuple, validator=_offers
    )
    delinquency: DelinquencyTerms | None = attrs.field(
        default=None, kw_only=True, validator=or_none(instance_of(DelinquencyTerms))
    )

    authorization: Authorizing | None = attrs.field(default=None, kw_only=True, validator=or_none(authorizing))

    # Found once for all lines, when all of the above is known to be right: acts ask for these all the time.

    bearings: tuple[Bearing, ...] = attrs.field(init=False, eq=False, repr=False)
    """Each interest of the product with what bears it."""

    gives_cash: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether cash may be drawn: the product says what that costs, or all it lends costs by the day."""

    payments_count_next_day: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether a repayment leaves the night of its own day to the balance before it."""

    averages_cash: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether cash bears interest on an average daily balance, which knows no single draw."""

    accrues_unbilled: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether anything bears interest unbilled, so that what is paid of it is remembered until a statement."""

    restores_grace_after: int = attrs.field(init=False, eq=False, repr=False)
    """How many statements in a row are paid in full before a line has its grace back; 0 where it never loses it."""

    def __attrs_post_init__(self) -> None:
        """Refuse amounts in another currency, and a rest that contradicts how refunds count."""
        self._find_out()
        for amount in self._amounts():
            if amount.currency != self.currency:
                raise CurrencyMismatch(self.currency, amount.currency)
        if not self.refund_counts_as_payment and self.refund_rest != "credit":
            message = "a refund that does not count as payment leaves its rest as credit: refund_rest is 'credit'"
            raise ValueError(message)
        if not self.cycle.issues_statements and self.minimum is not None:
            message = "an order without statements is asked for in full: minimum is None"
            raise ValueError(message)
        if not self.cycle.issues_statements and not self.refund_counts_as_payment:
            message = "credit that waits for a statement needs statements: under an OrderCycle refunds count as payment"
            raise ValueError(message)
        if not self.cycle.issues_statements and self.waterfall.needs_statements:
            message = "a waterfall that looks at statements missed, or at their minimum, goes with a BillingCycle"
            raise ValueError(message)
        self._refuse_daily_late_fees()
        self._refuse_late_fees_by_cycles()
        self._refuse_odd_accruals()
        self._refuse_odd_interest()

    def _find_out(self) -> None:
        """Fill in what follows from the rest."""
        borne = bearings(self.interest, self.cash_interest)
        daily = any(bearing.interest.base == "daily" for bearing in borne)
        averaged = [bearing for bearing in borne if bearing.interest.average is not None]
        averages = [bearing.interest.average for bearing in borne]
        found = {
            "bearings": borne,
            "gives_cash": daily or self.cash_interest is not None or self.cash_fee is not None,
            "payments_count_next_day": any(each.interest.payment_counts == "next_day" for each in borne),
            "averages_cash": any(Component.CASH in bearing.components for bearing in averaged),
            "accrues_unbilled": daily and self.cycle.issues_statements,
            "restores_grace_after": max([each.restored_after for each in averages if each is not None], default=0),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def _refuse_daily_late_fees(self) -> None:
        """Refuse two that would be charged for the same nights, and one of whole orders where statements are issued."""
        daily = self.daily_late_fees
        if len(daily) > 1:
            message = "a product has one late fee that is charged by the night: add up the rates of several"
            raise ValueError(message)
        if self.cycle.issues_statements and daily and daily[0].on == "order":
            message = "a late fee on the whole order goes with an OrderCycle; what statements ask for is 'overdue'"
            raise ValueError(message)

    def _refuse_late_fees_by_cycles(self) -> None:
        """Refuse a late fee that looks back over statements where none are issued."""
        missed = (rule for rule in self.late_fees if isinstance(rule, MissedMinimum))
        if not self.cycle.issues_statements and any(rule.repeated is not None for rule in missed):
            message = "a late fee that is higher when repeated counts billing cycles, which an OrderCycle has none of"
            raise ValueError(message)

    def _refuse_odd_accruals(self) -> None:
        """Refuse interest by months over rows that do not fall due by months."""
        for offer in self.installments:
            accrual = getattr(offer.method, "accrual", None)
            if accrual is not None and accrual.day_count is None and not isinstance(self.cycle.step, Months):
                message = (
                    f"the interest of {offer.name!r} accrues by months, and rows fall due {in_words(self.cycle.step)}"
                )
                raise ValueError(message)

    def _refuse_odd_interest(self) -> None:
        """Refuse interest that statements post where none are issued, or that counts a day the cycle leaves out."""
        for bearing in self.bearings:
            interest, cycle = bearing.interest, self.cycle
            if not cycle.issues_statements and not interest.is_posted_before_payments:
                message = f"{interest.base} interest is posted with statements: an OrderCycle has none"
                raise ValueError(message)
            if interest.through_statement_day and getattr(cycle, "cutoff", "") != "through":
                message = "through_statement_day goes with a cycle whose cutoff is 'through'"
                raise ValueError(message)

    @cached_property
    def late_fees(self) -> tuple[AnyLateFee, ...]:
        """All rules of `late_fee`."""
        if self.late_fee is None:
            return ()
        return self.late_fee if isinstance(self.late_fee, tuple) else (self.late_fee,)

    @cached_property
    def flat_late_fees(self) -> tuple[FlatLateFee, ...]:
        """Those that are charged by the calendar."""
        return tuple([rule for rule in self.late_fees if isinstance(rule, FlatLateFee)])

    @cached_property
    def daily_late_fees(self) -> tuple[DailyLateFee, ...]:
        """Those that are charged by the night."""
        return tuple([rule for rule in self.late_fees if isinstance(rule, DailyLateFee)])

    def offer(self, name: str) -> InstallmentOffer | None:
        """The offer of that name; `None` where the product has none."""
        return next((offer for offer in self.installments if offer.name == name), None)

    def check(
        self,
        rules: Iterable[LendingRule],
        *,
        on: date | None = None,
        amounts: Iterable[Money] = (),
        cash_offers: Iterable[str] = (),
    ) -> tuple[Breach, ...]:
        """
        Every breach of rules of lending, in the order of the rules; none stops the others.

        Args:
            rules: Such as those of `creditline.catalog.lending_cn`, or of your own (`LendingRule`).
            on: The day: rules that are not in force on it are not applied, and rates are those of that day. Where
                `None` every rule is applied, to every rate that was ever agreed.
            amounts: What offers are quoted on; see `Inquiry`.
            cash_offers: The names of the offers that pay money out to the customer.

        Raises:
            TypeError: There is one rule and not several, or something that is none.
            CurrencyMismatch: A rule or an amount is in another currency.
            ValueError: An offer that pays out money is none of the product's, or an amount is not positive.

        >>> from creditline.catalog import huabei
        >>> from creditline.catalog.lending_cn import STUDENTS_2021_MICRO_LENDERS
        >>> huabei().check(STUDENTS_2021_MICRO_LENDERS)  # a rule of lines, and of no product
        ()
        """
        # Rules are loaded by those who ask for them.
        from creditline.terms.lending import Inquiry, check_product  # noqa: PLC0415

        return check_product(self, rules, Inquiry(on=on, amounts=amounts, cash_offers=cash_offers))

    def _amounts(self) -> Iterator[Money]:
        parts = (
            *(self.minimum, self.interest, self.cash_interest, self.leniency, self.limits),
            *(self.cash_fee, self.withdrawal_fee, *self.late_fees),
        )
        for part in parts:
            for field in () if part is None else attrs.fields(type(part)):
                value = getattr(part, field.name)
                if isinstance(value, Money):
                    yield value
        for rule in self.flat_late_fees:
            yield from (amount for pair in rule.amounts for amount in pair)
        yield from (each.amount for each in self.limits.scenes if each.amount is not None)
        if self.authorization is not None:
            yield from self.authorization.amounts
        for offer in self.installments:
            yield from offer.amounts
