"""Fuzzing: parsers get input that no honest program sends. ``make fuzz`` runs it for longer."""

from hypothesis import HealthCheck, settings
from tests.support.examples import times


def examples(count: int) -> settings:
    """Return a decorator that sets the number of examples of a test, multiplied by ``FUZZ``."""
    ignored = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(max_examples=times(count), suppress_health_check=ignored)
