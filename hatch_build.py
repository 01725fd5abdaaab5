"""The build hook of the wheel, which compiles the catalogues and adds the films."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelHook(BuildHookInterface):  # type: ignore[type-arg] # its parameter is not public
    """Compiles each ``burnout_tui.po`` to a ``.mo`` file beside it, and adds the films to the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; an error in one stops the build.

        An editable install reads the films from ``data/``, so edits take effect at once.
        """
        for po in Path(self.root, "src", "burnout_tui", "locale").glob("*/LC_MESSAGES/*.po"):
            with po.open("rb") as source:
                catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
            with po.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, catalogue)
        if version == "standard":
            for film in Path(self.root, "data").glob("*.toml"):
                build_data["force_include"][str(film)] = f"burnout_tui/data/{film.name}"
