"""A LanguageTool server of the user's own: in an institute, on another machine, in a container.

It is named by COPING_LANGUAGETOOL_SERVER or by `coping setup languagetool --server URL`, which asks it once and writes
the address into COPING's data folder. Text goes there, so it must be the loopback or speak https, and the window names
it as long as it is used.
"""

import ipaddress
import json
import os
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from coping_gui import paths
from coping_gui.errors import GrammarUnavailable, UsageError

VARIABLE = "COPING_LANGUAGETOOL_SERVER"
PATIENCE = 10
"""Seconds that the server may take to tell its languages."""


@dataclass(frozen=True, slots=True)
class NamedServer:
    """A server that the user named."""

    url: str
    """Without a slash at its end and without /v2."""
    why: str
    """Who named it."""


def named_server() -> NamedServer | None:
    """The user's own server, or None; an address that may not be used counts as None, see `server_facts`."""
    found = _named()
    return found if found and not problem_of(found.url) else None


def server_facts() -> str:
    """One sentence about the server that is named, "" where none is."""
    found = _named()
    if not found:
        return ""
    problem = problem_of(found.url)
    return f"{problem} ({found.why})" if problem else f"LanguageTool is asked at {found.url} ({found.why})."


def problem_of(url: str) -> str:
    """Why a text must not be sent to this address, in one sentence; "" when it may."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"{url} is no address of a server; it looks like https://example.org or http://localhost:8081."
    if parts.username or parts.query or parts.fragment:
        return f"{url} is no plain address of a server: leave names, passwords and everything after the path out."
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        return f"{url} would be sent essays unencrypted; use https, which only this computer itself may do without."
    return ""


def is_loopback(host: str) -> bool:
    """Whether the name or address can only be this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def use_server(url: str) -> str:
    """Ask the server once and use it from now on; returns its plain address.

    Raises UsageError for an address that may not be used, GrammarUnavailable when no LanguageTool answers there.
    """
    plain = _plain(url)
    problem = problem_of(plain)
    if problem:
        raise UsageError(problem)
    languages = _languages(plain)
    if not any(code.startswith("en") for code in languages):
        raise GrammarUnavailable(f"The LanguageTool at {plain} knows no English.")
    _store(plain)
    return plain


def forget_server() -> bool:
    """Use the own server of COPING again; whether one was named before."""
    was = _file().is_file()
    try:
        _file().unlink(missing_ok=True)
    except OSError as error:
        raise GrammarUnavailable(f"{_file()} cannot be removed: {error.strerror}.") from error
    return was


def _named() -> NamedServer | None:
    url = os.environ.get(VARIABLE, "").strip()
    if url:
        return NamedServer(_plain(url), f"{VARIABLE} names it")
    try:
        url = _file().read_text("utf-8").strip()
    except (OSError, ValueError):
        return None
    return NamedServer(_plain(url), "coping setup languagetool --server") if url else None


def _file() -> Path:
    return paths.data_folder() / "languagetool-server.txt"


def _plain(url: str) -> str:
    return url.strip().rstrip("/").removesuffix("/v2").rstrip("/")


def _store(url: str) -> None:
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(url + "\n", "utf-8")
    except OSError as error:
        raise GrammarUnavailable(f"The server's address cannot be written to {_file()}: {error.strerror}.") from error


def _languages(url: str) -> list[str]:
    try:
        with urllib.request.urlopen(f"{url}/v2/languages", timeout=PATIENCE) as answer:
            return [str(row["longCode"]) for row in json.load(answer)]
    except (OSError, urllib.error.URLError) as error:
        raise GrammarUnavailable(f"No LanguageTool answers at {url}: {_short(error)}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise GrammarUnavailable(f"What answers at {url} is no LanguageTool.") from error


def _short(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return getattr(reason, "strerror", None) or str(reason)


class RemoteServer:
    """The user's server with the interface of our own; nothing is started or ended."""

    pid = None

    def __init__(self, url: str) -> None:
        self._url = url

    def url(self) -> str:
        """Its address."""
        return self._url

    def restart(self, url: str) -> None:
        """Nothing: it is not ours."""

    def close(self) -> None:
        """Nothing: it is not ours."""
