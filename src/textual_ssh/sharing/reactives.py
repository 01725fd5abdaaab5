"""Read reactive attributes without asking each time whether they are computed, and set their defaults together."""

from functools import lru_cache
from typing import Any, NamedTuple

from textual.dom import DOMNode
from textual.reactive import Reactive

_MISSING = object()
_MAX_CLASSES = 1024


class _Defaults(NamedTuple):
    """The reactive attributes of a class."""

    plain: tuple[tuple[str, object], ...]
    """The internal names and defaults of those whose default is a value that nothing watches."""
    others: tuple[tuple[str, Reactive[Any]], ...]


def share_reactives() -> None:
    """Change Textual for a process that runs many Apps. Call it once, before the first App."""
    read, initialize = Reactive.__get__, Reactive._initialize_object

    def value_of(reactive: Reactive[Any], node: Any, node_type: type) -> Any:
        if node is not None and reactive.name not in node._computes:
            value = vars(node).get(reactive.internal_name, _MISSING)
            if value is not _MISSING:
                return value
        return read(reactive, node, node_type)

    def set_defaults(_: type[Reactive[Any]], node: DOMNode) -> None:
        values = vars(node)
        if values.get("__watchers"):
            initialize(node)
            return
        defaults = _defaults(type(node))
        for name, default in defaults.plain:
            values.setdefault(name, default)
        for name, reactive in defaults.others:
            reactive._initialize_reactive(node, name)

    Reactive.__get__ = value_of  # type: ignore[method-assign, assignment] # there is no public way
    Reactive._initialize_object = classmethod(set_defaults)  # type: ignore[method-assign, assignment] # as above


@lru_cache(_MAX_CLASSES)
def _defaults(kind: type[DOMNode]) -> _Defaults:
    """Return the defaults of a class, and the attributes that Textual has to initialize."""
    plain, others = [], []
    for name, reactive in kind._reactives.items():
        if _is_plain(kind, name, reactive):
            plain.append((reactive.internal_name, reactive._default))
        else:
            others.append((name, reactive))
    return _Defaults(tuple(plain), tuple(others))


def _is_plain(kind: type[DOMNode], name: str, reactive: Reactive[Any]) -> bool:
    """Return True if an attribute only gets its default: nothing is called for it."""
    if callable(reactive._default) or reactive._toggle_class is not None:
        return False
    watched = any(hasattr(kind, f"{prefix}_{name}") for prefix in ("watch", "_watch"))
    return not (reactive._init and (watched or hasattr(kind, reactive.compute_name)))
