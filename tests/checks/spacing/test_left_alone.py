"""Everything that must never be parted: addresses, names of files, code, names, the author's words, other languages."""

import pytest

from coping_gui.checks.spacing.repair import find, profile, repair_text
from coping_gui.essay.finding import Tier
from coping_gui.essay.span import Span

FRAMES = [
    "The work is described in {} and the members of the group agreed with it.",
    "{} was mentioned twice in the report that they wrote about the school.",
    "Most of the people who came to the meeting had already heard of {}.",
    "They asked (see {}) whether the children of the village were happy.",
]

PROTECTED = {
    "URL": [
        "https://example.org/reportofthemeeting",
        "http://www.example.org/TheNewCentre/andthepeople.html",
        "https://example.org/a_b/c-d?whoisthere=thechildren&page=2",
        "https://en.example.org/wiki/The_House_(ofcards)",
        "www.thelastofthevillage.org",
        "ftp://files.example.org/inthehouse",
        "thenewschool.edu",
        "bookshop.co.uk/thebestbooks",
    ],
    "e-mail address": [
        "ofthepeople@example.org",
        "some.one.else@thelibrary.ac.uk",
        "first+andlast@example.com",
    ],
    "DOI": [
        "doi:10.1000/inthehouse.2015.01",
        "10.1371/journal.pone.0012345",
        "https://doi.org/10.1017/ofthepeople",
    ],
    "file name": [
        "reportofthemeeting.docx",
        "listofthechildren.csv",
        "thenewindex.html",
        "readthis.txt",
        "main_of_the.py",
        "annotator.js2.x",
    ],
    "hashtag or account": [
        "#inthehouse",
        "#BlackLivesMatter",
        "@ofthepeople",
    ],
    "code": [
        "print_the_list",
        "std::vector",
        "getElementById()",
        "__init__",
        "my__name",
        "a->next",
        "`inthehouse`",
        r"C:\ofthepeople",
    ],
    "gene, protein or formula": [
        "BRCA2",
        "TP53",
        "p53",
        "mRNA",
        "tRNA",
        "H2O",
        "CO2",
        "NaCl",
        "IL-6",
        "COVID-19",
        "pH",
    ],
    "number": [
        "3.14",
        "1,000",
        "10:30",
        "2014/15",
        "1990s",
        "21st",
        "50%",
        "A4",
        "10am",
    ],
    "abbreviation": [
        "e.g.",
        "i.e.",
        "U.S.A.",
        "Ph.D.",
        "a.m.",
        "R&D",
        "and/or",
    ],
    "everyday word that holds two": [
        "maybe",
        "nowhere",
        "together",
        "therein",
        "nonetheless",
        "cannot",
        "therapist",
        "manslaughter",
        "somewhat",
    ],
    "word with an apostrophe or hyphen": [
        "don't",
        "it’s",
        "children's",
        "o'clock",
        "well-known",
        "mother-in-law",
        "state-of-the-art",
        "rock'n'roll",
    ],
}
CASES = [pytest.param(token, id=f"{kind}: {token}") for kind, tokens in PROTECTED.items() for token in tokens]


