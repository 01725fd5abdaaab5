"""The keys of a widget, on which it acts at once."""

from textual.binding import Binding
from textual.events import Key
from textual.widget import Widget

from burnout_tui.view.key_table import keys_of
from burnout_tui.view.messages import Unavailable


async def act_on_own_key(widget: Widget, event: Key) -> None:
    """Run the action of a key if the widget itself binds it; other keys go on to the ancestors.

    Textual would send each key through all ancestors to the app, and only there look for a binding.
    """
    rebound = keys_of(widget.app).keymap
    for binding in widget.BINDINGS:
        if isinstance(binding, Binding) and event.key in rebound.get(binding.id or "", binding.key).split(","):
            event.stop()
            await act(widget, binding.action)
            return


async def act(widget: Widget, action: str) -> None:
    """Run an action of a widget; if it is a movement that leads nowhere, say why."""
    before = getattr(widget, "whereabouts", None)
    await widget.run_action(action)
    reason = getattr(widget, "reasons", {}).get(action)
    if reason and widget.whereabouts == before:  # type: ignore[attr-defined] # a widget with reasons has it
        widget.post_message(Unavailable(reason))
