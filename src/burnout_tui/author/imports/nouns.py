"""The words for what a film file has, in ledgers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.message import Message

NOUNS: Mapping[str, Message] = MappingProxyType(
    {
        "stories": Message.in_context("ledger", "storylines"),
        "characters": Message.in_context("ledger", "characters"),
        "people": Message.in_context("ledger", "people"),
        "roles": Message.in_context("ledger", "roles"),
        "scenes": Message.in_context("ledger", "scenes"),
        "themes": Message.in_context("ledger", "themes"),
        "kinds": Message.in_context("ledger", "kinds of relation"),
        "works": Message.in_context("ledger", "works"),
        "credits": Message.in_context("ledger", "credits"),
        "facts": Message.in_context("ledger", "facts"),
        "disputes": Message.in_context("ledger", "disputes"),
        "sources": Message.in_context("ledger", "sources"),
    }
)
"""The plurals, by the keys of the lists."""


def count_records(values: Mapping[str, Any], ledger: Ledger) -> None:
    """Write the number of records of each kind into a ledger."""
    lists = {**values, "facts": values.get("film", {}).get("facts", [])}
    for key, noun in NOUNS.items():
        ledger.took(noun, len(lists.get(key, [])))
