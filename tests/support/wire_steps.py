"""Steps of one wire: output of an app, new sizes of its terminal, and what is taken."""

from hypothesis import strategies as st
from tests.support.wire_strategies import Resize, Take, common, rare, resizes, takes

from textual_wire.wire.wire import Wire

Step = str | Take | Resize
steps = st.lists(st.one_of(common, common, rare, takes, takes, resizes), max_size=25)


def sent(wire: Wire, taken: list[Step]) -> list[str]:
    """Return all that a wire sends in some steps."""
    found = []
    for step in taken:
        if isinstance(step, str):
            wire.feed(step)
        elif isinstance(step, Resize):
            wire.resize(*step)
        else:
            if step.forget:
                wire.forget()
            found.append(wire.take())
    return [*found, wire.take()]
