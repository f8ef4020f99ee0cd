"""How long the lives are that every law is tried on."""

from __future__ import annotations

from hypothesis import settings

from creditline.testing import histories

IS_LONG = settings().max_examples >= 1000
ACTS_MAX = 220 if IS_LONG else 30

LIVES = histories(acts_max=ACTS_MAX)
SHORT_LIVES = histories(acts_max=ACTS_MAX // 2)
