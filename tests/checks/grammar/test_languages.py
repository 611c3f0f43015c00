"""Other languages than English: added to what is there, whole or not at all, and passed through the adapter."""

import hashlib
import json

import pytest

from coping_gui.checks.grammar import jars, languagetool_asking, languagetool_setup
from coping_gui.checks.grammar.jars import Jar, language_jars, languages
from coping_gui.checks.grammar.languagetool import VARIANTS, LanguageToolEngine, findings_of
from coping_gui.checks.grammar.languagetool_asking import Asker
from coping_gui.checks.grammar.languagetool_client import RawMatch
from coping_gui.errors import GrammarUnavailable, UsageError
from coping_gui.essay.finding import Category
from coping_gui.essay.span import Span


def jar(name, body):
    return Jar("org.example", name, "1.0", "", hashlib.sha256(body).hexdigest(), len(body))


ENGLISH = (jar("core", b"core" * 50), jar("language-en", b"en" * 50))
GERMAN = (jar("language-de", b"de" * 50), jar("german-dict", b"dict" * 50))
BODIES = {"core": b"core" * 50, "language-en": b"en" * 50, "language-de": b"de" * 50, "german-dict": b"dict" * 50}


@pytest.fixture
def fetched(monkeypatch, tmp_path):
    """Names of the jars that were asked for; those in `missing` cannot be had."""
    asked = []
    asked_missing = set()

    def fetch(one, folder, advance):
        if (folder / one.name).exists():
            return
        asked.append(one.artifact)
        if one.artifact in asked_missing:
            raise GrammarUnavailable("It cannot be fetched.")
        (folder / one.name).write_bytes(BODIES[one.artifact])
        advance(one.size)

    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("LTP_PATH", raising=False)
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    monkeypatch.setattr(languagetool_setup, "fetch_jar", fetch)
    monkeypatch.setattr(languagetool_setup, "locked_jars", lambda: ENGLISH)
    monkeypatch.setattr(languagetool_setup, "language_jars", lambda code: GERMAN if code == "de" else ())
    monkeypatch.setattr(languagetool_setup, "languages", lambda: ("de",))
    return asked, asked_missing


def test_a_language_comes_with_english(fetched):
    folder = languagetool_setup.install(more=["de"])
    assert languagetool_setup.is_complete(folder)
    assert languagetool_setup.languages_of(folder) == ("de",)
    assert "with en, de" in languagetool_setup.installation_facts()


def test_a_language_is_added_to_what_is_there(fetched):
    folder = languagetool_setup.install()
    assert languagetool_setup.languages_of(folder) == ()
    fetched[0].clear()
    assert languagetool_setup.install(more=["de", "en"]) == folder
    assert fetched[0] == ["language-de", "german-dict"]
    assert languagetool_setup.languages_of(folder) == ("de",)
    assert len(languagetool_setup._class_path(folder / languagetool_setup.SERVER_JAR)) == 4
    fetched[0].clear()
    languagetool_setup.install(more=["de"])
    assert fetched[0] == []


def test_a_language_that_cannot_be_fetched_leaves_english_as_it_was(fetched):
    folder = languagetool_setup.install()
    fetched[1].add("german-dict")
    with pytest.raises(GrammarUnavailable):
        languagetool_setup.install(more=["de"])
    assert languagetool_setup.is_complete(folder)
    assert languagetool_setup.languages_of(folder) == ()
    fetched[1].clear()
    fetched[0].clear()
    languagetool_setup.install(more=["de"])
    assert fetched[0] == ["german-dict"]
    assert languagetool_setup.languages_of(folder) == ("de",)


def test_a_language_that_nobody_has_is_named_before_anything_is_fetched(fetched):
    with pytest.raises(UsageError, match="xx"):
        languagetool_setup.install(more=["xx"])
    assert fetched[0] == []


def test_the_shipped_lock_has_german_and_pins_every_jar():
    assert {"de", "fr", "es"} <= set(languages())
    for code in languages():
        assert language_jars(code)
        assert all(len(one.sha256) == 64 and one.size > 0 for one in language_jars(code))
    english = {(one.group, one.artifact) for one in jars.locked_jars()}
    assert not english & {(one.group, one.artifact) for code in languages() for one in language_jars(code)}


GERMAN_TEXT = "Ein Hauss."
MATCH = RawMatch(Span(4, 9), "GERMAN_SPELLER_RULE", "TYPOS", "misspelling", "m.", ("Haus",))


def test_other_languages_spelling_is_shown_as_languagetool_sees_it():
    (finding,) = findings_of([MATCH], GERMAN_TEXT, (), "de-DE")
    assert (finding.category, finding.suggestions) == (Category.SPELLING, ("Haus",))
    assert findings_of([MATCH], GERMAN_TEXT, ("Hauss",), "de-DE") == []


def test_a_language_is_asked_for_in_the_variant_that_spells(monkeypatch):
    asked = []
    monkeypatch.setattr(Asker, "ask", lambda _asker, bundle, tag: asked.append(tag) or [() for _ in bundle])
    monkeypatch.setattr(LanguageToolEngine, "_recall", lambda *_: None)
    LanguageToolEngine().check([GERMAN_TEXT], "de")
    assert asked == [VARIANTS["de"]]


def test_a_language_that_is_not_set_up_says_how_to_add_it(monkeypatch):
    def refuse(*_arguments):
        raise ValueError(json.dumps({"unsupported": "de-DE"}))

    monkeypatch.setattr(languagetool_asking, "Client", refuse)
    with pytest.raises(GrammarUnavailable, match="coping setup languagetool --language de"):
        languagetool_asking._new_client("de-DE", "http://127.0.0.1:1", ())
    with pytest.raises(GrammarUnavailable, match=r"does not know xx\."):
        languagetool_asking._new_client("xx", "http://127.0.0.1:1", ())
