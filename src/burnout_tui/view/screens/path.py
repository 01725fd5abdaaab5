"""The path dialog: the reader chooses two characters, and it shows how they are linked."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.common import also_known_as, opening_name
from burnout_tui.prose.path import path_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row
from burnout_tui.prose.search_entries import name_lookup
from burnout_tui.view.cursor import ListCursor
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Entered, Open, Unavailable
from burnout_tui.view.screens.text import TextScreen
from burnout_tui.view.terminal_filter import spelled_keys
from burnout_tui.view.unavailable import NO_ENTRY
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.field import Field
from burnout_tui.view.widgets.own_keys import act
from textual_wire.direction import close_field


class NameInput(Field):
    """An input for a name. Backspace in the empty input goes one step back."""

    class Emptied(Message):
        """Backspace was pressed in the empty input."""

    def action_delete_left(self) -> None:
        """Delete the letter before the cursor."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())


class PathScreen(ListCursor, TextScreen):
    """An input over a list of characters, once or twice, then the links. Its result is the ref to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("path"))

    def __init__(self, reading: Reading, ref: str) -> None:
        super().__init__(reading)
        self._from = ref
        self._ends = [*_character_of(reading, ref)]
        self._given = len(self._ends)
        self._typed = ["", ""]

    def compose(self) -> ComposeResult:
        """Yield the question, the input, the list; and the page that replaces them."""
        with Vertical(id="question"):
            self._question = Static(markup=False)
            yield self._question
            self._box = NameInput(compact=True, select_on_focus=False)
            self._box.cursor_blink = False
            yield self._box
            self._list = EntryList(())
            self._list.can_focus = False  # the input keeps the focus, even after a click on a row
            yield self._list
        yield from super().compose()

    def _begin(self) -> None:
        """Ask for the first character, or for the second if the first is known."""
        self.watch(self._box, "selection", self.cursor_to_input, init=False)
        self._ask()

    def text(self) -> Document:
        """Return the links between the two."""
        return path_document(self.reading, self._ends[0], self._ends[1]) if len(self._ends) == 2 else ()

    def _ask(self, selected: str = "") -> None:
        """Ask for the first or the second character, with the text that was typed before."""
        if self._ends and self._ends[0] not in self.reading.guide.characters:
            self._ends.clear()
            self._given = 0
        self._page.display = False
        self.query_one("#question").display = True
        with self.prevent(Input.Changed):
            self._box.value = self._typed[len(self._ends)]
        self._fill(selected)
        self._update_labels()
        self._box.focus()
        self.cursor_to_input()

    def _fill(self, selected: str = "") -> None:
        """Refresh the list, with one character selected, or the first."""
        rows = self._rows()
        self._list.set_rows(rows)
        self._list.refresh(layout=True)
        self._list.select(f"character:{selected}" if selected else rows[0].ref, None if selected else 0)

    def _show_links(self) -> None:
        """Show the links instead of the question."""
        self.cursor_to_input()
        self.query_one("#question").display = False
        self._page.display = True
        self._show()
        self._page.focus()

    def _update_labels(self, notice: str = "") -> None:
        super()._update_labels(notice)
        _ = self.reading._
        frame = self.query_one("#question")
        frame.border_title = _("How are two characters linked?")
        keys = _("⌫: change the first   esc: back") if len(self._ends) == 1 else _("esc: back")
        frame.border_subtitle = notice or spelled_keys(self.app, keys)
        self._box.placeholder = _("type to narrow the list")
        first = f"character:{self._ends[0]}" if self._ends else ""
        self._question.update(self._with(first) if first else _("First character:"))

    def _with(self, first: str) -> str:
        """Return the question for the second character; after a card of a player, with the player of the first."""
        _, name = self.reading._, close_field(opening_name(self.reading, first))
        if self._given and self._from.startswith("person:") and (player := self.reading.name(self._from)):
            return _("{name}, played by {player}, and …").format(name=name, player=close_field(player))
        return _("{name} and …").format(name=name)

    def _reading_changed(self, reading: Reading) -> None:
        super()._reading_changed(reading)
        if len(self._ends) < 2:
            if self._ends and self._ends[0] not in reading.guide.characters:
                self._ask()
            self._list.set_rows(self._rows())

    def _rows(self) -> list[Row]:
        """Return the characters to choose from: all in the file's order, or those that match the text, best first."""
        reading, _, typed = self.reading, self.reading._, self._box.value
        if typed.strip():
            hits = name_lookup(reading, "character").matches(typed)
            found = {hit.entry.ref: hit.entry.text if hit.entry.form == "other" else "" for hit in hits}
        else:
            found = {f"character:{character.id}": "" for character in reading.guide.film.characters}
        rows = [
            Row(ref, self._columns(ref, spelling))
            for ref, spelling in found.items()
            if ref.partition(":")[2] not in self._ends
        ]
        nobody = _("No character has that name.") if typed.strip() else _("There is nobody left to choose.")
        return rows or [Row("", (nobody,))]

    def _columns(self, ref: str, spelling: str) -> tuple[str, str]:
        """Return name and occupation; another spelling instead of the occupation if only that one matches."""
        reading, character = self.reading, self.reading.guide.characters[ref.partition(":")[2]]
        shown = opening_name(reading, ref)
        if spelling in ("", reading.name(ref), reading.short_name(character)):
            return shown, reading.text(character.occupation)
        return shown, also_known_as(reading, [spelling])

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._typed[len(self._ends)] = self._box.value
        self.cursor_to_input()
        self._fill()

    @on(Input.Submitted)
    @on(Entered)
    def _choose(self, message: Message) -> None:
        message.stop()
        if not self._list.selected:
            self.post_message(Unavailable(NO_ENTRY))
        elif len(self._ends) < 2:
            self._ends.append(self._list.selected.partition(":")[2])
            if len(self._ends) == 2:
                self._show_links()
            else:
                self._typed[1] = ""
                self._ask()

    @on(NameInput.Emptied)
    def _change_first(self) -> None:
        if self._ends:
            self._given = 0
            self._step_back()

    def _step_back(self) -> None:
        chosen = self._ends.pop()
        self._ask(chosen)

    @on(Open)
    def _open(self, message: Open) -> None:
        message.stop()
        self.dismiss(message.ref)

    async def action_step(self, action: str) -> None:
        """Move in the list while the input has the focus."""
        if len(self._ends) < 2:
            await act(self._list, action)
            self.cursor_to_list(self._list, self._box)

    def action_back(self) -> None:
        """Go back to the previous choice, or close the dialog."""
        if len(self._ends) > self._given:
            self._step_back()
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close the dialog from any of its steps."""
        self.dismiss(None)


def _character_of(reading: Reading, ref: str) -> Iterator[str]:
    """Yield the character of a ref, or the first character that the person plays; nothing if there is none."""
    kind, _, name = ref.partition(":")
    guide = reading.guide
    roles = guide.roles_of_person.get(name, ()) if kind == "person" else ()
    names = [name] if kind == "character" else [role.character for role in roles if role.character]
    yield from [name for name in names if name in guide.characters][:1]
