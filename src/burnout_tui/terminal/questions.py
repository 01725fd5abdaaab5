"""What poorer terminals would print instead of passing over it."""

import re

_QUESTION = re.compile(
    r"\x1b\[[<=>][0-9;]*u"  # the keyboard protocol; the Linux console before 5.8 prints what follows the sign
    r"|\x1b\[\?[0-9;]*\$p"  # a question about a mode (DECRQM); Apple's Terminal prints the p
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # an operating system command, such as another shape for the mouse
)


def without_questions(text: str) -> str:
    """A text for a terminal, without questions, the keyboard protocol and operating system commands.

    None of these may be cut in two between this text and the next.
    """
    return _QUESTION.sub("", text) if "\x1b" in text else text
