"""Words that stand for the same thing in several tables, and the rows that say where they go."""

from typing import NamedTuple

from msgspec import Struct

ACTORS = "actor actress actors actresses cast casting star stars starring acteur actrice acteurs interprete interpretes"
PLAYED = f"{ACTORS} played-by portrayed-by voiced-by performer played person joue-par role roles casted-as voice"
CREW = (
    "crew staff writer writers written-by screenplay screenwriter script producer producers produced-by music composer"
    " editor editing edited-by cinematography cinematographer photography dop dp sound costumes author authors"
    " scenario scenariste producteur musique montage equipe auteur"
)
PICTURES = "image images picture photo poster backdrop cover avatar thumbnail affiche photographie portrait-image logo"
ADDRESSES = "url link website site web homepage address imdb imdb-id tmdb tmdb-id wikidata wikidata-id wikipedia lien"
PRIZES = "award awards prize prizes oscar oscars nominations nomination prix recompense recompenses"
FAMILY = (
    "relation relations relationship relationships family father mother parent parents brother sister siblings son"
    " daughter child children wife husband spouse partner lover friend friends enemy enemies boss knows related-to"
    " famille pere mere frere soeur fils fille enfants femme mari amis lien liens"
)
LENGTHS = "minutes runtime running-time duration length duree"
ORDER = "order position rank number index billing billing-order importance ordre rang numero"
LIFE = "born birth birthday birth-date birthdate date-of-birth birthplace died death ne nee naissance deces"
COMMENTS = "comment comments draft remark commentaire"


class Destination(NamedTuple):
    """Words, and the hint for them."""

    records: tuple[type[Struct], ...]
    """The records in which it holds; empty for all."""
    words: str
    hint: str
