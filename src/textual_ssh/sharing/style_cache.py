"""What the rules of a style sheet say of each node, found once: it is the same for every visitor's."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from textual.css.model import RuleSet, Selector, SelectorType
from textual.css.styles import RenderStyles, Styles
from textual.dom import DOMNode

Rules = dict[str, object]
"""A node's styles, by the names of their rules, as Textual keeps them."""
_Own = tuple[type[DOMNode], str | None, frozenset[str], tuple[bool, ...]]
_FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What Textual notes with a node of the rules that could match it."""
_MOST_PLACES = 20_000
"""Places that are kept of one set of rules; the guide has some hundreds."""


class Place:
    """Nodes that no selector can tell apart: they are alike, and so are all that they are in."""

    __slots__ = ("below", "components", "flags", "rules")

    def __init__(self) -> None:
        self.below: dict[_Own, Place] = {}
        """The places within it."""
        self.rules: Rules | None = None
        """What is said of a node here; None until it has been asked."""
        self.flags: tuple[bool, ...] = ()
        self.components: dict[str, Rules] = {}
        """What is said of its component classes."""

    def note(self, node: DOMNode) -> None:
        """Note what has been said of a node here."""
        self.rules = cast("Rules", node.styles.base.get_rules())
        self.flags = tuple(getattr(node, flag) for flag in _FLAGS)

    def flag(self, node: DOMNode) -> None:
        """Tell a node what Textual notes with it."""
        for flag, value in zip(_FLAGS, self.flags, strict=True):
            setattr(node, flag, value)


class Matches:
    """The places of one set of rules."""

    def __init__(self, rules: Iterable[RuleSet]) -> None:
        self._selectors: list[Selector] = [
            selector for rule in rules for one in rule.selector_set for selector in one.selectors
        ]
        named: dict[SelectorType, set[str]] = {}
        for selector in self._selectors:
            named.setdefault(selector.type, set()).add(selector.name)
        self._ids = named.get(SelectorType.ID, set())
        self._classes = named.get(SelectorType.CLASS, set())
        self._states: dict[tuple[type[DOMNode], str | None, frozenset[str]], tuple[str, ...]] = {}
        self._top = Place()
        self._count = 0

    def place(self, node: DOMNode, seen: dict[Any, Any]) -> Place:
        """Where a node is; ``seen`` keeps the places of nodes for as long as none of them changes."""
        if found := seen.get(node):
            return cast("Place", found)
        above = node._parent
        top = self.place(above, seen) if isinstance(above, DOMNode) else self._top
        own = self._own(node)
        place = top.below.get(own)
        if place is None:
            if self._count >= _MOST_PLACES:
                self._top.below.clear()
                self._count = 0
            self._count += 1
            place = top.below[own] = Place()
        seen[node] = place
        return place

    def _own(self, node: DOMNode) -> _Own:
        """What selectors can ask of a node by itself."""
        name = node._id if node._id in self._ids else None
        kind = (type(node), name, frozenset(self._classes.intersection(node._classes)))
        states = self._states.get(kind)
        if states is None:
            asked = (selector.pseudo_classes for selector in self._selectors if selector._check(node))
            states = self._states[kind] = tuple(sorted(set().union(*asked)))
        known = cast("dict[str, Callable[[DOMNode], bool]]", node._PSEUDO_CLASSES)
        return (*kind, tuple(bool(known[state](node)) if state in known else False for state in states))


class Part(DOMNode):
    """A component class of a node, with as much of a node of its own as looking up its styles takes."""

    def __init__(self, node: DOMNode, rules: Rules) -> None:
        # Textual's own has all that a widget has: it would be most of what the first frame costs.
        self._parent = node
        self.styles = RenderStyles(self, Styles(_rules=cast("Any", dict(rules))), Styles())


class Components(dict[str, RenderStyles]):
    """The styles of a node's component classes, each made when it is first looked up; most never are."""

    __slots__ = ("_node", "_parts", "place")

    def __init__(self, node: DOMNode, place: Place) -> None:
        super().__init__()
        self._node = node
        self._parts: list[Part] = []
        self.place = place
        """Where the node is."""

    def __contains__(self, name: object) -> bool:
        return name in self.place.components

    def __missing__(self, name: str) -> RenderStyles:
        part = Part(self._node, self.place.components[name])
        self._parts.append(part)
        styles = self[name] = part.styles
        return styles


def component(node: DOMNode, name: str) -> DOMNode:
    """What stands for a component class of a node among the nodes that rules are about."""
    found = DOMNode(classes=name)
    found._attach(node)
    return found


def take(node: DOMNode, rules: Rules) -> bool:
    """Give a node its styles; whether they are not what they were."""
    base = node.styles.base
    present = cast("Rules", base._rules)
    if present == rules:
        return False
    if node._is_mounted:
        # Each tells the node what is to be painted or laid out again.
        for name in present.keys() | rules.keys():
            if present.get(name) != rules.get(name):
                setattr(base, name, rules.get(name))
    else:
        present.clear()
        present.update(rules)
        base._updates += 1
    return True
