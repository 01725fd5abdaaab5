"""The guide to Burn Out tells, in both languages, all that the first article about the film says.

The numbers are those of the article's sentences. Each row names a text of the guide and words that it must hold.
"""

import pytest

from burnout_tui.film.guide import Guide
from burnout_tui.film.record_base import Text
from burnout_tui.prose.reading import Reading

STATEMENTS = [
    ("1: the trailer of a new film about the white city", "film.about", "“the white city”", "la « ville blanche »"),
    ("1: after two others", "film.about", "after Casanegra and Zéro", "après Casanegra et Zéro"),
    ("2: brighter, more hopeful", "film.about", "brighter and more hopeful", "moins sombre, plus confiant"),
    ("2: inequalities", "film.about", "denounces the city’s inequalities", "dénonce pas moins les inégalités"),
    ("3: moving images", "film.about", "moving images", "Images fortes"),
    (
        "3: close-ups",
        "film.about",
        "close-ups of actors dear to its director",
        "gros plans d’acteurs chers au cinéaste",
    ),
    ("3: the director's hand", "film.about", "is recognised within minutes", "quelques minutes suffisent"),
    ("4: long awaited", "film.about", "long-awaited", "très attendu"),
    ("4: co-production", "fact:companies", "in co-production with Icflix", "en coproduction avec Icflix"),
    ("5: sacrifice and courage", "film.synopsis", "courage, and sacrifice", "du courage, et le sens du sacrifice"),
    ("5: ordinary people", "film.synopsis", "Ordinary people", "Des gens ordinaires"),
    ("5: gaps make it worse", "film.synopsis", "gulf between rich and poor", "l’écart entre riches et pauvres"),
    ("6: distant worlds", "film.synopsis", "worlds so far apart", "mondes si éloignés"),
    ("6: the portrait of a city", "film.synopsis", "the portrait of a big city", "le portrait d’une grande ville"),
    ("7: thirteen", "film.synopsis", "Ayoub is thirteen and shines shoes", "À treize ans, Ayoub cire des chaussures"),
    ("7: the prosthesis", "character:ayoub.wants", "a prosthesis for her leg", "une prothèse de jambe"),
    ("8: forty, seems to have all", "film.synopsis", "seems to have everything", "paraît comblé"),
    ("8: the dead father", "relation:jad jads-father", "is obsessed with freeing himself", "Une obsession tient Jad"),
    ("9: twenty-eight, unhappy", "film.synopsis", "is unhappy in the marriage", "est malheureuse en ménage"),
    ("9: the gallery", "character:ghita.occupation", "gallery owner", "galeriste"),
    ("9: ready for anything", "film.synopsis", "would stop at nothing", "ne reculerait devant rien"),
    ("9: the canvases", "dispute:canvases", "The canvases of the painter", "Les toiles du peintre"),
    (
        "10: a politician, fifty-five",
        "film.synopsis",
        "fifty-five, is a politician",
        "cinquante-cinq ans, est un homme",
    ),
    ("10: the son", "relation:faridi faridis-son", "in a car accident", "dans un accident de voiture"),
    ("10: paid tenderness", "character:faridi.wants", "The tenderness he lacks", "La tendresse qui lui manque"),
    ("11: an intern, twenty-five", "film.synopsis", "Aida, twenty-five, a hospital intern", "Interne à l’hôpital"),
    ("11: a double life", "character:aida.burden", "A double life", "Une double vie"),
    ("12: paths cross", "film.synopsis", "their paths cross", "leurs routes se rejoignent"),
    ("12: humanity, inhumanity", "film.synopsis", "and how inhuman", "ce qu’il a d’inhumain"),
    ("12: joys, pains", "film.synopsis", "what gives them joy and what hurts", "ses joies et ses peines"),
    ("12: bonds, breaks", "film.synopsis", "what drives them apart", "ce qui l’en sépare"),
    ("13: an ensemble film", "film.about", "ensemble film", "Film choral"),
    ("13: a favourite actor", "person:anas-el-baz.about", "favourite actor", "l’acteur fétiche"),
    ("13: fresh", "person:morjana-alaoui.about", "praises her freshness", "salue sa fraîcheur"),
    ("13: used to a camera", "person:morjana-alaoui.about", "with Laïla Marrakchi", "avec Laïla Marrakchi"),
    ("13: gentle", "person:sarah-perles.about", "her gentleness", "sa douceur"),
    ("13: a comedian", "person:mohamed-khyari.occupation", "comedian", "humoriste"),
    ("13: incredible", "person:karim-saidi.about", "“incredible”", "« incroyable »"),
    ("13: provocative", "person:fatima-ezzahra-el-jaouhari.about", "provocative", "« sulfureuse »"),
    ("14: a patchwork", "film.about", "a patchwork", "patchwork"),
    ("14: hatred, contempt", "film.about", "hatred below, contempt above", "la haine en bas, le mépris en haut"),
    ("14: they do not meet", "film.about", "that never meet", "pas une rencontre"),
    ("14: love alone", "film.about", "Love alone", "ne viendra que de l’amour"),
    ("15: his Morocco, his metropolis", "quote:0", "his Morocco in miniature and his metropolis", "sa métropole à lui"),
    ("15: New York", "quote:0", "“my New York”", "« mon New York »"),
    ("15: noir films", "quote:0", "the noir films that are his trademark", "les films noirs auxquels on le reconnaît"),
    (
        "15: fascinates, frightens",
        "quote:0",
        "It fascinates him, and frightens him",
        "Elle le fascine autant qu’elle l’effraie",
    ),
    ("16: two films about the city", "work:casanegra.about", "opens the trilogy", "ouvre la trilogie"),
    ("16: two films about the city", "work:zero.about", "middle film of the trilogy", "volet central de la trilogie"),
    ("17: out in 2017", "fact:announced-release", "early 2017", "début 2017"),
    ("by-line", "source:seed.title", "Article on the first trailer", "Article sur la première bande-annonce"),
]


