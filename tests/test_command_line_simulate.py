"""`creditline simulate` says how long no more than the minimum takes, or in one line why not."""

from __future__ import annotations

import attrs
import pytest

from creditline import CNY, USD, Rate
from creditline.catalog import huabei
from creditline.cli.catalog import PRESETS
from creditline.money import RateSchedule
from creditline.reports import minimum_payment_warning
from creditline.terms import Interest, MinimumPayment
from tests.lines import JAN


@pytest.fixture
def simulated(printed):
    """What it prints with these words, options without their dashes."""

    def run(text):
        return printed("simulate", *[f"--{word}" for word in text.split()])

    return run


def shown(warning, months=None):
    """What it should print for a warning."""
    return "\n".join([*warning.sentences(), "", warning.table(months), ""])


class TestWhatIsPrinted:
    def test_a_product_of_the_catalog(self, printed, golden):
        assert printed("simulate", "--balance", "10000", "--product", "huabei") == golden("simulate_huabei")

    def test_given_figures_with_the_first_months(self, printed, golden):
        out = printed(
            *("simulate", "--balance", "1,000", "--currency", "usd", "--rate", "18%/year", "--months", "12"),
            *("--minimum", "2%", "--charges", "within", "--floor", "20"),
        )
        assert out == golden("simulate_figures")

    @pytest.mark.parametrize(
        ("text", "minimum"),
        [
            ("minimum=10%", MinimumPayment("10%")),
            ("minimum=10% of=balance floor=50", MinimumPayment("10%", of="balance", floor=CNY(50))),
            ("minimum=2% floor=50 floor-of=share", MinimumPayment("2%", floor=CNY(50), floor_of="share")),
            ("minimum=2% all-below=100", MinimumPayment("2%", all_below=CNY(100))),
        ],
    )
    def test_every_rule_of_the_minimum(self, simulated, text, minimum):
        warning = minimum_payment_warning(CNY(1000), minimum=minimum, rate=Rate.parse("1%/month"))
        assert simulated(f"balance=1000 rate=1%/month {text}") == shown(warning)

    def test_what_is_given_beside_a_product(self, simulated):
        warning = minimum_payment_warning(CNY(1000), product=huabei(), rate=Rate.parse("0.02%/day"))
        assert simulated("balance=1000 product=huabei rate=0.02%/day") == shown(warning)

    def test_a_product_that_asks_for_everything(self, simulated):
        assert "takes 1 month and 100.00 USD in all" in simulated("balance=100 product=affirm")

    def test_one_that_never_ends(self, simulated):
        out = simulated("balance=1000 rate=30%/year minimum=2% charges=within")
        assert "\npaying only the minimum never repays it: it is no more than the interest of a month\n" in out

    def test_nothing_owed(self, simulated):
        assert simulated("balance=0 product=huabei") == "nothing is owed that revolves\n"

    def test_the_rate_of_a_day(self, simulated, monkeypatch):
        rates = RateSchedule((JAN(1), Rate.parse("0.05%/day")), (JAN(2), Rate.parse("0.1%/day")))
        product = attrs.evolve(huabei(), interest=Interest.overdue(rates))
        monkeypatch.setitem(PRESETS, "huabei", lambda: product)
        warnings = [minimum_payment_warning(CNY(100), product=product, on=JAN(day)) for day in (1, 2)]
        assert simulated("balance=100 product=huabei") == shown(warnings[0])
        assert simulated("balance=100 product=huabei on=2027-01-02") == shown(warnings[1])

    def test_amounts_are_in_the_currency_of_the_product(self, simulated):
        out = simulated("balance=100 product=affirm minimum=10% floor=30 rate=1%/month")
        assert out == shown(
            minimum_payment_warning(USD(100), minimum=MinimumPayment("10%", floor=USD(30)), rate=Rate.monthly("1%"))
        )


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("balance=-1 product=huabei", "amount is not negative, but -1.00 CNY is"),
            ("balance=1 rate=1%/month minimum=101%", "share is at most 100 %, not 101 %"),
            (
                "balance=1 rate=1%/month minimum=2% charges=within of=principal",
                "a share that covers charges is a share of the balance: of is 'balance'",
            ),
        ],
    )
    def test_what_cannot_be(self, refused, text, reason):
        assert refused("simulate", *[f"--{word}" for word in text.split()]) == f"creditline: {reason}"


class TestUsage:
    def test_a_currency_that_was_typed_is_not_told_back_with_another(self, misused):
        told = misused("simulate", "--balance=1,000.00 USD", "--product=huabei")
        assert "'1,000.00 USD' is not an amount" in told

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("product=huabei", "the following arguments are required: --balance"),
            ("balance=1", "what is agreed is a --product, or a --rate and a --minimum"),
            ("balance=1 rate=1%/month", "what is agreed is a --product, or a --rate and a --minimum"),
            ("balance=1 minimum=2%", "what is agreed is a --product, or a --rate and a --minimum"),
            ("balance=1 product=huabei floor=5 of=balance", "--of and --floor says nothing without a --minimum"),
            ("balance=1 product=huabei currency=CNY", "--currency says nothing about a product, which is in CNY"),
            ("balance=1 balance=2 product=huabei", "--balance is given more than once"),
            ("balance=x product=huabei", "'x' is not a plain decimal number"),
            ("balance=0.001 product=huabei", "0.001 CNY is finer than the 2 decimals"),
            ("balance=1 product=card", "argument --product: invalid choice: 'card'"),
            ("balance=1 product=huabei months=0", "argument --months: '0' is not a whole number of at least 1"),
            ("balance=1 rate=1 minimum=2%", "argument --rate: '1' is not a rate such as"),
            ("balance=1 rate=1%/month minimum=2", "argument --minimum: '2' is not a share such as"),
            ("balance=1 rate=1%/month minimum=2% floor=x", "'x' is not a plain decimal number"),
        ],
    )
    def test_options_that_say_too_little_or_too_much(self, misused, text, reason):
        assert reason in misused("simulate", *[f"--{word}" for word in text.split()])
