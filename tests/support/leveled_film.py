"""A film whose story is revealed scene by scene. A word of the form RevealedN is only shown from scene N."""

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes

LEVELED = """
format = 1
film = { title = "Ferry", year = 2024, directors = [], synopsis = "One crossing." }
stories = [{ id = "crossing", name = "The crossing" }]

[[characters]]
id = "mara"
name = "Mara"
notes = [{ en = "Revealed2 of her.", spoiler = "hold" }, { en = "Revealed5 of her.", spoiler = true }]

[[characters]]
id = "teo"
name = "Teo"

[[characters]]
id = "anton"
name = "Anton Revealed2"
short = "Anton"
spoiler = "hold"

[[characters]]
id = "ida"
name = "Ida Revealed4"
short = "Ida"
spoiler = "shore"

[[relations]]
between = ["mara", "teo"]
kind = "work"
label = "pays"
reverse = "works for"

[[relations]]
between = ["mara", "anton"]
kind = "family"
label = "Revealed2 sister"
reverse = "Revealed2 brother"
spoiler = "hold"
from = "hold"
until = "shore"

[[relations]]
between = ["ida", "teo"]
kind = "love"
label = "Revealed4 loves"
reverse = "is loved"
spoiler = "shore"

[[scenes]]
id = "deck"
title = "On deck"
story = "crossing"
characters = ["mara", "teo"]
at = "0:05"

[[scenes]]
id = "hold"
title = "In the hold Revealed2"
story = "crossing"
characters = ["mara", "anton"]
at = "0:40"
spoiler = true

[[scenes]]
id = "dream"
title = "A dream Revealed4"
order = "unknown"
characters = ["teo"]
spoiler = true

[[scenes]]
id = "shore"
title = "The shore Revealed4"
characters = ["ida", "teo"]
at = "1:20"
spoiler = true

[[scenes]]
id = "home"
title = "Home Revealed5"
characters = ["mara"]
spoiler = true
"""


def leveled_film() -> Guide:
    """Return the film."""
    return load_bytes(LEVELED.encode(), "ferry.toml")
