"""Rules of responsible lending in China, dated, each with its source, as far as products and lines can breach them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from creditline.apr import RateCap
from creditline.money import CNY
from creditline.money import share as as_share
from creditline.terms import (
    AmountCapRule,
    AnnualRateStated,
    CostShownAsInterest,
    DormantShare,
    MinimumAndMaximumSet,
    NoInstallmentOfInstallment,
    NoMinimumForInstallments,
    RateCapRule,
    StudentsRefused,
    TermCapRule,
    UpfrontInterestNotSole,
)

if TYPE_CHECKING:
    from creditline.money import ShareLike
    from creditline.terms import LendingRule

Rules = tuple["LendingRule", ...]

# The days below are those on which a rule was made public, where no other day is named.

_INTERNET_LOANS: Final = date(2020, 7, 17)
_STUDENTS: Final = date(2021, 3, 17)
_ANNUAL_RATES: Final = date(2021, 3, 31)
_CREDIT_CARDS: Final = date(2022, 7, 7)
_ASSISTED_LENDING: Final = date(2025, 10, 1)
_MICRO_LENDERS: Final = date(2025, 12, 24)
_MICRO_LENDERS_LATER: Final = date(2028, 1, 1)

_XINHUA: Final = "news.cn/fortune/2022-07/07/c_1128812429.htm"
# These were read together, and it was not kept which of them says what.
_CARD_PAGES: Final = "123592.com/cj/jjgc/2022-07-07/1347071.html; zhongxintang.com/zixun/685.html"
_LOAN_PAGES: Final = "hf.yuemaifang.com/zixun/4166619.html; nanmuxuan.com/economy/qqwetayyqfx.html"
_STUDENTS_AND_MICRO_LENDERS: Final = "jjzqelm.cn/n1/2021/0318/c14739-32054698.html"
_STUDENTS_AND_OTHERS: Final = "szhgh.com/Article/news/politics/2021-03-18/263222.html"

INTERNET_LOANS_2020: Final[Rules] = (
    AmountCapRule(
        name="Internet loans of commercial banks: credit of a consumer",
        source=_LOAN_PAGES,
        since=_INTERNET_LOANS,
        amount=CNY(200_000),
        of="limit",
    ),
    TermCapRule(
        name="Internet loans of commercial banks: principal repaid at the end",
        source=_LOAN_PAGES,
        since=_INTERNET_LOANS,
        months=12,
        of="bullet",
    ),
)
"""
Interim measures for internet loans of commercial banks (商业银行互联网贷款管理暂行办法), of July 2020.

At most 200,000 yuan of credit for one consumer, and at most a year where the principal is repaid at once. The shares of
partners in joint lending, and how much of them a bank may have, are not expressed.
"""

STUDENTS_2021_MICRO_LENDERS: Final[Rules] = (
    StudentsRefused(name="Students: nothing from micro-lenders", source=_STUDENTS_AND_MICRO_LENDERS, since=_STUDENTS),
)
"""Notice of five authorities on internet consumer loans to students, 17 March 2021: none from micro-lenders."""

STUDENTS_2021_LICENSED_LENDERS: Final[Rules] = (
    StudentsRefused(
        name="Students: only with a second source of repayment",
        source=_STUDENTS_AND_OTHERS,
        since=_STUDENTS,
        unless="second_repayment_source",
    ),
)
"""
The same notice for banks and consumer finance companies: only where somebody else would repay.

The caller says so, `CustomerFacts(is_student=True, other={"second_repayment_source": True})`.
"""

ANNUAL_RATES_2021: Final[Rules] = (
    AnnualRateStated(
        name="PBOC Announcement 2021 No. 3: a rate of a year can be told",
        source="m.tfltb.cn/politics/2021_03_31_585963.shtml",
        since=_ANNUAL_RATES,
    ),
)
"""
PBOC Announcement 2021 No. 3, of 12 March 2021, published on 31 March.

