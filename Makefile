# `make build` and `make test` are all that a fresh machine needs: both see to .venv and the system libraries first (.ci/setup).
PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build test quality bench check golden lock wheel clean setup

help:  ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

build: setup  ## the briefing that briefing.toml describes, into output/; prints the path of the PDF (ARGS="--date 2026-11-22")
	@.venv/bin/briefing build $(ARGS)

test: setup  ## all tests (ARGS="-k wheel")
	@.venv/bin/python -m pytest $(ARGS)

quality: setup  ## what is found in articles whose truth we know, beside its floor, and all that is wrong (ARGS=held_back)
	@PYTHONPATH=tests .venv/bin/python -m quality.report $(ARGS)

bench: setup  ## how long stories take to be found among 1,000 to 30,000 made-up articles, and in how much memory
	@.venv/bin/python tests/bench/clustering.py $(ARGS)

check: setup  ## before a push: ruff, mypy, tests, and the README's own examples
	@.venv/bin/ruff check
	@.venv/bin/mypy --strict
	@.venv/bin/python -m pytest
	@.venv/bin/cog --check README.md

golden: setup  ## the golden edition anew; read its diff like prose
	@.venv/bin/python -m pytest tests/test_golden.py --update-golden

# Not after `setup`, which stops where the lock no longer fits: mending that is what this is for. Pins stay where they can.
lock:  ## requirements.lock anew from pyproject.toml (ARGS=--upgrade lifts every pin)
	@test -x .venv/bin/pip-compile || PYTHON=$(PYTHON) .ci/setup
	@.venv/bin/pip-compile --quiet --no-header --no-emit-options --strip-extras --allow-unsafe --no-build-isolation \
		--annotation-style=line --all-extras --output-file=requirements.lock $(ARGS) pyproject.toml
	@sed -i -e '/^$$/d' -e '/^#/d' -e '1i # Made by `make lock` from pyproject.toml; not edited by hand.' requirements.lock

wheel: setup  ## the wheel, into dist/
	@.venv/bin/python -m hatchling build -t wheel

clean:  ## removes .venv, dist/ and the caches of the tools; editions in output/ stay
	@rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

setup:
	@PYTHON=$(PYTHON) .ci/setup
