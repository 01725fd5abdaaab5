"""Whether a terminal is sent UTF-8, another character set, or ASCII."""

from collections.abc import Mapping

from textual_wire.detect.charset import said_charset
from textual_wire.detect.profiles import Kind


def chosen_encoding(
    environ: Mapping[str, str], term: str, kind: Kind, stream: str, in_multiplexer: bool
) -> tuple[str, str]:
    """Python's name of the character set, and why it is that.

    ``stream`` is the encoding of what is written to, empty where it is not known; UTF-8 there says little, since
    Python takes it where it knows no better (PEP 538, PEP 540).
    """
    if stream and stream != "utf-8":
        return stream, f"the output is encoded in {stream}"
    charset, variable = said_charset(environ)
    if charset:
        return charset, f"{variable} says so"
    if kind.encoding == "always":
        return "utf-8", f"no locale names a character set, and terminals called {term} speak UTF-8"
    if kind.encoding == "unlikely":
        return "ascii", f"no locale names a character set, and terminals called {term} may not speak UTF-8"
    if in_multiplexer and (environ.get("TMUX") or environ.get("STY")):
        return "ascii", "no locale names a character set, and then tmux and GNU screen show nothing but ASCII either"
    return "utf-8", "no locale names a character set, and most terminals speak UTF-8"
