"""Rules of installments: none of installments, asked for in full, cost by row and as interest."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import attrs
import pytest

from creditline import CNY
from creditline.terms import (
    CostShownAsInterest,
    Inquiry,
    InstallmentOffer,
    MinimumPayment,
    NoInstallmentOfInstallment,
    NoMinimumForInstallments,
    UpfrontInterestNotSole,
)
from tests.lines import NOV, OCT, a_line, product


def rule(kind: Any, **more: Any) -> Any:
    return kind(name="Rule", source="a page", **more)


def flat(periods: int, name: str, **more: Any) -> InstallmentOffer:
    return InstallmentOffer.flat_fee(periods, name=name, **{"total_rate": "3%", **more})


PLAN = flat(6, "6")
BOUGHT = a_line(minimum=MinimumPayment("10%")).purchase(CNY(600), on=OCT(20), id="sofa", installments=PLAN)


class TestNoInstallmentsOfInstallments:
    RULE = rule(NoInstallmentOfInstallment)

    def test_what_lines_do_by_themselves_keeps_it(self) -> None:
        """A purchase, a part of a statement, and rows laid out again for a customer in hardship."""
        line = BOUGHT.purchase(CNY(300), on=OCT(21), id="coat").advance(to=NOV(1))
        line = line.convert(installments=PLAN, on=NOV(2), id="parts", statement=NOV(1))
        line = line.reschedule("sofa", on=NOV(3), id="more", periods=12)

        assert len(line.plans) == 2
        assert line.check([self.RULE]) == ()
        assert line.product.check([self.RULE]) == ()

    def test_rows_of_a_plan_in_another(self) -> None:
        """No act of a line leads there; books of somebody else may."""
        (plan,) = BOUGHT.plans
        twice = attrs.evolve(plan, id="again", sources=(("coat", 100), ("sofa/1", 10000), ("sofa/2", 10000)))
        line = cast("Any", SimpleNamespace(plans=(plan, twice)))

        (breach,) = self.RULE.of_line(line, Inquiry(on=NOV(1)))
        assert (breach.subject, breach.figures) == ("again", (("rows", ("sofa/1", "sofa/2")),))
        assert str(breach) == ("the plan 'again' repays what is in installments already, sofa/1, sofa/2 (Rule; a page)")


class TestRowsAreAskedForInFull:
    RULE = rule(NoMinimumForInstallments)
    WITHIN = MinimumPayment("10%", of="balance", charges="within")

    @pytest.mark.parametrize(
        "minimum",
        [
            None,
            MinimumPayment("10%"),
            MinimumPayment("10%", of="balance", all_below=CNY(100)),
            MinimumPayment(1, of="balance", charges="within"),
        ],
    )
    def test_beside_a_share_or_with_everything(self, minimum: MinimumPayment | None) -> None:
        assert product(minimum=minimum).check([self.RULE]) == ()

    def test_not_within_a_share(self) -> None:
        (breach,) = product(minimum=self.WITHIN).check([self.RULE])

        assert breach.reason == "the minimum of Plain, 10 % of the balance, leaves installment rows for later"
        assert (breach.subject, breach.figures) == ("minimum", (("share", self.WITHIN.share),))

    def test_a_line_with_a_plan(self) -> None:
        line = a_line(minimum=self.WITHIN)

        assert line.check([self.RULE]) == ()
        bought = line.purchase(CNY(600), on=OCT(20), id="sofa", installments=PLAN)
        assert [breach.subject for breach in bought.check([self.RULE])] == ["minimum"]
        assert BOUGHT.check([self.RULE]) == ()


class TestCostAtOnceIsNotTheOnlyChoice:
    RULE = rule(UpfrontInterestNotSole)

    def test_an_offer_of_as_many_rows_by_row(self) -> None:
        offers = (flat(6, "once", charged="first"), flat(6, "each"))

        assert product(installments=offers).check([self.RULE]) == ()

    def test_one_of_other_rows_is_no_choice(self) -> None:
        offers = (flat(6, "once", charged="first"), flat(12, "each"))

        (breach,) = product(installments=offers).check([self.RULE])
        assert (breach.subject, breach.reason, breach.figures) == (
            "once",
            "the offer 'once' charges its cost at once, and no offer of as many rows charges it by row",
            (("rows", 6),),
        )

    def test_what_costs_the_customer_nothing_is_none(self) -> None:
        """The merchant pays at once, or nobody pays anything."""
        offers = (flat(6, "a", charged="first", bearer="merchant"), flat(6, "b", charged="first", total_rate=0))

        assert product(installments=offers).check([self.RULE]) == ()


class TestCostIsShownAsInterest:
    RULE = rule(CostShownAsInterest)

    def test_of_offers(self) -> None:
        offers = (
            flat(6, "fee"),
            flat(6, "interest", component="interest"),
            flat(6, "merchant", bearer="merchant"),
            flat(6, "half", bearer={"merchant": "50%", "customer": "50%"}),
            flat(6, "month", total_rate=None, rate_per_period="0.5%"),
            flat(6, "nothing", total_rate=None, rate_per_period=0),
            InstallmentOffer.interest_free(6, name="free"),
        )

        found = product(installments=offers).check([self.RULE])
        assert [breach.subject for breach in found] == ["fee", "half", "month"]
        assert found[0].reason == "the offer 'fee' shows its cost as a fee"

    def test_of_plans(self) -> None:
        (breach,) = BOUGHT.check([self.RULE])
        assert (breach.subject, breach.reason) == ("sofa", "the plan 'sofa' shows its cost as a fee")

        shown = flat(6, "6", component="interest")
        assert a_line().purchase(CNY(600), on=OCT(20), id="o", installments=shown).check([self.RULE]) == ()
