"""The help: every key, from the table of keys."""

from typing import ClassVar

from textual.binding import BindingType

from burnout_tui.prose.document import Block, Document, Span, heading, paragraph
from burnout_tui.prose.measure import cells
from burnout_tui.prose.relation_kinds import RELATION_KINDS, kind_sign
from burnout_tui.view.key_table import keys_of
from burnout_tui.view.keys import GROUPS, bindings
from burnout_tui.view.screens.text import TextScreen


class HelpScreen(TextScreen):
    """The keys by their purpose, and the signs and colours."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("help"))

    def text(self) -> Document:
        """Return the keys, then the signs and colours."""
        _, keys = self.reading._, keys_of(self.app).rows
        width = max(cells(key.shown) for key in keys)
        blocks: list[Block] = [paragraph(Span(_("Keys"), "title"))]
        for group in GROUPS:
            blocks.append(heading(_(group)))
            blocks += [
                Block((Span(_(key.help)),), label=Span(key.shown, "label"), label_width=width)
                for key in keys
                if key.group == group and key.help and key.keys
            ]
        signs = (
            (Span("▸", "mark"), _("the selection")),
            (Span("›", "mark"), _("opens an entry")),
            (Span(_("link"), "link"), _("opens an entry")),
            (Span(_("spoiler"), "spoiler"), _("gives away the plot")),
            (Span(_("hit"), "match"), _("the words that were searched for")),
            (Span("≠", "dispute"), _("sources disagree; open it to read both sides")),
            (Span("★", "mark"), _("an award or a selection")),
            (Span("◆", "mark"), _("part of a cycle, such as a trilogy")),
            *((kind_sign(kind), _("a relation: {kind}").format(kind=_(word))) for kind, word in RELATION_KINDS.items()),
        )
        blocks.append(heading(_("Signs and colours")))
        blocks += [Block((Span(words),), label=sign, label_width=width) for sign, words in signs]
        return tuple(blocks)
