"""Names that a library imports when it is imported itself, but calls rarely: each is imported when it is first used."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def lazy_names(modules: Iterable[str]) -> Iterator[None]:
    """Let imports take names from modules without importing these; afterwards ``sys.modules`` is as it was.

    A module that is imported already is left alone. Whoever has taken a name may call it, read its attributes and
    test for its instances, but not derive a class from it.
    """
    lazy = {name: _LazyModule(name) for name in modules if name not in sys.modules}
    sys.modules.update(lazy)
    try:
        yield
    finally:
        for name, module in lazy.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


class _LazyModule(ModuleType):
    """Stands for a module that is not imported yet."""

    def __getattr__(self, name: str) -> Any:
        """Return a name of the module; one that stands for it as long as the module stands for the real one."""
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            return _LazyName(self.__name__, name)
        return getattr(import_module(self.__name__), name)


class _LazyName:
    """Stands for a function or a class of a module."""

    __slots__ = ("_module", "_name")

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def _real(self) -> Any:
        return getattr(import_module(self._module), self._name)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call it."""
        return self._real()(*arguments, **options)

    def __getattr__(self, name: str) -> Any:
        """Return its attribute."""
        return getattr(self._real(), name)

    def __instancecheck__(self, instance: object) -> bool:
        """Return True for an instance of the class."""
        return isinstance(instance, self._real())
