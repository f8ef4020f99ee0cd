"""How long and how much, if only the minimum is paid: of figures, of products and of lines."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from creditline import CNY, JPY, USD, Rate
from creditline.catalog import afterpay, huabei
from creditline.errors import CurrencyMismatch
from creditline.money import RateSchedule
from creditline.reports import MinimumPaymentRow, RevolvingBalance, minimum_payment_warning
from creditline.terms import Interest, MinimumPayment
from tests.installments.offers import FREE
from tests.lines import DEC, HALF_PER_MILLE, JAN, NOV, OCT, a_line, product

TENTH = MinimumPayment("10%")
TWENTY = MinimumPayment("2%", of="balance", charges="within", floor=USD(20))
YEARLY = Rate.annual("12%")
FREE_OF_INTEREST = Rate.annual(0)


class TestMonths:
    def test_interest_in_full_and_a_share_of_the_rest(self) -> None:
        """1 % of 100.00 and a tenth of it; then of 90.00."""
        warning = minimum_payment_warning(USD(100), minimum=TENTH, rate=YEARLY)

        assert warning.rows[:2] == (
            MinimumPaymentRow(1, USD(1), USD(11), USD(90)),
            MinimumPaymentRow(2, USD("0.90"), USD("9.90"), USD(81)),
        )

    def test_payments_are_the_balance_and_its_interest(self) -> None:
        warning = minimum_payment_warning(USD(1000), minimum=TWENTY, rate=YEARLY)

        paid = sum((row.payment for row in warning.rows), start=USD.zero)
        assert warning.total_paid == paid == USD(1000) + sum((row.interest for row in warning.rows), start=USD.zero)
        assert warning.rows[-1].balance == USD(0)

    @pytest.mark.parametrize(
        ("rate", "interest"),
        [
            ("12%/year", "10.00"),
            ("12%/year/360", "10.14"),
            ("1%/month", "10.00"),
            ("0.05%/day", "15.21"),
        ],
    )
    def test_a_month_is_a_twelfth_of_365_nights(self, rate: str, interest: str) -> None:
        """12 % over 360 nights are 10.1389 for 30.4166; 0.05 % are 15.2083."""
        warning = minimum_payment_warning(USD(1000), minimum=TENTH, rate=Rate.parse(rate))

        assert warning.rows[0].interest == USD(interest)

    def test_a_payment_goes_to_the_lowest_rate_first(self) -> None:
        """50.00 of each: 1.00 and 0.50 of interest; 50.00 are paid to the second, so that 51.00 and 0.50 are left."""
        balances = [RevolvingBalance(USD(50), Rate.annual("24%")), RevolvingBalance(USD(50), Rate.annual("12%"))]
        warning = minimum_payment_warning(balances, minimum=MinimumPayment(0, floor=USD(50)))

        assert [row.interest for row in warning.rows] == [USD("1.50"), USD("1.03"), USD("0.05")]

    def test_what_comes_first_follows_the_rates_as_they_change(self) -> None:
        """The first is free of interest in month 1 and costs 4 % a month from month 2 on, the other 1 %."""
        dear = RevolvingBalance(USD(60), Rate.annual("48%"), promotional_rate=FREE_OF_INTEREST, regular_from=2)
        warning = minimum_payment_warning(
            [dear, RevolvingBalance(USD(40), YEARLY)], minimum=MinimumPayment(0, floor=USD(30))
        )

        assert [row.interest for row in warning.rows] == [USD("0.40"), USD("1.60"), USD("1.36"), USD("0.53")]

    def test_a_share_of_the_balance_as_the_month_began_or_with_its_interest(self) -> None:
        """2 % of 2,000.00 are 40.00, and of 2,020.00 they are 40.40."""
        opening = minimum_payment_warning(USD(2000), minimum=TWENTY, rate=YEARLY)
        closing = minimum_payment_warning(USD(2000), minimum=TWENTY, rate=YEARLY, share_of="closing")

        assert (opening.rows[0].payment, closing.rows[0].payment) == (USD(40), USD("40.40"))

    def test_a_small_balance_is_paid_with_its_interest(self) -> None:
        warning = minimum_payment_warning(USD(20), minimum=MinimumPayment("10%", all_below=USD(20)), rate=YEARLY)

        assert (warning.months, warning.total_paid) == (1, USD("20.20"))

    def test_it_may_be_computed_finer_than_it_is_shown(self) -> None:
        """A third of a cent of interest is rounded away in cents, and shown as nothing where it is kept."""
        minimum = MinimumPayment("10%", unit=USD("0.50"), floor=USD("0.10"), all_below=USD("0.50"))
        rough = minimum_payment_warning(USD(1), minimum=minimum, rate=Rate.annual("4%"))
        fine = minimum_payment_warning(USD(1), minimum=minimum, rate=Rate.annual("4%"), decimals=6)

        assert [row.payment for row in rough.rows] == [USD("0.50"), USD("0.50")]
        assert [row.payment for row in fine.rows] == [USD("0.50"), USD("0.50"), USD("0.01")]


class TestWithoutEnd:
    def test_a_minimum_below_the_interest_never_repays(self) -> None:
        """25.00 a month of interest, and 20.00 asked."""
        warning = minimum_payment_warning(USD(1000), minimum=TWENTY, rate=Rate.annual("30%"))

        assert (warning.months, warning.years_shown, warning.total_paid) == (None, None, None)
        assert (warning.amortizes, warning.savings, warning.savings_shown) == (False, None, None)
        assert str(warning).splitlines()[1:3] == [
            "paying only the minimum never repays it: it is no more than the interest of a month",
            "paying 42.45 USD a month takes 3 years and 1,528.20 USD in all",
        ]

    def test_nor_does_one_that_is_just_the_interest(self) -> None:
        warning = minimum_payment_warning(USD(1000), minimum=TWENTY, rate=Rate.annual("24%"))

        assert not warning.amortizes
        assert len(warning.rows) == 1

    def test_only_the_regular_rate_is_asked_about(self) -> None:
        """3 % a month at first, which 20.00 do not pay, and 1 % later, which they do."""
        balance = RevolvingBalance(USD(1000), YEARLY, promotional_rate=Rate.annual("36%"), regular_from=3)
        warning = minimum_payment_warning([balance], minimum=TWENTY)

        assert warning.amortizes
        assert [row.balance for row in warning.rows[:2]] == [USD(1010), USD("1020.10")]
        assert warning.months is not None

    def test_more_than_a_hundred_years_are_not_counted(self) -> None:
        """2 % asked and 1.999 % of interest: 0.001 % less each month."""
        minimum = MinimumPayment("2%", of="balance", charges="within")
        warning = minimum_payment_warning(USD(100_000), minimum=minimum, rate=Rate.annual("23.988%"))

        assert (warning.months, warning.amortizes, len(warning.rows)) == (None, True, 1200)
        assert str(warning).splitlines()[1] == "paying only the minimum does not repay it within 100 years"


class TestThirtySixMonths:
    def test_without_interest_it_is_a_thirty_sixth(self) -> None:
        warning = minimum_payment_warning(USD(1000), minimum=TENTH, rate=FREE_OF_INTEREST)

        assert (warning.payment_36, warning.total_36) == (USD("27.78"), USD("1000.08"))

    def test_an_annuity_at_one_percent(self) -> None:
        """1000 x 0.01 / (1 - 1.01^-36) = 33.2143."""
        assert minimum_payment_warning(USD(1000), minimum=TENTH, rate=YEARLY).payment_36 == USD("33.21")

    def test_a_promotional_rate_beyond_them_holds_for_all_of_them(self) -> None:
        balance = RevolvingBalance(USD(1000), Rate.annual("30%"), promotional_rate=YEARLY, regular_from=40)

        assert minimum_payment_warning([balance], minimum=TENTH).payment_36 == USD("33.21")

    def test_they_may_cost_more_than_a_minimum_that_repays_most_of_it_early(self) -> None:
        warning = minimum_payment_warning(CNY(10_000), product=huabei())

        assert warning.savings == CNY("-1539.34")
        assert str(warning).splitlines()[2].endswith("13,060.08 CNY in all, 1,539.00 CNY more")

    def test_whole_units_of_a_currency_without_decimals(self) -> None:
        warning = minimum_payment_warning(JPY(100_000), minimum=MinimumPayment("1%", floor=JPY(500)), rate=YEARLY)

        assert warning.savings == warning.savings_shown


class TestText:
    def test_a_single_month(self) -> None:
        warning = minimum_payment_warning(USD(100), product=attrs.evolve(product(), currency=USD))

        assert str(warning).splitlines()[1] == "paying only the minimum takes 1 month and 100.00 USD in all"

    def test_nothing_owed(self) -> None:
        warning = minimum_payment_warning(USD(0), minimum=TENTH, rate=YEARLY)

        assert (warning.months, warning.total_paid, warning.payment_36) == (0, USD(0), USD(0))
        assert str(warning) == "nothing is owed that revolves"

    def test_the_table_shows_a_few_months_or_the_first_of_them(self) -> None:
        warning = minimum_payment_warning(USD(1000), minimum=TWENTY, rate=YEARLY)

        def months(text: str) -> list[int]:
            return [int(line.split()[0]) for line in text.splitlines()[2:]]

        assert months(warning.table()) == [1, 2, 3, 12, 24, 36, 48, 60, 70]
        assert months(warning.table(4)) == [1, 2, 3, 4]

    def test_a_notebook_shows_the_table(self) -> None:
        html = minimum_payment_warning(USD(10), minimum=TWENTY, rate=YEARLY)._repr_html_()

        assert "<th>interest</th>" in html
        assert "<td>10.10 USD</td>" in html


class TestProducts:
    def test_its_rate_and_its_minimum(self) -> None:
        assert minimum_payment_warning(CNY(100), product=huabei()) == minimum_payment_warning(
            CNY(100), minimum=TENTH, rate=Rate.parse("0.05%/day")
        )

    def test_what_is_given_stands_in_for_what_was_agreed(self) -> None:
        assert minimum_payment_warning(
            CNY(100), product=huabei(), minimum=MinimumPayment("20%"), rate=YEARLY
        ) == minimum_payment_warning(CNY(100), minimum=MinimumPayment("20%"), rate=YEARLY)

    def test_one_without_a_minimum_or_interest_is_paid_at_once(self) -> None:
        warning = minimum_payment_warning(afterpay().currency(100), product=afterpay())

        assert (warning.months, warning.rows[0].interest) == (1, afterpay().currency(0))

    def test_a_rate_that_changes_is_that_of_a_day(self) -> None:
        schedule = RateSchedule((OCT(1), Rate.parse("0.05%/day")), (DEC(1), Rate.parse("0.1%/day")))
        changing = product(minimum=TENTH, interest=Interest.overdue(schedule))

        assert [
            minimum_payment_warning(CNY(1000), product=changing, on=day).rows[0].interest for day in (NOV(30), DEC(1))
        ] == [CNY("15.21"), CNY("30.42")]
        with pytest.raises(TypeError, match="^the rate of Plain changes by date: say the day, on=$"):
            minimum_payment_warning(CNY(1000), product=changing)


class TestLines:
    def test_what_it_owes_under_its_own_product(self) -> None:
        """1,000.00 and 22 nights of 0.05 % from 9 November to the statement of 1 December."""
        line = a_line(minimum=TENTH, interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p").advance(to=DEC(1))

        assert minimum_payment_warning(line) == minimum_payment_warning(CNY(1011), product=line.product)

    def test_installments_do_not_revolve(self) -> None:
        line = a_line(minimum=TENTH, interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p")
        line = line.purchase(CNY(1200), on=OCT(21), id="plan", installments=FREE).advance(to=NOV(2))

        assert minimum_payment_warning(line).balance == CNY(1000)

    def test_the_rate_is_that_of_its_day(self) -> None:
        schedule = RateSchedule((OCT(1), Rate.parse("0.05%/day")), (DEC(1), Rate.parse("0.1%/day")))
        line = a_line(minimum=TENTH, interest=Interest.overdue(schedule)).purchase(CNY(1000), on=OCT(20), id="p")

        assert minimum_payment_warning(line).rows[0].interest == CNY("15.21")
        assert minimum_payment_warning(line, on=JAN(1)).rows[0].interest == CNY("30.42")

    def test_money_of_his_own_is_taken_off(self) -> None:
        """A refund that counts as no payment waits as credit until the next statement."""
        line = a_line(minimum=TENTH, refund_counts_as_payment=False).purchase(CNY(1000), on=OCT(20), id="p")
        line = line.advance(to=NOV(1)).refund("p", on=NOV(3), id="f", amount=CNY(300))

        assert minimum_payment_warning(line).balance == CNY(700)

    def test_cash_has_its_own_rate(self) -> None:
        """1,000.00 at 0.05 % a day beside 500.00 of cash at 0.1 %; own money would pay purchases first."""
        terms: dict[str, Any] = {
            "minimum": TENTH,
            "interest": HALF_PER_MILLE,
            "cash_interest": Interest.daily(Rate.parse("0.1%/day")),
        }
        line = a_line(**terms).purchase(CNY(1000), on=OCT(20), id="p").draw(CNY(500), on=OCT(21), id="d")
        apart = [
            RevolvingBalance(CNY(1000), Rate.parse("0.05%/day")),
            RevolvingBalance(CNY(500), Rate.parse("0.1%/day")),
        ]

        assert minimum_payment_warning(line) == minimum_payment_warning(apart, minimum=TENTH)

    def test_a_line_that_owes_nothing(self) -> None:
        assert str(minimum_payment_warning(a_line(minimum=TENTH))) == "nothing is owed that revolves"


class TestRefused:
    @pytest.mark.parametrize(
        ("asked", "error", "message"),
        [
            ({"product": "huabei"}, TypeError, "product is a Product, not 'huabei'"),
            ({"minimum": "2%", "rate": YEARLY}, TypeError, "minimum is a MinimumPayment, not '2%'"),
            ({"minimum": TENTH, "rate": "12%"}, TypeError, "rate is a Rate, not '12%'"),
            ({"minimum": TENTH, "rate": YEARLY, "decimals": 2.5}, TypeError, "decimals are a whole number"),
            ({"minimum": TENTH, "rate": YEARLY, "share_of": "x"}, ValueError, "not of 'x'"),
        ],
    )
    def test_what_is_of_another_kind(self, asked: dict[str, Any], error: type[Exception], message: str) -> None:
        with pytest.raises(error, match=message):
            minimum_payment_warning(CNY(100), **asked)

    @pytest.mark.parametrize(
        ("owed", "named", "message"),
        [
            (USD(1), {"rate": YEARLY}, "^what is asked for is said by a product or by a minimum$"),
            (USD(1), {"minimum": TENTH}, "^what it costs is said by a product, a rate, or balances with their rates$"),
            ("100", {"minimum": TENTH}, "^what revolves is a line, Money or one RevolvingBalance or more, not '100'$"),
            (100, {"minimum": TENTH}, "^what revolves is a line, Money or one RevolvingBalance or more, not 100$"),
            ([], {"minimum": TENTH}, "^what revolves is a line, Money or one RevolvingBalance or more"),
            (
                [RevolvingBalance(USD(1), YEARLY)],
                {"minimum": TENTH, "rate": YEARLY},
                "^balances have rates of their own: 12 %/year is for an amount$",
            ),
        ],
    )
    def test_what_says_too_little_or_too_much(self, owed: Any, named: dict[str, Any], message: str) -> None:
        with pytest.raises(TypeError, match=message):
            minimum_payment_warning(owed, **named)

    @pytest.mark.parametrize(
        ("owed", "named"),
        [
            ([RevolvingBalance(USD(1), YEARLY), RevolvingBalance(CNY(1), YEARLY)], {"minimum": TENTH}),
            (CNY(1), {"minimum": TWENTY, "rate": YEARLY}),
            (USD(1), {"product": huabei()}),
        ],
    )
    def test_two_currencies(self, owed: Any, named: dict[str, Any]) -> None:
        with pytest.raises(CurrencyMismatch):
            minimum_payment_warning(owed, **named)

    def test_fewer_decimals_than_the_currency_has(self) -> None:
        with pytest.raises(ValueError, match="^USD has 2 decimals, and no fewer are computed with: not 1$"):
            minimum_payment_warning(USD(1), minimum=TENTH, rate=YEARLY, decimals=1)

    @pytest.mark.parametrize(
        ("given", "error", "message"),
        [
            ((USD(-1), YEARLY), ValueError, "^amount is not negative, but -1.00 USD is$"),
            (("1", YEARLY), TypeError, "^amount is Money such as"),
            ((USD(1), "12%"), TypeError, "^rate is a Rate, not '12%': write Rate.parse"),
        ],
    )
    def test_balances_that_are_none(self, given: Any, error: type[Exception], message: str) -> None:
        with pytest.raises(error, match=message):
            RevolvingBalance(*given)

    @pytest.mark.parametrize("half", [{"promotional_rate": YEARLY}, {"regular_from": 6}])
    def test_a_promotional_rate_has_an_end(self, half: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match="^a promotional rate goes with the month in which the regular one begins"):
            RevolvingBalance(USD(1), YEARLY, **half)
