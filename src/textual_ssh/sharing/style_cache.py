"""Cache the styles that a style sheet gives each node, so that they are computed once for all visitors."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from textual.css.model import RuleSet, Selector, SelectorType
from textual.css.styles import RenderStyles, Styles
from textual.dom import DOMNode

Rules = dict[str, object]
"""A node's styles by rule name, in Textual's form."""
_Identity = tuple[type[DOMNode], str | None, frozenset[str], tuple[bool, ...]]
_FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""Attributes in which Textual stores the kinds of rules that can match a node."""
_MAX_POSITIONS = 20_000
"""The largest number of positions kept for one set of rules; the guide has a few hundred."""


class NodePosition:
    """The nodes that no selector can distinguish, because they and all their ancestors are alike."""

    __slots__ = ("children", "components", "flags", "rules")

    def __init__(self) -> None:
        self.children: dict[_Identity, NodePosition] = {}
        self.rules: Rules | None = None
        """The styles of a node at this position; None until they have been computed."""
        self.flags: tuple[bool, ...] = ()
        self.components: dict[str, Rules] = {}
        """The styles of the node's component classes."""

    def store(self, node: DOMNode) -> None:
        """Store the styles that Textual has computed for a node."""
        self.rules = cast("Rules", node.styles.base.get_rules())
        self.flags = tuple(getattr(node, flag) for flag in _FLAGS)

    def set_flags(self, node: DOMNode) -> None:
        """Set the flags that Textual would have set on a node."""
        for flag, value in zip(_FLAGS, self.flags, strict=True):
            setattr(node, flag, value)


class StyleCache:
    """The positions of nodes under one set of rules."""

    def __init__(self, rules: Iterable[RuleSet]) -> None:
        self._selectors: list[Selector] = [
            selector for rule in rules for selectors in rule.selector_set for selector in selectors.selectors
        ]
        names: dict[SelectorType, set[str]] = {}
        for selector in self._selectors:
            names.setdefault(selector.type, set()).add(selector.name)
        self._ids = names.get(SelectorType.ID, set())
        self._classes = names.get(SelectorType.CLASS, set())
        self._pseudo_classes: dict[tuple[type[DOMNode], str | None, frozenset[str]], tuple[str, ...]] = {}
        self._root = NodePosition()
        self._count = 0

    def position(self, node: DOMNode, known: dict[Any, Any]) -> NodePosition:
        """Return a node's position; ``known`` caches positions for as long as no node changes."""
        if found := known.get(node):
            return cast("NodePosition", found)
        parent = node._parent
        above = self.position(parent, known) if isinstance(parent, DOMNode) else self._root
        identity = self._identity(node)
        position = above.children.get(identity)
        if position is None:
            if self._count >= _MAX_POSITIONS:
                self._root.children.clear()
                self._count = 0
            self._count += 1
            position = above.children[identity] = NodePosition()
        known[node] = position
        return position

    def _identity(self, node: DOMNode) -> _Identity:
        """Return everything that a selector can test on the node itself."""
        node_id = node._id if node._id in self._ids else None
        kind = (type(node), node_id, frozenset(self._classes.intersection(node._classes)))
        names = self._pseudo_classes.get(kind)
        if names is None:
            tested = (selector.pseudo_classes for selector in self._selectors if selector._check(node))
            names = self._pseudo_classes[kind] = tuple(sorted(set().union(*tested)))
        tests = cast("dict[str, Callable[[DOMNode], bool]]", node._PSEUDO_CLASSES)
        return (*kind, tuple(bool(tests[name](node)) if name in tests else False for name in names))


class ComponentNode(DOMNode):
    """A node for a component class, with only the attributes needed to read its styles."""

    def __init__(self, node: DOMNode, rules: Rules) -> None:
        # DOMNode.__init__ creates everything that a widget needs: most of the cost of a first frame.
        self._parent = node
        self.styles = RenderStyles(self, Styles(_rules=cast("Any", dict(rules))), Styles())


class ComponentStyles(dict[str, RenderStyles]):
    """The styles of a node's component classes, each created when it is first read; most never are."""

    __slots__ = ("_node", "_nodes", "position")

    def __init__(self, node: DOMNode, position: NodePosition) -> None:
        super().__init__()
        self._node = node
        self._nodes: list[ComponentNode] = []
        self.position = position
        """The node's position."""

    def __contains__(self, name: object) -> bool:
        return name in self.position.components

    def __missing__(self, name: str) -> RenderStyles:
        node = ComponentNode(self._node, self.position.components[name])
        self._nodes.append(node)
        styles = self[name] = node.styles
        return styles


def style_position(node: DOMNode) -> NodePosition | None:
    """Return the position of a node with component classes; None if its styles are its own.

    Nodes at the same position have the same styles, whosever apps they belong to.
    """
    styles = node._component_styles
    return styles.position if isinstance(styles, ComponentStyles) else None


def component_node(node: DOMNode, name: str) -> DOMNode:
    """Return a child of a node for which Textual computes the styles of a component class."""
    child = DOMNode(classes=name)
    child._attach(node)
    return child


def update_styles(node: DOMNode, rules: Rules) -> bool:
    """Set a node's styles; return True if they differ from the previous ones."""
    base = node.styles.base
    present = cast("Rules", base._rules)
    if present == rules:
        return False
    if node._is_mounted:
        # Setting a rule makes the node refresh or lay out whatever depends on it.
        for name in present.keys() | rules.keys():
            if present.get(name) != rules.get(name):
                setattr(base, name, rules.get(name))
    else:
        present.clear()
        present.update(rules)
        base._updates += 1
    return True
