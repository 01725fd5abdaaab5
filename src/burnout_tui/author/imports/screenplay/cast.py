"""Decide which cues of a screenplay are characters, and who is in which scene."""

from collections import Counter
from collections.abc import Iterable, Sequence

from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.author.imports.screenplay.casing import Casing
from burnout_tui.author.imports.screenplay.cues import Cue, is_nameless, names_one, parse_cue, split_names
from burnout_tui.author.imports.screenplay.presence import NamesInAction
from burnout_tui.author.imports.screenplay.script import Script, ScriptScene
from burnout_tui.message import Message
from burnout_tui.normalize import Normalizer


class Cast:
    """The characters of a screenplay, by the normal form of their names, in the order in which they appear."""

    def __init__(self, script: Script, ledger: Ledger) -> None:
        """Take the characters, and add the other cues to the ledger."""
        self._normalizer = Normalizer()
        self._ledger = ledger
        self._cues: dict[str, Cue] = {}
        self._names: dict[str, list[str]] = {}
        self._alone = self._who_speaks_alone(script)
        self.names = self._characters(script)
        """The names as they are written, with accents where one of the spellings has them."""
        self._action = NamesInAction(self.names, self._normalizer)

    def present(self, scene: ScriptScene, casing: Casing) -> list[str]:
        """Return who is in a scene: they speak there, are marked as present, or are named in the action."""
        found: dict[str, None] = {}
        voices: dict[str, None] = {}
        for line in scene.cues:
            cue = self._cue(line)
            (voices if cue.is_voice else found).update(dict.fromkeys(self._keys(cue)))
        found.update(dict.fromkeys(key for name in scene.present for key in self._keys(self._cue(name))))
        spoke = len(found)
        for line in scene.action:
            found.update(dict.fromkeys(self._action.find(line, casing)))
        self._ledger.took(Message("people who are only named in the action of a scene"), len(found) - spoke)
        for key in voices:
            if key in self.names and key not in found:
                self._ledger.left_out(Message("voices of people who may not be in the scene"), self.names[key])
        return [key for key in found if key in self.names]

    def _cue(self, line: str) -> Cue:
        if line not in self._cues:
            self._cues[line] = parse_cue(line, self._normalizer)
        return self._cues[line]

    def _keys(self, cue: Cue) -> list[str]:
        if cue.name not in self._names:
            self._names[cue.name] = split_names(cue.name, self._alone, self._normalizer) if cue.name else []
        return [self._normalizer.key(name) for name in self._names[cue.name]]

    def _who_speaks_alone(self, script: Script) -> frozenset[str]:
        """Return the normal forms of the cues that can name only one character."""
        names = {self._cue(line).name for lines in _cues(script) for line in lines}
        return frozenset(self._normalizer.key(name) for name in names if name and names_one(name))

    def _characters(self, script: Script) -> dict[str, str]:
        names: dict[str, str] = {}
        scenes: Counter[str] = Counter()
        only_voices: set[str] = set()
        for lines in _cues(script):
            keys: set[str] = set()
            for line in lines:
                cue = self._cue(line)
                if not cue.name:
                    self._ledger.left_out(Message("cues that name nobody"), line)
                for key, name in zip(self._keys(cue), self._names[cue.name], strict=True):
                    if key not in names and cue.is_of_voice:
                        only_voices.add(key)
                    elif not cue.is_of_voice:
                        only_voices.discard(key)
                    if key not in names or (names[key].isascii() and not name.isascii()):
                        names[key] = name
                    keys.add(key)
            scenes.update(keys)
        for key, name in list(names.items()):
            if scenes[key] < 2 and (key in only_voices or is_nameless(name, self._normalizer)):
                self._ledger.left_out(Message("cues without a name, in one scene only"), name)
                del names[key]
        return names


def _cues(script: Script) -> Iterable[Sequence[str]]:
    """Yield the cues of each scene, with those who are marked as present, and the cues before the first scene."""
    yield script.cues_before
    for scene in script.scenes:
        yield [*scene.cues, *scene.present]