def text_of(guide: Guide, place: str) -> Text:
    """Return a text of the guide: ``film.about``, ``person:zoe.about``, ``relation:zoe ben``, ``quote:0``, …."""
    ref, _, field = place.partition(".")
    kind, _, name = ref.partition(":")
    if kind == "film":
        return getattr(guide.film.film, field)  # type: ignore[no-any-return] # a field that holds a text
    if kind == "quote":
        return guide.film.film.quotes[int(name)].text
    if kind == "relation":
        found = [link for link in guide.film.relations if " ".join(link.between) == name and not link.spoiler]
        assert found[0].about is not None
        return found[0].about
    if kind == "fact":
        return guide.facts[name].value
    if kind == "dispute":
        return guide.disputes[name].claims[0].text
    return getattr(guide.find(ref), field)  # type: ignore[no-any-return] # a field that holds a text


@pytest.mark.parametrize(("place", "en", "fr"), [row[1:] for row in STATEMENTS], ids=[row[0] for row in STATEMENTS])
def test_a_statement_of_the_article_is_told(burn_out: Guide, place: str, en: str, fr: str) -> None:
    """The text exists in both languages, is open to all readers, and holds the words."""
    for language, words in (("en", en), ("fr", fr)):
        told = Reading.of(burn_out, language).text(text_of(burn_out, place))
        assert words in " ".join(told.split())


def test_every_sentence_of_the_article_has_a_row() -> None:
    """The rows number the article's 17 sentences, and its by-line."""
    numbers = {row[0].partition(":")[0] for row in STATEMENTS}
    assert numbers == {*map(str, range(1, 18)), "by-line"}


@pytest.mark.parametrize(
    ("character", "age"), [("ayoub", 13), ("jad", 40), ("ghita", 28), ("faridi", 55), ("aida", 25)]
)
def test_the_ages_are_those_of_the_article(burn_out: Guide, character: str, age: int) -> None:
    """The five leads have the ages that the article gives."""
    assert burn_out.characters[character].lead
    assert burn_out.characters[character].age == age
