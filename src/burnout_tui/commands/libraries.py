"""Libraries of an extra, which a command needs and an installation may lack."""

from collections.abc import Sequence
from importlib import import_module

from burnout_tui.errors import GuideError
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line


def require_libraries(extra: str, modules: Sequence[str], missing: type[GuideError] = GuideError) -> None:
    """Import the modules that an extra installs. Raises ``missing`` if one is not there, GuideError if it is broken."""
    try:
        for module in modules:
            import_module(module)
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name in modules:
            message = Message('this command needs the extra “{extra}”: pip install "burnout-tui[{extra}]"', extra=extra)
            raise missing(message) from None
        reason = sanitize_line(str(error))
        message = Message("a library of the extra “{extra}” cannot be loaded: {reason}", extra=extra, reason=reason)
        raise GuideError(message) from None
