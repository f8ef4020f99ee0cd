"""Internal rates of return against Chinese pages on installments, and against a spreadsheet."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from creditline.apr import irr_effective, irr_nominal
from creditline.dates import Months
from creditline.money import CNY, USD, Rounding, share
from tests.apr.streams import on


def flat_fee(periods: int, total_rate: str, principal: str = "100000000.00"):
    """Equal principal and a fee on the original principal in equal parts, monthly in arrears."""
    whole = CNY(principal)
    fee = CNY.minor(Rounding.HALF_UP.round(whole.minor * share(total_rate)))
    parts = zip(whole.split(periods), fee.split(periods), strict=True)
    return [(0, whole)], [(month, part + cost) for month, (part, cost) in enumerate(parts, 1)]


# What the pages print as a yearly rate is in most cases the shortcut 24 f / (n + 1), a little above the nominal rate;
# "about" is what they state without a formula, of the nominal rate. Rates of ours are those of the exact parts.
PAGES = {
    "http://m.hexun.com/bank/2025-06-25/219799933.html": (12, "7.2%", "13.03", "13.84", "about", "13"),
    "https://m.51credit.com/mp/wenda/128807.html, 12 periods": (12, "7.2%", "13.03", "13.84", "shortcut", "13.29"),
    "https://m.51credit.com/mp/wenda/128807.html, ICBC": (12, "3.58%", "6.54", "6.74", "shortcut", "6.61"),
    # It prints 0.054*12/13*24, which comes to 11.96 % only with 0.54 % a period.
    "https://m.51credit.com/mp/wenda/785424.html, CCB": (12, "6.48%", "11.75", "12.41", "shortcut", "11.96"),
    "http://open.993113.com/1098518.html": (12, "9%", "16.22", "17.48", "about", "16.2"),
    "Huabei, 3 periods at 2.5 %": (3, "2.5%", "14.94", "16.00", "shortcut", "15.00"),
    "https://tools.fiveyoboy.com/finance/huabei-calc, 12 periods": (12, "7.5%", "13.57", "14.44", "about", "13.6"),
}


@pytest.mark.parametrize(
    ("periods", "fee", "nominal", "effective", "kind", "printed"), PAGES.values(), ids=PAGES.keys()
)
def test_a_page_prints_about_the_nominal_rate(periods, fee, nominal, effective, kind, printed):  # noqa: PLR0917
    advances, payments = flat_fee(periods, fee)
    simple = irr_nominal(advances, payments)
    assert (simple.percent, irr_effective(advances, payments).percent) == (Decimal(nominal), Decimal(effective))
    if kind == "about":
        assert (100 * simple.rate).quantize(Decimal(printed), ROUND_HALF_UP) == Decimal(printed)
    else:
        shortcut = 2400 * share(fee) / (periods + 1)
        assert Rounding.HALF_UP.round(shortcut * 100) == Decimal(printed) * 100
        assert 0 < Decimal(printed) - simple.percent < Decimal("0.3")


def test_a_page_prints_about_the_nominal_rate_of_a_fee_that_is_paid_at_once():
    # The same page as for ICBC above: 0.0358 / 13 * 24 / (1 - 0.0358), which is 6.85 %
    advances, _ = flat_fee(12, "3.58%")
    parts = [(month, part) for month, part in enumerate(advances[0][1].split(12), 1)]
    fee = CNY.minor(Rounding.HALF_UP.round(advances[0][1].minor * share("3.58%")))
    simple = irr_nominal(advances, [(0, fee), *parts])
    shortcut = 2400 * share("3.58%") / 13 / (1 - share("3.58%"))
    assert Rounding.HALF_UP.round(shortcut * 100) == 685
    assert simple.percent == Decimal("6.78")


def test_the_monthly_rate_of_12_times_0_6_percent():
    # https://miantaihao.com/cfxy/28914.html: 13.03 % is twelve times this, 13.84 % its twelfth power
    simple = irr_nominal(*flat_fee(12, "7.2%"))
    assert abs(simple.rate_per_unit - Decimal("0.0108618536")) < Decimal("0.0000000001")


@pytest.mark.parametrize(("principal", "fee", "payment"), [("12000", "7.2%", "1072"), ("10000", "9%", "908.33")])
def test_the_pages_print_these_monthly_payments(principal, fee, payment):
    _, payments = flat_fee(12, fee, principal)
    assert payments[0][1] == CNY(payment)


def test_a_statement_of_cmb_in_three_parts_costs_16_13_percent():
    # 1,699 over 3 at 0.9 % a period, https://hdske.com/web/wzjs/30212.html: 566.33 and 15.29, the rest with the last
    payments = [(1, CNY("581.62")), (2, CNY("581.62")), (3, CNY("581.63"))]
    assert irr_nominal([(0, CNY(1699))], payments).percent == Decimal("16.13")
    assert irr_effective([(0, CNY(1699))], payments).percent == Decimal("17.37")


def test_xirr_of_the_manual_is_met():
    # Microsoft Support, XIRR function, https://support.microsoft.com/en-us/excel/xirr-function; Excel stops at 1e-8
    payments = [on("2008-03-01", "2750"), on("2008-10-30", "4250"), on("2009-02-15", "3250"), on("2009-04-01", "2750")]
    apr = irr_effective([on("2008-01-01", "10000")], payments)
    assert abs(apr.rate - Decimal("0.373362535")) < Decimal("0.00000001")
    assert apr.rate.quantize(Decimal("0.000000000001")) == Decimal("0.373362533519")


def test_effect_and_nominal_of_the_manual_are_met():
    # Microsoft Support, EFFECT function: EFFECT(0.0525, 4) and NOMINAL(0.053543, 4)
    effect = irr_effective([(0, USD(10000))], [(1, USD("10131.25"))], every=Months(3))
    nominal = irr_nominal([(0, USD(1000000))], [(4, USD(1053543))], every=Months(3))
    assert effect.rate.quantize(Decimal("0.0000001")) == Decimal("0.0535427")
    assert nominal.rate.quantize(Decimal("0.00000001")) == Decimal("0.05250032")


def test_dates_of_whole_months_are_periods_of_a_month():
    start = date(2026, 1, 31)
    payments = [(Months(1).from_anchor(start, k), CNY("1072.00")) for k in range(1, 13)]
    apr = irr_nominal([(start, CNY("12000.00"))], payments)
    assert (apr.percent, apr.unit, apr.units_per_year) == (Decimal("13.03"), "month", 12)
