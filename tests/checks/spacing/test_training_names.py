"""The program that lists names with a capital inside: what it takes from prose, and what it takes for lost blanks."""

import pytest

from benchmarks.spacing_training import camels


@pytest.mark.parametrize("name", ["GitHub", "iPhone", "JPMorgan", "LaTeX", "McDonald"])
def test_a_name_with_a_capital_inside_is_seen(name):
    assert camels.CAMEL.findall(f"They said that {name}, of all things, was new.") == [name]


@pytest.mark.parametrize(
    "token", ["NATO", "Berlin", "x_GitHub", "@YouTube", "#MeToo", "www.GitHub.com", "URLs", "well-McX"]
)
def test_acronyms_plain_names_and_parts_of_addresses_are_not(token):
    assert camels.CAMEL.findall(f"They said that {token} was new.") == []


@pytest.mark.parametrize("name", ["theCentral", "inAmerican", "TaskForce", "UnitedStates"])
def test_words_that_follow_each_other_in_english_are_taken_for_a_lost_blank(name):
    assert camels.glued(name, 2)


@pytest.mark.parametrize(("name", "works"), [("GitHub", 2), ("ExxonMobil", 4), ("PowerPoint", 9), ("McDonald", 2)])
def test_names_of_makers_are_kept(name, works):
    assert not camels.glued(name, works)


def test_only_names_that_two_works_share_and_those_of_the_lists_are_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(camels, "documents", lambda _: iter(DOCUMENTS))
    (tmp_path / "words").mkdir()
    brands = tmp_path / "brands.txt"
    brands.write_text("Some brands: PlayStation and easyJet", "utf-8")
    monkeypatch.setattr("sys.argv", ["camels", "data", str(tmp_path), str(brands)])
    camels.main()
    assert (tmp_path / "words" / "camels.txt").read_text("utf-8").split() == ["GitHub", "PlayStation", "easyJet"]
    assert "3 in all" in capsys.readouterr().out


class Text:
    def __init__(self, name, text):
        self.id, self.text = name, text


DOCUMENTS = [
    Text("first-1", "GitHub is old, and OnlyHere is new; theCentral bank."),
    Text("first-2", "OnlyHere again, of the same work."),
    Text("second-1", "GitHub again; theCentral bank again."),
]
