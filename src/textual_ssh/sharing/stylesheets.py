"""Style sheets parsed and matched once for all visitors: that would be most of what a first frame costs."""

from collections.abc import Mapping
from typing import Any, cast

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

from textual_ssh.sharing.style_cache import Components, Matches, Rules, component, take

_Parsed = dict[tuple[object, ...], list[RuleSet]]

MOST_THEMES = 64
"""Sets of variables whose rules are kept. There is one for each theme: a visitor cannot make more."""
MOST_MATCHES = 32
"""Sets of rules of which is kept what they say of each node: one for each order in which screens can be opened."""


class Sheets:
    """The rules of every style sheet that has been parsed, for each set of variables. An App only reads rules."""

    def __init__(self) -> None:
        self._parsed: dict[frozenset[tuple[str, str]], _Parsed] = {}
        self._variables: dict[frozenset[tuple[str, str]], dict[str, str]] = {}
        self._matches: dict[tuple[object, ...], Matches] = {}

    def sheet(self, variables: Mapping[str, str]) -> Stylesheet:
        """An empty style sheet for one App that parses nothing which has been parsed before."""
        return _SharedSheet(self, dict(variables))

    def rules(self, variables: Mapping[str, str]) -> tuple[_Parsed, dict[str, str]]:
        """What has been parsed with these variables, and one copy of them for all."""
        key = frozenset(variables.items())
        if key not in self._parsed:
            if len(self._parsed) >= MOST_THEMES:
                self._parsed.clear()
                self._variables.clear()
            self._parsed[key] = {}
            self._variables[key] = dict(variables)
        return self._parsed[key], self._variables[key]

    def matches(self, sheet: Stylesheet) -> Matches:
        """What the present rules of a style sheet say of each node."""
        key = (frozenset(sheet._variables.items()), *sheet.source.items())
        if key not in self._matches:
            while len(self._matches) >= MOST_MATCHES:
                self._matches.pop(next(iter(self._matches)))
            self._matches[key] = Matches(sheet.rules)
        return self._matches[key]


class _SharedSheet(Stylesheet):
    """A style sheet that keeps its parsed rules where the others find them."""

    def __init__(self, sheets: Sheets, variables: dict[str, str]) -> None:
        super().__init__()
        self._sheets = sheets
        self._matched: tuple[object, Matches] | None = None
        self.set_variables(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Change the variables, as a change of theme does."""
        self._shared, variables = self._sheets.rules(variables)
        super().set_variables(variables)

    def copy(self) -> Stylesheet:
        """Another sheet with the same sources."""
        sheet = _SharedSheet(self._sheets, self._variables)
        sheet.source = self.source.copy()
        return sheet

    def reparse(self) -> None:
        """Parse the sources again with the present variables."""
        # Textual makes a fresh sheet, so that a mistake leaves this one whole; the rules of ours were parsed before.
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
    def _matches(self) -> Matches:
        rules = self.rules
        if self._matched is None or self._matched[0] is not rules:
            self._matched = rules, self._sheets.matches(self)
        return self._matched[1]

    def apply(self, node: DOMNode, *, animate: bool = False, cache: dict[Any, Any] | None = None) -> None:
        """Give a node its styles. Nothing is animated for visitors."""
        place = self._matches.place(node, {} if cache is None else cache)
        if place.rules is None:
            super().apply(node)
            place.note(node)
            for name in node._get_component_classes():
                stand_in = component(node, name)
                super().apply(stand_in)
                place.components[name] = cast("Rules", stand_in.styles.base.get_rules())
        else:
            place.flag(node)
            if take(node, place.rules) or not animate:
                node.notify_style_update()
        if place.components:
            before = node._component_styles
            node._component_styles = Components(node, place)
            if not isinstance(before, Components) or before.place.components != place.components:
                node.refresh()

    def _process_component_classes(self, node: DOMNode) -> None:
        """Nothing: they are styled with their node."""
