"""The author's own words."""

from pathlib import Path

import pytest

from coping_gui.errors import UsageError
from coping_gui.review.dictionary import UserDictionary


@pytest.mark.parametrize("word", ["Brueggemann", "Brueggemann's", "Brueggemann’s"])
def test_a_word_is_known_with_and_without_its_genitive(word: str) -> None:
    words = UserDictionary()
    words.add("Brueggemann")
    assert words.knows(word)


def test_a_word_written_small_is_known_at_the_start_of_a_sentence_but_a_name_is_not_known_written_small() -> None:
    words = UserDictionary()
    words.add("colour")
    words.add("Herric")
    assert words.knows("Colour")
    assert not words.knows("herric")


def test_words_are_on_disk_at_once_sorted_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "a" / "dictionary.txt"
    words = UserDictionary(file)
    words.add("zebra")
    words.add(" Äpfel ")
    words.add("zebra")
    assert file.read_text("utf-8") == "zebra\nÄpfel\n"
    assert set(UserDictionary(file)) == {"zebra", "Äpfel"}


def test_a_forgotten_word_is_forgotten_on_disk(tmp_path: Path) -> None:
    words = UserDictionary(tmp_path / "dictionary.txt")
    words.add("one")
    words.remove("one")
    assert len(words) == 0
    assert len(UserDictionary(tmp_path / "dictionary.txt")) == 0


def test_a_dictionary_that_is_no_text_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "dictionary.txt").write_bytes(b"\xff\xfe\x00\xd8")
    assert len(UserDictionary(tmp_path / "dictionary.txt")) == 0


def test_a_dictionary_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    words = UserDictionary(tmp_path / "file" / "dictionary.txt")
    with pytest.raises(UsageError, match="dictionary"):
        words.add("word")
    assert "word" in words


def test_blanks_are_no_word(tmp_path: Path) -> None:
    words = UserDictionary(tmp_path / "words.txt")
    words.add(" ", "", " Herric ")
    assert list(words) == ["Herric"]
