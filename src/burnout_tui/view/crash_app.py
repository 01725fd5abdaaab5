"""An App that keeps the error which ended it, for its caller to report."""

from traceback import walk_tb

from textual.app import App


class CrashApp(App[None]):
    """An App that prints no traceback."""

    def _fatal_error(self) -> None:
        # Textual would add a traceback to what it prints at the end.
        self._close_messages_no_wait()

    @property
    def crash(self) -> Exception | None:
        """The error that ended the app, if any; not one from a widget that could not start because the app ended."""
        error = self._exception
        return None if error and self._exit and _while_mounting(error) else error


def _while_mounting(error: Exception) -> bool:
    """Return True if an error comes from mounting a widget, which fails when the app ends meanwhile."""
    return any(frame.f_code.co_name == "_pre_process" for frame, _ in walk_tb(error.__traceback__))
