"""Settings of all tests, and the marker of those that take long."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import module_from_spec
from itertools import count, groupby
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from tests.support.examples import times
from tests.support.paths import FOLDER_VARIABLES

HERE = Path(__file__).parent
SLOW_FOLDERS = (
    HERE / "burnout_tui" / "browser",
    HERE / "burnout_tui" / "property",
    HERE / "burnout_tui" / "ssh",
    HERE / "burnout_tui" / "terminal",
    HERE / "fuzz",
    HERE / "textual_ssh",
)
"""The folders whose tests run many examples, or real servers, clients, browsers and terminals."""
SLOW_HELPERS = {"tests.support.pty_session", "tests.support.terminal_walk"}
"""The modules that run a command on a real terminal."""


_numbers = count()


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker ``slow``, give Hypothesis no deadline, and collect no garbage.

    How long an example takes says more about the machine than about the code. The profile for mutations tries the same
    examples each time, so that a mutant does not live or die by chance, and does not look for the smallest.

    Looking for garbage would take a good part of the time in which tests are collected, and hardly anything is found.
    """
    gc.disable()
    os.environ.pop("PYTHONUNBUFFERED", None)  # it hides output that is lost when a program ends
    config.addinivalue_line("markers", 'slow: runs real processes or takes seconds; -m "not slow" leaves it out')
    settings.register_profile("guide", deadline=None, max_examples=times(50))
    phases = [Phase.explicit, Phase.generate]
    settings.register_profile("mutations", deadline=None, derandomize=True, database=None, phases=phases)
    settings.load_profile(config.getoption("--hypothesis-profile") or "guide")


def pytest_xdist_auto_num_workers() -> int:
    """Return two workers more than there are cores: tests of real processes and servers wait for much of their time."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 2


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Compile the modules that are not compiled yet, with their assertions rewritten, as each worker would on its own.

    pytest does so when it imports them. What goes wrong then is reported by the workers, which import them again.
    """
    chosen = [Path(argument.partition("::")[0]).absolute() for argument in config.args]
    for file in [] if sys.dont_write_bytecode else HERE.rglob("test_*.py"):
        compiled = (
            file.parent / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}-pytest-{pytest.__version__}.pyc"
        )
        if compiled.exists() and compiled.stat().st_mtime > file.stat().st_mtime:
            continue
        if any(file.is_relative_to(place) for place in chosen):
            found = (finder.find_spec(file.stem, [str(file.parent)]) for finder in sys.meta_path)
            spec = next(spec for spec in found if spec)
            assert spec.loader
            with suppress(Exception, pytest.skip.Exception):
                spec.loader.exec_module(module_from_spec(spec))


def pytest_collection_finish() -> None:
    """Leave what all tests share out of garbage collection, and collect between modules only.

    Every app leaves cycles; Python's own schedule would spend a fifth of the time of the tests of the screen on them.
    """
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _private_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let no test read or write the settings of the account that runs it."""
    folder = tmp_path_factory.mktemp("account")
    with pytest.MonkeyPatch.context() as patch:
        _set_folders(patch, folder)
        yield folder


@pytest.fixture(autouse=True)
def _private_folder(_private_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test folders of its own, which do not exist yet."""
    _set_folders(monkeypatch, _private_folders / str(next(_numbers)))


def _set_folders(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for variable in FOLDER_VARIABLES:
        patch.setenv(variable, str(folder / variable.lower()))


@pytest.fixture(scope="module", autouse=True)
def _collect_garbage() -> Iterator[None]:
    """Collect garbage after a module, and leave what remains out of the next collections.

    Textual keeps what the last thousand widgets painted: most of what a collection would look at.
    """
    yield
    gc.collect()
    gc.freeze()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the slow folders out of the one-minute loop before their modules, and what they test, are imported."""
    return True if config.option.markexpr == "not slow" and collection_path in SLOW_FOLDERS else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of the slow folders, and every test on a real terminal, as slow."""
    for path, group in groupby(items, key=lambda item: item.path):
        tests = list(group)
        if any(path.is_relative_to(folder) for folder in SLOW_FOLDERS) or _uses_a_terminal(tests[0]):
            for test in tests:
                test.add_marker(pytest.mark.slow)


def _uses_a_terminal(item: pytest.Item) -> bool:
    """Return True if the module of a test imports a helper that runs a command on a real terminal."""
    names = vars(item.module) if isinstance(item, pytest.Function) else {}
    return any(getattr(value, "__module__", None) in SLOW_HELPERS for value in names.values())
