# make run opens the guide, make test tests it; the first of them creates the virtual environment.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock"

# Without compiled files, each of the processes that the tests start would compile the source again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test fuzz lint check dist lock mutations pictures pictures-same bench wire clean

run: .venv/run.stamp
	@$(BIN)/burnout-tui $(ARGS)

test: .venv/dev.stamp
	$(BIN)/python -m pytest $(ARGS)

# The tests with random input, with TIMES as many examples as in make test.
TIMES ?= 50
fuzz: .venv/dev.stamp
	FUZZ=$(TIMES) $(BIN)/python -m pytest $(ARGS) tests/fuzz tests/burnout_tui/property

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: test lint

# Both distributions in dist/, checked: their metadata, and that the wheels from the tree and from the sdist are the same.
dist: .venv/dev.stamp
	rm -rf dist
	$(BIN)/python -m build --no-isolation --sdist --outdir dist
	$(BIN)/python -m build --no-isolation --wheel --outdir dist
	$(BIN)/python -m twine check --strict dist/*
	$(BIN)/python tools/check_dist.py dist

# Newer versions of everything, within the bounds of pyproject.toml. Needs uv.
lock:
	$(LOCK) --upgrade --extra author --extra serve --group dev pyproject.toml --output-file constraints-dev.txt
	$(LOCK) --constraint constraints-dev.txt --extra author --extra serve --group build pyproject.toml --output-file constraints.txt
	$(LOCK) --constraint constraints-dev.txt --group mutations --output-file constraints-mutations.txt

# Changes the code in thousands of places, and says which changes no test notices. Takes hours; docs/mutations.md.
mutations: .venv/mutations.stamp
	FUZZ=2 $(BIN)/python -m mutmut run $(ARGS)
	$(BIN)/python tools/mutations.py

# Compares the picture before Textual with the first frame after it, in every combination. Takes minutes.
pictures-same: .venv/dev.stamp
	PICTURES=all $(BIN)/python -m pytest $(ARGS) tests/burnout_tui/terminal/test_first_picture.py

pictures: .venv/dev.stamp
	$(BIN)/python tools/pictures.py

bench: .venv/dev.stamp
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/large.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/ensemble.py
	$(BIN)/python benchmarks/story.py
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/typed_lines.py

# What the guide sends to a terminal, and what its keys cost, beside stock Textual.
wire: .venv/dev.stamp
	$(BIN)/python benchmarks/wire.py; bytes=$$?; $(BIN)/python benchmarks/painting.py && exit $$bytes

clean:
	rm -rf .venv dist mutants

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python pyproject.toml hatch_build.py constraints.txt src/burnout_tui/locale/*/LC_MESSAGES/*.po
	$(PIP) --require-hashes --requirement constraints.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp constraints-dev.txt
	$(PIP) --require-hashes --requirement constraints-dev.txt
	@touch $@

.venv/mutations.stamp: .venv/dev.stamp constraints-mutations.txt
	$(PIP) --require-hashes --requirement constraints-mutations.txt
	@touch $@
