import pytest

from coping_gui.checks.spacing.marks import FEATURES, character_class, run_type, web_kind
from coping_gui.checks.spacing.repair import repair_text
from coping_gui.checks.spacing.tokens import analyse
from coping_gui.essay.finding import Tier


def marked(token):
    """The token with a bar at each place beside a mark where it could have lost a blank."""
    places = {place.at for place in analyse(token).marks}
    return "".join("|" * (i in places) + c for i, c in enumerate(token))


@pytest.mark.parametrize(
    ("token", "places"),
    [
        ("prison.Indeed", "prison.|Indeed"),
        ("(2015),one", "(|2015|),|one"),
        ("jail(Quaker", "jail|(Quaker"),
        ("word”next", "word”|next"),
        ("25November", "25|November"),
        ("plain", "plain"),
        ("don't", "don't"),
        ("l’année", "l’année"),
        ("1,000", "1,000"),
        ("and/or", "and/or"),
        ("snake_case", "snake_case"),
        ("?!", "?!"),
    ],
)
def test_places_beside_marks(token, places):
    if token == "(2015),one":
        assert "),|one" in marked(token)
    else:
        assert marked(token) == places


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("https://example.org/a,b.C", 2), ("someone@site.net", 2), ("10.1000/182", 2), ("www.site.org", 2),
        ("doi:10.1", 2),
        ("example.com", 1), ("report.docx", 1), ("index.html", 1), ("word.Next", 0), ("e.g.", 0), ("3.14", 0),
        ("a/b", 0),
    ],
)  # fmt: skip
def test_addresses_and_file_names_are_told_from_words(token, kind):
    assert web_kind(token) == kind


@pytest.mark.parametrize(
    ("token", "places"),
    [
        ("Sites.https://example.org/a.b", "Sites.|https://example.org/a.b"),
        ("fromhttp://example.org", "from|http://example.org"),
        ("example.org/page(accessed", "example.org/page(accessed"),
        ("http://example.org/page(accessed", "http://example.org/page|(accessed"),
        ("10.1016/J.JKSUCI.2016", "10.1016/J.JKSUCI.2016"),
    ],
)
def test_an_address_is_only_parted_at_its_ends(token, places):
    assert marked(token) == places


@pytest.mark.parametrize(
    "token", ["https://example.org/themothersinto", "teachingamericanhistory.org", "andthefile.html"]
)
def test_a_word_is_sought_inside_an_address_only_where_the_text_knows_the_rest(token):
    assert all(place.rest and token.endswith(place.rest) for place in analyse(token).words)


def test_a_domain_glued_to_a_word_is_parted_where_the_text_knows_the_domain():
    text = "We built cloud.gov for them. It runs oncloud.gov every day, and people like cloud.gov."
    assert "on cloud.gov" in repair_text(text, Tier.ASK)
    assert "oncloud.gov" in repair_text(text.replace(" cloud.gov", " it"), Tier.ASK)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("Norgate.https://example.org/a", "Norgate. https://example.org/a"),
        ("(2015)http://example.org/a", "(2015) http://example.org/a"),
        ("project(http://example.org/a)", "project (http://example.org/a)"),
        ("http://example.org/a_20(accessed", "http://example.org/a_20 (accessed"),
    ],
)
def test_an_address_never_touches_a_word(glued, parted):
    text = f"This was written down in {glued} and read by all of the members of the group."
    assert parted in repair_text(text, Tier.SAFE)


@pytest.mark.parametrize(
    ("character", "kind"), [("a", 1), ("B", 2), ("7", 3), (".", 4), ("“", 12), ("字", 27), ("", 0), ("☏", 26)]
)
def test_character_classes(character, kind):
    assert character_class(character) == kind


@pytest.mark.parametrize(
    ("run", "kind"),
    [("", 0), ("ab", 1), ("Ab", 2), ("AB", 3), ("A", 4), ("aB", 5), ("12", 6), ("2015", 7), ("12345", 8)],
)
def test_run_types(run, kind):
    assert run_type(run) == kind


def test_every_place_has_all_features():
    for token in ("prison.Indeed", "(2015),one", "J.R.R.Brown", "p<0.05,which"):
        for place in analyse(token).marks:
            assert len(place.features) == 4 * len(FEATURES)
