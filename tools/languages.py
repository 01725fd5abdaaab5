"""Write the table of languages of the guide: codes and English names from ISO 639-3, own names from CLDR.

Run it after an update of ``babel`` or ``python-iso639``.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.core import Locale, get_global
from babel.localedata import locale_identifiers

TABLE = Path(__file__).parents[1] / "src" / "burnout_tui" / "film" / "languages.tsv"


def lines() -> Iterator[str]:
    """Yield a line for each language: its code, English name, own name, and other codes, divided by tabs."""
    import iso639  # it takes a third of a second, and other parts of this module do without

    english, known = Locale("en").languages, set(locale_identifiers())
    withdrawn = {new: old for old, new in get_global("language_aliases").items() if len(old) == len(new) == 2}
    for language in sorted(iso639.ALL_LANGUAGES, key=lambda language: language.part1 or language.part3):
        if language.scope == "S" or language.status != "A":
            continue  # codes for no language, such as "undetermined", and retired ones
        code = language.part1 or language.part3
        own = Locale(code).languages.get(code, "") if code in known else ""
        others = dict.fromkeys((language.part3, language.part2b, language.part2t, withdrawn.get(code)))
        codes = " ".join(other for other in others if other and other != code)
        yield "\t".join((code, english.get(code, language.name), own, codes)).rstrip("\t")


def table() -> str:
    """Return the whole table."""
    return "".join(f"{line}\n" for line in lines())


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
