"""A line lives a long random life, and every law holds after every step of it."""

from __future__ import annotations

from hypothesis import settings

from creditline.catalog import huabei
from creditline.testing import LineMachine
from tests.laws.living import ACTS_DEEP, IS_LONG

USUAL = settings(stateful_step_count=25)
DEEP = settings(stateful_step_count=ACTS_DEEP, max_examples=settings().max_examples // 10)


class HuabeiMachine(LineMachine):
    """Lives under the best-known preset, where refunds and repayments meet the same bills again and again."""

    product = huabei()


TestAnyLine = LineMachine.TestCase
TestAnyLine.settings = DEEP if IS_LONG else USUAL
TestHuabeiLine = HuabeiMachine.TestCase
TestHuabeiLine.settings = DEEP if IS_LONG else USUAL
