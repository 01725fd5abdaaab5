"""The places of keys at the top level of a film file and in [film]."""

from burnout_tui.film.destinations.destination import ACTORS, CREW, LENGTHS, PRIZES, Destination
from burnout_tui.film.model import Film, FilmHead
from burnout_tui.message import Message
from burnout_tui.suggest import did_you_mean_this


def _of_the_film(key: str) -> Message:
    return Message("; write it as “{key}” of the film's entry in [[works]], or as one of the “facts”", key=key)


OF_FILM = (
    Destination(
        (Film,),
        "title name year director synopsis plot tagline about quotes reviews facts notes art titre annee",
        Message("; write it under [film]"),
    ),
    Destination(
        (Film,), f"{ACTORS} distribution", Message("; [[people]] has the actors, and [[roles]] says who plays whom")
    ),
    Destination(
        (Film,),
        f"{CREW} directors",
        Message("; [[people]] has their names, and [[credits]] says what they did in a work"),
    ),
    Destination((Film, FilmHead), "films movies movie filmography oeuvres", Message("; write [[works]]")),
    Destination((Film,), "locations places lieux location", Message("; each of the [[scenes]] has its place")),
    Destination(
        (Film,),
        "chapters acts sequences parts episodes chapitres actes",
        Message("; write [[scenes]], and [[stories]] for threads of them"),
    ),
    Destination(
        (Film, FilmHead),
        "groups families factions plots subplots groupes",
        Message("; write [[stories]] or [[themes]]"),
    ),
    Destination((Film, FilmHead), "tags keywords topics motifs sujets mots-cles", Message("; write [[themes]]")),
    Destination(
        (Film,),
        "settings config options theme-name",
        Message("; settings of the guide are in config.toml: burnout-tui config"),
    ),
    Destination((Film,), "version schema schema-version", Message("; the version of the format is “format”")),
    Destination(
        (Film, FilmHead),
        PRIZES,
        Message("; write it in “awards” of the film's entry in [[works]]"),
    ),
    Destination((Film,), "persons person personnes", did_you_mean_this("people")),
    Destination((FilmHead,), "format", Message("; it stands on the first line, before every header")),
    Destination(
        (FilmHead,),
        LENGTHS,
        _of_the_film("minutes"),
    ),
    Destination(
        (FilmHead,),
        "country countries pays nation nationality nationalite origin origine",
        _of_the_film("countries"),
    ),
    Destination(
        (FilmHead,), "kind type series trilogy saga cycle", Message("; that belongs to the film's entry in [[works]]")
    ),
    Destination((FilmHead,), f"{ACTORS} distribution roles", Message("; [[roles]] says who plays whom")),
    Destination((FilmHead,), CREW, Message("; [[credits]] says what people did in the film's entry of [[works]]")),
    Destination(
        (FilmHead,), "spoiler-notes ending end twist fin", Message("; write a note of “notes” with spoiler = true")
    ),
    Destination(
        (FilmHead,),
        "genre genres language languages original-language budget box-office gross release released release-date date"
        " premiere certificate rating mpaa aspect-ratio ratio colour color studio studios distributor company"
        " companies location locations langue langues sortie visa shot-in",
        Message("; write it as one of the “facts”, with a label and a value"),
    ),
    Destination((FilmHead,), "subtitle sous-titre", did_you_mean_this("tagline")),
)
