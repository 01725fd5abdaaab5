"""The settings of a server of the guide."""

from textual_ssh.settings import Settings


class GuideSettings(Settings, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """The settings of a server, and those of the guide that it serves."""

    films: tuple[str, ...] = ()
    """Film files and folders; the bundled film if none is named. The first film is shown to visitors who name none."""
    language: str = "en"
    """The language of visitors who ask for none, if a film has it."""
    theme: str = "noir"
    """The theme for terminals with more than sixteen colours."""
