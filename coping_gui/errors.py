"""Every way COPING can fail, each with one plain sentence for the user and a named exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the `coping` command returns to the shell."""

    DONE = 0
    """The work is done, or there was nothing to find."""
    FINDINGS = 1
    """`check` or `hints` found something."""
    USAGE = 2
    """The command line was not understood."""
    CANNOT_OPEN = 3
    """An input could not be opened."""
    CANNOT_EXPORT = 4
    """The result could not be written."""
    ENGINE_MISSING = 5
    """The grammar engine that was asked for is not available."""


class CopingError(Exception):
    """Base of all expected failures; `str(error)` is one sentence that can be shown as it is."""

    exit_code: ExitCode = ExitCode.USAGE


class UsageError(CopingError):
    """The options contradict each other or name something that does not exist."""

    exit_code = ExitCode.USAGE


class CannotOpen(CopingError):
    """An input is missing, unreadable, damaged, encrypted or of a kind that COPING does not read."""

    exit_code = ExitCode.CANNOT_OPEN


class CannotExport(CopingError):
    """A result cannot be written: no space, no permission, or it would overwrite the original."""

    exit_code = ExitCode.CANNOT_EXPORT


class GrammarUnavailable(CopingError):
    """A grammar engine is not installed, cannot start, or has stopped answering."""

    exit_code = ExitCode.ENGINE_MISSING


class Cancelled(CopingError):
    """The user asked to stop; nothing half-done is left behind."""

    exit_code = ExitCode.DONE
