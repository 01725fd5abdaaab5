"""Write a file as a whole: it is there with everything, or it is as it was before."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from burnout_tui.errors import DocumentError, Problem
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line, shown_path

TAKEN = Message("this file exists; --force replaces it")
_NO_LINKS = frozenset((errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV))
"""Errors of file systems that give a file no second name."""


def require_free(path: Path, force: bool, kept: Path | None = None, taken: Message = TAKEN) -> None:
    """Raise DocumentError if a folder is in the place of a file, or a file that may only be replaced if ``force``.

    ``taken`` says that a file is there, and what to do then.
    ``kept`` is the file that is read, which is never replaced. Ask before anything that takes long; ``write_file`` asks
    again.
    """
    if kept and os.path.exists(kept) and os.path.exists(path) and os.path.samefile(path, kept):  # noqa: PTH110, PTH121
        raise _error(path, Message("this is the film file itself; name another file"))
    if os.path.isdir(path):  # noqa: PTH112 # a name can be too long for Path
        raise _error(path, Message("this is a folder; name a file in it"))
    if not force and os.path.lexists(path) and not _is_device(path):
        raise _error(path, taken)


def write_file(path: Path, data: bytes, force: bool = False, taken: Message = TAKEN) -> None:
    """Write a file. A file that exists is only replaced if ``force``; a device gets the data. Raises DocumentError."""
    require_free(path, force, taken=taken)
    try:
        if _is_device(path):
            path.write_bytes(data)
        else:
            _write_beside(Path(os.path.realpath(path)), data, _replace if force else _link)
    except FileExistsError:
        raise _error(path, taken) from None
    except FileNotFoundError:
        raise _error(path, Message("the folder of this file does not exist; make it first")) from None
    except (OSError, ValueError) as error:
        raise _error(path, Message("cannot write this file: {reason}", reason=_reason(error))) from None


def update_file(path: Path, before: bytes, after: bytes) -> None:
    """Write a film file that was read as ``before``, unless it is no longer so. Raises DocumentError."""
    with suppress(OSError):
        if path.is_file() and path.read_bytes() != before:
            raise _error(
                path, Message("this file was saved in the meantime, and stays as it is; run the command again")
            )
        if path.is_file() and not os.access(path, os.W_OK):  # only its folder is asked when it is replaced
            raise _error(path, Message("cannot write this file: {reason}", reason=os.strerror(errno.EACCES)))
    write_file(path, after, force=True)


def _is_device(path: Path) -> bool:
    """Return True for what is there and neither a file nor a folder: a device or a pipe."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113 # a name can be too long for Path


def _write_beside(path: Path, data: bytes, put_in_place: Callable[[Path, Path], None]) -> None:
    """Write a temporary file in the same folder, and put it in place when it is whole."""
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix=".burnout-tui-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        temporary.chmod(_mode(path))
        put_in_place(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _replace(temporary: Path, path: Path) -> None:
    temporary.replace(path)


def _link(temporary: Path, path: Path) -> None:
    """Give a file its name. Raises FileExistsError also if another program has taken the name in the meantime."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS or os.path.lexists(path):
            raise
        temporary.replace(path)


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those of a new one."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _error(path: Path, message: Message) -> DocumentError:
    return DocumentError(shown_path(path), [Problem(message=message)])


def _reason(error: OSError | ValueError) -> str:
    return os.strerror(error.errno) if isinstance(error, OSError) and error.errno else sanitize_line(str(error))
