"""A line lives a long random life, and every law holds after every step of it."""

from __future__ import annotations

from hypothesis import settings

from creditline.catalog import huabei
from creditline.testing import LineMachine
from tests.laws.living import IS_LONG

STEPS = settings(stateful_step_count=220 if IS_LONG else 25)


class HuabeiMachine(LineMachine):
    """Lives under the best-known preset, where refunds and repayments meet the same bills again and again."""

    product = huabei()


TestAnyLine = LineMachine.TestCase
TestAnyLine.settings = STEPS
TestHuabeiLine = HuabeiMachine.TestCase
TestHuabeiLine.settings = STEPS
