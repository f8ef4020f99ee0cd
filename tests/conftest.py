"""How many examples every law is tried on."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A slow machine is no failure: budgets are counted in examples, never in time.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)

settings.register_profile("default", UNTIMED, max_examples=40)
settings.register_profile("ci", UNTIMED, max_examples=25, derandomize=True, database=None)
settings.register_profile("long", UNTIMED, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))
