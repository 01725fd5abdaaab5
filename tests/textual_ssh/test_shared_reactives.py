"""Reactive attributes in a process that runs many Apps."""

import pytest
from textual.app import App, ComposeResult
from textual.reactive import Initialize, Reactive, reactive, var
from textual.widget import Widget

from textual_ssh.sharing.reactives import share_reactives


class _Noting(Widget):
    """A widget with reactive attributes of every kind, which notes what is called for them."""

    plain: reactive[int] = reactive(1)
    """Nothing is called for it."""
    late: var[list[int]] = var(list)
    """Its default is made for each widget."""
    own: reactive[str] = reactive(Initialize(lambda widget: f"own {type(widget).__name__}"))
    watched: reactive[int] = reactive(2)
    quiet: reactive[int] = reactive(3, init=False)
    toggled: reactive[bool] = reactive(True, toggle_class="-on")
    computed: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []

    def watch_watched(self, before: int, value: int) -> None:
        """Note a change."""
        self.notes.append(f"watched {before} {value}")

    def watch_quiet(self, value: int) -> None:
        """Note a change, though not the default."""
        self.notes.append(f"quiet {value}")

    def compute_computed(self) -> int:
        """Return a value that depends on others."""
        return self.plain + self.watched

    def watch_computed(self, value: int) -> None:
        """Note a change of the value that is computed."""
        self.notes.append(f"computed {value}")


class _Host(App[None]):
    """An app with the widget, which may watch one of its attributes from outside."""

    def __init__(self, watches: bool) -> None:
        super().__init__()
        self._watches = watches
        self.seen: list[int] = []

    def compose(self) -> ComposeResult:
        """Make the widget."""
        self.noting = _Noting()
        if self._watches:
            self.watch(self.noting, "plain", self.see, init=False)
        yield self.noting

    def see(self, value: int) -> None:
        """Note a change."""
        self.seen.append(value)


async def _notes(watches: bool) -> list[object]:
    app = _Host(watches)
    async with app.run_test() as pilot:
        await pilot.pause()
        noting = app.noting
        values = [noting.plain, noting.late, noting.own, noting.watched, noting.quiet, noting.toggled, noting.computed]
        noting.plain, noting.watched, noting.quiet, noting.toggled = 5, 6, 7, False
        await pilot.pause()
        stored = {name: value for name, value in vars(noting).items() if name.startswith("_reactive_")}
        del stored["_reactive_late"]
        changed = [noting.computed, noting.has_class("-on"), noting.late is _Noting().late]
        return [values, *noting.notes, app.seen, sorted(stored.items(), key=str), changed]


@pytest.mark.parametrize("watches", [False, True], ids=["alone", "watched from outside"])
async def test_reactive_attributes_are_textuals_own(monkeypatch: pytest.MonkeyPatch, watches: bool) -> None:
    """Values, defaults and the calls for them are those without sharing, for attributes of every kind."""
    expected = await _notes(watches)
    assert "watched 2 6" in expected
    for name in ("__get__", "_initialize_object"):
        monkeypatch.setattr(Reactive, name, vars(Reactive)[name])  # restored at the end
    share_reactives()
    assert await _notes(watches) == expected
