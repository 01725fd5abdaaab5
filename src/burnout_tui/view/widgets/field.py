"""An input without the keys that it would inherit from scrolling."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input


class Field(Input, inherit_bindings=False):
    """A line in which the reader types. Its keys are those of ``FIELD_KEYS``."""

    BINDINGS: ClassVar[list[BindingType]] = list(Input.BINDINGS)
