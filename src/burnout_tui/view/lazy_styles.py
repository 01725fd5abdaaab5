"""A style sheet that does lazily what Textual does for all widgets before the first frame."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode


class LazyStylesheet(Stylesheet):
    """A style sheet that parses a file when the first widget comes that it is for.

    It computes the styles of a component class when a widget paints with it.
    """

    def __init__(self, files: Mapping[str, frozenset[str]]) -> None:
        """Note the names of files, each with the selectors that say what it is for; a file without any is for all."""
        super().__init__()
        self._unparsed = {file: names for file, names in files.items() if names}

    def apply(self, node: DOMNode, *, animate: bool = False, cache: dict[Any, Any] | None = None) -> None:
        """Set a node's styles."""
        if self._unparsed:
            names = node._selector_names
            for file in [file for file, late in self._unparsed.items() if not late.isdisjoint(names)]:
                del self._unparsed[file]
                self._rules_map, self._require_parse = None, True
        super().apply(node, animate=animate, cache=cache)

    def reparse(self) -> None:
        """Parse the sources again with the present variables."""
        # Textual parses into a new sheet, so that an error leaves the old one intact. These sources have none.
        self._rules_map = None
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        if PurePath(read_from[0]).name in self._unparsed:
            return []
        return super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)

    def _process_component_classes(self, node: DOMNode) -> None:
        before = node._component_styles
        if not (before or node._get_component_classes()):
            return
        styles = node._component_styles = _LazyStyles(self, node)
        if any(styles[name] != style for name, style in before.items()):
            node.refresh()


class _LazyStyles(dict[str, RenderStyles]):
    """The styles of a node's component classes that have been read."""

    def __init__(self, stylesheet: Stylesheet, node: DOMNode) -> None:
        super().__init__()
        self._stylesheet = stylesheet
        self._node = node
        self._nodes: list[DOMNode] = []
        """The nodes of the styles, which refer to them weakly."""

    def __contains__(self, name: object) -> bool:
        return name in self._node._get_component_classes()

    def __missing__(self, name: str) -> RenderStyles:
        child = DOMNode(classes=name)
        child._attach(self._node)
        self._stylesheet.apply(child)
        self._nodes.append(child)
        styles = self[name] = child.styles
        return styles
