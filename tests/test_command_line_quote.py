"""`creditline quote` prints a schedule with every rate, sets offers side by side, or says in one line why not."""

from __future__ import annotations

import pytest

from creditline import CNY, InstallmentOffer, Rate, Rounding
from creditline.cli.offers import DAY_COUNTS, METHODS, WAYS
from creditline.cli.quote import ON_USUAL
from creditline.dates import DayCount, Days, Months, Weeks


@pytest.fixture
def quoted(printed):
    """What `creditline quote 1200` prints with these words, options without their dashes."""

    def run(text):
        return printed("quote", "1200", *[f"--{word}" for word in text.split()])

    return run


def shown(offer, **times):
    """What it should print for an offer on 1,200."""
    schedule = offer.quote(CNY(1200), on=times.pop("on", ON_USUAL), **times)
    return f"{schedule}\n\n{schedule.disclosure()}\n"


class TestOneOffer:
    def test_a_flat_fee_with_every_rate(self, printed, golden):
        assert printed("quote", "1200", "--periods", "12", "--total-rate", "8.8%") == golden("quote_flat_fee")

    # Source: miantaihao.com/cfxy/28914.html: 12 x 0.6 % is 13.03 % simple and 13.84 % compound.
    def test_what_12_times_0_6_percent_costs(self, printed):
        out = printed("quote", "12000", "--periods", "12", "--rate-per-period", "0.6%", "--on", "2026-11-01")
        assert " 1,072.00 " in out
        assert "nominal (simple)         13.03 %  PBOC Announcement 2021 No. 3" in out
        assert "effective (compound)     13.84 %  PBOC Announcement 2021 No. 3" in out

    @pytest.mark.parametrize(
        ("text", "offer"),
        [
            ("periods=12 interest-free", InstallmentOffer.interest_free(12)),
            ("periods=12 rate-per-period=0.6%", InstallmentOffer.flat_fee(12, rate_per_period="0.6%")),
            (
                "periods=12 method=flat-fee total-rate=7.2% charged=first component=interest",
                InstallmentOffer.flat_fee(12, total_rate="7.2%", charged="first", component="interest"),
            ),
            ("periods=12 rate=12%/year", InstallmentOffer.equal_payment(12, Rate.parse("12%/year"))),
            (
                "periods=12 rate=12%/year method=equal-payment leveled",
                InstallmentOffer.equal_payment(12, Rate.parse("12%/year"), leveled=True),
            ),
            (
                "periods=12 rate=1%/month method=equal-principal",
                InstallmentOffer.equal_principal(12, Rate.parse("1%/month")),
            ),
            (
                "periods=12 rate=12%/year method=interest-only accrual=Act/360",
                InstallmentOffer.interest_only(12, Rate.parse("12%/year"), accrual=DayCount.ACT_360),
            ),
            (
                "periods=12 rate=12%/year accrual=monthly",
                InstallmentOffer.equal_payment(12, Rate.parse("12%/year")),
            ),
            ("periods=12 total-rate=8% method=sum-of-digits", InstallmentOffer.sum_of_digits(12, total_rate="8%")),
            ("payment=100 rate=12%/year", InstallmentOffer.equal_payment_of(CNY(100), Rate.parse("12%/year"))),
            (
                "payment=100 rate=12%/year method=equal-payment",
                InstallmentOffer.equal_payment_of(CNY(100), Rate.parse("12%/year")),
            ),
            (
                "periods=7 interest-free unit=1 remainder=spread split-rounding=half-even",
                InstallmentOffer.interest_free(7, unit=CNY(1), remainder="spread", split_rounding=Rounding.HALF_EVEN),
            ),
            (
                "periods=7 rate=12%/year rounding=UP",
                InstallmentOffer.equal_payment(7, Rate.parse("12%/year"), rounding=Rounding.UP),
            ),
            (
                "periods=3 interest-free down-payment=25%",
                InstallmentOffer.interest_free(3).with_down_payment(share="25%"),
            ),
            (
                "periods=3 interest-free down-payment=300.50",
                InstallmentOffer.interest_free(3).with_down_payment(amount=CNY("300.50")),
            ),
        ],
    )
    def test_every_method_by_its_options(self, quoted, text, offer):
        assert quoted(text) == shown(offer)

    def test_interest_by_days_where_the_rate_is_by_the_day(self, quoted):
        offer = InstallmentOffer.equal_payment(12, Rate.parse("0.05%/day"), accrual=DayCount.ACT_365F)
        assert quoted("periods=12 rate=0.05%/day") == shown(offer)

    def test_interest_by_days_where_the_step_is_of_days(self, quoted):
        offer = InstallmentOffer.equal_payment(12, Rate.parse("12%/year"), accrual=DayCount.ACT_365F)
        assert quoted("periods=12 rate=12%/year every=14d") == shown(offer, every=Days(14))

    @pytest.mark.parametrize(
        ("text", "step"),
        [
            ("month", Months(1)),
            ("3m", Months(3)),
            ("week", Weeks(1)),
            ("2w", Weeks(2)),
            ("2weeks", Weeks(2)),
            ("30d", Days(30)),
        ],
    )
    def test_due_dates_at_every_distance(self, quoted, text, step):
        assert quoted(f"periods=4 interest-free every={text}") == shown(InstallmentOffer.interest_free(4), every=step)

    def test_an_odd_first_period(self, quoted):
        offer = InstallmentOffer.equal_payment(12, Rate.parse("12%/year"), odd_first="compound")
        day = ON_USUAL.replace(month=2, day=15)
        assert quoted("periods=12 rate=12%/year odd-first=compound first-due=2027-02-15") == shown(offer, first_due=day)

    def test_who_bears_the_cost(self, quoted):
        lines = quoted("periods=12 interest-free cost-rate=7.5% bearer=merchant=60%,platform=40%").splitlines()
        assert [line for line in lines if line.startswith("borne")] == [
            "borne by merchant  54.00 CNY",
            "borne by platform  36.00 CNY",
        ]

    def test_one_who_bears_all_of_it(self, quoted):
        assert "borne by bank  90.00 CNY" in quoted("periods=12 total-rate=7.5% bearer=bank")

    def test_another_currency(self, printed):
        out = printed(
            "quote", "120,000", "--currency", "jpy", "--periods", "3", "--interest-free", "--on", "2026-11-19"
        )
        assert out.startswith("120,000 JPY on 2026-11-19, in 3 rows\n")
        assert "Directive 2008/48/EC, Annex I" in out

    def test_every_method_of_an_offer_has_its_name(self):
        assert {name.replace("-", "_") for name in WAYS} == {
            name for name, value in vars(InstallmentOffer).items() if isinstance(value, classmethod)
        }
        assert set(METHODS) == set(WAYS) - {"equal-payment-of"}

    def test_every_day_count_has_a_name_without_spaces(self):
        assert not [name for name in DAY_COUNTS if " " in name]


