"""Every example runs by itself and prints what its golden text says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
LINES_MAX = 60


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_an_example_prints_its_golden_text(example, tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", str(example)],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    golden = (ROOT / "tests" / "golden" / f"{example.stem}.txt").read_text("utf-8")
    assert (done.stderr.decode(), done.returncode) == ("", 0)
    assert done.stdout.decode().splitlines() == golden.splitlines()


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_an_example_is_short(example):
    assert len(example.read_text("utf-8").splitlines()) < LINES_MAX


def test_there_are_examples():
    names = [example.stem for example in EXAMPLES]
    assert names[:3] == ["01_first_statement", "02_real_export", "03_ledger_alone"]
    assert {
        "06_what_does_it_cost",
        "07_the_min_payment_trap",
        "08_full_or_unpaid_interest",
        "09_ninety_days_late",
    } <= set(names)
