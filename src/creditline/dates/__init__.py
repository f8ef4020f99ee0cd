"""Dates: steps that keep their anchor, day counts, and business days."""

from __future__ import annotations

from creditline.dates.check import day
from creditline.dates.daycount import DayCount
from creditline.dates.month import add_months, day_in_month
from creditline.dates.step import Days, Months, Step, Weeks, as_step
from creditline.dates.workday import BusinessCalendar, Roll, Weekends

__all__ = [
    "BusinessCalendar",
    "DayCount",
    "Days",
    "Months",
    "Roll",
    "Step",
    "Weekends",
    "Weeks",
    "add_months",
    "as_step",
    "day",
    "day_in_month",
]
