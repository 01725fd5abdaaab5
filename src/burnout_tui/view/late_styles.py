"""The styles of component classes, each computed when a widget first paints with it."""

from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class LateStylesheet(Stylesheet):
    """A style sheet that computes the styles of component classes when they are read.

    Textual computes all of them for each widget before the first frame, which paints with few.
    """

    def _process_component_classes(self, node: DOMNode) -> None:
        before = node._component_styles
        if not (before or node._get_component_classes()):
            return
        styles = node._component_styles = _LateStyles(self, node)
        if any(styles[name] != style for name, style in before.items()):
            node.refresh()


class _LateStyles(dict[str, RenderStyles]):
    """The styles of a node's component classes that have been read."""

    def __init__(self, stylesheet: Stylesheet, node: DOMNode) -> None:
        super().__init__()
        self._stylesheet = stylesheet
        self._node = node
        self._nodes: list[DOMNode] = []
        """The nodes of the styles, which refer to them weakly."""

    def __contains__(self, name: object) -> bool:
        return name in self._node._get_component_classes()

    def __missing__(self, name: str) -> RenderStyles:
        child = DOMNode(classes=name)
        child._attach(self._node)
        self._stylesheet.apply(child)
        self._nodes.append(child)
        styles = self[name] = child.styles
        return styles
