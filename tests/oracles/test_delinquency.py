"""Published rules of delinquency: classes by days past due, buckets, and what becomes of a late line."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

from creditline import CNY, CreditLine
from creditline.catalog import huabei
from creditline.reports import delinquency
from creditline.state import bucket
from creditline.terms import CHINA_FIVE_TIERS, FFIEC_CLOSED_END, FFIEC_OPEN_END, DelinquencyTerms
from tests.lines import NOV, OCT, RULES, a_line

DAY = timedelta(days=1)
FFIEC_DAYS = (89, 90, 119, 120, 179, 180)


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        (FFIEC_CLOSED_END, ["pass", "substandard", "substandard", "loss", "loss", "loss"]),
        (FFIEC_OPEN_END, ["pass", "substandard", "substandard", "substandard", "substandard", "loss"]),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_retail_classification_of_the_ffiec(classes, expected):
    """
    Closed-end loans are a loss from 120 days past due, open-end ones from 180; both are substandard from 90.

    Source: Uniform Retail Credit Classification and Account Management Policy, 65 FR 36903,
    http://www.gpo.gov/fdsys/pkg/FR-2000-06-12/html/00-14704.htm; `pass` is a word of ours for what is not classified.
    """
    line = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p")
    due = NOV(9)

    assert [classes.of(days) for days in FFIEC_DAYS] == expected
    lived = [delinquency(line.advance(to=due + days * DAY), classes=classes) for days in FFIEC_DAYS]
    assert [report.days_past_due for report in lived] == list(FFIEC_DAYS)
    assert [report.asset_class for report in lived] == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "normal"),
        (1, "special mention"),
        (90, "special mention"),
        (91, "substandard"),
        (270, "substandard"),
        (271, "doubtful"),
        (360, "doubtful"),
        (361, "loss"),
    ],
)
def test_the_five_tiers_of_china(days, expected):
    """
    Overdue: at least special mention; more than 90 days substandard, 270 doubtful, 360 loss.

    Source: CBIRC and PBOC Order 2023 No. 1, in force from 1 July 2023; the thresholds after the text of its draft at
    http://cnjiayu.com.cn/ye/xyqqi/17948382.html.
    """
    assert CHINA_FIVE_TIERS.of(days) == expected


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "M0"), (1, "M1"), (30, "M1"), (31, "M2"), (60, "M2"), (61, "M3"), (180, "M6")]
)
def test_buckets_by_days(days, expected):
    """M1 is 1 to 30 days, M2 31 to 60, ...: https://jiceng.org/post/zixun/2215121.html."""
    assert bucket(days) == expected


def test_buckets_by_missed_statements():
    """Cards count missed cycles, whatever the days between them: https://wenda.cardbaobao.com/76616.html."""
    line = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p")
    seen = [delinquency(line.advance(to=NOV(10) + n * DAY)).bucket_by_statements for n in (-1, 0, 29, 30, 60, 61)]

    assert seen == ["M0", "M1", "M1", "M2", "M2", "M3"]


@pytest.mark.parametrize(
    ("days", "status", "once_paid"),
    [(7, "open", "open"), (8, "suspended", "open"), (30, "suspended", "open"), (31, "closed", "closed")],
)
def test_a_late_huabei_line_is_suspended_and_then_closed_for_good(days, status, once_paid):
    """
    Overdue by more than 7 days it is suspended until it is paid, by more than 30 closed for good (2016 to 2023).

    Source: http://en.4hw.com.cn/646/28659.html and http://en.4hw.com.cn/646/33493.html.
    """
    product = attrs.evolve(huabei(), delinquency=DelinquencyTerms(suspend_after=7, close_after=30))
    line = CreditLine.open(product, limit=CNY(8000), on=OCT(1), id="line").purchase(CNY(1000), on=OCT(20), id="o")
    line = line.advance(to=NOV(9) + days * DAY)

    assert line.status == status
    assert line.repay(line.payoff().total, on=line.as_of, id="r").status == once_paid
