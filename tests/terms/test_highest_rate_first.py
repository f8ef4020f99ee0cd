"""The United States: what exceeds the minimum due goes to the highest rate first (12 CFR 1026.53)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY, USD, CreditLine, Product, Rate
from creditline.acts import Repay
from creditline.dates import Days
from creditline.money import RateSchedule
from creditline.terms import BillingCycle, CashFee, DueOn, Interest, LateFee, MinimumPayment, OrderCycle, Waterfall
from creditline.testing import amounts, days, histories, products, require_laws
from tests.lines import DEC, NOV, OCT, product, settled

PURCHASES_FIRST = Waterfall.in_each_stage("late_fee", "fee", "interest", "principal", "cash")
FIRST = Waterfall.highest_rate_first(PURCHASES_FIRST)
TODAY = Waterfall.highest_rate_first(PURCHASES_FIRST, as_of="credit")


def a_card(**terms: Any) -> CreditLine:
    """Purchases at 15 %, cash at 20 %, a tenth at least; up to it purchases come first."""
    usual: dict[str, Any] = {
        "cycle": BillingCycle(1, DueOn(25)),
        "minimum": MinimumPayment("10%"),
        "interest": Interest.overdue(Rate.annual("15%")),
        "cash_interest": Interest.overdue(Rate.annual("20%")),
        "waterfall": FIRST,
    }
    return CreditLine.open(Product("US", USD, **{**usual, **terms}), limit=USD(10_000), on=OCT(1), id="line")


def owing(**terms: Any) -> CreditLine:
    """Of the statement of 1 November 1,500.00 of purchases and 500.00 of cash, at least 200.00."""
    line = a_card(**terms).purchase(USD(1500), on=OCT(5), id="p").draw(USD(500), on=OCT(6), id="c")
    return line.advance(to=NOV(1))


class TestTheExcess:
    def test_it_goes_to_cash_and_the_minimum_to_purchases(self) -> None:
        """Comment 53-5.i on a line: 800.00 in excess of 200.00 are 500.00 of cash and 300.00 more of purchases."""
        line = owing().repay(USD(1000), on=NOV(20), id="r")

        assert settled(line, "r") == [("principal", "p", "500.00"), ("cash", "c", "500.00")]

    def test_a_repayment_of_the_minimum_goes_by_the_order_of_the_bank(self) -> None:
        assert settled(owing().repay(USD(200), on=NOV(20), id="r"), "r") == [("principal", "p", "200.00")]

    def test_what_was_paid_of_the_minimum_is_not_asked_for_again(self) -> None:
        line = owing().repay(USD(150), on=NOV(10), id="r").repay(USD(100), on=NOV(20), id="s")

        assert settled(line, "s") == [("principal", "p", "50.00"), ("cash", "c", "50.00")]

    def test_once_it_is_met_everything_exceeds_it(self) -> None:
        line = owing().repay(USD(200), on=NOV(10), id="r").repay(USD(400), on=NOV(20), id="s")

        assert settled(line, "s") == [("cash", "c", "400.00")]

    def test_what_is_left_is_his_own(self) -> None:
        line = owing().repay(USD(2300), on=NOV(20), id="r")

        assert (line.outstanding, line.credit_balance) == (USD(0), USD(300))

    def test_the_standard_order_without_one_of_the_bank(self) -> None:
        assert Waterfall.highest_rate_first().steps == Waterfall.standard().steps

    def test_what_it_goes_toward_comes_before(self) -> None:
        line = owing().repay(USD(900), on=NOV(20), id="r", toward="p")

        assert settled(line, "r") == [("principal", "p", "900.00")]

    def test_a_refund_goes_by_the_steps(self) -> None:
        line = owing().purchase(USD(100), on=NOV(3), id="q").repay(USD(2100), on=NOV(4), id="r")
        line = line.purchase(USD(50), on=NOV(5), id="s").draw(USD(50), on=NOV(5), id="d")
        line = line.refund("q", on=NOV(6), id="f", amount=USD(60))

        assert settled(line, "f") == [("principal", "s", "50.00"), ("cash", "d", "10.00")]


class TestTheDay:
    """Comment 53-2: rates and balances of the end of the last cycle, or of the day of the credit."""

    @pytest.mark.parametrize(("waterfall", "first"), [(FIRST, "p"), (TODAY, "d")])
    def test_cash_drawn_since_waits_for_the_next_cycle(self, waterfall: Waterfall, first: str) -> None:
        line = a_card(waterfall=waterfall).purchase(USD(1500), on=OCT(5), id="p").draw(USD(90), on=NOV(2), id="d")
        line = line.repay(USD(150), on=NOV(10), id="min").repay(USD(80), on=NOV(10), id="r")

        assert [id for _, id, _ in settled(line, "r")] == [first]

    @pytest.mark.parametrize(("waterfall", "first"), [(FIRST, "c"), (TODAY, "p")])
    def test_a_rate_that_fell_since_counts_from_the_next_cycle(self, waterfall: Waterfall, first: str) -> None:
        """Cash at 20 % through 31 October, the end of the last cycle, and at 10 % from 1 November."""
        falling = RateSchedule((OCT(1), Rate.annual("20%")), (NOV(1), Rate.annual("10%")))
        line = owing(waterfall=waterfall, cash_interest=Interest.overdue(falling))
        line = line.repay(USD(200), on=NOV(10), id="min").repay(USD(80), on=NOV(10), id="r")

        assert [id for _, id, _ in settled(line, "r")] == [first]

    def test_before_the_first_statement_nothing_is_asked_for(self) -> None:
        agreed = Interest.overdue(RateSchedule((OCT(1), Rate.annual("20%"))))
        line = a_card(cash_interest=agreed).purchase(USD(100), on=OCT(5), id="p").draw(USD(100), on=OCT(6), id="c")

        assert settled(line.repay(USD(120), on=OCT(7), id="r"), "r") == [
            ("cash", "c", "100.00"),
            ("principal", "p", "20.00"),
        ]


class TestWhatBearsWhat:
    def test_cash_without_interest_of_its_own_bears_that_of_purchases(self) -> None:
        """Equal rates go by the steps: purchases first."""
        line = owing(cash_interest=None, cash_fee=CashFee(0)).repay(USD(1000), on=NOV(20), id="r")

        assert settled(line, "r") == [("principal", "p", "1000.00")]

    @pytest.mark.parametrize(("compounds", "component"), [(True, "interest"), (False, "cash")])
    def test_posted_interest_bears_what_purchases_do_where_it_compounds(self, compounds: bool, component: str) -> None:  # noqa: FBT001
        """Cash at 10 %, purchases at 15 %: 500.00 of cash and the interest on it stand on the statement of December."""
        line = owing(
            interest=Interest.overdue(Rate.annual("15%"), compounds=compounds),
            cash_interest=Interest.overdue(Rate.annual("10%")),
            waterfall=Waterfall.highest_rate_first(
                Waterfall.in_each_stage("cash", "principal", "late_fee", "fee", "interest")
            ),
        )
        line = line.repay(USD(1500), on=NOV(24), id="r", toward="p").advance(to=DEC(1))
        line = line.repay(line.statements[-1].minimum_due, on=DEC(2), id="min").repay(USD(1), on=DEC(2), id="s")

        assert settled(line, "s")[0][0] == component

    def test_without_any_interest_the_steps_decide(self) -> None:
        line = owing(interest=None, cash_interest=None, cash_fee=CashFee("1%"))
        line = line.repay(USD(205), on=NOV(10), id="min").repay(USD(80), on=NOV(10), id="r")

        assert settled(line, "r") == [("principal", "p", "80.00")]

    def test_a_late_fee_that_no_statement_has_asked_for_is_no_part_of_the_minimum(self) -> None:
        """The minimum of 200.00 is still to be paid on 1 December's eve; the late fee bears nothing and comes last."""
        line = owing(late_fee=LateFee.flat(USD(25)), interest=None, cash_interest=Interest.overdue(Rate.annual("20%")))
        line = line.repay(USD(200), on=NOV(28), id="r")

        assert line.days_past_due == 0
        assert "late_fee" not in [component for component, _, _ in settled(line, "r")]


