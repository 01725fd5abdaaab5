"""Parse and match style sheets once for all visitors, which saves most of the cost of a first frame."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any, NamedTuple, cast

from textual.css.model import RuleSet
from textual.css.stylesheet import CssSource, Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

from textual_ssh.sharing.style_cache import ComponentStyles, Rules, StyleCache, component_node, update_styles
from textual_wire.lru_cache import LruCache

_ParsedRules = dict[tuple[object, ...], list[RuleSet]]

MAX_THEMES = 64
"""The number of sets of variables whose rules are kept. Each theme has one set; visitors cannot create others."""
MAX_STYLE_CACHES = 32
"""The number of sets of rules whose styles are kept. There is one for each order in which screens were opened."""


class _Theme(NamedTuple):
    """A set of variables, and what is parsed with them."""

    key: frozenset[tuple[str, str]]
    variables: dict[str, str]
    parsed: _ParsedRules


class SharedStylesheets:
    """The parsed rules of all style sheets, for each set of variables. Apps only read them."""

    def __init__(self, style_caches: int = MAX_STYLE_CACHES) -> None:
        """``style_caches`` is the number of sets of rules whose styles are kept: those used most recently."""
        self._themes: dict[frozenset[tuple[str, str]], _Theme] = {}
        self._sheets = LruCache[tuple[list[RuleSet], StyleCache]](style_caches)
        self.files: dict[str | PurePath, tuple[CSSLocation, CssSource]] = {}
        """The files that have been read."""

    def stylesheet(self, variables: Mapping[str, str]) -> Stylesheet:
        """Return an empty style sheet for one App. It parses only sources that no other one has parsed."""
        return _SharedStylesheet(self, dict(variables))

    def theme(self, variables: Mapping[str, str]) -> _Theme:
        """Return the shared copy of variables, and the rules that are parsed with them."""
        key = frozenset(variables.items())
        if key not in self._themes:
            if len(self._themes) >= MAX_THEMES:
                self._themes.clear()
            self._themes[key] = _Theme(key, dict(variables), {})
        return self._themes[key]

    def sheet(
        self, theme: _Theme, source: Mapping[CSSLocation, CssSource], parse: Callable[[], list[RuleSet]]
    ) -> tuple[list[RuleSet], StyleCache]:
        """Return the rules of sources, which ``parse`` returns the first time, and the cached styles under them."""
        key = (theme.key, *source.items())
        if found := self._sheets.get(key):
            return found
        rules = parse()
        return self._sheets.put(key, (rules, StyleCache(rules)))


class _SharedStylesheet(Stylesheet):
    """A style sheet that uses the shared parsed rules and the shared styles of nodes."""

    def __init__(self, stylesheets: SharedStylesheets, variables: dict[str, str]) -> None:
        super().__init__()
        self._stylesheets = stylesheets
        self._cache = StyleCache(())
        self.set_variables(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Change the variables, as a change of theme does."""
        self._theme = self._stylesheets.theme(variables)
        super().set_variables(self._theme.variables)

    def parse(self) -> None:
        """Get the rules of the sources, which are parsed if no other style sheet has the same."""
        self._rules, self._cache = self._stylesheets.sheet(self._theme, self.source, self._parse_sources)
        self._require_parse = False
        self._rules_map = None

    def _parse_sources(self) -> list[RuleSet]:
        super().parse()
        return self._rules

    def copy(self) -> Stylesheet:
        """Return another style sheet with the same sources."""
        stylesheet = _SharedStylesheet(self._stylesheets, self._theme.variables)
        stylesheet.source = self.source.copy()
        return stylesheet

    def read(self, filename: str | PurePath) -> None:
        """Read a file, unless another style sheet has read it."""
        files = self._stylesheets.files
        if filename not in files:
            reader = Stylesheet()
            reader.read(filename)
            files[filename] = next(iter(reader.source.items()))
        location, source = files[filename]
        self.source[location] = source
        self._require_parse = True

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
        parsed, key = self._theme.parsed, (css, read_from, is_default_rules, tie_breaker, scope)
        rules = parsed.get(key)
        if rules is None:
            rules = parsed[key] = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
        return rules

    @property
    def _style_cache(self) -> StyleCache:
        if self._require_parse:
            self.parse()
        return self._cache

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
