"""The tabs of the guide: their names on the command line, their titles, and which of them a film has."""

from gettext import NullTranslations

from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading

STORY = "story"
"""The tab that only films with scenes have."""
TABS = ("synopsis", "characters", "cast", "filmography", "ensemble", STORY)
"""The names of the tabs, in their order."""
TAB_TITLES = {
    "synopsis": N_("Synopsis"),
    "characters": N_("Characters"),
    "cast": N_("Cast"),
    "filmography": N_("Filmography"),
    "ensemble": N_("Ensemble"),
    STORY: N_("Story"),
}


def tab_titles(words: NullTranslations) -> dict[str, str]:
    """Return the titles of the tabs in a language."""
    return {tab: words.gettext(title) for tab, title in TAB_TITLES.items()}


def short_tab_titles(words: NullTranslations) -> dict[str, str]:
    """Return the titles of the tabs for a narrow window. All six, with their numbers, must fit into 50 columns."""
    return {
        "synopsis": words.pgettext("short title of a tab", "Film"),
        "characters": words.pgettext("short title of a tab", "Roles"),
        "cast": words.pgettext("short title of a tab", "Cast"),
        "filmography": words.pgettext("short title of a tab", "Works"),
        "ensemble": words.pgettext("short title of a tab", "Links"),
        STORY: words.pgettext("short title of a tab", "Story"),
    }


def tabs_of(reading: Reading) -> tuple[str, ...]:
    """Return the tabs of a film as this reader sees it: without scenes there is no story."""
    return TABS if reading.guide.film.scenes else tuple(tab for tab in TABS if tab != STORY)


def tab_number(tab: str) -> int:
    """Return the number of a tab, which is also its key."""
    return TABS.index(tab) + 1


def no_tab(reading: Reading, tab: str) -> str:
    """Return one line that says why a film lacks the tab of the story; empty for any other tab, or if it has it.

    It says the same whether scenes are hidden or there are none.
    """
    return reading._("No scene of this film is shown.") if tab == STORY and STORY not in tabs_of(reading) else ""