class TestCap:
    def test_a_cap_that_is_kept(self, quoted):
        assert quoted("periods=12 total-rate=8.8% cap=24%").splitlines()[-1] == (
            "17.07 % (effective, compound; PBOC Announcement 2021 No. 3) is within the 24 % allowed"
        )

    @pytest.mark.parametrize(
        ("by", "excess"), [("effective", "2.08"), ("nominal", "0.87"), ("eu", "2.08"), ("us", "0.87")]
    )
    def test_by_how_much_it_is_broken(self, quoted, by, excess):
        out = quoted(f"periods=12 total-rate=8.8% cap=15% cap-by={by}")
        assert out.endswith(f" is {excess} points above the 15 % allowed\n")


class TestNothingFinanced:
    NO_RATE = "there is no rate: the down payment pays all of it, and nothing is financed"

    @pytest.mark.parametrize("cap", ["", " cap=24%"])
    def test_the_schedule_stands_without_rates(self, quoted, cap):
        schedule = InstallmentOffer.interest_free(3).with_down_payment(amount=CNY(1200)).quote(CNY(1200), on=ON_USUAL)
        assert quoted(f"periods=3 interest-free down-payment=1200{cap}") == f"{schedule}\n\n{self.NO_RATE}\n"

    @pytest.mark.parametrize("at", [0, 1])
    def test_beside_others_only_its_own_cells_are_empty(self, printed, at):
        offers = ["--compare=12 total-rate=8.8%"]
        offers.insert(at, "--compare=3 interest-free down-payment=1200 name=all")
        out = printed("quote", "1200", *offers, "--cap=16%")
        cells = [line.rsplit(maxsplit=5) for line in out.splitlines()]
        assert [line.split("  ")[0] for line in out.splitlines() if "–" in line] == [
            *("first payment", "last payment", "last due"),
            *("nominal (simple)", "effective (compound)", "EU APR", "US APR", "16 % effective allowed"),
        ]
        assert ["total", "cost", *(["0.00", "105.60"] if at == 0 else ["105.60", "0.00"])] in cells
        assert "17.07 %" in out
        assert "1.08 points above" in out
        assert "EU APR                Directive (EU) 2023/2225, Annex III" in out

    def test_where_no_offer_has_a_rate_that_is_said(self, printed):
        out = printed("quote", "1200", "--compare=3 interest-free down-payment=1200")
        assert out.endswith(f" 0.00\n\n{self.NO_RATE}\n")
        assert "APR" not in out