All costs over the principal really outstanding, compound or, if it is said, simple: `Schedule.disclosure` has both.
That the rate is shown at least as clearly as that of a day or a month cannot be checked here.
"""

CREDIT_CARDS_2022: Final[Rules] = (
    CostShownAsInterest(name="Credit cards: the cost of installments is interest", source=_XINHUA, since=_CREDIT_CARDS),
    TermCapRule(
        name="Credit cards: installments of five years at most", source=_XINHUA, since=_CREDIT_CARDS, months=60
    ),
    NoInstallmentOfInstallment(
        name="Credit cards: no installments of installments", source=_CARD_PAGES, since=_CREDIT_CARDS
    ),
    NoMinimumForInstallments(
        name="Credit cards: installments are asked for in full", source=_CARD_PAGES, since=_CREDIT_CARDS
    ),
    UpfrontInterestNotSole(
        name="Credit cards: interest at once is not the only choice", source=_CARD_PAGES, since=_CREDIT_CARDS
    ),
    MinimumAndMaximumSet(
        name="Credit cards: installments have a smallest and a largest amount",
        source=_CARD_PAGES,
        since=_CREDIT_CARDS,
        of="plan",
    ),
    AmountCapRule(
        name="Credit cards: cash in installments, amount",
        source=_CARD_PAGES,
        since=_CREDIT_CARDS,
        amount=CNY(50_000),
        of="cash_plan",
    ),
    TermCapRule(
        name="Credit cards: cash in installments, term",
        source=_CARD_PAGES,
        since=_CREDIT_CARDS,
        months=24,
        of="cash_plan",
    ),
    DormantShare(
        name="Credit cards: dormant for 18 months",
        source=f"{_XINHUA}; {_CARD_PAGES}",
        since=_CREDIT_CARDS,
        months=18,
        share="20%",
    ),
)
"""
Notice of the CBIRC and the PBOC on credit cards (关于进一步促进信用卡业务规范健康发展的通知), published on 7 July 2022.

Time that banks were given to adapt what they had was not looked up: the rules stand from the day of the notice. The
last one, above which a bank issues no more cards, is about all of them and goes to
`creditline.portfolio.check_dormant`.
"""

ASSISTED_LENDING_2025: Final[Rules] = (
    RateCapRule(
        name="Assisted lending, NFRA 2025 No. 9: cost of a loan, 24 % as commentators read it",
        source="zjblf.com/?p=44128",
        since=_ASSISTED_LENDING,
        cap=RateCap("24%", method="irr_nominal"),
    ),
)
"""
NFRA 2025 No. 9, of 1 April 2025, in force from 1 October 2025, for loans of banks that platforms help to make.

It speaks of the whole cost of each loan; the 24 % are no words of its own but what commentators read in it, from what
courts uphold. It does not say how the rate is measured; here it is simple, the internal rate of return of a period
times the periods of a year.
"""

MICRO_LENDERS_NAME: Final = "Micro-lenders: whole cost of a new loan"
MICRO_LENDERS_SOURCE: Final = "460.net.cn/news/show-278155.html"


def micro_lenders_2025(lpr: ShareLike = "3%") -> Rules:
    """
    Guidance on the whole cost of loans of micro-lenders (小额贷款公司综合融资成本管理工作指引), December 2025.

    No new loan above 24 % a year, and by the end of 2027 none above four times the one-year loan prime rate. The press
    had it handed out on 24 December 2025 (daqihao.com/articles/caijing/202512/9468.html). It is measured as PBOC
    Announcement 2021 No. 3 says; here simply. When in these two years which lender has to be where is left to local
    authorities and not expressed; the lower cap stands from 1 January 2028.

    Args:
        lpr: The one-year loan prime rate, a share; 3 % at the time, which makes 12 %.

    Raises:
        ValueError: The rate is negative.

    >>> for rule in micro_lenders_2025():
    ...     print(rule.since, rule.cap.rate)
    2025-12-24 6/25
    2028-01-01 3/25
    """
    return (
        _micro_lenders(Fraction(24, 100), _MICRO_LENDERS),
        _micro_lenders(4 * as_share(lpr), _MICRO_LENDERS_LATER),
    )


def _micro_lenders(rate: Fraction, since: date) -> RateCapRule:
    return RateCapRule(
        name=MICRO_LENDERS_NAME, source=MICRO_LENDERS_SOURCE, since=since, cap=RateCap(rate, method="irr_nominal")
    )
