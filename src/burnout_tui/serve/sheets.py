"""Style sheets parsed once for all visitors: parsing is most of what a first frame costs."""

from collections.abc import Mapping

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_Parsed = dict[tuple[object, ...], list[RuleSet]]

MOST_THEMES = 64
"""Sets of variables whose rules are kept. There is one for each theme: a visitor cannot make more."""


class Sheets:
    """The rules of every style sheet that has been parsed, for each set of variables. An App only reads rules."""

    def __init__(self) -> None:
        self._parsed: dict[frozenset[tuple[str, str]], _Parsed] = {}
        self._variables: dict[frozenset[tuple[str, str]], dict[str, str]] = {}

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


class _SharedSheet(Stylesheet):
    """A style sheet that keeps its parsed rules where the others find them."""

    def __init__(self, sheets: Sheets, variables: dict[str, str]) -> None:
        super().__init__()
        self._sheets = sheets
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
