"""Names that are imported when they are first used."""

import sys

import pytest

from textual_wire.lazy_names import lazy_names

MODULE = "this"
"""A module of Python that nothing else imports; it prints when it is imported."""


def test_a_module_is_imported_when_one_of_its_names_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that was taken early imports its module when its attributes are read, and then behaves like the real one.

    So does the module itself; a module that is imported already, and ``sys.modules`` afterwards, are as ever.
    """
    assert MODULE not in sys.modules
    with lazy_names((MODULE, "json")):
        import json
        import this
        from this import d as table

        assert type(json) is type(sys)
    assert MODULE not in sys.modules
    assert not capsys.readouterr().out
    try:
        assert table.get("A") == "N"
        assert "Namespaces" in capsys.readouterr().out
        assert this.d["A"] == "N"
    finally:
        sys.modules.pop(MODULE, None)


def test_late_classes_and_functions_work() -> None:
    """A late class makes instances and knows them; a late function can be called."""
    name = "fractions"
    before = sys.modules.pop(name, None)
    try:
        with lazy_names((name,)):
            from fractions import Fraction
        assert name not in sys.modules
        half = Fraction(1, 2)
        assert half == 0.5
        assert isinstance(half, Fraction)
        assert not isinstance(0.5, Fraction)
        assert Fraction.from_float(0.5) == half
    finally:
        if before:
            sys.modules[name] = before
