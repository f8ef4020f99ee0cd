"""Products: what a lender and a customer agree on, as one value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import attrs

from creditline.dates import Days, Months, Weeks, as_step
