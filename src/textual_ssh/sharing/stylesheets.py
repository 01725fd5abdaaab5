"""Parse and match style sheets once for all visitors, which saves most of the cost of a first frame."""

from collections.abc import Mapping
from typing import Any, cast

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

from textual_ssh.sharing.style_cache import ComponentStyles, Rules, StyleCache, component_node, update_styles
from textual_wire.lru_cache import LruCache

_ParsedRules = dict[tuple[object, ...], list[RuleSet]]

MAX_THEMES = 64
"""The number of sets of variables whose rules are kept. Each theme has one set; visitors cannot create others."""
MAX_STYLE_CACHES = 32
"""The number of sets of rules whose styles are kept. There is one for each order in which screens were opened."""


class SharedStylesheets:
    """The parsed rules of all style sheets, for each set of variables. Apps only read them."""

    def __init__(self, style_caches: int = MAX_STYLE_CACHES) -> None:
        """``style_caches`` is the number of sets of rules whose styles are kept: those used most recently."""
        self._parsed: dict[frozenset[tuple[str, str]], _ParsedRules] = {}
        self._variables: dict[frozenset[tuple[str, str]], dict[str, str]] = {}
        self._style_caches = LruCache[StyleCache](style_caches)

    def stylesheet(self, variables: Mapping[str, str]) -> Stylesheet:
        """Return an empty style sheet for one App. It parses only sources that no other one has parsed."""
        return _SharedStylesheet(self, dict(variables))

    def parsed_rules(self, variables: Mapping[str, str]) -> tuple[_ParsedRules, dict[str, str]]:
        """Return the rules parsed with these variables, and the shared copy of the variables."""
        key = frozenset(variables.items())
        if key not in self._parsed:
            if len(self._parsed) >= MAX_THEMES:
                self._parsed.clear()
                self._variables.clear()
            self._parsed[key] = {}
            self._variables[key] = dict(variables)
        return self._parsed[key], self._variables[key]

    def style_cache(self, stylesheet: Stylesheet) -> StyleCache:
        """Return the cached styles under the present rules of a style sheet."""
        key = (frozenset(stylesheet._variables.items()), *stylesheet.source.items())
        return self._style_caches.get(key) or self._style_caches.put(key, StyleCache(stylesheet.rules))


class _SharedStylesheet(Stylesheet):
    """A style sheet that uses the shared parsed rules and the shared styles of nodes."""

    def __init__(self, stylesheets: SharedStylesheets, variables: dict[str, str]) -> None:
        super().__init__()
        self._stylesheets = stylesheets
        self._last_cache: tuple[object, StyleCache] | None = None
        self.set_variables(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Change the variables, as a change of theme does."""
        self._shared, variables = self._stylesheets.parsed_rules(variables)
        super().set_variables(variables)

    def copy(self) -> Stylesheet:
        """Return another style sheet with the same sources."""
        stylesheet = _SharedStylesheet(self._stylesheets, self._variables)
        stylesheet.source = self.source.copy()
        return stylesheet

    def reparse(self) -> None:
        """Parse the sources again with the present variables."""
        # Textual parses into a new sheet, so that an error leaves the old one intact. These sources have been parsed
        # without an error before.
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
        key = (css, read_from, is_default_rules, tie_breaker, scope)
        rules = self._shared.get(key)
        if rules is None:
            rules = self._shared[key] = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
        return rules

    @property
    def _style_cache(self) -> StyleCache:
        rules = self.rules
        if self._last_cache is None or self._last_cache[0] is not rules:
            self._last_cache = rules, self._stylesheets.style_cache(self)
        return self._last_cache[1]

    def apply(self, node: DOMNode, *, animate: bool = False, cache: dict[Any, Any] | None = None) -> None:
        """Set a node's styles, without animation."""
        position = self._style_cache.position(node, {} if cache is None else cache)
        if position.rules is None:
            super().apply(node)
            position.store(node)
            for name in node._get_component_classes():
                child = component_node(node, name)
                super().apply(child)
                position.components[name] = cast("Rules", child.styles.base.get_rules())
        else:
            position.set_flags(node)
            if update_styles(node, position.rules) or not animate:
                node.notify_style_update()
        if position.components:
            before = node._component_styles
            node._component_styles = ComponentStyles(node, position)
            if not isinstance(before, ComponentStyles) or before.position.components != position.components:
                node.refresh()

    def _process_component_classes(self, node: DOMNode) -> None:
        """Do nothing: ``apply`` sets the styles of component classes."""
