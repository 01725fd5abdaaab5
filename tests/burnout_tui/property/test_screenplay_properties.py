"""Any screenplay becomes a film that checks and can be drawn, the same from Fountain as from Final Draft."""

from typing import NamedTuple
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.imported_films import film_file

from burnout_tui.film.load import load_bytes
from burnout_tui.pictures.drawing import draw as draw_map
from burnout_tui.pictures.story.chart import draw as draw_chart
from burnout_tui.pictures.story.layouts import has_chart, layout_search
from burnout_tui.prose.reading import Reading

WORDS = st.text(st.sampled_from("ABÉЖΩß1'’ -"), min_size=1, max_size=12).map(lambda text: " ".join(f"M{text}M".split()))
ENDS = st.sampled_from(("", " (V.O.)", " (O.S.)", " (CONT'D)", " (low"))
CUES = st.one_of(
    st.tuples(st.sampled_from(("MARA", "TEO", "ÉMILE", "EMILE", "MARA & TEO", "COP #2", "ALL")), ENDS).map("".join),
    st.tuples(WORDS, ENDS).map("".join),
)


class Part(NamedTuple):
    """A scene as it is generated."""

    place: str
    synopsis: str
    action: str
    cues: list[str]


PARTS = st.builds(
    Part,
    WORDS.map("INT. {} - NIGHT".format),
    st.sampled_from(("", "She waits.")),
    st.sampled_from(("", "Rain.", "Then Mara sees TEO.", "Teo’s coat")),
    st.lists(CUES, max_size=4),
)


def as_fountain(parts: list[Part]) -> bytes:
    """Return a screenplay in Fountain."""
    lines = []
    for part in parts:
        lines += [part.place, f"= {part.synopsis}" if part.synopsis else "", part.action]
        lines += [f"{cue}\nYes." for cue in part.cues]
    return "\n\n".join(lines).encode()


def as_fdx(parts: list[Part]) -> bytes:
    """Return the same screenplay as Final Draft writes it."""
    paragraphs = []
    for part in parts:
        about = f"<SceneProperties><Summary>{part.synopsis}</Summary></SceneProperties>" if part.synopsis else ""
        paragraphs.append(f'<Paragraph Type="Scene Heading">{about}<Text>{escape(part.place)}</Text></Paragraph>')
        lines = [
            ("Action", part.action),
            *(line for cue in part.cues for line in (("Character", cue), ("Dialogue", "Yes."))),
        ]
        paragraphs += [
            f'<Paragraph Type="{kind}"><Text>{escape(text)}</Text></Paragraph>' for kind, text in lines if text
        ]
    return f"<FinalDraft><Content>{''.join(paragraphs)}</Content></FinalDraft>".encode()


@examples(8)
@given(st.lists(PARTS, min_size=1, max_size=6))
def test_any_screenplay(parts: list[Part]) -> None:
    """The draft has all scenes in their order and no errors, and the map and the chart of the story can be drawn."""
    written, account = film_file("fountain", [as_fountain(parts)])
    assert (written, account) == film_file("fdx", [as_fdx(parts)])
    guide = load_bytes(written, "film.toml")
    film = guide.film
    assert len(film.scenes) == len(parts)
    assert {one for scene in film.scenes for one in scene.characters} <= {*guide.characters}
    reading = Reading.of(guide, "en")
    assert draw_map(reading, (75, 32)).rows or not film.characters
    if has_chart(guide):
        assert draw_chart(reading, layout_search(guide).finish(), 60).rows
