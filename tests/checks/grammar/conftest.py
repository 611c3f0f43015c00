"""One real LanguageTool server for the whole test session, where it is set up."""

import os

import pytest

from coping_gui.checks.grammar import server as server_module
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.server import LanguageToolServer

QUICK_START = "-XX:TieredStopAtLevel=1"
"""Java translates less thoroughly: a cold server answers in a third of the time, which is all that tests need."""


@pytest.fixture(scope="session", autouse=True)
def servers_that_start_quickly():
    """Java's option for short lives, for every server of the session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server_module, "OPTIONS", (*server_module.OPTIONS, QUICK_START))
        yield


@pytest.fixture(scope="session")
def real_server(servers_that_start_quickly):
    """A started server of our own; skips with the reason where none can be started, unless CI requires it."""
    status = LanguageToolEngine().status()
    if not status.available:
        if os.environ.get("COPING_REQUIRE_LANGUAGETOOL") == "1":
            pytest.fail(status.detail)
        pytest.skip(status.detail)
    server = LanguageToolServer()
    server.url()
    yield server
    server.close()


@pytest.fixture
def real_languagetool(real_server):
    """An engine on the session's server; it does not end it."""

    class Borrowed(LanguageToolEngine):
        def close(self) -> None:
            self._clients.clear()

    return Borrowed(server=real_server, patience=60)
