"""Generate the file of a large ensemble film, valid and bilingual, with sources for everything.

    python benchmarks/large_film.py OUT.toml [--characters 2000 --relations 5000 --works 10000 --seed 1 --written 10]

The same arguments give the same file. It resembles an export from a database: every record has its names, years, kinds,
ids and sources; one in WRITTEN also has prose, in both languages. Every character has an actor. One person directs
every work, so that the Filmography tab lists them all; every fifth work has an actor's credit. One character in a
hundred and one relation in twenty are spoilers. ``burnout-tui check OUT.toml`` reports OK, without warnings. With
``--written 1`` every record has prose.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from toml_text import Value, both, record
from vocabulary import DEEDS, FAMILY, GIVEN, JOBS, MANNERS, THINGS

FIRST_WORD = "Tanit"
"""A word of the first panel that is nowhere else on the first screen."""

SOURCES = 40
WRITTEN = 10
"""The default number of records for each one with prose."""
KINDS = ("family", "love", "money", "work", "chance", "art")
WORK_KINDS = ("feature", "feature", "short", "series", "telefilm", "television", "stage")


class Ensemble:
    """Writes the records of a film with a given number of characters and works."""

    def __init__(self, characters: int, works: int, seed: int, written: int) -> None:
        """Shuffle the names. Every hundredth character is hidden."""
        self.random = Random(seed)
        names = [(given, family) for family in FAMILY for given in GIVEN]
        self.random.shuffle(names)
        self.names = [names[number % len(names)] for number in range(characters)]
        self.works = works
        self.written = written
        self.hidden = set(range(99, characters, 100))
        self.seen = [number for number in range(characters) if number not in self.hidden]

    def sources(self) -> list[Value]:
        """Return one source, sometimes two."""
        numbers = self.random.sample(range(SOURCES), 2 if self.random.random() < 0.2 else 1)
        return [f"source-{number}" for number in numbers]

    def somebody(self) -> str:
        """Return a link to a random character who is not hidden."""
        return f"[[character:c-{self.random.choice(self.seen)}]]"

    def film(self) -> Iterator[str]:
        """Yield the film itself. Its synopsis begins with FIRST_WORD."""
        one, other = self.somebody(), self.somebody()
        yield record(
            "[film]",
            title=both("Everybody in Tanit", "Tout Tanit"),
            year=2020,
            directors=["director"],
            work="w-0",
            sources=self.sources(),
            synopsis=both(
                f"{FIRST_WORD}, a port of many lives. {one} meets {other}.\n\n" + f"{one} goes to the harbour. " * 24,
                f"{FIRST_WORD}, un port de mille vies. {one} croise {other}.\n\n" + f"{one} va sur le port. " * 24,
            ),
        )
        for number in range(20):
            label, text = both(f"Fact {number}", f"Fait {number}"), f"[[number:{number * 1000}]], [[date:2020-03]]"
            yield record("[[film.facts]]", id=f"f-{number}", label=label, value=text, sources=self.sources())

    def characters(self) -> Iterator[str]:
        """Yield the characters, with an occupation, a wish, a burden and some sentences."""
        for number, (given, family) in enumerate(self.names):
            one, other, job = self.somebody(), self.somebody(), self.random.choice(JOBS)
            deed, burden = self.random.choice(DEEDS), self.random.choice(DEEDS)
            written = number % self.written == 0
            note = {**both(f"In the end {one} leaves.", f"À la fin, {one} s’en va."), "spoiler": True}
            yield record(
                "[[characters]]",
                id=f"c-{number}",
                name=f"{given} {family}",
                lead=True if number < 5 else None,
                age=self.random.randint(6, 90),
                occupation=both(*job) if written else job[0],
                wants=both(f"To find {other} again.", f"Retrouver {other}.") if written else None,
                burden=both(f"{burden[0].capitalize()} {one}.", f"{burden[1].capitalize()} {one}.")
                if written
                else None,
                about=both(
                    f"A {job[0]} by the old harbour, who {deed[0]} {one}. Nobody knows that {other} knows.",
                    f"Métier : {job[1]}, près du vieux port ; {deed[1]} {one}. Nul ne sait que {other} le sait.",
                )
                if written
                else None,
                notes=[note] if number % (2 * self.written) == 0 else None,
                spoiler=True if number in self.hidden else None,
                sources=self.sources(),
            )

    def people(self) -> Iterator[str]:
        """Yield the director, and an actor for every character."""
        job: Value = both("director", "cinéaste")
        yield record("[[people]]", id="director", name="Noor Selim", occupation=job, sources=self.sources())
        for number, (given, family) in enumerate(reversed(self.names)):
            work = f"[[work:w-{self.random.randrange(self.works)}]]"
            about = (
                both(f"On the stage first, then known for {work}.", f"Le théâtre d’abord, puis le succès de {work}.")
                if number % self.written == 0
                else None
            )
            job = both("actor", "interprétation") if number % self.written == 0 else "actor"
            name = f"{given} El {family}"
            yield record("[[people]]", id=f"p-{number}", name=name, occupation=job, about=about, sources=self.sources())

    def roles(self) -> Iterator[str]:
        """Yield the roles."""
        for number in range(len(self.names)):
            hidden = True if number in self.hidden else None
            yield record(
                "[[roles]]", person=f"p-{number}", character=f"c-{number}", spoiler=hidden, sources=self.sources()
            )

    def relations(self, count: int) -> Iterator[str]:
        """Yield relations between random characters. They are hidden if one of the two is."""
        for number in range(count):
            one, other = self.random.sample(range(len(self.names)), 2)
            text, back = self.random.choice(DEEDS), self.random.choice(DEEDS)
            spoiler = number % 20 == 0 or one in self.hidden or other in self.hidden
            yield record(
                "[[relations]]",
                between=[f"c-{one}", f"c-{other}"],
                kind=self.random.choice(KINDS),
                label=both(text[0], text[1]) if number % self.written == 0 else text[0],
                reverse=both(back[0], back[1]) if number % self.written == 0 else None,
                spoiler=True if spoiler else None,
                sources=self.sources(),
            )

    def works_and_credits(self) -> Iterator[str]:
        """Yield the works, then the director's credit in each and an actor's in every fifth."""
        for number in range(self.works):
            (thing, chose), (manner, comment) = self.random.choice(THINGS), self.random.choice(MANNERS)
            cycle: Value | None = {"name": FIRST_WORD, "number": number} if 0 < number < 4 else None
            star = f"[[person:p-{number % len(self.names)}]]"
            prize: Value = {"text": both("Best film in Tanit", "Meilleur film à Tanit"), "sources": self.sources()}
            yield record(
                "[[works]]",
                id=f"w-{number}",
                title=f"The {manner} {thing} {number}" if number % 2 else f"Le {chose} {comment} {number}",
                kind=self.random.choice(WORK_KINDS),
                year=self.random.randint(1920, 2024),
                minutes=self.random.randint(5, 180),
                cycle=cycle,
                about=both(f"A film of the port, with {star}.", f"Un film du port, avec {star}.")
                if number % self.written == 0
                else None,
                awards=[prize] if number % 50 == 0 else None,
                sources=self.sources(),
            )
        for number in range(self.works):
            actor = f"p-{number % len(self.names)}"
            work, name = f"w-{number}", self.random.choice(GIVEN)
            yield record("[[credits]]", person="director", work=work, part="director", sources=self.sources())
            if number % 5 == 0:
                yield record("[[credits]]", person=actor, work=work, character=name, sources=self.sources())

    def sources_disputes_themes(self) -> Iterator[str]:
        """Yield sources, disputes and themes."""
        for number in range(SOURCES):
            title = both(f"Newspaper article {number}", f"Article de presse {number}")
            yield record("[[sources]]", id=f"source-{number}", title=title, publisher="The Tanit Gazette", date="2020")
        for number, character in enumerate(self.seen[:20]):
            claims: Value = [
                {"text": both("One name.", "Un nom."), "sources": ["source-1"]},
                {"text": both("Another name.", "Un autre nom."), "sources": ["source-2"]},
            ]
            about, question = f"character:c-{character}", both("The name", "Le nom")
            yield record("[[disputes]]", id=f"d-{number}", about=about, question=question, claims=claims)
        for number in range(8):
            name = both(f"Theme {number}", f"Thème {number}")
            touched = [f"c-{character}" for character in self.seen[number:200:8]]
            yield record("[[themes]]", id=f"t-{number}", name=name, characters=touched, sources=self.sources())


def large_film(
    characters: int = 2000, relations: int = 5000, works: int = 10000, seed: int = 1, written: int = WRITTEN
) -> str:
    """Return the text of a film file. It needs at least two characters and one work."""
    ensemble = Ensemble(characters, works, seed, written)
    parts = (
        ["format = 1\n"],
        ensemble.film(),
        ensemble.characters(),
        ensemble.people(),
        ensemble.roles(),
        ensemble.relations(relations),
        ensemble.works_and_credits(),
        ensemble.sources_disputes_themes(),
    )
    return "\n".join(text for part in parts for text in part)


def main() -> None:
    """Write the file that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    for name, default in (
        ("characters", 2000),
        ("relations", 5000),
        ("works", 10000),
        ("seed", 1),
        ("written", WRITTEN),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    text = large_film(options.characters, options.relations, options.works, options.seed, options.written)
    options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
