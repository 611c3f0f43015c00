"""The set-up against a Maven repository of our own on the loopback: whole, cut, wrong, slow and gone."""

import errno
import gc
import hashlib
import sys
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from coping_gui.checks.grammar import jars, languagetool_setup
from coping_gui.checks.grammar.jars import Jar
from coping_gui.errors import Cancelled, GrammarUnavailable

# jgo leaves the connections of failed downloads to the garbage collector
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

BODIES = {f"part-{i}-1.0.jar": bytes([i]) * (40_000 * (i + 1)) for i in range(4)}


def jar_of(name, body):
    return Jar("org.example", name.removesuffix("-1.0.jar"), "1.0", "", hashlib.sha256(body).hexdigest(), len(body))


JARS = tuple(jar_of(name, body) for name, body in BODIES.items())


class Repository:
    """A Maven repository that can be told to misbehave."""

    def __init__(self):
        self.asked = []
        self.cut = set()  # names whose answer breaks off half-way, once
        self.always_cut = set()
        self.wrong = set()
        self.missing = set()
        repository = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                repository.answer(self)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/maven2"
        threading.Thread(target=self.server.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()

    def answer(self, request):
        name = request.path.rsplit("/", 1)[-1]
        if name not in BODIES or name in self.missing:
            request.send_error(404)
            return
        self.asked.append(name)
        body = BODIES[name]
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if name in self.wrong:
            body = b"x" * len(body)
        if name in self.cut or name in self.always_cut:
            self.cut.discard(name)
            body = body[: len(body) // 2]
        request.wfile.write(body)
        request.close_connection = True

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def repository(monkeypatch, tmp_path):
    fake = Repository()
    monkeypatch.setenv("COPING_MAVEN_REPOSITORY", fake.url)
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("LTP_PATH", raising=False)
    monkeypatch.setattr(languagetool_setup, "locked_jars", lambda: JARS)
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    yield fake
    fake.close()
    gc.collect()


def libs(folder):
    return {p.name: p.read_bytes() for p in (folder / "libs").iterdir()}


def test_every_jar_arrives_verified_and_the_server_jar_names_them_all(repository):
    folder = languagetool_setup.install()
    assert libs(folder) == BODIES
    assert languagetool_setup.is_complete(folder)
    found = languagetool_setup.find_installation()
    assert found is not None
    assert (found.folder, found.version, found.why) == (folder, "6.8", "set up by COPING")
    assert found.server_jar.is_file()


def test_progress_is_told_in_bytes_and_ends_at_all_of_them(repository):
    told = []
    languagetool_setup.install(told.append)
    assert told[-1].done == told[-1].total == sum(map(len, BODIES.values()))
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert told[-1].what


def test_what_is_installed_is_not_fetched_again(repository):
    languagetool_setup.install()
    repository.asked.clear()
    languagetool_setup.install()
    assert repository.asked == []


def test_a_download_that_is_cut_is_tried_again(repository):
    repository.cut = {"part-2-1.0.jar"}
    assert libs(languagetool_setup.install()) == BODIES
    assert repository.asked.count("part-2-1.0.jar") == 2


def test_after_a_cut_for_good_the_rest_is_kept_and_only_what_misses_is_fetched(repository):
    repository.always_cut = {"part-2-1.0.jar"}
    with pytest.raises(GrammarUnavailable, match=r"part-2-1.0.jar"):
        languagetool_setup.install()
    assert languagetool_setup.find_installation() is None
    repository.always_cut.clear()
    repository.asked.clear()
    assert libs(languagetool_setup.install()) == BODIES
    assert repository.asked == ["part-2-1.0.jar", "part-3-1.0.jar"]


def test_a_jar_with_another_hash_is_never_used(repository):
    repository.wrong = {"part-1-1.0.jar"}
    with pytest.raises(GrammarUnavailable, match="SHA-256"):
        languagetool_setup.install()
    assert languagetool_setup.find_installation() is None
    assert not list(languagetool_setup.home().rglob("part-1-1.0.jar"))


def test_a_half_file_left_by_a_crash_is_fetched_again(repository):
    left = languagetool_setup.home() / ".staging-6.8" / "libs"
    left.mkdir(parents=True)
    (left / "part-0-1.0.jar").write_bytes(b"half")
    assert libs(languagetool_setup.install()) == BODIES


def test_a_jar_that_the_repository_does_not_have_is_named(repository):
    repository.missing = {"part-3-1.0.jar"}
    with pytest.raises(GrammarUnavailable, match=r"part-3-1.0.jar: the Maven repository does not have it"):
        languagetool_setup.install()


def test_without_network_one_sentence_says_so(repository, monkeypatch):
    monkeypatch.setenv("COPING_MAVEN_REPOSITORY", "http://127.0.0.1:9/maven2")
    with pytest.raises(GrammarUnavailable, match="cannot be reached"):
        languagetool_setup.install()


def test_cancelling_stops_between_bytes_and_goes_on_next_time(repository):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 12

    with pytest.raises(Cancelled):
        languagetool_setup.install(None, cancelled)
    assert languagetool_setup.find_installation() is None
    assert libs(languagetool_setup.install()) == BODIES


def test_a_full_disk_gives_one_sentence_and_nothing_half_made(repository, monkeypatch):
    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(languagetool_setup, "_write_server_jar", full)
    with pytest.raises(GrammarUnavailable, match="No space left"):
        languagetool_setup.install()
    assert languagetool_setup.find_installation() is None


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_takes_no_more_bytes_ends_the_download_with_one_sentence_and_it_goes_on_later(repository):
    """The system itself refuses: no file may grow beyond 100,000 bytes, which the third jar would."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(GrammarUnavailable, match=r"could not be set up in .*: File too large"):
            languagetool_setup.install()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert languagetool_setup.find_installation() is None
    repository.asked.clear()
    assert libs(languagetool_setup.install()) == BODIES
    assert repository.asked == ["part-2-1.0.jar", "part-3-1.0.jar"]


def test_a_data_folder_that_is_a_file_gives_one_sentence(repository, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "file"))
    with pytest.raises(GrammarUnavailable, match="could not be set up"):
        languagetool_setup.install()


def test_jars_of_the_users_maven_cache_are_copied_not_fetched(repository, tmp_path):
    for jar in JARS:
        place = tmp_path / "m2" / "org" / "example" / jar.artifact / "1.0"
        place.mkdir(parents=True)
        (place / jar.name).write_bytes(BODIES[jar.name])
    assert libs(languagetool_setup.install()) == BODIES
    assert repository.asked == []


def test_a_damaged_jar_in_the_maven_cache_is_passed_over(repository, tmp_path):
    place = tmp_path / "m2" / "org" / "example" / "part-0" / "1.0"
    place.mkdir(parents=True)
    (place / "part-0-1.0.jar").write_bytes(b"damaged")
    assert libs(languagetool_setup.install()) == BODIES
    assert (place / "part-0-1.0.jar").read_bytes() == b"damaged"


def test_two_set_ups_at_once_do_not_disturb_each_other(repository):
    results = []
    threads = [threading.Thread(target=lambda: results.append(languagetool_setup.install())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(set(results)) == 1
    assert libs(results[0]) == BODIES


def test_a_folder_of_the_pinned_jars_needs_no_network(repository, tmp_path):
    source = tmp_path / "stick" / "deep" / "down"
    source.mkdir(parents=True)
    for name, body in BODIES.items():
        (source / name).write_bytes(body)
    folder = languagetool_setup.install_from(tmp_path / "stick")
    assert libs(folder) == BODIES
    assert repository.asked == []
    assert [p.name for p in languagetool_setup.home().iterdir() if p.name.startswith(".staging")] == []


def write_foreign_zip(path, name="LanguageTool-6.9"):
    with zipfile.ZipFile(path, "w") as archive:
        with archive.open(f"{name}/languagetool-server.jar", "w") as inner, zipfile.ZipFile(inner, "w") as jar:
            jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nClass-Path: libs/a.jar\r\n\r\n")
        archive.writestr(f"{name}/libs/a.jar", b"a")


def test_languagetools_own_zip_is_taken(repository, tmp_path):
    write_foreign_zip(tmp_path / "LanguageTool-6.9.zip")
    told = []
    folder = languagetool_setup.install_from(tmp_path / "LanguageTool-6.9.zip", told.append)
    assert folder.name == "LanguageTool-6.9"
    found = languagetool_setup.find_installation()
    assert found is not None
    assert found.version == "6.9"


def test_a_zip_without_languagetool_is_refused(repository, tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(GrammarUnavailable, match="holds no complete LanguageTool"):
        languagetool_setup.install_from(tmp_path / "other.zip")


def test_a_broken_zip_is_refused(repository, tmp_path):
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(GrammarUnavailable, match="not a zip file"):
        languagetool_setup.install_from(tmp_path / "broken.zip")


def test_a_zip_cannot_write_outside_of_its_folder(repository, tmp_path):
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../../../escaped.txt", "x")
    with pytest.raises(GrammarUnavailable):
        languagetool_setup.install_from(tmp_path / "evil.zip")
    assert not list(tmp_path.rglob("../escaped.txt"))
    assert not (tmp_path / "escaped.txt").exists()


def test_a_source_that_does_not_exist_is_named(repository, tmp_path):
    with pytest.raises(GrammarUnavailable, match="does not exist"):
        languagetool_setup.install_from(tmp_path / "gone.zip")


def test_ltp_path_wins_over_our_own(repository, monkeypatch, tmp_path):
    languagetool_setup.install()
    write_foreign_zip(tmp_path / "x.zip", "LanguageTool-6.8")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        archive.extractall(tmp_path / "ltp")
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    found = languagetool_setup.find_installation()
    assert found is not None
    assert found.why == "LTP_PATH names it"


def test_an_installation_with_a_missing_jar_is_not_found(repository):
    folder = languagetool_setup.install()
    (folder / "libs" / "part-1-1.0.jar").unlink()
    assert languagetool_setup.find_installation() is None
    assert "coping setup languagetool" in languagetool_setup.installation_facts()
    assert libs(languagetool_setup.install()) == BODIES


def test_the_real_lock_pins_every_jar_by_hash_and_size():
    locked = jars.locked_jars()
    assert len(locked) > 100
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in locked)
    assert len({jar.name for jar in locked}) == len(locked)
    assert {"languagetool-server-6.8.jar", "language-en-6.8.jar", "language-es-6.8.jar"} <= {jar.name for jar in locked}
    assert sum(jar.size for jar in locked) < 105_000_000


def test_a_mirror_of_the_users_maven_settings_is_used(monkeypatch, tmp_path):
    monkeypatch.delenv("COPING_MAVEN_REPOSITORY", raising=False)
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    assert list(jars.repositories()) == ["central"]
    (tmp_path / ".m2").mkdir()
    (tmp_path / ".m2" / "settings.xml").write_text(
        '<settings xmlns="http://maven.apache.org/SETTINGS/1.0.0"><mirrors>'
        "<mirror><mirrorOf>other</mirrorOf><url>https://no.example</url></mirror>"
        "<mirror><mirrorOf>*</mirrorOf><url>https://mirror.example/maven/</url></mirror></mirrors></settings>"
    )
    assert jars.repositories() == {"mirror": "https://mirror.example/maven"}
    monkeypatch.setenv("COPING_MAVEN_REPOSITORY", "https://named.example")
    assert jars.repositories() == {"mirror": "https://named.example"}


def test_broken_maven_settings_are_passed_over(monkeypatch, tmp_path):
    monkeypatch.delenv("COPING_MAVEN_REPOSITORY", raising=False)
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    (tmp_path / ".m2").mkdir()
    (tmp_path / ".m2" / "settings.xml").write_text("<settings><mirrors>")
    assert list(jars.repositories()) == ["central"]
