"""The minimum due: a share of ordinary principal, and all of everything else."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY
from creditline.terms import BillingCycle, DueAfter, LateFee, MinimumPayment, Outlook
from tests.lines import DEC, FEB, HALF_PER_MILLE, JAN, NOV, OCT, a_line

TENTH = MinimumPayment("10%")


def asks(minimum: MinimumPayment, **seen: Any) -> int:
    """The minimum in cents of a statement that sees so much ordinary principal (and nothing else, but for *seen*)."""
    in_full, ordinary = seen.get("in_full", 0), seen.get("ordinary", 0)
    usual = {"in_full": 0, "ordinary": 0, "over_limit": 0, "carry": Fraction(0), "is_first": False}
    return minimum.asks(Outlook(**{"amount_due": in_full + ordinary, **usual, **seen})).minimum


class TestTheShare:
    def test_a_tenth_of_principal_and_all_of_charges(self) -> None:
        """Of 1,000.00 a tenth, and 16.00 in full."""
        assert asks(TENTH, ordinary=1000_00, in_full=16_00) == 116_00

    def test_it_is_rounded_up_to_the_cent(self) -> None:
        """A tenth of 1,234.56 is 123.456."""
        assert asks(TENTH, ordinary=1234_56) == 123_46

    def test_it_is_rounded_up_to_the_unit(self) -> None:
        whole_yuan = MinimumPayment("10%", unit=CNY(1))

        assert asks(whole_yuan, ordinary=1234_56) == 124_00
        assert asks(whole_yuan, ordinary=1230_00) == 123_00
        assert asks(whole_yuan, ordinary=1230_00, in_full=1) == 124_00

    def test_rounding_up_never_asks_for_more_than_is_due(self) -> None:
        assert asks(MinimumPayment("100%", unit=CNY(10)), ordinary=12_34) == 12_34

    def test_the_first_statement_may_have_its_own(self) -> None:
        minimum = MinimumPayment("5%", first_share="20%")

        assert asks(minimum, ordinary=1000_00, is_first=True) == 200_00
        assert asks(minimum, ordinary=1000_00, is_first=False) == 50_00

    def test_a_share_may_be_a_fraction(self) -> None:
        """A third of 100.00 is 33.33 and a third of a cent."""
        assert asks(MinimumPayment(Fraction(1, 3)), ordinary=100_00) == 33_34

    def test_nothing_due_asks_for_nothing(self) -> None:
        assert asks(MinimumPayment("10%", floor=CNY(50), all_below=CNY(50))) == 0


class TestTheFloor:
    minimum = MinimumPayment("10%", floor=CNY(50))

    def test_at_least_the_floor_is_asked(self) -> None:
        assert asks(self.minimum, ordinary=100_00) == 50_00
        assert asks(self.minimum, ordinary=600_00) == 60_00

    def test_never_more_than_is_due(self) -> None:
        assert asks(self.minimum, ordinary=30_00) == 30_00

    def test_what_is_asked_in_full_counts_toward_it(self) -> None:
        """20.00 in full leave 30.00 of the floor; 70.00 in full leave none."""
        assert asks(self.minimum, ordinary=200_00, in_full=20_00) == 50_00
        assert asks(self.minimum, ordinary=200_00, in_full=70_00) == 90_00


class TestASmallBalance:
    def test_it_is_asked_for_in_full_up_to_the_bound_inclusive(self) -> None:
        minimum = MinimumPayment("10%", all_below=CNY(100))

        assert asks(minimum, ordinary=100_00) == 100_00
        assert asks(minimum, ordinary=100_01) == 10_01
        assert asks(minimum, ordinary=95_00, in_full=5_00) == 100_00


class TestOverTheLimit:
    def test_what_is_over_is_asked_for_in_full_and_the_share_of_the_rest(self) -> None:
        """300.00 over; a tenth of the other 700.00."""
        assert asks(TENTH, ordinary=1000_00, over_limit=300_00) == 370_00

    def test_it_is_at_most_what_is_billed(self) -> None:
        assert asks(TENTH, ordinary=200_00, over_limit=500_00, in_full=1_00) == 201_00

    def test_room_below_the_limit_asks_for_nothing(self) -> None:
        assert asks(TENTH, ordinary=200_00, over_limit=-500_00) == 20_00

    def test_a_lowered_limit_is_asked_back_with_the_next_statement(self) -> None:
        line = a_line(minimum=TENTH).purchase(CNY(1000), on=OCT(20), id="p").lower_limit(CNY(700), on=OCT(25), id="l")
        line = line.advance(to=NOV(1))

        assert line.statements[0].minimum_due == CNY(370)
        assert line.bills[0].ask.over == 300_00

    def test_a_refund_takes_off_first_what_was_over(self) -> None:
        """350.00 back: the 300.00 over, and a tenth of the other 50.00."""
        line = a_line(minimum=TENTH).purchase(CNY(1000), on=OCT(20), id="p").lower_limit(CNY(700), on=OCT(25), id="l")
        line = line.refund("p", on=NOV(3), id="f", amount=CNY(350))

        assert (line.bills[0].ask.amount_due, line.bills[0].ask.minimum, line.bills[0].ask.over) == (650_00, 65_00, 0)


class TestOfTheBalance:
    minimum = MinimumPayment("10%", of="balance")

    def test_the_share_is_of_charges_too(self) -> None:
        """20.00 in full, and a tenth of 1,020.00."""
        assert asks(self.minimum, ordinary=1000_00, in_full=20_00) == 122_00

    def test_what_is_over_the_limit_is_no_part_of_it(self) -> None:
        """300.00 over and 20.00 in full, and a tenth of 720.00."""
        assert asks(self.minimum, ordinary=1000_00, in_full=20_00, over_limit=300_00) == 392_00

    def test_two_statements_of_a_line(self) -> None:
        """
        A tenth of 1,000.00 is asked and not given.

        Then 11.00 of interest in full, the 100.00 carried over, and a tenth of 1,011.00 - 100.00.
        """
        line = a_line(minimum=self.minimum, interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p")

        assert [bill.minimum_due for bill in line.advance(to=DEC(1)).statements] == [CNY(100), CNY("202.10")]


class TestChargesWithinTheShare:
    """Source: 12 CFR 1026, Appendix M2, https://www.consumerfinance.gov/rules-policy/regulations/1026/m2/."""

    minimum = MinimumPayment("2%", of="balance", charges="within", floor=CNY(20))

    def test_the_greater_of_a_share_of_the_balance_and_the_floor(self) -> None:
        """2 % of 2,000.00; of 1,000.00 they are the 20.00; of 500.00 they are less."""
        assert [asks(self.minimum, ordinary=owed, in_full=15_00) for owed in (1985_00, 985_00, 485_00)] == [
            40_00,
            20_00,
            20_00,
        ]

    def test_charges_may_be_more_than_all_that_is_asked(self) -> None:
        assert asks(self.minimum, ordinary=900_00, in_full=100_00) == 20_00

    def test_never_more_than_is_due(self) -> None:
        assert asks(self.minimum, ordinary=10_00, in_full=2_00) == 12_00

    def test_what_is_over_the_limit_comes_on_top(self) -> None:
        """300.00 over and 2 % of the other 1,720.00."""
        assert asks(self.minimum, ordinary=2000_00, in_full=20_00, over_limit=300_00) == 334_40

    def test_only_what_is_left_after_charges_is_principal(self) -> None:
        """
        2 % of 1,000.00 are asked and paid. 22 nights of 980.00 are 10.78: of the floor 9.22 are left for principal.

        Paid on the day of the statement, before there is more interest, nothing is carried, and the floor is asked.
        """
        line = a_line(minimum=self.minimum, interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p")
        line = line.repay(CNY(20), on=NOV(9), id="r1").advance(to=DEC(1))
        assert (line.statements[-1].interest, line.statements[-1].minimum_due) == (CNY("10.78"), CNY(20))
        assert line.bills[-1].ask.revolving == Fraction(9_22)

        line = line.repay(CNY(20), on=DEC(1), id="r2").advance(to=JAN(1))
        assert line.statements[-1].minimum_due == CNY(20)

    def test_a_share_of_the_principal_covers_no_charges(self) -> None:
        with pytest.raises(ValueError, match="^a share that covers charges is a share of the balance"):
            MinimumPayment("2%", charges="within")

    def test_the_whole_minimum_has_the_floor(self) -> None:
        with pytest.raises(ValueError, match="^a share that covers charges is the whole minimum"):
            MinimumPayment("2%", of="balance", charges="within", floor_of="share")

    def test_a_word_that_is_none(self) -> None:
        with pytest.raises(ValueError, match="charges is 'beside' or 'within', not 'none'"):
            MinimumPayment("2%", charges="none")  # type: ignore[arg-type]


class TestAFloorOfTheShare:
    """Source: European Commission, Examples for the calculation of the APRC (2015), example 14."""

    minimum = MinimumPayment("2%", floor=CNY(100), floor_of="share")

    def test_charges_come_on_top_of_the_floor(self) -> None:
        assert asks(self.minimum, ordinary=200_000_00, in_full=1000_00) == 5000_00
        assert asks(self.minimum, ordinary=3000_00, in_full=15_00) == 115_00

    def test_never_more_than_is_due(self) -> None:
        assert asks(self.minimum, ordinary=59_00, in_full=30) == 59_30

    def test_with_charges_beside_a_share_of_the_balance(self) -> None:
        minimum = MinimumPayment("2%", of="balance", floor=CNY(100), floor_of="share")

        assert asks(minimum, ordinary=1000_00, in_full=50_00) == 150_00


class TestWithoutACap:
    """What a month that ends with interest asks for is not bounded by the balance that it began with."""

    def sight(self, ordinary: int, in_full: int = 0) -> Outlook:
        return Outlook(
            amount_due=ordinary,
            in_full=in_full,
            ordinary=ordinary,
            over_limit=0,
            carry=Fraction(0),
            is_first=False,
        )

    def test_the_floor_where_less_is_owed(self) -> None:
        assert MinimumPayment("2%", floor=CNY(20)).uncapped(self.sight(12_17, 21)) == 20_00

    def test_all_of_a_small_balance_with_its_charges(self) -> None:
        assert MinimumPayment("2%", all_below=CNY(20)).uncapped(self.sight(12_17, 21)) == 12_38


class TestWhatWasAskedAndNotGiven:
    """1,000.00 on 1 November, a tenth at least; no interest, so that only the minimum moves."""

    line = a_line(minimum=TENTH).purchase(CNY(1000), on=OCT(20), id="p")

    def minimums(self, line, to) -> list[str]:
        return [str(bill.minimum_due.decimal) for bill in line.advance(to=to).statements]

    def test_it_is_carried_whole_into_the_next_statement(self) -> None:
        """60.00 carried, and a tenth of the other 900.00; then 150.00 and a tenth of 810.00."""
        line = self.line.repay(CNY(40), on=NOV(5), id="r")

        assert self.minimums(line, JAN(1)) == ["100.00", "150.00", "231.00"]

    def test_a_payment_of_more_than_was_asked_carries_nothing(self) -> None:
        """231.00 were asked and 300.00 paid: a tenth of 660.00."""
        line = self.line.repay(CNY(40), on=NOV(5), id="r1").repay(CNY(300), on=JAN(20), id="r2")

        assert self.minimums(line, FEB(1)) == ["100.00", "150.00", "231.00", "66.00"]

    def test_new_purchases_only_add_their_share(self) -> None:
        """60.00 carried, and a tenth of 1,460.00 - 60.00."""
        line = self.line.repay(CNY(40), on=NOV(5), id="r").purchase(CNY(500), on=NOV(20), id="p2")

        assert self.minimums(line, DEC(1)) == ["100.00", "200.00"]

    def test_a_payment_late_in_the_period_counts_as_well(self) -> None:
        """100.00 of the 100.00 asked came, though late: a tenth of 900.00."""
        line = self.line.repay(CNY(100), on=NOV(30), id="r")

        assert self.minimums(line, DEC(1)) == ["100.00", "90.00"]

    def test_money_toward_a_new_purchase_is_not_given_for_what_was_asked(self) -> None:
        """100.00 carried, and a tenth of 1,000.00 + 400.00 - 100.00."""
        line = self.line.purchase(CNY(500), on=NOV(5), id="p2").repay(CNY(100), on=NOV(6), id="r", toward="p2")

        assert self.minimums(line, DEC(1)) == ["100.00", "230.00"]

    def test_a_refund_is_not_given_for_it_either(self) -> None:
        """300.00 back on the third: 70.00 are asked and carried, and a tenth of 700.00 - 70.00."""
        line = self.line.refund("p", on=NOV(3), id="f", amount=CNY(300))

        assert self.minimums(line, DEC(1)) == ["100.00", "133.00"]

    def test_a_refund_after_the_judgement_is_not_given_for_it(self) -> None:
        """100.00 were asked and are carried, whatever was refunded since; and a tenth of 600.00."""
        line = self.line.refund("p", on=NOV(20), id="f", amount=CNY(300))

        assert self.minimums(line, DEC(1)) == ["100.00", "160.00"]

    def test_no_more_is_carried_than_is_still_owed(self) -> None:
        """Of the 100.00 asked only 40.00 are owed after the refund."""
        line = self.line.refund("p", on=NOV(20), id="f", amount=CNY(960))

        assert self.minimums(line, DEC(1)) == ["100.00", "40.00"]

    def test_it_is_carried_exact_not_as_it_was_rounded(self) -> None:
        """A tenth of 33.31 is 3.331; carried, with a tenth of 29.979, it makes 6.3289. From 3.34 it would be 6.34."""
        line = a_line(minimum=TENTH).purchase(CNY("33.31"), on=OCT(20), id="p")

        assert self.minimums(line, DEC(1)) == ["3.34", "6.33"]

    def test_the_limit_comes_before_it(self) -> None:
        """1,000.00 owed of a limit of 80.00: 920.00 over, and no more than the other 80.00 is carried."""
        line = self.line.lower_limit(CNY(80), on=NOV(20), id="l")

        assert self.minimums(line, DEC(1)) == ["100.00", "1000.00"]


class TestWithoutARule:
    def test_the_minimum_is_the_amount_due(self) -> None:
        line = a_line(interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p").advance(to=DEC(1))

        assert [bill.minimum_due for bill in line.statements] == [CNY(1000), CNY(1011)]

    def test_a_refund_takes_all_of_itself_off(self) -> None:
        line = a_line().purchase(CNY(1000), on=OCT(20), id="p").refund("p", on=NOV(3), id="f", amount=CNY(300))

        assert (line.bills[0].ask.amount_due, line.bills[0].ask.minimum) == (700_00, 700_00)


class TestWhatARefundTakesOff:
    def test_the_share_that_rested_on_it_exactly(self) -> None:
        """
        33.33 of 1,000.00 back: 966.67 are due, at least 100.00 - 3.333 = 96.667.

        So 96.66 fall short and 96.67 do not.
        """
        line = a_line(minimum=TENTH).purchase(CNY(1000), on=OCT(20), id="p")
        line = line.refund("p", on=NOV(3), id="f", amount=CNY("33.33"))

        assert (line.bills[0].ask.amount_due, line.bills[0].ask.minimum) == (966_67, Fraction(96667, 10))
        assert line.repay(CNY("96.66"), on=NOV(9), id="r").advance(to=NOV(10)).days_past_due == 1
        assert line.repay(CNY("96.67"), on=NOV(9), id="r").advance(to=NOV(10)).days_past_due == 0

    def test_the_statement_stays_as_it_was_issued(self) -> None:
        line = a_line(minimum=TENTH).purchase(CNY(1000), on=OCT(20), id="p").refund("p", on=NOV(3), id="f")

        assert (line.statements[0].amount_due, line.statements[0].minimum_due) == (CNY(1000), CNY(100))

    def test_all_of_the_charges_that_it_settles(self) -> None:
        """
        Statement 1 December: 1,000.00, a late fee of 5.00, interest of 11.00; at least 16.00 + 100.00 + 90.00.

        200.00 of another purchase, long paid, come back: 16.00 of charges and 184.00 of principal are settled.
        The minimum falls by 16.00 + 18.40.
        """
        line = a_line(minimum=TENTH, interest=HALF_PER_MILLE, late_fee=LateFee.share_of_minimum("5%"))
        line = line.purchase(CNY(200), on=OCT(10), id="a").repay(CNY(200), on=OCT(12), id="r")
        line = line.purchase(CNY(1000), on=OCT(20), id="b").advance(to=DEC(1))
        assert (line.statements[-1].amount_due, line.statements[-1].minimum_due) == (CNY(1016), CNY(206))

        line = line.refund("a", on=DEC(3), id="f")
        assert (line.bills[-1].ask.amount_due, line.bills[-1].ask.minimum) == (816_00, Fraction(171_60))

    def test_every_bill_not_yet_judged_that_holds_it(self) -> None:
        """Two bills are open at once; 300.00 of the older purchase come back."""
        line = a_line(minimum=TENTH, cycle=BillingCycle(1, DueAfter(40))).purchase(CNY(1000), on=OCT(20), id="p1")
        line = line.purchase(CNY(500), on=NOV(20), id="p2").refund("p1", on=DEC(5), id="f", amount=CNY(300))

        assert [bill.ask.amount_due for bill in line.bills] == [700_00, 1200_00]

    def test_only_the_bills_that_hold_it(self) -> None:
        """300.00 of the newer purchase come back: the older bill asks for what it asked for."""
        line = a_line(minimum=TENTH, cycle=BillingCycle(1, DueAfter(40))).purchase(CNY(1000), on=OCT(20), id="p1")
        line = line.purchase(CNY(500), on=NOV(20), id="p2").refund("p2", on=DEC(5), id="f", amount=CNY(300))

        assert [bill.ask.amount_due for bill in line.bills] == [1000_00, 1200_00]

    @pytest.mark.parametrize(
        "minimum",
        [
            MinimumPayment("10%", floor=CNY(50)),
            MinimumPayment("10%", all_below=CNY(60)),
        ],
    )
    def test_never_a_minimum_above_the_amount_due(self, minimum: MinimumPayment) -> None:
        """
        60.00 billed, 30.00 refunded: paying the other 30.00 pays everything, and nobody is late who owes nothing.

        Semantics, section 6: minimum = min(amount due, ...).
        """
        line = a_line(minimum=minimum).purchase(CNY(60), on=OCT(20), id="p")
        line = line.refund("p", on=NOV(3), id="f", amount=CNY(30))

        assert line.bills[0].ask.minimum <= line.bills[0].ask.amount_due == 30_00
        assert line.repay(CNY(30), on=NOV(15), id="r").days_past_due == 0


class TestOfAnyRule:
    """Semantics, section 6: the minimum lies between nothing and the amount due."""

    SHARES = st.sampled_from(["0", "1/3", "2%", "10%", "100%"])
    AMOUNTS = st.integers(0, 500_00)
    BOUNDS = st.none() | AMOUNTS.map(CNY.minor)
    RULES = st.builds(
        MinimumPayment,
        SHARES,
        of=st.sampled_from(["principal", "balance"]),
        floor=BOUNDS,
        all_below=BOUNDS,
        all_below_of=st.sampled_from(["balance", "principal"]),
    )
    OTHERS = st.builds(MinimumPayment, SHARES, floor=BOUNDS, floor_of=st.just("share")) | st.builds(
        MinimumPayment, SHARES, floor=BOUNDS, of=st.just("balance"), charges=st.just("within")
    )

    @given(RULES | OTHERS, AMOUNTS, AMOUNTS, st.integers(-500_00, 500_00), st.fractions(0, 500_00))
    def test_it_lies_between_nothing_and_the_amount_due(
        self, rule: MinimumPayment, ordinary: int, in_full: int, over: int, carry: Fraction
    ) -> None:
        sight = Outlook(
            amount_due=ordinary + in_full,
            in_full=in_full,
            ordinary=ordinary,
            over_limit=over,
            carry=carry,
            is_first=False,
        )
        asked = rule.asks(sight)

        assert 0 <= asked.minimum <= ordinary + in_full
        assert 0 <= asked.revolving <= ordinary - asked.over
        assert asked.minimum == min(ordinary + in_full, rule.uncapped(sight))
        if rule.charges == "beside":
            assert asked.minimum >= in_full + asked.over


class TestRefusedRules:
    @pytest.mark.parametrize("share", [0.1, True, None, [10]])
    def test_a_share_that_is_not_exact(self, share: Any) -> None:
        with pytest.raises(TypeError, match="not exact"):
            MinimumPayment(share)

    @pytest.mark.parametrize("share", ["ten", "-10%", "10 percent"])
    def test_a_share_that_is_none(self, share: str) -> None:
        with pytest.raises(ValueError, match=r"negative|decimal|number|ratio"):
            MinimumPayment(share)

    def test_a_share_of_something_else(self) -> None:
        with pytest.raises(ValueError, match="of is 'principal' or 'balance', not 'limit'"):
            MinimumPayment("10%", of="limit")  # type: ignore[arg-type]


class TestASmallBalanceOfPrincipal:
    """Charges make no balance too large to be asked for in full."""

    def test_all_is_asked_for(self) -> None:
        sight = Outlook(
            amount_due=101_00, in_full=1_00, ordinary=100_00, over_limit=0, carry=Fraction(0), is_first=False
        )

        minimums = [
            MinimumPayment("10%", all_below=CNY(100), all_below_of=of).asks(sight).minimum
            for of in ("balance", "principal")
        ]
        assert minimums == [11_00, 101_00]

    def test_no_other_word(self) -> None:
        with pytest.raises(ValueError, match="^all_below_of is 'balance' or 'principal', not 'interest'$"):
            MinimumPayment(all_below_of="interest")  # type: ignore[arg-type]
