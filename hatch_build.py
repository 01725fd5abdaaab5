"""The build hook that compiles the interface's words, for wheels and editable installs alike."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles each ``burnout_tui.po`` to the ``.mo`` beside it, and puts the films into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; a catalogue with an error stops the build.

        An editable install reads the films where they are, so that an edit shows at once.
        """
        for po in Path(self.root, "src", "burnout_tui", "locale").glob("*/LC_MESSAGES/*.po"):
            with po.open("rb") as words:
                catalogue = read_po(words, locale=po.parts[-3], abort_invalid=True)
            with po.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, catalogue)
        if version == "standard":
            for film in Path(self.root, "data").glob("*.toml"):
                build_data["force_include"][str(film)] = f"burnout_tui/data/{film.name}"
