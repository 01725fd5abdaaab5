"""Load a film file as a Guide, or raise DocumentError with every problem in it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from burnout_tui.errors import Problem
from burnout_tui.film import check
from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.given_ids import GivenIds, give_ids
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.notation import NotationError, to_records
from burnout_tui.film.schema import film_schema
from burnout_tui.film.values import FORMAT
from burnout_tui.message import Message
from burnout_tui.toml.document import Document, parse_document, read_document
from burnout_tui.toml.sanitize import shown_path


def load(path: Path, *, draft: bool = False) -> Guide:
    """Return the guide in a file. Raises DocumentError.

    A ``draft`` may name records that it does not have: the guide has stubs in their place, which ``Guide.stubs`` names.
    """
    return _guide(read_document(path, film_schema()), _file_name(path), draft)


def load_data(data: bytes, path: Path, *, draft: bool = False) -> Guide:
    """Return the guide in the bytes that were read from a file. Raises DocumentError."""
    return load_bytes(data, shown_path(path), _file_name(path), draft=draft)


def _file_name(path: Path) -> str:
    return "" if path == bundled_film() else str(path)


def load_bytes(data: bytes, name: str, file: str = "", *, draft: bool = False) -> Guide:
    """Return the guide in the bytes of a file; messages call it ``name``, the guide ``file``. Raises DocumentError."""
    return _guide(parse_document(data, name, film_schema()), file, draft)


Finder = Callable[[Guide], Iterable[Problem]]
"""Finds something else in a film, whose places in the file are then found like those of warnings."""


def warnings(path: Path, *, draft: bool = False, also: Finder | None = None) -> list[Problem]:
    """Return the warnings for a film file, one for each stub of a draft, and what ``also`` finds.

    Raises DocumentError if it has errors.
    """
    return _warnings(read_document(path, film_schema()), draft, also)


def warnings_of_bytes(data: bytes, name: str, *, draft: bool = False, also: Finder | None = None) -> list[Problem]:
    """Return the warnings for the bytes of a film file. Raises DocumentError if they have errors."""
    return _warnings(parse_document(data, name, film_schema()), draft, also)


def _warnings(document: Document, draft: bool, also: Finder | None) -> list[Problem]:
    from burnout_tui.film.lint import warnings

    guide = _guide(document, draft=draft)
    found = [*document.warnings(), *warnings(guide), *(also(guide) if also else ())]
    if guide.stubs:
        from burnout_tui.film.draft_problems import stub_warnings, without_stubs

        found = [*stub_warnings(guide, document), *without_stubs(guide, found)]
    return document.locate(found)


def _guide(document: Document, file: str = "", draft: bool = False) -> Guide:
    given = give_ids(document.values)
    if document.syntax_errors:
        raise document.error(_all_problems(document, given, draft))
    require_format(document)
    try:
        guide = Guide(msgspec.convert(to_records(document.values), record_kinds().film), file)
    except (msgspec.ValidationError, NotationError):
        raise document.error(_all_problems(document, given, draft)) from None
    if draft:
        from burnout_tui.film.drafts import with_stubs

        guide = with_stubs(guide, given.lost)
    if problems := [*given.problems, *check.errors(guide, given.lost)]:
        raise document.error(problems)
    return guide


def require_format(document: Document) -> None:
    """Raise DocumentError for a document without values, or of another version of the file format."""
    if problem := _format_problem(document):
        raise document.error([problem])


def _format_problem(document: Document) -> Problem | None:
    if not document.values:
        message = Message("empty; a film file begins with format = {version}", version=FORMAT)
        return Problem(message=message, code="empty")
    version = document.values.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version != FORMAT:
        message = Message("this version reads format {known}, found format {found}", known=FORMAT, found=version)
        return Problem(message=message, path=("format",), code="other-format")
    return None


def guide_of_parts(document: Document, given: GivenIds) -> tuple[Guide, frozenset[str]]:
    """Return a guide of what can be read in a document, with other values in place of wrong ones.

    Also return the kinds of record that may have lost an id to an error. Changes the document's values.
    """
    from burnout_tui.film.lost_ids import kinds_with_lost_ids
    from burnout_tui.toml.repair import repair

    repair(document.values, document.type_errors, film_schema())
    guide = Guide(msgspec.convert(to_records(document.values), record_kinds().film))
    return guide, given.lost | kinds_with_lost_ids(document.type_errors)


def _all_problems(document: Document, given: GivenIds, draft: bool) -> Iterable[Problem]:
    """Return the syntax and type errors of a document, and the errors in the rest. Changes the document's values.

    Records that a draft names but does not have are not errors.
    """
    from burnout_tui.toml.repair import unrelated

    found = document.problems()
    guide, lost = guide_of_parts(document, given)
    if document.syntax_errors:
        errors = check.errors_in_parts(guide)
    else:
        errors = check.errors(guide, lost, [] if draft else None)
    return [*found, *unrelated([*given.problems, *errors], document.type_errors)]