@pytest.mark.parametrize("token", CASES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_token_that_only_looks_run_together_stays_whole(frame, token):
    text = frame.format(token)
    assert token in repair_text(text, Tier.LIKELY)


@pytest.mark.parametrize("token", CASES)
def test_a_lost_blank_beside_it_is_still_found(token):
    text = f"The children of the village werehappy about {token} and told their parents."
    repaired = repair_text(text, Tier.LIKELY)
    assert "were happy" in repaired
    assert token in repaired


BRANDS = [
    "JavaScript",
    "YouTube",
    "PowerPoint",
    "LibreOffice",
    "WordPress",
    "OpenStreetMap",
    "MacDonald",
    "HarperCollins",
    "FedEx",
    "iPhone",
    "eBay",
]


@pytest.mark.parametrize("brand", BRANDS)
def test_a_name_with_capitals_inside_that_a_text_always_writes_so_is_kept(brand):
    text = f"At first {brand} was new. Then {brand} grew, and people liked {brand} more. Today {brand} is everywhere."
    assert repair_text(text, Tier.LIKELY) == text


@pytest.mark.parametrize("word", ["inthehouse", "werehappy", "NationalCentre", "ofthepeople"])
def test_a_word_of_the_author_s_dictionary_is_kept_in_any_case(word):
    for form in (word, word.upper(), word.capitalize()):
        text = f"The members of the group said that {form} was the best name that anyone had found."
        assert [f for f in find(text, profile([text], [word])) if f.span.of(text) == form] == []


def test_the_author_s_dictionary_protects_its_own_words_alone():
    text = "The children werehappy because inthehouse was a game."
    spans = [finding.span.of(text) for finding in find(text, profile([text], ["inthehouse"]))]
    assert spans == ["werehappy"]


@pytest.mark.parametrize("word", ["werehappy", "children,who", "(2014)and"])
def test_a_protected_span_is_kept_and_the_same_fault_outside_is_found(word):
    text = f"The {word} of one place and the {word} of the other one were never seen by the people."
    first = text.index(word)
    spans = [f.span for f in find(text, profile([text]), [Span(first, first + len(word))])]
    assert all(span.start > first + len(word) for span in spans)
    assert any(span.of(text) == word for span in spans)


FOREIGN = {
    "Spanish": "La casa de la familia está en el centro de laciudad y todos los vecinos lavisitan cada domingo.",
    "German": "Das Haus der Familie liegt mitten in derStadt und alle Nachbarn besuchen esjeden Sonntag nachher.",
    "French": "La maison de la famille se trouve au centre de laville et tous les voisins lavisitent chaque dimanche.",
    "Italian": "La casa della famiglia si trova al centro dellacittà e tutti i vicini lavisitano ogni domenica.",
    "Portuguese": "A casa da família fica no centro dacidade e todos os vizinhos avisitam em cada domingo.",
    "Dutch": "Het huis van de familie staat midden in destad en alle buren bezoeken hetelke zondag na de kerk.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_paragraph_in_another_language_is_kept(language):
    assert repair_text(FOREIGN[language], Tier.ASK) == FOREIGN[language]


@pytest.mark.parametrize("language", FOREIGN)
def test_an_english_paragraph_beside_it_is_mended(language):
    english = "The house of the family is in the middle of thecity and all the neighbours visit it."
    text = f"{FOREIGN[language]}\n\n{english}"
    assert repair_text(text, Tier.LIKELY) == text.replace("thecity", "the city")


FILLED = [
    ("The authors are ________under investigation now.", "________ under"),
    ("He was given the________ for his work at school.", "the ________"),
    ("In 1995, she received ____the award of the year.", "____ the"),
]


@pytest.mark.parametrize(("text", "parted"), FILLED)
def test_a_word_that_touches_a_line_to_write_on_is_freed(text, parted):
    assert parted in repair_text(text, Tier.SAFE)


@pytest.mark.parametrize(
    "token", ["play____ed", "____ing", "____ed", "un____", "my__name", "__all__", "_the_", "__the"]
)
def test_underscores_that_are_code_or_stand_for_letters_are_kept(token):
    text = f"Write the word {token} into the exercise book of the school."
    assert repair_text(text, Tier.LIKELY) == text


ENGLISHES = [
    ("colour", "color"),
    ("organisation", "organization"),
    ("centre", "center"),
    ("behaviour", "behavior"),
    ("travelling", "traveling"),
    ("programme", "program"),
    ("defence", "defense"),
    ("neighbour", "neighbor"),
    ("theatre", "theater"),
    ("grey", "gray"),
]


@pytest.mark.parametrize(("british", "american"), ENGLISHES)
@pytest.mark.parametrize("glue", ["the{} of", "of the {}and of", "a {}which they saw in"])
def test_british_and_american_words_are_freed_alike(british, american, glue):
    text = f"Nobody in the room remembered {glue} the old school by the sea that year."
    results = [repair_text(text.format(word), Tier.LIKELY).replace(word, "*") for word in (british, american)]
    assert results[0] == results[1]
    assert " * " in results[0]


@pytest.mark.parametrize(("british", "american"), ENGLISHES)
def test_british_and_american_words_are_left_whole_alike(british, american):
    for word in (british, american):
        text = f"Nobody in the room remembered the {word} of the old school by the sea that year."
        assert repair_text(text, Tier.ASK) == text
