"""Products: what a lender and a customer agree on, as one value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.dates import Months
from creditline.dates.step import in_words
from creditline.errors import CurrencyMismatch
from creditline.money import Currency, Money
from creditline.terms.bearing import Bearing, bearings
