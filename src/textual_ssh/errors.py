"""The errors that stop a server before it listens, each with a message for the person who started it."""


class ServeError(Exception):
    """Settings, a key or an address that cannot be used."""

    exit_status = 1
    """The exit status for the command that started the server."""

    def __init__(self, template: str, /, **values: object) -> None:
        """``template`` contains the names of the values in braces."""
        super().__init__(template.format(**values))
        self.template = template
        """The message before the values were put in, for programs that translate it."""
        self.values = values

    def lines(self) -> list[str]:
        """Return the lines to print on standard error, one problem each."""
        return [str(self)]
