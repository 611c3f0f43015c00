"""One real LanguageTool server for the whole test session, where it is set up."""

import os

import pytest

from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.server import LanguageToolServer


@pytest.fixture(scope="session")
def real_server():
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
            pass

    return Borrowed(server=real_server, patience=60)
