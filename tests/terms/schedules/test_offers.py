"""What an offer takes, and what it refuses."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta

from creditline.dates import DayCount, Days, Months, Weeks
from creditline.errors import CurrencyMismatch, InterestNotCovered, OfferNotAvailable, PaymentTooSmall, RowNegative
from creditline.money import CNY, JPY, USD, Rate, RateSchedule, Rounding
from creditline.terms.bearer import bearers
from creditline.terms.declining import EqualPrincipal
from creditline.terms.down_payment import DownPayment
from creditline.terms.ending import Prepayment, RefundTerms, Unearned
from creditline.terms.flat import FlatFee, InterestFree
from creditline.terms.keywords import Common
from creditline.terms.level import EqualPayment, EqualPaymentOf
from creditline.terms.offer import InstallmentOffer

if TYPE_CHECKING:
    from collections.abc import Callable

ON = date(2026, 10, 20)
MONTHLY = Rate.parse("0.6%/month")
free = InstallmentOffer.interest_free


class TestAgreeing:
    def test_an_offer_is_a_value(self) -> None:
        offer = InstallmentOffer.flat_fee(12, total_rate="8.8%", name="12")

        assert offer == InstallmentOffer.flat_fee(12, total_rate=Fraction(88, 1000), name="12")
        assert hash(offer) == hash(pickle.loads(pickle.dumps(offer)))  # noqa: S301 - it is our own
        assert attrs.evolve(offer, periods=6).method == offer.method

    def test_what_is_not_named_has_a_default(self) -> None:
        offer = free(3)

        assert offer == InstallmentOffer(
            3,
            InterestFree((("merchant", Fraction(1)),)),
            down_payment=None,
            name="",
            remainder="last",
            unit=None,
            rounding=Rounding.HALF_UP,
            split_rounding=Rounding.DOWN,
            amount_min=None,
            amount_max=None,
            share_max=None,
            on_prepayment=Prepayment("waive"),
            on_refund=RefundTerms("last_first", "kept", "reduced"),
            unearned=Unearned("kept", "returned", "kept"),
        )

    @pytest.mark.parametrize("periods", [0, 361, -1])
    def test_an_offer_has_1_to_360_periods(self, periods: int) -> None:
        with pytest.raises(ValueError, match="periods are 1 to 360, not"):
            free(periods)

    @pytest.mark.parametrize("periods", ["3", True, 3.0])
    def test_periods_are_counted(self, periods: object) -> None:
        with pytest.raises(TypeError, match="periods are an int"):
            free(periods)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("agree", "said"),
        [
            (lambda: free(3, remainder="middle"), "remainder is 'last' or 'first' or 'spread', not 'middle'"),  # type: ignore[arg-type]
            (lambda: free(3, rounding="half_up"), "rounding is a Rounding, not 'half_up': write Rounding.HALF_UP"),  # type: ignore[arg-type]
            (lambda: free(3, name=None), "name is a str, not None"),  # type: ignore[arg-type]
            (lambda: free(3, unit=1), "unit is Money such as CNY('12.34'), not 1"),  # type: ignore[arg-type]
            (lambda: free(3, amount_min=10), "amount_min is Money such as CNY('12.34'), not 10"),  # type: ignore[arg-type]
            (lambda: free(3).with_down_payment(amount=25), "amount is Money such as CNY('12.34'), not 25"),  # type: ignore[arg-type]
            (
                lambda: InstallmentOffer.flat_fee(3, total_rate="1%", charged="last"),  # type: ignore[arg-type]
                "charged is 'each' or 'first', not 'last'",
            ),
            (
                lambda: InstallmentOffer.flat_fee(3, total_rate="1%", component="principal"),  # type: ignore[arg-type]
                "component is 'fee' or 'interest', not 'principal'",
            ),
            (
                lambda: InstallmentOffer.equal_payment(12, "12%/year"),  # type: ignore[arg-type]
                "rate is a Rate or RateSchedule, not '12%/year': write Rate.parse('12%/year')",
            ),
            (
                lambda: InstallmentOffer.equal_payment(3, MONTHLY, odd_first="long"),  # type: ignore[arg-type]
                "odd_first is 'simple' or 'compound' or 'ignored', not 'long'",
            ),
            (
                lambda: InstallmentOffer.equal_payment(3, MONTHLY, odd_days="actual"),  # type: ignore[arg-type]
                "odd_days is a DayCount, not 'actual': write DayCount.ACT_365F",
            ),
            (
                lambda: InstallmentOffer.equal_payment(3, MONTHLY, at_step="always"),  # type: ignore[arg-type]
                "at_step is 'level' or 'reamortize', not 'always'",
            ),
            (
                lambda: InstallmentOffer.equal_payment(3, MONTHLY, leveled=1),  # type: ignore[arg-type]
                "leveled is a bool, not 1",
            ),
            (
                lambda: InstallmentOffer.equal_payment_of(100, MONTHLY),  # type: ignore[arg-type]
                "payment is Money such as CNY('12.34'), not 100",
            ),
            (lambda: EqualPrincipal("monthly"), "accrual is an Accrual, not 'monthly'"),  # type: ignore[arg-type]
            (lambda: RefundTerms(billed_fee="lost"), "billed_fee is 'kept' or 'returned', not 'lost'"),  # type: ignore[arg-type]
        ],
    )
    def test_what_is_wrong_is_said_in_words(self, agree: Callable[[], object], said: str) -> None:
        with pytest.raises((TypeError, ValueError)) as refused:
            agree()
        assert str(refused.value) == said

    def test_an_offer_is_called_by_its_name_or_its_rows(self) -> None:
        assert free(3, name="bill-3").label == "bill-3"
        assert free(3).label == "3 installments"
        assert free(1).label == "1 installment"
        assert InstallmentOffer.equal_payment_of(CNY(100), MONTHLY).label == "installments of 100.00 CNY"

    def test_an_agreed_payment_leaves_the_count_open(self) -> None:
        method = InstallmentOffer.equal_payment_of(CNY(100), MONTHLY).method

        assert isinstance(method, EqualPaymentOf)
        with pytest.raises(ValueError, match="periods is None where a payment is agreed"):
            InstallmentOffer(12, method)
        with pytest.raises(ValueError, match="periods is None where a payment is agreed"):
            attrs.evolve(free(3), periods=None)

    def test_amounts_are_of_one_currency(self) -> None:
        with pytest.raises(CurrencyMismatch):
            free(3, amount_min=CNY(10), amount_max=USD(1000))
        with pytest.raises(CurrencyMismatch):
            free(3, unit=CNY(1)).with_down_payment(amount=USD(10))
        with pytest.raises(CurrencyMismatch):
            InstallmentOffer.equal_payment_of(CNY(100), MONTHLY, unit=JPY(1))

    @pytest.mark.parametrize("name", ["unit", "amount_min", "amount_max"])
    def test_amounts_are_positive(self, name: str) -> None:
        with pytest.raises(ValueError, match="an amount of an offer is positive"):
            free(3, **{name: CNY.zero})  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=name):
            free(3, **{name: 100})  # type: ignore[arg-type]

    def test_bounds_leave_room(self) -> None:
        assert free(3, amount_min=CNY(10), amount_max=CNY(10)).quote(CNY(10), on=ON)
        with pytest.raises(ValueError, match="no amount is at least 10.01 CNY and at most 10.00 CNY"):
            free(3, amount_min=CNY("10.01"), amount_max=CNY(10))

    def test_a_share_of_a_statement_is_a_part_of_it(self) -> None:
        assert free(3, share_max="90%").share_max == Fraction(9, 10)
        assert free(3, share_max=1).share_max == 1
        for none in ("0%", "101%"):
            with pytest.raises(ValueError, match="share_max is more than 0 and at most 1"):
                free(3, share_max=none)

    @pytest.mark.parametrize(
        "wrong",
        [{"remainder": "middle"}, {"rounding": "half_up"}, {"split_rounding": 1}, {"name": 3}, {"method": "level"}],
    )
    def test_words_and_types_are_checked(self, wrong: dict[str, Any]) -> None:
        with pytest.raises((TypeError, ValueError), match=next(iter(wrong))):
            attrs.evolve(free(3), **wrong)

    def test_a_keyword_that_no_offer_has_is_refused(self) -> None:
        with pytest.raises(TypeError, match="colour"):
            free(3, colour="red")  # type: ignore[call-arg]

    def test_every_constructor_takes_what_every_offer_has(self) -> None:
        fields = {field.name for field in attrs.fields(InstallmentOffer)}

        assert set(Common.__annotations__) == fields - {"periods", "method", "down_payment"}

    def test_a_flat_fee_has_one_rate(self) -> None:
        for rates in ({}, {"total_rate": "1%", "rate_per_period": "1%"}):
            with pytest.raises(ValueError, match="a flat fee has a total_rate or a rate_per_period"):
                InstallmentOffer.flat_fee(3, **rates)  # type: ignore[arg-type]

    @pytest.mark.parametrize("wrong", [{"charged": "last"}, {"component": "principal"}])
    def test_a_flat_fee_is_charged_by_a_word(self, wrong: dict[str, str]) -> None:
        with pytest.raises(ValueError, match=next(iter(wrong))):
            InstallmentOffer.flat_fee(3, total_rate="1%", **wrong)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"leveled": 1}, TypeError),
            ({"at_step": "always"}, ValueError),
            ({"odd_first": "long"}, ValueError),
            ({"odd_days": "actual"}, TypeError),
            ({"day_counted": "both"}, ValueError),
            ({"accrual": "weekly"}, ValueError),
        ],
    )
    def test_interest_is_agreed_in_words(self, wrong: dict[str, Any], error: type[Exception]) -> None:
        with pytest.raises(error):
            InstallmentOffer.equal_payment(3, MONTHLY, **wrong)
        with pytest.raises(TypeError, match="rate"):
            InstallmentOffer.equal_payment(3, "0.6%/month")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="payment"):
            InstallmentOffer.equal_payment_of(100, MONTHLY)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="accrual"):
            EqualPayment(MONTHLY)  # type: ignore[arg-type]


class TestBearers:
    def test_one_bears_it_or_several_in_shares(self) -> None:
        assert bearers("platform") == (("platform", Fraction(1)),)
        assert bearers({"merchant": "60%", "platform": "2/5"}) == (
            ("merchant", Fraction(3, 5)),
            ("platform", Fraction(2, 5)),
        )
        assert bearers(bearers("bank-1")) == bearers("bank-1")

    @pytest.mark.parametrize(
        "value", [{}, {"merchant": "60%"}, {"merchant": 1, "platform": 0}, {"a": "60%", "b": "60%"}]
    )
    def test_shares_are_positive_and_sum_to_1(self, value: dict[str, str]) -> None:
        with pytest.raises(ValueError, match="positive and sum to 1, not"):
            bearers(value)

    def test_each_stands_once(self) -> None:
        with pytest.raises(ValueError, match="each bearer stands once"):
            bearers((("merchant", "50%"), ("merchant", "50%")))

    @pytest.mark.parametrize("name", ["", "the merchant", "-x", "商户"])
    def test_a_name_can_stand_in_an_account(self, name: str) -> None:
        with pytest.raises(ValueError, match="letters, digits and hyphens"):
            bearers(name)

    def test_a_bearer_is_named(self) -> None:
        with pytest.raises(TypeError, match="a bearer is named"):
            bearers(1)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="letters, digits and hyphens"):
            bearers({1: "100%"})  # type: ignore[dict-item]

    def test_the_customer_bears_nothing_of_what_is_free(self) -> None:
        with pytest.raises(ValueError, match="costs the customer nothing"):
            free(3, bearer={"merchant": "50%", "customer": "50%"}, cost_rate="3%")

    def test_shares_of_a_cost_are_laid_out_in_rows(self) -> None:
        offer = free(3, bearer={"merchant": "60%", "platform": "40%"}, cost_rate="2.5%")
        schedule = offer.quote(CNY("1000.10"), on=ON)
        merchant, platform = schedule.subsidies

        assert schedule.total_cost == CNY.zero
        assert (merchant.amount, merchant.parts) == (CNY(15), (CNY(5),) * 3)
        assert (platform.amount, platform.parts) == (CNY(10), (CNY("3.33"), CNY("3.33"), CNY("3.34")))

    def test_the_customer_pays_his_share_of_a_fee(self) -> None:
        offer = InstallmentOffer.flat_fee(2, total_rate="3%", bearer={"customer": "1/3", "platform": "2/3"})
        schedule = offer.quote(CNY(1_000), on=ON)

        assert schedule.total_cost == CNY(10)
        assert [(subsidy.bearer, subsidy.amount) for subsidy in schedule.subsidies] == [("platform", CNY(20))]

    def test_nobody_bears_a_cost_that_was_not_agreed(self) -> None:
        assert free(3).quote(CNY(100), on=ON).subsidies == ()


class TestEndings:
    @pytest.mark.parametrize(
        ("agreed", "fee"), [("waive", 0), ("next_period", 90), ("all", 180), ("3%", 1800), (Prepayment("all"), 180)]
    )
    def test_fees_at_early_settlement(self, agreed: str | Prepayment, fee: int) -> None:
        rule = free(3, on_prepayment=agreed).on_prepayment

        assert rule.fee((90, 90), 60_000, Rounding.HALF_UP) == fee

    def test_no_fee_is_left_when_all_are_billed(self) -> None:
        assert Prepayment("next_period").fee((), 0, Rounding.HALF_UP) == 0

    def test_a_share_has_its_rule(self) -> None:
        with pytest.raises(ValueError, match="a share of the remaining principal"):
            Prepayment("share")
        with pytest.raises(ValueError, match="a share of the remaining principal"):
            Prepayment("all", "3%")
        for wrong in ("some", "share", "-3%", None):
            with pytest.raises(ValueError, match="^on_prepayment is 'waive', 'next_period', 'all', or a share such as"):
                free(3, on_prepayment=wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="which is not exact"):
            free(3, on_prepayment=0.03)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("rule", "left", "fee"),
        [
            ("reduced", 5_000, 45),
            ("reduced", 0, 0),
            ("kept", 5_000, 90),
            ("kept", 0, 90),
            ("all_or_nothing", 1, 90),
            ("all_or_nothing", 0, 0),
        ],
    )
    def test_fees_after_a_refund(self, rule: str, left: int, fee: int) -> None:
        terms = RefundTerms(unbilled_fee=rule)  # type: ignore[arg-type]

        assert (
            terms.unbilled_fee_left(90, principal_before=10_000, principal_left=left, rounding=Rounding.HALF_UP) == fee
        )

    def test_an_order_alone_may_be_named(self) -> None:
        assert free(3, on_refund="pro_rata").on_refund == RefundTerms("pro_rata")
        assert free(3, on_refund=RefundTerms(billed_fee="returned")).on_refund.billed_fee == "returned"
        with pytest.raises(
            ValueError, match="^on_refund is 'last_first', 'pro_rata', or RefundTerms, not 'first_last'$"
        ):
            free(3, on_refund="first_last")  # type: ignore[arg-type]

    def test_one_rule_may_hold_at_every_ending(self) -> None:
        assert free(3, unearned="returned").unearned == Unearned("returned", "returned", "returned")
        assert free(3, unearned=Unearned()).unearned == Unearned("kept", "returned", "kept")
        with pytest.raises(ValueError, match="^unearned is 'kept', 'returned', or Unearned, not 'lost'$"):
            free(3, unearned="lost")  # type: ignore[arg-type]


class TestDownPayments:
    def test_pay_in_4(self) -> None:
        schedule = free(3).with_down_payment(share="25%").quote(USD("100.01"), on=ON, every=Weeks(2))

        assert [row.payment for row in schedule.rows] == [USD(25), USD(25), USD(25), USD("25.01")]
        assert [row.due_date for row in schedule.rows] == [
            ON,
            date(2026, 11, 3),
            date(2026, 11, 17),
            date(2026, 12, 1),
        ]
        assert (schedule.down_payment, schedule.financed, schedule.principal) == (USD(25), USD("75.01"), USD("100.01"))
        assert schedule.rows[0].balance == USD("75.01")

    def test_an_amount_is_the_same_for_every_purchase(self) -> None:
        offer = free(2).with_down_payment(amount=CNY(30))

        assert [row.payment for row in offer.quote(CNY(100), on=ON).rows] == [CNY(30), CNY(35), CNY(35)]
        assert [row.payment for row in offer.quote(CNY(30), on=ON).rows] == [CNY(30), CNY.zero, CNY.zero]

    def test_more_than_the_purchase_is_not_paid_down(self) -> None:
        with pytest.raises(OfferNotAvailable, match="which takes 30.00 CNY or more") as refused:
            free(2, name="down 30").with_down_payment(amount=CNY(30)).quote(CNY("29.99"), on=ON)
        assert (refused.value.offer, refused.value.minimum) == ("down 30", CNY(30))

    @pytest.mark.parametrize(
        ("amount", "first"), [("1000.00", "333.00"), ("2.99", "0.99"), ("0.02", "0.00")], ids=["unit", "cents", "none"]
    )
    def test_a_share_is_rounded_as_parts_are(self, amount: str, first: str) -> None:
        schedule = free(2, unit=CNY(1)).with_down_payment(share="1/3").quote(CNY(amount), on=ON)

        assert schedule.down_payment == CNY(first)
        assert schedule.principal == CNY(amount)

    def test_a_share_never_rounds_to_more_than_there_is(self) -> None:
        offer = free(1, unit=CNY(10), split_rounding=Rounding.HALF_UP).with_down_payment(share="99%")

        assert offer.quote(CNY("5.06"), on=ON).down_payment == CNY("5.01")

    def test_a_fee_is_on_what_is_financed(self) -> None:
        offer = InstallmentOffer.flat_fee(3, total_rate="3%").with_down_payment(share="50%")

        assert offer.quote(CNY(200), on=ON).total_cost == CNY(3)

    def test_a_down_payment_is_a_part(self) -> None:
        wrongs: list[dict[str, Any]] = [{}, {"share": "25%", "amount": CNY(1)}]
        for wrong in wrongs:
            with pytest.raises(ValueError, match="a share or an amount"):
                free(3).with_down_payment(**wrong)
        for share in ("0%", "100%"):
            with pytest.raises(ValueError, match="more than 0 and less than 1"):
                free(3).with_down_payment(share=share)
        with pytest.raises(ValueError, match="a positive amount"):
            DownPayment(amount=CNY.zero)
        with pytest.raises(TypeError, match="amount"):
            DownPayment(amount=3)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="down_payment"):
            attrs.evolve(free(3), down_payment="25%")  # type: ignore[arg-type]


class TestQuoting:
    def test_amounts_outside_the_bounds_are_refused(self) -> None:
        offer = free(3, name="3", amount_min=CNY(100), amount_max=CNY(5_000))

        for amount in (CNY("99.99"), CNY("5000.01")):
            with pytest.raises(OfferNotAvailable, match="'3', which takes 100.00 CNY to 5,000.00 CNY") as refused:
                offer.quote(amount, on=ON)
            assert refused.value.amount == amount
        with pytest.raises(OfferNotAvailable, match="'3 installments', which takes 100.00 CNY or more"):
            free(3, amount_min=CNY(100)).quote(CNY(1), on=ON)
        with pytest.raises(OfferNotAvailable, match="which takes 1.00 CNY or less"):
            free(3, amount_max=CNY(1)).quote(CNY(2), on=ON)

    def test_only_a_positive_amount_of_the_currency_is_quoted(self) -> None:
        with pytest.raises(TypeError, match="an amount of Money"):
            free(3).quote(100, on=ON)  # type: ignore[arg-type]
        with pytest.raises(CurrencyMismatch):
            free(3, unit=CNY(1)).quote(USD(100), on=ON)
        for amount in (CNY.zero, -CNY(1)):
            with pytest.raises(ValueError, match="a positive amount"):
                free(3).quote(amount, on=ON)

    def test_a_day_is_a_date(self) -> None:
        with pytest.raises(TypeError, match="on is a day"):
            free(3).quote(CNY(1), on=datetime(2026, 10, 20, 12))
        with pytest.raises(TypeError, match="first_due is a day"):
            free(3).quote(CNY(1), on=ON, first_due=datetime(2026, 11, 20, 12))
        with pytest.raises(TypeError, match="a step is"):
            free(3).quote(CNY(1), on=ON, every=30)  # type: ignore[arg-type]

    def test_the_first_row_falls_due_later(self) -> None:
        for first_due in (ON, date(2026, 10, 19)):
            with pytest.raises(ValueError, match="the first row falls due after 2026-10-20"):
                free(3).quote(CNY(1), on=ON, first_due=first_due)

    def test_a_relativedelta_is_a_step(self) -> None:
        quote = free(3).quote(CNY(1), on=ON, every=relativedelta(months=2))

        assert quote == free(3).quote(CNY(1), on=ON, every=Months(2))

    def test_dates_end_with_the_calendar(self) -> None:
        assert free(12).quote(CNY(12), on=date(9998, 12, 31)).due_dates[-1] == date(9999, 12, 31)
        for on in (date(9999, 1, 1), date(9999, 1, 31)):
            with pytest.raises(ValueError, match="10000|outside the calendar"):
                free(12).quote(CNY(12), on=on)

    def test_months_may_end_with_the_month(self) -> None:
        dates = free(3).quote(CNY(3), on=date(2026, 2, 28), every=Months(1, end_of_month=True)).due_dates

        assert dates == (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31))


class TestQuotingOverGivenDates:
    STATEMENTS = (date(2026, 11, 9), date(2026, 12, 9), date(2027, 1, 9), date(2027, 2, 9))

    def test_rows_take_the_dates_they_need(self) -> None:
        schedule = free(3).quote_over(CNY(90), on=ON, due_dates=self.STATEMENTS)

        assert schedule == free(3).quote(CNY(90), on=ON, first_due=date(2026, 11, 9))

    def test_a_found_count_takes_as_many_as_it_needs(self) -> None:
        offer = InstallmentOffer.equal_payment_of(CNY(50), MONTHLY)
        schedule = offer.quote_over(CNY(90), on=ON, due_dates=list(self.STATEMENTS))

        assert schedule.due_dates == self.STATEMENTS[:2]

    def test_dates_never_go_back(self) -> None:
        for dates in ((ON,), (date(2026, 11, 9), date(2026, 11, 8))):
            with pytest.raises(ValueError, match="due dates never go back, and all are after 2026-10-20"):
                free(len(dates)).quote_over(CNY(90), on=ON, due_dates=dates)
        with pytest.raises(TypeError, match="due date is"):
            free(1).quote_over(CNY(90), on=ON, due_dates=["2026-11-09"])  # type: ignore[list-item]

    def test_every_row_has_a_date(self) -> None:
        with pytest.raises(ValueError, match="5 due dates are needed, not 4"):
            free(5).quote_over(CNY(90), on=ON, due_dates=self.STATEMENTS)
        with pytest.raises(ValueError, match="1 due dates are needed, not 0"):
            InstallmentOffer.equal_payment_of(CNY(50), MONTHLY).quote_over(CNY(90), on=ON, due_dates=())


class TestLevelPayments:
    def test_a_cent_over_twelve_rows(self) -> None:
        for offer in (
            free(12),
            InstallmentOffer.flat_fee(12, total_rate="8.8%"),
            InstallmentOffer.equal_payment(12, MONTHLY),
            InstallmentOffer.equal_payment(12, MONTHLY, leveled=True),
            InstallmentOffer.equal_principal(12, MONTHLY),
            InstallmentOffer.interest_only(12, MONTHLY),
            InstallmentOffer.sum_of_digits(12, total_rate="8.8%"),
        ):
            schedule = offer.quote(CNY("0.01"), on=ON)
            assert schedule.payment_total == CNY("0.01")
            assert len(schedule.rows) == 12

    def test_a_million_over_360_rows(self) -> None:
        schedule = InstallmentOffer.equal_payment(360, Rate.annual("3.95%")).quote(CNY(1_000_000), on=ON)

        # 1,000,000 × i / (1 − (1 + i)^−360) for i = 0.0395 / 12 is 4745.3721...
        assert {row.payment for row in schedule.rows[:-1]} == {CNY("4745.37")}
        assert schedule.rows[-1].payment == CNY("4747.07")
        assert schedule.total_cost == CNY("708334.90")

    def test_whole_yuan_leave_the_rest_to_the_last_row(self) -> None:
        offer = InstallmentOffer.equal_payment(12, MONTHLY, unit=CNY(1))
        rows = offer.quote(CNY(10_000), on=ON).rows

        assert {row.payment for row in rows[:-1]} == {CNY(866)}
        assert rows[-1].payment == CNY("868.35")

    def test_a_unit_that_is_too_coarse_gives_way_to_the_cent(self) -> None:
        """A level payment of zero, one that repays too much, and one that does not pay its interest."""
        for unit, periods, rate, rounding in (
            (CNY(1_000), 12, "0.5%", Rounding.HALF_UP),
            (CNY(100), 12, "0.5%", Rounding.HALF_UP),
            (CNY(10), 120, "2.05%", Rounding.DOWN),
        ):
            fine = InstallmentOffer.equal_payment(periods, Rate.monthly(rate), rounding=rounding)
            assert attrs.evolve(fine, unit=unit).quote(CNY(1_000), on=ON) == fine.quote(CNY(1_000), on=ON)

    def test_a_rounded_payment_that_repays_too_much_is_refused(self) -> None:
        with pytest.raises(RowNegative, match="row 12 would be -0.04 CNY") as refused:
            InstallmentOffer.equal_payment(12, Rate.monthly("0%")).quote(CNY("0.07"), on=ON)
        assert (refused.value.row, refused.value.payment) == (12, CNY("-0.04"))

    def test_a_leveled_payment_is_lowered_until_it_fits(self) -> None:
        rows = InstallmentOffer.equal_payment(360, Rate.annual("5%"), leveled=True).quote(CNY(100), on=ON).rows

        assert rows[0].payment == CNY("0.53")
        assert rows[-1].payment == CNY("6.25")

    def test_interest_that_a_long_first_period_runs_up_is_not_covered(self) -> None:
        offer = InstallmentOffer.equal_payment(12, Rate.annual("36%"))

        with pytest.raises(InterestNotCovered, match="the 1,[0-9.]+ CNY of row 1 does not cover the 3,") as refused:
            offer.quote(CNY(10_000), on=date(2026, 1, 20), first_due=date(2026, 12, 20))
        assert (refused.value.row, refused.value.interest) == (1, CNY(3_300))

    @pytest.mark.parametrize(
        ("rounding", "interest"),
        [(Rounding.HALF_UP, "0.01"), (Rounding.HALF_EVEN, "0.00"), (Rounding.DOWN, "0.00"), (Rounding.UP, "0.01")],
    )
    def test_half_a_cent_of_interest_is_rounded_as_agreed(self, rounding: Rounding, interest: str) -> None:
        for offer in (
            InstallmentOffer.equal_payment(3, Rate.monthly("1%"), rounding=rounding),
            InstallmentOffer.equal_principal(3, Rate.monthly("1%"), rounding=rounding),
            InstallmentOffer.equal_payment_of(CNY("0.18"), Rate.monthly("1%"), rounding=rounding),
        ):
            assert offer.quote(CNY("0.50"), on=ON).rows[0].interest == CNY(interest)

    def test_an_agreed_payment_that_never_repays_is_refused(self) -> None:
        rate = Rate.monthly("1%")

        with pytest.raises(InterestNotCovered, match="9.99 CNY of row 1 does not cover the 10.00 CNY"):
            InstallmentOffer.equal_payment_of(CNY("9.99"), rate).quote(CNY(1_000), on=ON)
        with pytest.raises(PaymentTooSmall, match="10.00 CNY a period does not repay 1,000.00 CNY within 360 rows"):
            InstallmentOffer.equal_payment_of(CNY(10), rate).quote(CNY(1_000), on=ON)

    def test_an_agreed_payment_of_more_than_is_owed_is_one_row(self) -> None:
        schedule = InstallmentOffer.equal_payment_of(CNY(2_000), Rate.monthly("1%")).quote(CNY(1_000), on=ON)

        assert [row.payment for row in schedule.rows] == [CNY(1_010)]

    def test_the_rule_of_78_refuses_a_cost_that_its_payments_cannot_earn(self) -> None:
        with pytest.raises(InterestNotCovered, match="of row 1 does not cover"):
            InstallmentOffer.sum_of_digits(12, total_rate="120%").quote(CNY(1_000), on=ON)


class TestCharging:
    def test_all_of_a_fee_may_fall_due_with_the_first_row(self) -> None:
        schedule = InstallmentOffer.flat_fee(3, total_rate="6%", charged="first").quote(CNY(300), on=ON)

        assert [row.fee for row in schedule.rows] == [CNY(18), CNY.zero, CNY.zero]

    def test_the_law_may_want_a_fee_called_interest(self) -> None:
        schedule = InstallmentOffer.flat_fee(3, total_rate="6%", component="interest").quote(CNY(300), on=ON)

        assert [(row.interest, row.fee) for row in schedule.rows] == [(CNY(6), CNY.zero)] * 3

    def test_interest_only_repays_with_the_last_row(self) -> None:
        schedule = InstallmentOffer.interest_only(3, MONTHLY).quote(CNY(1_000), on=ON)

        assert [(row.principal, row.interest) for row in schedule.rows] == [
            (CNY.zero, CNY(6)),
            (CNY.zero, CNY(6)),
            (CNY(1_000), CNY(6)),
        ]


def test_rates_and_day_counts_go_together() -> None:
    with pytest.raises(ValueError, match="a daily rate accrues by days: agree a day count"):
        InstallmentOffer.equal_payment(3, Rate.daily("0.05%"))
    with pytest.raises(ValueError, match="a monthly rate accrues by months, not by Act/360"):
        InstallmentOffer.equal_payment(3, MONTHLY, accrual=DayCount.ACT_360)
    with pytest.raises(ValueError, match="days count as Act/360 throughout"):
        InstallmentOffer.equal_payment(3, Rate.annual("6%"), accrual=DayCount.ACT_360, odd_days=DayCount.ACT_365F)
    for every in (Weeks(2), Days(30)):
        with pytest.raises(
            ValueError, match=r"rows that fall due by months; every (2 weeks|30 days) asks for a day count$"
        ):
            InstallmentOffer.equal_principal(3, RateSchedule((ON, MONTHLY))).quote(CNY(1), on=ON, every=every)


def test_methods_stand_alone() -> None:
    offer = InstallmentOffer(3, FlatFee("3%"))

    assert offer == InstallmentOffer.flat_fee(3, total_rate="3%")
