"""Campaigns: one policy over many lines, with a budget for all of them and a cap for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from creditline.acts import OfferIncrease
from creditline.acts.command import is_id
from creditline.alike import alike, hashed
from creditline.errors import CampaignSpentUnknown, CreditLineError, CurrencyMismatch
from creditline.line import CreditLine
from creditline.money import CNY, Money, share
from creditline.portfolio.campaign_report import ALREADY_OFFERED, CampaignReport
from creditline.portfolio.campaign_result import CampaignResult
from creditline.rules import (
    LimitPolicy,
    LineStanding,
    NotYetOffered,
    ProductBounds,
    SomethingAsked,
    WithinBudget,
    WithinCap,
)
from creditline.rules.dated import is_day_or_none, minor_of
from creditline.rules.decision import decided
from creditline.shown import shown
from creditline.terms.check import amount_or_none, instance_of, positive_amount_or_none
from creditline.terms.dated import in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from fractions import Fraction

    from creditline.money import Currency, ShareLike
    from creditline.rules import CustomerFacts, Decision, LimitRule
    from creditline.state.increase import Increase

OWN_NAMES = (ALREADY_OFFERED, "standing", "amount", "cap", "budget")
"""How the rules that a campaign adds to its policy are named."""


def _as_amount(value: Money | ShareLike) -> Money | Fraction:
    return value if type(value) is Money else share(value)


def _is_positive(instance: object, attribute: attrs.Attribute[Any], value: Money | Fraction) -> None:
    """Refuse an amount or a share of nothing."""
    if type(value) is Money:
        positive_amount_or_none(instance, attribute, value)
    elif not value:
        message = f"{attribute.name} is a share of more than nothing"
        raise ValueError(message)


def _leaves_names(_: object, __: attrs.Attribute[Any], policy: LimitPolicy) -> None:
    """Refuse a policy whose rules are named like those of campaigns."""
    for rule in policy.rules:
        if rule.name in OWN_NAMES:
            message = f"a campaign has a rule {rule.name!r} of its own: name that of policy {policy.name!r} differently"
            raise ValueError(message)


def _require_spent(spent: Money | None) -> None:
    """Refuse what is neither `None` nor an amount of zero or more."""
    if spent is None:
        return
    if type(spent) is not Money:
        message = f"spent is Money such as CNY('12.34'), not {spent!r}"
        raise TypeError(message)
    if spent.minor < 0:
        message = f"spent is not negative, but {spent} is"
        raise ValueError(message)


def _require_currency(line: CreditLine, currency: Currency) -> None:
    """Refuse a line of another currency."""
    if line.product.currency != currency:
        raise CurrencyMismatch(currency, line.product.currency)


@attrs.frozen
class Campaign:
    """
    Increases offered to many lines by one policy.

    The rules of a decision are, in this order: `"already offered"` (not by this campaign), `"standing"` (the line is
    open), `"amount"` (a share of the limit comes to something); the rules of the policy; `"product bounds"` where
    the policy has no such rule, as nothing is offered that cannot be accepted; `"cap"` and `"budget"`.
    What the budget has left is offered in part, rounded down to the steps.

    Args:
        name: Names the campaign, and with the line each offer; text as for any id.
        policy: What decides.
        amount: By how much each limit is to rise: an amount, or a share of the permanent limit (`"25%"`), rounded down
            to the minor unit.
        budget: The most that is offered to all lines together, whatever becomes of it; no bound where `None`.
        cap: The most that is offered to one line; no bound where `None`.
        expires: The last day on which an offer can be accepted, included; no end where `None`.
        first: The day from whose start it would be in force; at once where `None`.
        last: The last day on which it would be in force, included; permanent where `None`.

    Raises:
        CurrencyMismatch: Amount, budget and cap are not of one currency.
        ValueError: The policy has a rule with a name of a campaign's own rules.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(validator=is_id)
    policy: LimitPolicy = attrs.field(validator=(instance_of(LimitPolicy), _leaves_names))
    amount: Money | Fraction = attrs.field(converter=_as_amount, validator=_is_positive, kw_only=True)
    budget: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    cap: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    expires: date | None = attrs.field(default=None, kw_only=True, validator=is_day_or_none)
    first: date | None = attrs.field(default=None, kw_only=True, validator=is_day_or_none)
    last: date | None = attrs.field(default=None, kw_only=True, validator=is_day_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse amounts of several currencies."""
        self._currency(None)

    def _currency(self, spent: Money | None) -> Currency | None:
        """The one currency of all amounts, what was spent included; `None` where there are none."""
        amounts = [each for each in (self.amount, self.budget, self.cap, spent) if type(each) is Money]
        for each in amounts[1:]:
            minor_of(each, amounts[0].currency)
        return amounts[0].currency if amounts else None

    def offer_id(self, line: CreditLine) -> str:
        """The id of this campaign's offer to a line; the same for every run."""
        return f"{self.name}:{line.id}"

    def offer(
        self,
        lines: Iterable[CreditLine],
        *,
        on: date,
        facts: Callable[[CreditLine], CustomerFacts | None] | None = None,
        spent: Money | None = None,
        dry_run: bool = False,
    ) -> Iterator[CampaignResult]:
        """
        Offer increases to lines, one by one as the results are asked for; no line is kept.

        A line that has an offer of this campaign is left as it is, so that a second run changes nothing. So is one
        that refuses, which ends no run: its result and the report say why. Lines of another currency than the
        campaign's do (`CurrencyMismatch`): that of its amounts, of what was spent, or else of the first line met.

        Args:
            lines: Credit lines, each once.
            on: The day of the offers.
            facts: What the caller knows of the customer of a line; nothing where it is left out.
            spent: What earlier runs offered, of all lines: `campaign.report(lines).total`. A campaign with a budget
                has to be told where a line has an offer of it, as later lines may have more of them.
            dry_run: Decide, and leave every line as it is.

        Raises:
            AnswerBeforeAsked, BeginsTooEarly, EndsBeforeItBegins: The day does not go with those of the campaign.
            CampaignSpentUnknown: A line has an offer already, and what was spent of the budget is not said; raised
                when that line is met.
            CurrencyMismatch: What was spent is of another currency than the amounts of the campaign.
            TypeError: What was spent is no `Money`; or one of the lines is none, raised when it is met.
            ValueError: What was spent is negative; or it is less than the offers that the lines met have already,
                raised when that shows.
        """
        # An offer of these days is refused before any line is looked at, whatever its currency.
        OfferIncrease(CNY.minor(1), on=on, id=self.name, expires=self.expires, first=self.first, last=self.last)
        _require_spent(spent)
        return self._results(lines, on, facts, spent, self._currency(spent), dry_run=dry_run)

    def _results(
        self,
        lines: Iterable[CreditLine],
        on: date,
        facts: Callable[[CreditLine], CustomerFacts | None] | None,
        spent: Money | None,
        currency: Currency | None,
        *,
        dry_run: bool,
    ) -> Iterator[CampaignResult]:
        report = CampaignReport(self.name, dry_run=dry_run)
        gone, met = 0 if spent is None else spent.minor, 0
        for line in lines:
            earlier = self._offered(line)
            is_repeated = earlier is not None
            currency = line.product.currency if currency is None else currency
            if earlier is not None and earlier.asked.currency == currency:
                met += earlier.asked.minor
                self._require_told(line, spent, met)
            known = None if facts is None else facts(line)
            try:
                _require_currency(line, currency)
                after, decision = self._one(line, on, known, gone, is_repeated=is_repeated, dry_run=dry_run)
            except CreditLineError as refused:
                report = report.with_refusal(refused, is_repeated=is_repeated)
                # A traceback would keep this frame, and all that it looks at, as long as the result.
                result = CampaignResult(line, None, report, refused.with_traceback(None))
            else:
                gone += decision.amount.minor
                report = report.with_decision(decision)
                result = CampaignResult(after, decision, report)
            yield result

    def _require_told(self, line: CreditLine, spent: Money | None, met: int) -> None:
        """Refuse to go on where the budget does not know of the *met* minor units that lines have been offered."""
        if spent is None:
            if self.budget is not None:
                raise CampaignSpentUnknown(self.name, line.id)
        elif spent.minor < met:
            message = (
                f"spent is {spent}, but with line {line.id!r} the lines met have been offered "
                f"{spent.currency.minor(met)} by campaign {self.name!r} before: say campaign.report(lines).total"
            )
            raise ValueError(message)

    def _one(
        self, line: CreditLine, on: date, facts: CustomerFacts | None, gone: int, *, is_repeated: bool, dry_run: bool
    ) -> tuple[CreditLine, Decision]:
        """A line with its offer, if it gets one, and the decision; whatever the line refuses is raised."""
        request, decision = self._decide(line, on, facts, gone, is_repeated=is_repeated)
        if not decision.amount:
            return line, decision
        offer = attrs.evolve(request, amount=decision.amount, decision=decision.noted())
        if not dry_run:
            return line.apply(offer), decision
        refusal = line.refusal(offer)
        if refusal is not None:
            raise refusal
        return line, decision

    def _decide(
        self, line: CreditLine, on: date, facts: CustomerFacts | None, gone: int, *, is_repeated: bool
    ) -> tuple[OfferIncrease, Decision]:
        """What would be offered if all were granted, and what is."""
        asked = self._asked(line)
        request = OfferIncrease(
            asked or line.product.currency.minor(1),
            on=on,
            id=self.offer_id(line),
            expires=self.expires,
            first=self.first,
            last=self.last,
            campaign=self.name,
        )
        figures = line.limit_figures(request, facts)
        if not asked:
            figures = attrs.evolve(figures, asked=asked)
        return request, decided(self.policy.name, figures, self._rules(on, gone, is_repeated=is_repeated))

    def _asked(self, line: CreditLine) -> Money:
        """By how much a limit is to rise."""
        if type(self.amount) is Money:
            return self.amount
        part = self.amount
        permanent = line.permanent_limit
        return permanent.currency.minor(permanent.minor * part.numerator // part.denominator)

    def _rules(self, on: date, gone: int, *, is_repeated: bool) -> list[LimitRule]:
        """The rules of one decision, of the policy and of the campaign."""
        rules: list[LimitRule] = [NotYetOffered(self.name, is_repeated), LineStanding()]
        if type(self.amount) is not Money:
            rules.append(SomethingAsked())
        agreed = [rule for rule in self.policy.rules if in_force(rule, on)]
        rules += agreed
        if not any(type(rule) is ProductBounds for rule in agreed):
            rules.append(ProductBounds())
        if self.cap is not None:
            rules.append(WithinCap(self.cap))
        if self.budget is not None:
            left = self.budget.currency.minor(max(0, self.budget.minor - gone))
            rules.append(WithinBudget(left, self.budget))
        return rules

    def _offered(self, line: CreditLine) -> Increase | None:
        """The offer of this campaign that a line has, whatever became of it; refuse what is no line."""
        if not isinstance(line, CreditLine):
            message = f"a campaign is offered to lines, not to {line!r}"
            raise TypeError(message)
        id = self.offer_id(line)
        return next((each for each in line.increases if each.id == id), None)

    def report(self, lines: Iterable[CreditLine], *, run: CampaignReport | None = None) -> CampaignReport:
        """
        What became of the offers, read from the lines, which are taken one by one and not kept.

        Args:
            lines: The lines of the campaign, as they are later.
            run: The last report of the run that met all these lines, the latest one where there were several. How
                many lines were considered, and why some got no offer, is taken from it, as lines do not know that;
                those that it met with an earlier offer count as offered, and not as declined.

        Raises:
            CurrencyMismatch: The offers are not of one currency.
            TypeError: One of the lines is none.
            ValueError: The run is of another campaign, was a dry one, or did not meet as many offers as the lines have.
        """
        if run is not None and (run.campaign, run.dry_run) != (self.name, False):
            message = f"a run of campaign {self.name!r} is looked back upon, not {run}"
            raise ValueError(message)
        report = CampaignReport(self.name, dry_run=False)
        for line in lines:
            report = report.with_line(self._offered(line))
        return report if run is None else report.since(run)
