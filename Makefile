# Every target sets up what it needs; nothing but git, make and a Python from 3.11 has to be there first.
#
#     make test                    the default environment, .venv
#     make test PYTHON=3.12        another Python, in .venvs/3.12; python3.12 or a path will do as well
#     make test PYTEST_ARGS=-x     extra arguments for pytest

ifeq ($(origin PYTHON),undefined)
  VENV = .venv
  FIND_PYTHON = sh .ci/pythons | awk 'NR == 1 { print $$3 }'
else
  FOUND := $(shell sh .ci/pythons '$(PYTHON)')
  ifeq ($(FOUND),)
    $(error PYTHON=$(PYTHON) does not run here)
  endif
  VENV = .venvs/$(word 1,$(FOUND))
  FIND_PYTHON = echo '$(word 3,$(FOUND))'
endif

PY = $(VENV)/bin/python
PIP = $(PY) -m pip --disable-pip-version-check --quiet
DEMO = examples/data/meituan-2025-02.csv
CONSTRAINTS =

# Pyright asks the network for its newest version unless told not to.
export PYRIGHT_PYTHON_IGNORE_WARNINGS = 1
# One file of measurements for each environment, so that two of them can be measured at once.
export COVERAGE_FILE = $(CURDIR)/$(VENV)/coverage

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test test-long test-oldest check ruff format mypy pyright imports tidy bench dist wheel-test fix clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.has-run  ## replay a month of a real export: the statement, then the books
	@$(PY) -m creditline replay $(DEMO)

test: $(VENV)/.has-test  ## all tests and examples, every branch of the source measured
	$(PY) -m coverage run -m pytest $(PYTEST_ARGS)
	$(PY) -m coverage report --skip-covered --show-missing

test-long: $(VENV)/.has-test  ## all tests, with thousands of examples for every law
	HYPOTHESIS_PROFILE=long $(PY) -m pytest $(PYTEST_ARGS)

test-oldest:  ## all tests with the oldest supported attrs and python-dateutil
	@$(MAKE) --no-print-directory test VENV=.venvs/oldest CONSTRAINTS=.ci/oldest.txt

check: ruff format mypy pyright imports tidy  ## everything that reads the code without running it

ruff: $(VENV)/.has-dev
	$(PY) -m ruff check

format: $(VENV)/.has-dev
	$(PY) -m ruff format --check

mypy: $(VENV)/.has-dev
	$(PY) -m mypy

pyright: $(VENV)/.has-dev
	$(PY) -m pyright --pythonpath $(PY)

imports: $(VENV)/.has-dev
	$(VENV)/bin/lint-imports --no-logo

tidy: $(VENV)/.has-dev
	$(PY) -m pytest --quiet tests/test_tidy.py

fix: $(VENV)/.has-dev  ## format, and mend what ruff can mend
	$(PY) -m ruff format
	$(PY) -m ruff check --fix

bench: $(VENV)/.has-bench  ## speed, as ratios that carry over between machines
	@set -e; for bench in benchmarks/[!_]*.py; do \
		echo "== $$bench"; $(PY) -m "$$(echo "$${bench%.py}" | tr / .)" $(BENCH_ARGS); \
	done

dist: $(VENV)/.has-dev  ## the source archive and, built from it, the wheel
	rm -rf dist
	$(PY) -m build --outdir dist

wheel-test: dist  ## the wheel alone, with nothing but what it asks for
	rm -rf .venvs/wheel
	$(PY) -m venv .venvs/wheel
	.venvs/wheel/bin/python -m pip --disable-pip-version-check --quiet install dist/*.whl
	.venvs/wheel/bin/python -m pip --disable-pip-version-check check
	cd .venvs/wheel && bin/python -W error -c "import creditline; print(creditline.__file__)"
	cd .venvs/wheel && bin/python -W error -m creditline --help
	.venvs/wheel/bin/creditline --help >/dev/null

clean:  ## remove everything that can be made again
	rm -rf .venv .venvs .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist docs/_build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment, and what has been installed in it: .has-run for the library alone, .has-test, .has-dev and .has-bench with
# that extra.

$(VENV)/bin/python:
	@python=$$($(FIND_PYTHON)) && test -n "$$python" \
	&& echo "Making $(VENV) with $$($$python --version), $$python" && $$python -m venv --clear $(VENV)

$(VENV)/.has-run: pyproject.toml $(CONSTRAINTS) | $(VENV)/bin/python
	$(PIP) install $(addprefix --constraint ,$(CONSTRAINTS)) --editable .
	@touch $@

$(VENV)/.has-test $(VENV)/.has-dev $(VENV)/.has-bench: $(VENV)/.has-%: pyproject.toml $(CONSTRAINTS) | $(VENV)/bin/python
	$(PIP) install $(addprefix --constraint ,$(CONSTRAINTS)) --editable '.[$*]'
	@touch $@ $(VENV)/.has-run $(if $(filter dev bench,$*),$(VENV)/.has-test $(VENV)/.has-dev)