class TestWithoutStatements:
    def test_it_is_refused(self) -> None:
        with pytest.raises(ValueError, match="or at their minimum, goes with a BillingCycle"):
            product(cycle=OrderCycle(Days(30)), waterfall=Waterfall.highest_rate_first())


WATERFALLS = st.builds(
    Waterfall.highest_rate_first,
    st.permutations(Waterfall.standard().steps).map(lambda steps: Waterfall(tuple(steps))),
    as_of=st.sampled_from(["cycle_end", "credit"]),
)


class TestLaws:
    @given(WATERFALLS.flatmap(lambda waterfall: histories(products(waterfall=waterfall))))
    def test_any_life_keeps_the_laws(self, line: CreditLine) -> None:
        require_laws(line)
        assert CreditLine.replay(line.commands) == line

    @given(
        WATERFALLS.flatmap(
            lambda waterfall: products(waterfall=waterfall, interest=None, late_fee=None, authorization=None)
        ),
        *(days(), amounts(most=10**6), amounts(most=10**6), amounts(most=10**6)),
    )
    def test_paying_the_minimum_at_once_or_in_two_parts_meets_it(
        self, agreed: Product, on: Any, first: Any, second: Any, part: Any
    ) -> None:
        """Whatever the order of the bank, and whatever was posted since."""
        line = CreditLine.open(agreed, limit=CNY(10**9), on=on, id="line").purchase(first, on=on, id="p")
        cycle = agreed.cycle
        assert isinstance(cycle, BillingCycle)
        line = line.advance(to=cycle.issued_on(cycle.pending(on))).purchase(
            second, on=cycle.issued_on(cycle.pending(on)), id="q"
        )
        minimum = line.statements[0].minimum_due
        parts = [min(part, minimum), minimum - min(part, minimum)]
        for number, amount in enumerate(parts):
            if amount:
                line = line.apply(Repay(amount, on=line.as_of, id=f"r{number}"))
        bill = line.bills[0]
        owed = sum(line.ledger.minor("Assets:Receivable:Principal", each.id) for each in bill.obligations)

        assert bill.ask.amount_due - owed >= bill.ask.minimum
