# make run opens the guide, make test proves it; both set up a virtual environment of their own, once.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint check pictures bench wire clean

run: .venv/run.stamp
	@$(BIN)/burnout-tui $(ARGS)

test: .venv/dev.stamp
	$(BIN)/python -m pytest $(ARGS)

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: test lint

pictures: .venv/dev.stamp
	$(BIN)/python docs/pictures.py

bench: .venv/dev.stamp
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/large.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/ensemble.py

# What the guide sends to a terminal, and what its keys cost, beside stock Textual.
wire: .venv/dev.stamp
	$(BIN)/python benchmarks/wire.py; bytes=$$?; $(BIN)/python benchmarks/painting.py && exit $$bytes

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python pyproject.toml hatch_build.py constraints.txt src/burnout_tui/locale/*/LC_MESSAGES/*.po
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
