"""Fuzzing: parsers get input that no honest program sends. ``make fuzz`` runs it for longer."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

TIMES = "FUZZ"
"""The variable with the factor by which the number of examples is multiplied; 1 if it is not set."""


def examples(count: int) -> Callable[[Any], Any]:
    """Return a decorator that sets the number of examples of a test, multiplied by ``FUZZ``."""
    return settings(
        max_examples=count * int(os.environ.get(TIMES, "1")),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark these tests as slow."""
    for item in items:
        if item.path.parent.name == "fuzz":
            item.add_marker(pytest.mark.slow)