class TestCompare:
    OFFERS = (
        "--compare=12 interest-free",
        "--compare=12 total-rate=8.8%",
        "--compare=12 equal-principal rate=15%/year",
        "--compare=3 interest-free down-payment=25% every=2w name=pay-in-4",
    )

    def test_several_offers_side_by_side(self, printed, golden):
        assert printed("quote", "1200", *self.OFFERS, "--cap", "16%") == golden("quote_compare")

    def test_an_offer_of_its_own_comes_first(self, printed):
        lines = printed("quote", "1200", "--periods=12", "--rate=15%/year", self.OFFERS[0]).splitlines()
        assert lines[1].strip().split("  ") == ["this offer", "12 interest-free"]
        assert lines[7].split() == ["total", "cost", "99.72", "0.00"]
        assert "down payment" not in "".join(lines)

    def test_dashes_may_stay(self, printed):
        with_dashes = printed("quote", "1200", "--compare=--periods=12 --interest-free --name=a")
        assert with_dashes == printed("quote", "1200", "--compare=12 interest-free name=a")

    def test_a_refusal_names_its_offer(self, refused):
        reason = "creditline: 361 interest-free: periods are 1 to 360, not 361"
        assert refused("quote", "1200", self.OFFERS[0], "--compare=361 interest-free") == reason

    @pytest.mark.parametrize(
        ("offer", "reason"),
        [
            ("", "'' says nothing about an offer; write '12 total-rate=8.8%'"),
            ("12 free", "'free' says nothing about an offer"),
            ("12 rate=15", "in '12 rate=15', argument --rate: '15' is not a rate such as"),
            ("12 rate", "in '12 rate', argument --rate: expected one argument"),
            ("12 6 interest-free", "in '12 6 interest-free', --periods is given more than once"),
            (
                "12 interest-free flat-fee total-rate=8%",
                "an offer says its method once, not interest-free and flat-fee",
            ),
            ("12", "12: an offer is free of interest, or has a --total-rate, a --rate-per-period or a --rate"),
            ("12 rate=1%/month unit=0.001", "12 rate=1%/month unit=0.001: 0.001 CNY is finer than the 2 decimals"),
        ],
    )
    def test_a_text_that_is_no_offer(self, misused, offer, reason):
        assert reason in misused("quote", "1200", f"--compare={offer}")


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("periods=361 interest-free", "periods are 1 to 360, not 361"),
            ("periods=12 interest-free unit=-1", "an amount of an offer is positive, not -1.00 CNY"),
            ("periods=12 total-rate=8% rate-per-period=1%", "a flat fee has a total_rate or a rate_per_period"),
            (
                "payment=5 rate=12%/year",
                "the 5.00 CNY of row 1 does not cover the 12.00 CNY of interest that falls due",
            ),
            ("periods=12 rate=1%/month accrual=act/360", "a monthly rate accrues by months, not by Act/360"),
            ("periods=12 interest-free first-due=2027-01-01", "the first row falls due after 2027-01-01"),
            (
                "periods=12 rate=1%/month every=2w",
                "interest by months goes with rows that fall due by months; every 2 weeks asks for a day count",
            ),
            (
                "periods=12 rate=12%/year accrual=act/act-icma every=2w",
                "Act/Act ICMA counts in periods of which a year has a whole number, not in rows every 2 weeks",
            ),
            (
                "periods=3 interest-free down-payment=1200.01",
                "1,200.00 CNY cannot be repaid by the offer '3 installments', which",
            ),
        ],
    )
    def test_an_offer_that_cannot_be(self, refused, text, reason):
        line = refused("quote", "1200", *[f"--{word}" for word in text.split()])
        assert line.startswith(f"creditline: {reason}")

    @pytest.mark.parametrize("amount", ["0", "-5"])
    def test_an_amount_that_is_not_positive(self, refused, amount):
        reason = f"creditline: a positive amount is repaid in installments, not {amount}.00 CNY"
        assert refused("quote", "--periods=12", "--interest-free", "--", amount) == reason


