"""The lock file's rows, the check of a jar, and where jars come from; the downloads are in test_languagetool_setup."""

import hashlib
from pathlib import Path

import pytest
import requests

from coping_gui import paths
from coping_gui.checks.grammar import jars
from coping_gui.checks.grammar.jars import Jar, fetch_jar, locked_jars
from coping_gui.errors import GrammarUnavailable

BODY = b"a jar" * 1000


def jar(**changes):
    facts = {"group": "org.example.deep", "artifact": "part", "version": "1.2", "classifier": ""}
    facts |= {"sha256": hashlib.sha256(BODY).hexdigest(), "size": len(BODY)}
    return Jar(**{**facts, **changes})


LOCK = """
[environment]
name = "x"

[[dependencies]]
groupId = "org.example"
artifactId = "one"
version = "1.0"
sha256 = "aa"
size = 5

[[dependencies]]
groupId = "org.example"
artifactId = "two"
version = "2.0"
classifier = "natives"
sha256 = "bb"
size = 7
"""


@pytest.fixture
def lock(monkeypatch, tmp_path):
    def written(text):
        (tmp_path / "jgo.lock.toml").write_text(text)
        monkeypatch.setattr(paths, "resource", lambda *parts: tmp_path / parts[-1])
        locked_jars.cache_clear()
        return locked_jars()

    yield written
    locked_jars.cache_clear()


def test_every_row_of_the_lock_is_a_jar(lock):
    one, two = lock(LOCK)
    assert one == Jar("org.example", "one", "1.0", "", "aa", 5)
    assert two == Jar("org.example", "two", "2.0", "natives", "bb", 7)


def test_a_row_without_hash_is_no_lock(lock):
    with pytest.raises(KeyError, match="sha256"):
        lock(LOCK.replace('sha256 = "bb"', ""))


def test_a_row_without_size_is_no_lock(lock):
    with pytest.raises(KeyError, match="size"):
        lock(LOCK.replace("size = 7", ""))


def test_the_lock_is_read_once(lock):
    assert lock(LOCK) is locked_jars()


def test_the_shipped_lock_names_english_and_the_server_only():
    names = {one.artifact for one in locked_jars()}
    assert {"languagetool-server", "languagetool-core", "language-en"} <= names
    assert "language-all" not in names
    assert "language-de" not in names


def test_the_shipped_hashes_are_hexadecimal_and_differ():
    hashes = [one.sha256 for one in locked_jars()]
    assert all(set(one) <= set("0123456789abcdef") for one in hashes)
    assert len(set(hashes)) == len(hashes)


def test_the_shipped_lock_pins_the_version_the_program_names():
    own = [one for one in locked_jars() if one.group == "org.languagetool" and one.artifact.startswith("language")]
    assert len(own) > 5
    assert {one.version for one in own} == {jars.VERSION}


@pytest.mark.parametrize(
    ("changes", "name"),
    [({}, "part-1.2.jar"), ({"classifier": "x86"}, "part-1.2-x86.jar"), ({"version": "9"}, "part-9.jar")],
)
def test_a_jar_has_mavens_file_name(changes, name):
    assert jar(**changes).name == name
    assert jars._relative(jar(**changes)).name == name


def test_a_jar_has_mavens_place():
    assert jars._relative(jar()) == Path("org", "example", "deep", "part", "1.2", "part-1.2.jar")


def test_the_right_bytes_are_the_jar(tmp_path):
    (tmp_path / "x").write_bytes(BODY)
    assert jar().is_at(tmp_path / "x")


@pytest.mark.parametrize("body", [b"", BODY[:-1], BODY + b"x", b"y" * len(BODY)])
def test_other_bytes_are_not(tmp_path, body):
    (tmp_path / "x").write_bytes(body)
    assert not jar().is_at(tmp_path / "x")


def test_neither_is_a_folder_nor_nothing(tmp_path):
    assert not jar().is_at(tmp_path)
    assert not jar().is_at(tmp_path / "gone")


def test_what_is_there_counts_as_progress_and_nothing_is_asked_for(monkeypatch, tmp_path):
    monkeypatch.setattr(jars, "_download", lambda *arguments: pytest.fail("asked for"))
    (tmp_path / "part-1.2.jar").write_bytes(BODY)
    told = []
    fetch_jar(jar(), tmp_path, told.append)
    assert told == [len(BODY)]


def test_the_maven_cache_is_copied_whole(monkeypatch, tmp_path):
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    source = tmp_path / "m2" / jars._relative(jar())
    source.parent.mkdir(parents=True)
    source.write_bytes(BODY)
    told = []
    (tmp_path / "libs").mkdir()
    fetch_jar(jar(), tmp_path / "libs", told.append)
    assert [p.name for p in (tmp_path / "libs").iterdir()] == ["part-1.2.jar"]
    assert told == [len(BODY)]


def failing(monkeypatch, tmp_path, error):
    monkeypatch.setenv("M2_REPO", str(tmp_path / "none"))
    asked = []

    def broken(*arguments):
        asked.append(1)
        arguments[2](100)
        raise error

    monkeypatch.setattr(jars, "_artifact_path", broken)
    told = []
    with pytest.raises(GrammarUnavailable) as caught:
        fetch_jar(jar(), tmp_path, told.append)
    assert len(asked) == jars.ATTEMPTS
    assert sum(told) == 0  # what a cut download counted is taken back
    return str(caught.value)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (requests.ConnectionError("x"), "cannot be reached"),
        (requests.Timeout("x"), "did not answer in time"),
        (RuntimeError("x"), "does not have it"),
        (requests.RequestException("odd"), "odd"),
    ],
)
def test_a_failed_download_is_one_sentence_that_names_the_jar(monkeypatch, tmp_path, error, sentence):
    said = failing(monkeypatch, tmp_path, error)
    assert "part-1.2.jar" in said
    assert sentence in said
    assert said.endswith(".")
    assert "\n" not in said


def test_a_full_disk_is_not_mistaken_for_a_cut(monkeypatch, tmp_path):
    monkeypatch.setenv("M2_REPO", str(tmp_path / "none"))

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jars, "_artifact_path", full)
    with pytest.raises(OSError, match="No space left"):
        fetch_jar(jar(), tmp_path, lambda size: None)


@pytest.mark.parametrize(
    ("mirror_of", "used"),
    [("central", True), ("*", True), ("external:*", True), ("a, central", True), ("*,!central", False), ("a", False)],
)
def test_which_mirrors_stand_for_central(tmp_path, mirror_of, used):
    file = tmp_path / "settings.xml"
    file.write_text(
        f"<settings><mirrors><mirror><mirrorOf>{mirror_of}</mirrorOf><url> https://m.example/x/ </url>"
        "</mirror></mirrors></settings>"
    )
    assert jars._mirror(file) == ("https://m.example/x/" if used else "")


def test_a_mirror_without_address_is_none(tmp_path):
    (tmp_path / "s.xml").write_text("<settings><mirrors><mirror><mirrorOf>*</mirrorOf></mirror></mirrors></settings>")
    assert jars._mirror(tmp_path / "s.xml") == ""


def test_the_maven_cache_is_where_the_user_says(monkeypatch, tmp_path):
    monkeypatch.setenv("M2_REPO", str(tmp_path))
    assert jars._maven_caches() == [tmp_path]
    monkeypatch.delenv("M2_REPO")
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "me")
    assert jars._maven_caches() == [tmp_path / "me" / ".m2" / "repository"]
