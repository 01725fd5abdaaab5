"""Guess which characters are the same when one source has a longer name: ``Jim`` and ``Officer Jim Kurring``."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

_MOST = 50
"""Characters that may share a word. More frequent words tell nobody apart."""
_ARTICLES = frozenset(("the", "a", "an", "le", "la", "les", "l", "un", "une"))
_TITLE_WORDS = """
of mr mrs ms miss dr doctor sir lady madam officer sergeant captain lieutenant detective inspector agent professor
father mother sister brother uncle aunt son daughter wife husband young old little big first second man woman boy girl
kid baby child voice narrator guest nurse cop policeman waiter waitress driver king queen prince princess
du de des m mme mlle monsieur madame mademoiselle docteur inspecteur capitaine commissaire pere mere soeur frere oncle
tante fils fille femme mari homme garcon enfant jeune vieux vieille petit petite voix infirmiere policier serveur
serveuse chauffeur roi reine princesse 1 2 3 4 5 6 7 8 9
"""
_TITLES = _ARTICLES | frozenset(_TITLE_WORDS.split())
"""Words that many people could be called by, in normal form."""

Names = Mapping[int, Collection[str]]
"""The names of characters in normal form, by their places in a list."""


def likely_pairs(ours: Names, theirs: Names) -> Iterator[tuple[int, int]]:
    """Yield the places of characters that are probably the same, in our list and in theirs.

    All words of one name are in the other, one of them is more than a title, and nobody else comes into question.
    """
    words = {place: _words(names) for place, names in ours.items()}
    index: dict[str, set[int]] = defaultdict(set)
    for place, found in words.items():
        for word in {word for name in found for word in name - _ARTICLES}:
            index[word].add(place)
    pairs = []
    for place, names in theirs.items():
        likely = {
            other
            for name in _words(names)
            for word in name - _ARTICLES
            if len(index.get(word, ())) <= _MOST
            for other in index.get(word, ())
            if any(_is_within(name, another) for another in words[other])
        }
        if len(likely) == 1:
            pairs.append((likely.pop(), place))
    counts = Counter(other for other, _ in pairs)
    yield from (pair for pair in pairs if counts[pair[0]] == 1)


def _words(names: Collection[str]) -> list[frozenset[str]]:
    return [frozenset(name.split()) for name in names]


def _is_within(name: frozenset[str], another: frozenset[str]) -> bool:
    """Return True if only articles differ, or all words of one are in the other and more than titles."""
    if name - _ARTICLES == another - _ARTICLES:
        return True
    shorter = min(name, another, key=len)
    return (name <= another or another <= name) and bool(shorter - _TITLES)