class TestUsage:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("periods=12", "an offer is free of interest, or has a --total-rate, a --rate-per-period or a --rate"),
            ("rate=12%/year", "equal-payment asks for --periods"),
            ("method=interest-only", "interest-only asks for --periods and --rate"),
            ("periods=12 rate=12%/year bearer=me", "--bearer says nothing about equal-payment"),
            ("periods=3 rate=12%/year every=2w total-rate=1%", "--rate says nothing about flat-fee"),
            (
                "interest-free method=flat-fee periods=3 total-rate=8%",
                "an offer says its method once, not interest-free and flat-fee",
            ),
            (
                "periods=3 method=flat-fee total-rate=8% interest-free",
                "an offer says its method once, not flat-fee and interest-free",
            ),
            ("periods=3 periods=3 interest-free", "--periods is given more than once"),
            (
                "periods=3 interest-free interest-free",
                "an offer says its method once, not interest-free and interest-free",
            ),
            ("periods=3 interest-free currency=CNY currency=USD", "--currency is given more than once"),
            ("periods=3 interest-free cap=24% cap=36%", "--cap is given more than once"),
            ("periods=3 interest-free cap-by=us", "--cap-by says nothing without --cap"),
            ("periods=0 interest-free", "argument --periods: '0' is not a whole number of at least 1"),
            ("periods=12 total-rate=8.8", "argument --total-rate: '8.8' is not a share such as 8.8%"),
            ("periods=12 total-rate=x%", "argument --total-rate: 'x' is not a plain decimal number"),
            ("periods=12 rate=12%/decade", "argument --rate: '12%/decade' is not a rate such as"),
            ("periods=12 rate=12%/year accrual=30/360", "argument --accrual: '30/360' is none of monthly, act/365f, "),
            ("periods=12 rate=12%/year rounding=up-ish", "'up-ish' is none of half-up, half-even, down, up"),
            (
                "periods=12 interest-free bearer=merchant=60%",
                "the shares of those who bear a cost are positive and sum",
            ),
            ("periods=12 interest-free bearer=a_b", "a bearer is named with letters, digits and hyphens"),
            ("periods=12 interest-free bearer=a=1", "argument --bearer: '1' is not a share such as 8.8%"),
            (
                "periods=12 interest-free every=fortnight",
                "'fortnight' is not a step such as month, week, 2w, 14d or 30d",
            ),
            ("periods=12 interest-free every=0d", "'0d' is not a step such as month, week, 2w, 14d or 30d"),
            ("periods=12 interest-free bearer=platform", "--bearer says nothing without a cost to bear: --cost-rate"),
            ("periods=12 interest-free on=tomorrow", "'tomorrow' is not a day such as 2025-03-01"),
            ("periods=12 interest-free currency=XYZ", "'XYZ' is not a currency such as CNY"),
            ("periods=12 interest-free cap=24", "'24' is not a share such as 8.8%"),
            ("periods=3 interest-free down-payment=some", "'some' is not a plain decimal number"),
        ],
    )
    def test_options_that_say_nothing(self, misused, text, reason):
        assert reason in misused("quote", "1200", *[f"--{word}" for word in text.split()])

    def test_an_amount_that_is_none(self, misused):
        reason = "1200.001 CNY is finer than the 2 decimals of CNY"
        assert reason in misused("quote", "1200.001", "--periods=12", "--interest-free")

    def test_an_amount_is_asked_for(self, misused):
        assert "the following arguments are required: AMOUNT" in misused("quote", "--periods=12")
