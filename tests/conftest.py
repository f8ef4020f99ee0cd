"""How many examples every law is tried on, and what the command line says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from creditline.__main__ import main

# A slow machine is no failure: budgets are counted in examples, never in time.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)

settings.register_profile("default", UNTIMED, max_examples=40)
settings.register_profile("ci", UNTIMED, max_examples=25, derandomize=True, database=None)
settings.register_profile("long", UNTIMED, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


@pytest.fixture
def golden():
    """The text of a golden file, by name."""
    return lambda name: (Path(__file__).parent / "golden" / f"{name}.txt").read_text("utf-8")


@pytest.fixture
def printed(capsys):
    """What a command prints where it is done."""

    def run(*arguments):
        assert main(arguments) == 0
        out, err = capsys.readouterr()
        assert not err
        return out

    return run


@pytest.fixture
def refused(capsys):
    """The one line that says why a file was refused."""

    def run(*arguments):
        assert main(arguments) == 1
        out, err = capsys.readouterr()
        assert not out
        assert err.count("\n") == 1
        assert err.endswith("\n")
        return err.removesuffix("\n")

    return run


@pytest.fixture
def misused(capsys):
    """What is said about wrong usage."""

    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        out, err = capsys.readouterr()
        assert (left.value.code, out) == (2, "")
        return err

    return run
