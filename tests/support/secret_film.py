"""A film with every kind of hidden text. Each contains the word SECRET, and no visible text does."""

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes

SECRET = "QXSECRET"

PLAIN = """format = 1
[film]
title = "The Night Ferry"
year = 2024
directors = ["odile"]
work = "ferry"
tagline = "One night on the water"
synopsis = "Four people on a ferry: [[character:ana]] and [[character:ben]]."
about = "The first film of [[person:odile]]."
[[film.quotes]]
by = "odile"
text = "The sea is a room."
[[film.reviews]]
by = "Ada Brook"
publisher = "The Harbour"
date = "2024-03"
text = "A calm film."
[[film.facts]]
id = "port"
label = "Port"
value = "Lisbon"
[[characters]]
id = "ana"
name = "Ana"
age = 30
occupation = "cook"
wants = "To leave."
burden = "A debt."
about = "She cooks for the crew."
[[characters]]
id = "ben"
name = "Ben"
[[people]]
id = "odile"
name = "Odile Varn"
occupation = "director"
about = "She was a sailor."
[[people]]
id = "tom"
name = "Tom Hale"
[[roles]]
person = "tom"
character = "ben"
note = "His first part."
[[relations]]
between = ["ana", "ben"]
kind = "family"
label = "his sister"
reverse = "her brother"
about = "They are siblings."
[[works]]
id = "ferry"
title = "The Night Ferry"
year = 2024
kind = "feature"
countries = "Portugal"
about = "A crossing."
awards = [{ text = "Porto 2024: first prize" }]
[[works]]
id = "quay"
title = "The Quay"
year = 2019
kind = "short"
[[credits]]
person = "odile"
work = "ferry"
part = "director"
[[credits]]
person = "odile"
work = "quay"
part = "director"
[[credits]]
person = "tom"
work = "quay"
character = "Rui"
note = "in two scenes"
[[sources]]
id = "paper"
title = "Review"
[[disputes]]
id = "age"
about = "character:ana"
question = "How old is she?"
kept = "Thirty."
claims = [{ text = "Thirty.", sources = ["paper"] }, { text = "Forty.", sources = ["paper"] }]
[[themes]]
id = "sea"
name = "the sea"
about = "It is everywhere."
characters = ["ana"]
[[stories]]
id = "crossing"
name = "The crossing"
about = "One night."
[[scenes]]
id = "deck"
title = "On deck"
place = "The ferry"
story = "crossing"
characters = ["ana", "ben"]
about = "They wait."
"""
"""The film without its hidden records."""

HIDDEN = f"""
[[stories]]
id = "hidden"
name = "{SECRET} story"
spoiler = true
[[scenes]]
id = "hidden"
title = "{SECRET} scene"
place = "{SECRET} place"
story = "hidden"
characters = ["ana", "hidden"]
about = "{SECRET} event"
spoiler = true
[[film.quotes]]
by = "odile"
text = "{SECRET} quote"
spoiler = true
[[film.reviews]]
by = "{SECRET} reviewer"
publisher = "{SECRET} paper"
text = "{SECRET} review"
spoiler = true
[[film.facts]]
id = "hidden"
label = "{SECRET} label"
value = "{SECRET} value"
spoiler = true
[[characters]]
id = "hidden"
name = "{SECRET} character"
also = ["{SECRET} spelling"]
about = "{SECRET} about, and [[character:ana]]"
spoiler = true
[[characters.notes]]
en = "{SECRET} note"
spoiler = true
[[people]]
id = "hidden"
name = "{SECRET} person"
spoiler = true
[[roles]]
person = "hidden"
character = "ana"
note = "{SECRET} role"
spoiler = true
[[roles]]
person = "tom"
character = "hidden"
spoiler = true
[[relations]]
between = ["ana", "hidden"]
kind = "love"
label = "{SECRET} relation"
spoiler = true
[[relations]]
between = ["ana", "ben"]
kind = "money"
label = "{SECRET} second relation"
reverse = "{SECRET} reverse"
spoiler = true
[[works]]
id = "hidden"
title = "{SECRET} work"
year = 1931
kind = "stage"
spoiler = true
[[works]]
id = "buoy"
title = "The Buoy"
year = 2021
awards = [{{ text = "{SECRET} award", spoiler = true }}]
[[credits]]
person = "odile"
work = "hidden"
part = "director"
spoiler = true
[[credits]]
person = "hidden"
work = "quay"
character = "{SECRET} part"
spoiler = true
[[credits]]
person = "tom"
work = "buoy"
character = "{SECRET} name"
spoiler = true
[[disputes]]
id = "hidden"
about = "character:ana"
question = "{SECRET} question"
claims = [{{ text = "{SECRET} one", sources = ["paper"] }}, {{ text = "{SECRET} two", sources = ["paper"] }}]
spoiler = true
[[themes]]
id = "hidden"
name = "{SECRET} theme"
about = "{SECRET} theme"
characters = ["ana"]
spoiler = true
"""
"""The hidden records."""


def guide_with_secrets() -> Guide:
    """Return the film with a hidden record of every kind that can be hidden."""
    return load_bytes((PLAIN + HIDDEN).encode(), "secrets.toml")
