"""Annual percentage rates: what credit costs a year, by the rules of China, of the EU and of the United States."""

from __future__ import annotations

from creditline.apr.apr import Apr, Method
from creditline.apr.cap import CapCheck, RateCap
from creditline.apr.disclosure import Disclosure, disclose
from creditline.apr.eu import Edition, Interval, apr_eu
from creditline.apr.flows import CashFlow, When
from creditline.apr.irr import irr_effective, irr_nominal
from creditline.apr.open_end import apr_us_open_end, apr_us_small_charge
from creditline.apr.unit_period import UnitPeriod
from creditline.apr.us import apr_us

__all__ = [
    "Apr",
    "CapCheck",
    "CashFlow",
    "Disclosure",
    "Edition",
    "Interval",
    "Method",
    "RateCap",
    "UnitPeriod",
    "When",
    "apr_eu",
    "apr_us",
    "apr_us_open_end",
    "apr_us_small_charge",
    "disclose",
    "irr_effective",
    "irr_nominal",
]
