"""The descriptions of tables and keys, which tools/schema_descriptions.py takes from docs/format.md."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

from burnout_tui.film.record_base import Sourced

FILE = Path(__file__).with_name("descriptions.json")


class Descriptions(NamedTuple):
    """Descriptions for authors, in English and with Markdown for code."""

    texts: Mapping[str, str]
    """By path: ``characters.name``. ``shared.`` is before the keys of most tables, ``text.`` before those of texts."""

    @classmethod
    def of_format(cls) -> Self:
        """Return the descriptions of the keys of a film file."""
        return cls(json.loads(FILE.read_text(encoding="utf-8")))

    def of_key(self, path: tuple[str, ...]) -> str:
        """Return the description of the key at a path in the file."""
        found = self.texts.get(".".join(path))
        if not found and path[-1] in Sourced.__struct_fields__:
            found = self.texts.get(f"shared.{path[-1]}")
        return found or ""
