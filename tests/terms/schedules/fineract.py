"""
Schedules of the test suite of Apache Fineract, as it asserts them.

Source: Apache Fineract (Apache-2.0), https://github.com/apache/fineract at commit ffb2b3349d90,
fineract-e2e-tests-runner/src/test/resources/features/<feature>, at the line named with each case.

Fineract rounds half to even, levels the payment, and counts the last day of a period and not its first. In a month of
thirty days and a year of 360 it counts months as months, and other periods by their actual days over 360. Its actual
year has 365 or 366 days by the calendar (ISDA), or 366 only in a period that holds a 29 February (here AFB).
"""

from __future__ import annotations

from typing import NamedTuple

from creditline.dates import DayCount, Days, Months, Step, Weeks


class Case(NamedTuple):
    """A loan, and the rows that Fineract makes of it: due date, principal, interest, payment, balance after it."""

    id: str
    feature: str
    line: int
    what: str
    principal: str
    start: str
    rate: str
    periods: int
    every: Step
    day_count: DayCount | None
    unit: str | None
    down_payment: str | None
    rows: str


CASES = (
    Case(
        "FIN-A-001",
        "LoanDownPayment-Part1.feature",
        5,
        "25% down payment auto-paid at disbursement",
        principal="1000.00",
        start="2022-01-01",
        rate="0%",
        periods=3,
        every=Months(1),
        day_count=DayCount.ACT_365F,
        unit="1.00",
        down_payment="25%",
        rows="""
            2022-01-01     250.00     0.00    250.00     750.00
            2022-02-01     250.00     0.00    250.00     500.00
            2022-03-01     250.00     0.00    250.00     250.00
            2022-04-01     250.00     0.00    250.00       0.00
        """,
    ),
    Case(
        "FIN-A-010",
        "LoanDownPayment-Part2.feature",
        236,
        "down payment percent overridden per loan",
        principal="1000.00",
        start="2024-07-01",
        rate="0%",
        periods=3,
        every=Months(1),
        day_count=DayCount.ACT_365F,
        unit="1.00",
        down_payment="15%",
        rows="""
            2024-07-01     150.00     0.00    150.00     850.00
            2024-08-01     283.00     0.00    283.00     567.00
            2024-09-01     283.00     0.00    283.00     284.00
            2024-10-01     284.00     0.00    284.00       0.00
        """,
    ),
    Case(
        "FIN-A-012",
        "EMICalculation-Part4.feature",
        451,
        "0.01 principal: goes to last instalment, earlier instalments zero",
        principal="0.01",
        start="2026-02-18",
        rate="0%",
        periods=3,
        every=Days(16),
        day_count=DayCount.ACT_365F,
        unit=None,
        down_payment="25%",
        rows="""
            2026-02-18       0.00     0.00      0.00       0.01
            2026-03-06       0.00     0.00      0.00       0.01
            2026-03-22       0.00     0.00      0.00       0.01
            2026-04-07       0.01     0.00      0.01       0.00
        """,
    ),
    Case(
        "FIN-A-013",
        "EMICalculation-Part4.feature",
        481,
        "0.01 with whole-unit instalments",
        principal="0.01",
        start="2026-02-18",
        rate="0%",
        periods=3,
        every=Days(16),
        day_count=DayCount.ACT_365F,
        unit="1.00",
        down_payment="25%",
        rows="""
            2026-02-18       0.00     0.00      0.00       0.01
            2026-03-06       0.00     0.00      0.00       0.01
            2026-03-22       0.00     0.00      0.00       0.01
            2026-04-07       0.01     0.00      0.01       0.00
        """,
    ),
    Case(
        "FIN-A-014",
        "EMICalculation-Part4.feature",
        511,
        "0.02 over 3 instalments with whole-unit rounding: cents distributed",
        principal="0.02",
        start="2026-02-18",
        rate="0%",
        periods=3,
        every=Days(16),
        day_count=DayCount.ACT_365F,
        unit="1.00",
        down_payment="25%",
        rows="""
            2026-02-18       0.00     0.00      0.00       0.02
            2026-03-06       0.01     0.00      0.01       0.01
            2026-03-22       0.01     0.00      0.01       0.00
            2026-04-07       0.00     0.00      0.00       0.00
        """,
    ),
    Case(
        "FIN-A-019",
        "LoanRepayment-Part4.feature",
        649,
        "two tranches each below the multiple",
        principal="0.50",
        start="2025-10-26",
        rate="0%",
        periods=3,
        every=Months(1),
        day_count=DayCount.ACT_365F,
        unit="1.00",
        down_payment=None,
        rows="""
            2025-11-26       0.17     0.00      0.17       0.33
            2025-12-26       0.17     0.00      0.17       0.16
            2026-01-26       0.16     0.00      0.16       0.00
        """,
    ),
    Case(
        "FIN-B-002",
        "EMICalculation-Part1.feature",
        27,
        "ACT/ACT decimal rate",
        principal="10000.00",
        start="2023-12-12",
        rate="9.4822%",
        periods=6,
        every=Months(1),
        day_count=DayCount.ACT_ACT_ISDA,
        unit=None,
        down_payment=None,
        rows="""
            2024-01-12    1632.67    80.45   1713.12    8367.33
            2024-02-12    1645.92    67.20   1713.12    6721.41
            2024-03-12    1662.62    50.50   1713.12    5058.79
            2024-04-12    1672.49    40.63   1713.12    3386.30
            2024-05-12    1686.80    26.32   1713.12    1699.50
            2024-06-12    1699.50    13.65   1713.15       0.00
        """,
    ),
    Case(
        "FIN-B-003",
        "EMICalculation-Part1.feature",
        49,
        "ACT/ACT with EMI levelling iteration",
        principal="331.77",
        start="2023-12-12",
        rate="10.65%",
        periods=5,
        every=Months(1),
        day_count=DayCount.ACT_ACT_ISDA,
        unit=None,
        down_payment=None,
        rows="""
            2024-01-12      65.14     3.00     68.14     266.63
            2024-02-12      65.73     2.41     68.14     200.90
            2024-03-12      66.44     1.70     68.14     134.46
            2024-04-12      66.93     1.21     68.14      67.53
            2024-05-12      67.53     0.59     68.12       0.00
        """,
    ),
    Case(
        "FIN-B-004",
        "EMICalculation-Part1.feature",
        70,
        "30/360 12%",
        principal="100.00",
        start="2024-01-01",
        rate="12%",
        periods=6,
        every=Months(1),
        day_count=None,
        unit=None,
        down_payment=None,
        rows="""
            2024-02-01      16.25     1.00     17.25      83.75
            2024-03-01      16.41     0.84     17.25      67.34
            2024-04-01      16.58     0.67     17.25      50.76
            2024-05-01      16.74     0.51     17.25      34.02
            2024-06-01      16.91     0.34     17.25      17.11
            2024-07-01      17.11     0.17     17.28       0.00
        """,
    ),
    Case(
        "FIN-B-005",
        "EMICalculation-Part1.feature",
        92,
        "30/360 9.4822%",
        principal="100.00",
        start="2024-01-01",
        rate="9.4822%",
        periods=6,
        every=Months(1),
        day_count=None,
        unit=None,
        down_payment=None,
        rows="""
            2024-02-01      16.34     0.79     17.13      83.66
            2024-03-01      16.47     0.66     17.13      67.19
            2024-04-01      16.60     0.53     17.13      50.59
            2024-05-01      16.73     0.40     17.13      33.86
            2024-06-01      16.86     0.27     17.13      17.00
            2024-07-01      17.00     0.13     17.13       0.00
        """,
    ),
    Case(
        "FIN-B-006",
        "EMICalculation-Part1.feature",
        114,
        "30/360 with EMI levelling iteration",
        principal="75.00",
        start="2024-01-01",
        rate="12.3%",
        periods=5,
        every=Months(1),
        day_count=None,
        unit=None,
        down_payment=None,
        rows="""
            2024-02-01      14.70     0.77     15.47      60.30
            2024-03-01      14.85     0.62     15.47      45.45
            2024-04-01      15.00     0.47     15.47      30.45
            2024-05-01      15.16     0.31     15.47      15.29
            2024-06-01      15.29     0.16     15.45       0.00
        """,
    ),
    Case(
        "FIN-B-009",
        "EMICalculation-Part1.feature",
        192,
        "30/360 every 2 weeks",
        principal="100.00",
        start="2024-01-01",
        rate="9.4822%",
        periods=6,
        every=Weeks(2),
        day_count=DayCount.ACT_360,
        unit=None,
        down_payment=None,
        rows="""
            2024-01-15      16.51     0.37     16.88      83.49
            2024-01-29      16.57     0.31     16.88      66.92
            2024-02-12      16.63     0.25     16.88      50.29
            2024-02-26      16.69     0.19     16.88      33.60
            2024-03-11      16.76     0.12     16.88      16.84
            2024-03-25      16.84     0.06     16.90       0.00
        """,
    ),
    Case(
        "FIN-B-011",
        "EMICalculation-Part1.feature",
        236,
        "ACT/365 9.4822%",
        principal="100.00",
        start="2024-01-01",
        rate="9.4822%",
        periods=6,
        every=Months(1),
        day_count=DayCount.ACT_365F,
        unit=None,
        down_payment=None,
        rows="""
            2024-02-01      16.32     0.81     17.13      83.68
            2024-03-01      16.50     0.63     17.13      67.18
            2024-04-01      16.59     0.54     17.13      50.59
            2024-05-01      16.74     0.39     17.13      33.85
            2024-06-01      16.86     0.27     17.13      16.99
            2024-07-01      16.99     0.13     17.12       0.00
        """,
    ),
    Case(
        "FIN-B-012",
        "EMICalculation-Part1.feature",
        258,
        "30/360 with 25% down payment",
        principal="100.00",
        start="2024-01-01",
        rate="5%",
        periods=5,
        every=Months(1),
        day_count=None,
        unit=None,
        down_payment="25%",
        rows="""
            2024-01-01      25.00     0.00     25.00      75.00
            2024-02-01      14.88     0.31     15.19      60.12
            2024-03-01      14.94     0.25     15.19      45.18
            2024-04-01      15.00     0.19     15.19      30.18
            2024-05-01      15.06     0.13     15.19      15.12
            2024-06-01      15.12     0.06     15.18       0.00
        """,
    ),
    Case(
        "FIN-B-013",
        "EMICalculation-Part1.feature",
        280,
        "ACT/365 every 15 days, levelling",
        principal="100.00",
        start="2024-01-01",
        rate="9.4822%",
        periods=6,
        every=Days(15),
        day_count=DayCount.ACT_365F,
        unit=None,
        down_payment=None,
        rows="""
            2024-01-16      16.51     0.39     16.90      83.49
            2024-01-31      16.57     0.33     16.90      66.92
            2024-02-15      16.64     0.26     16.90      50.28
            2024-03-01      16.70     0.20     16.90      33.58
            2024-03-16      16.77     0.13     16.90      16.81
            2024-03-31      16.81     0.07     16.88       0.00
        """,
    ),
    Case(
        "FIN-B-017",
        "EMICalculation-Part1.feature",
        673,
        "down payment and interest, monthly",
        principal="100.00",
        start="2024-01-01",
        rate="5%",
        periods=5,
        every=Months(1),
        day_count=None,
        unit=None,
        down_payment="25%",
        rows="""
            2024-01-01      25.00     0.00     25.00      75.00
            2024-02-01      14.88     0.31     15.19      60.12
            2024-03-01      14.94     0.25     15.19      45.18
            2024-04-01      15.00     0.19     15.19      30.18
            2024-05-01      15.06     0.13     15.19      15.12
            2024-06-01      15.12     0.06     15.18       0.00
        """,
    ),
    Case(
        "FIN-B-019",
        "EMICalculation-Part1.feature",
        794,
        "down payment and interest, 15 days",
        principal="100.00",
        start="2024-01-01",
        rate="9.4822%",
        periods=5,
        every=Days(15),
        day_count=DayCount.ACT_360,
        unit=None,
        down_payment="25%",
        rows="""
            2024-01-01      25.00     0.00     25.00      75.00
            2024-01-16      14.88     0.30     15.18      60.12
            2024-01-31      14.94     0.24     15.18      45.18
            2024-02-15      15.00     0.18     15.18      30.18
            2024-03-01      15.06     0.12     15.18      15.12
            2024-03-16      15.12     0.06     15.18       0.00
        """,
    ),
    Case(
        "FIN-B-020",
        "EMICalculation-Part3.feature",
        1374,
        "partial period interest",
        principal="10000.00",
        start="2023-12-12",
        rate="9.482%",
        periods=6,
        every=Months(1),
        day_count=DayCount.ACT_ACT_ISDA,
        unit=None,
        down_payment=None,
        rows="""
            2024-01-12    1632.67    80.45   1713.12    8367.33
            2024-02-12    1645.92    67.20   1713.12    6721.41
            2024-03-12    1662.62    50.50   1713.12    5058.79
            2024-04-12    1672.49    40.63   1713.12    3386.30
            2024-05-12    1686.80    26.32   1713.12    1699.50
            2024-06-12    1699.50    13.65   1713.15       0.00
        """,
    ),
    Case(
        "FIN-B-026",
        "EMICalculation-Part3.feature",
        1816,
        "leap year: only the period that contains Feb 29 uses /366",
        principal="10000.00",
        start="2023-12-12",
        rate="9.482%",
        periods=6,
        every=Months(1),
        day_count=DayCount.ACT_ACT_AFB,
        unit=None,
        down_payment=None,
        rows="""
            2024-01-12    1632.68    80.53   1713.21    8367.32
            2024-02-12    1645.83    67.38   1713.21    6721.49
            2024-03-12    1662.71    50.50   1713.21    5058.78
            2024-04-12    1672.47    40.74   1713.21    3386.31
            2024-05-12    1686.82    26.39   1713.21    1699.49
            2024-06-12    1699.49    13.69   1713.18       0.00
        """,
    ),
    Case(
        "FIN-B-027",
        "EMICalculation-Part3.feature",
        1841,
        "leap year, no February in term",
        principal="15000.00",
        start="2024-07-23",
        rate="12%",
        periods=4,
        every=Months(1),
        day_count=DayCount.ACT_ACT_AFB,
        unit=None,
        down_payment=None,
        rows="""
            2024-08-23    3692.53   152.88   3845.41   11307.47
            2024-09-23    3730.17   115.24   3845.41    7577.30
            2024-10-23    3770.67    74.74   3845.41    3806.63
            2024-11-23    3806.63    38.80   3845.43       0.00
        """,
    ),
    Case(
        "FIN-B-028",
        "EMICalculation-Part3.feature",
        1864,
        "leap year, February inside one period",
        principal="245000.00",
        start="2023-10-31",
        rate="45%",
        periods=6,
        every=Months(1),
        day_count=DayCount.ACT_ACT_AFB,
        unit=None,
        down_payment=None,
        rows="""
            2023-11-30   37286.75  9061.64  46348.39  207713.25
            2023-12-31   38409.76  7938.63  46348.39  169303.49
            2024-01-31   39877.75  6470.64  46348.39  129425.74
            2024-02-29   41733.62  4614.77  46348.39   87692.12
            2024-03-31   42996.87  3351.52  46348.39   44695.25
            2024-04-30   44695.25  1653.11  46348.36       0.00
        """,
    ),
    Case(
        "FIN-B-029",
        "EMICalculation-Part3.feature",
        1889,
        "leap/non-leap split without February",
        principal="2450.00",
        start="2024-10-31",
        rate="9.99%",
        periods=6,
        every=Months(1),
        day_count=DayCount.ACT_ACT_AFB,
        unit=None,
        down_payment=None,
        rows="""
            2024-11-30     400.12    20.12    420.24    2049.88
            2024-12-31     402.85    17.39    420.24    1647.03
            2025-01-31     406.27    13.97    420.24    1240.76
            2025-02-28     410.73     9.51    420.24     830.03
            2025-03-31     413.20     7.04    420.24     416.83
            2025-04-30     416.83     3.42    420.25       0.00
        """,
    ),
    Case(
        "FIN-B-030",
        "EMICalculation-Part3.feature",
        1914,
        "no leap year",
        principal="5000.00",
        start="2022-10-29",
        rate="7%",
        periods=6,
        every=Months(2),
        day_count=DayCount.ACT_ACT_AFB,
        unit=None,
        down_payment=None,
        rows="""
            2022-12-29     809.19    58.49    867.68    4190.81
            2023-02-28     818.65    49.03    867.68    3372.16
            2023-04-29     828.88    38.80    867.68    2543.28
            2023-06-29     837.93    29.75    867.68    1705.35
            2023-08-29     847.73    19.95    867.68     857.62
            2023-10-29     857.62    10.03    867.65       0.00
        """,
    ),
)
