"""Small films for the tests of the screen, as TOML."""

from collections.abc import Iterable

HEAD = """format = 1
[film]
title = "Zzz Zz"
year = 2001
directors = {directors}
synopsis = "Zzzz zz."
"""


def film(body: str = "", directors: Iterable[str] = (), head: str = "") -> bytes:
    """Return a film file, with additional keys of its head and additional records."""
    named = "[" + ", ".join(f'"{director}"' for director in directors) + "]"
    return (HEAD.format(directors=named) + head + body).encode()


EVERYTHING = """format = 1
[film]
title = "Zzz Zz"
year = 2001
directors = ["z"]
work = "z"
synopsis = "Zzzz zz zzz.\\n\\n[[character:z]] zz [[person:z|zzz]]."
about = "Zz zzz [[work:zz]]."
notes = ["Zzzz."]
sources = ["z"]
sure = "A"
[[film.quotes]]
by = "z"
text = "Zzz, zz."
sources = ["z"]
[[film.reviews]]
by = "Zzz"
publisher = "Zz"
date = "2001-01-01"
text = "Zzz zzz."
sources = ["z"]
[[film.facts]]
id = "z"
label = "Zz"
value = "zzz"
sources = ["z"]
[[characters]]
id = "z"
name = "Zzzz"
also = ["Zz"]
age = 20
occupation = "zz"
wants = "Zz."
burden = "Zzz."
about = "Zzz zz."
sources = ["z"]
sure = "B"
[[characters]]
id = "zz"
name = "Zz Zz"
presence = "dead"
[[characters]]
id = "zzz"
name = "Zz Zzz"
presence = "absent"
spoiler = true
[[characters]]
id = "zzzz"
name = "Zzz Zzzz"
[[people]]
id = "z"
name = "Zzz Zzz"
occupation = "zz"
about = "Zz."
[[people]]
id = "zz"
name = "Zz Zz"
also = ["Zzz"]
[[people]]
id = "zzz"
name = "Zz Z"
[[roles]]
person = "zz"
character = "z"
note = "zz"
sources = ["z"]
[[roles]]
person = "zzz"
[[relations]]
between = ["z", "zz"]
kind = "family"
label = "zzz"
sources = ["z"]
sure = "C"
[[relations]]
between = ["z", "zzz"]
kind = "chance"
label = "zz"
spoiler = true
[[works]]
id = "z"
title = "Zzz Zz"
year = 2001
kind = "feature"
minutes = 100
countries = "Zz"
cycle = { name = "Zz zz", number = 2 }
about = "Zz."
awards = [{ text = "Zz zz", people = ["z"] }]
[[works]]
id = "zz"
title = "Zz Zzz"
year = 1999
until = 2000
kind = "series"
[[works]]
id = "zzz"
title = "Zzzz"
kind = "short"
[[credits]]
person = "z"
work = "z"
part = "director"
[[credits]]
person = "z"
work = "zz"
part = "writer"
[[credits]]
person = "z"
work = "zz"
part = "director"
[[credits]]
person = "zz"
work = "zz"
character = "Zz"
note = "zz"
[[credits]]
person = "zz"
work = "zzz"
part = "music"
[[sources]]
id = "z"
title = "Zz zz"
publisher = "Zzz"
date = "2001-02-03"
address = "zz.zz"
[[disputes]]
id = "z"
about = "character:z"
question = "Zz?"
kept = "Zzz."
claims = [{ text = "Zz.", sources = ["z"] }, { text = "Zzz.", sources = [] }]
[[disputes]]
id = "zz"
about = "fact:z"
question = "Zzz?"
claims = [{ text = "Zz.", sources = ["z"] }, { text = "Zzz.", sources = [] }]
[[themes]]
id = "z"
name = "zzz"
about = "Zz."
characters = ["z", "zz"]
"""
"""A film with every kind of record, in which every word consists of the letter z."""
