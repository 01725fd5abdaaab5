"""The line of keys at the bottom of the screen."""

from collections.abc import Hashable, Iterator
from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive

from burnout_tui.prose.i18n import N_
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import tabs_of
from burnout_tui.view.hints import Hint, fitting_hints
from burnout_tui.view.key_names import key_names
from burnout_tui.view.key_table import keys_of
from burnout_tui.view.keys import Scope
from burnout_tui.view.terminal_filter import spelled_keys
from burnout_tui.view.widgets.bars import Bar
from burnout_tui.view.widgets.shared_lines import Same


class HintBar(Bar):
    """The keys that are useful here, or a notice for the reader in their place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--base", "bar--key", "bar--dim"}
    DEFAULT_CSS = """
    HintBar {
        .bar--key { text-style: bold; }
        .bar--dim { color: $guide-dim; text-style: $guide-dim-style; }
    }
    """
    focus_on: reactive[Scope] = reactive[Scope]("list")
    can_go_back: reactive[bool] = reactive(False)
    """True if there is a place to go back to."""
    can_mark: reactive[bool] = reactive(False)
    """True if a scene is selected."""
    notice: reactive[str] = reactive("")
    """A line to show until the next key."""
    greets: reactive[bool] = reactive(False)
    """True to say how to begin, where there is room, with only help and quit beside it."""
    covered: reactive[bool] = reactive(False)
    """True below a dialog, where the keys have no effect."""

    def __init__(self, reading: Reading, screen: Scope = "guide") -> None:
        super().__init__(reading)
        self._screen = screen

    def segments(self, y: int) -> list[Segment]:
        """Return the notice or the hints. Without room for all, those that are needed most are kept."""
        if self.covered:
            return []
        if self.notice:
            return [Segment(" ", self.base), Segment(truncate(self.notice, self.size.width - 2), self.base)]
        segments, found = [Segment(" ", self.base)], list(map(self._in_words, self._useful(self.focus_on)))
        if self.greets:
            words, ends = self._greeting, [hint for hint in found if hint.action in ("app.help", "app.quit")]
            if cells(words) + sum(hint.width + 2 for hint in ends) + 4 <= self.size.width:
                segments, found = [Segment(f" {words}   ", self.base)], ends
        for hint in fitting_hints(found, self.size.width - 2):
            segments.append(Segment(hint.keys, self.component_style("bar--key")))
            segments.append(Segment(f" {hint.word}  " if hint.word else "  ", self.component_style("bar--dim")))
        last = segments.pop()
        return [*segments, last._replace(text=last.text.rstrip())]

    @property
    def painted_state(self) -> Hashable | None:
        """The state that chooses the hints, beside the reading."""
        notes = self.notice, self.greets, self.covered
        useful = self._screen, self.focus_on, self.can_go_back, self.can_mark
        return super().painted_state, notes, useful, Same(keys_of(self.app))

    @property
    def _greeting(self) -> str:
        _ = self.reading._
        if self._screen == "shelf":
            return _("To begin: ⏎ opens the film that ▸ marks; / searches all.")
        words = _("To begin: ⏎ opens what ▸ marks; 1 to {last} open the tabs.")
        return words.format(last=len(tabs_of(self.reading)))

    def _useful(self, scope: Scope) -> Iterator[Hint]:
        """Yield the hints, without those of keys that have no effect here."""
        hints = keys_of(self.app).hints(scope, self._screen)
        useless = {"back": not self.can_go_back, "mark": not self.can_mark, "problems": not self.reading.problems}
        return (hint for hint in hints if not useless.get(hint.action))

    def _in_words(self, hint: Hint) -> Hint:
        """Return a hint in the reader's language. Spoilers have a word for what the key will do."""
        reading, word = self.reading, hint.word
        if hint.action == "app.spoilers":
            shown = reading.spoilers if self._screen == "shelf" else reading.shows_all
            word = N_("hide spoilers") if shown else N_("show spoilers")
        return hint._replace(keys=spelled_keys(self.app, key_names(reading, hint.keys)), word=reading._(word))
