"""A film of five scenes, two of them spoilers, and one of unknown order."""

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes

FILM = """
format = 1
film = { title = "Ferry", year = 2024, directors = [], synopsis = "One crossing." }
stories = [{ id = "crossing", name = { en = "The crossing", fr = "La traversée" }, about = "One night." }]

[[characters]]
id = "mara"
name = "Mara"

[[characters]]
id = "teo"
name = "Teo"

[[characters]]
id = "ida"
name = "Ida"

[[characters]]
id = "anton"
name = "Anton"
spoiler = true

[[scenes]]
id = "shore"
title = { en = "The far shore", fr = "L’autre rive" }
characters = ["anton"]
spoiler = true

[[scenes]]
id = "deck"
title = { en = "On deck", fr = "Sur le pont" }
place = { en = "The ferry, dusk", fr = "Le bac, au crépuscule" }
story = "crossing"
characters = ["mara", "teo"]
mentions = ["ida"]
at = "0:07"
about = "[[character:teo|He]] asks for work."

[[scenes]]
id = "dream"
title = { en = "A dream", fr = "Un rêve" }
characters = ["ida"]
order = "unknown"

[[scenes]]
id = "night"
title = { en = "The night", fr = "La nuit" }
story = "crossing"
characters = ["ida", "mara", "teo"]

[[scenes]]
id = "hold"
title = { en = "In the hold", fr = "Dans la cale" }
characters = ["mara", "anton"]
spoiler = true
"""


def ferry() -> Guide:
    """Return the guide to the film."""
    return load_bytes(FILM.encode(), "ferry.toml")


def ferry_with_hidden_scenes() -> Guide:
    """Return the guide to the same film, with all scenes hidden."""
    film = FILM.replace("spoiler = true\n", "").replace("[[scenes]]\n", "[[scenes]]\nspoiler = true\n")
    return load_bytes(film.encode(), "ferry.toml")
