"""What a text writes in two ways is found with its counts, and one choice makes it alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.consistency.find import find_variations
from coping_gui.checks.structure.consistency.variation import Kind, Variation
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Essay, Format
from coping_gui.opening.text_reader import essay_from_text

FILL = "It goes on for some time so that there is enough of it here."

FOUND: list[tuple[Kind, str, str, str]] = [
    (Kind.SPELLING, "They organise it. They realise it. They recognize it.", "-ise", "recognise"),
    (Kind.SPELLING, "The colour is fine. The behavior is odd. The colour fades.", "-our", "behaviour"),
    (Kind.SPELLING, "They travelled far. They labelled it. It was canceled.", "travelled", "cancelled"),
    (Kind.SPELLING, "It is grey. It is grey. It is gray.", "grey", "It is grey. It is grey. It is grey."),
    (Kind.SPELLING, "The judgment was harsh. That judgment held. No judgement fell.", "judgment", "No judgment fell"),
    (Kind.HYPHENATION, "A policy-maker came. Each policy-maker left. The policy maker slept.", "policy-maker",
     "The policy-maker slept"),
    (Kind.HYPHENATION, "The policy-makers came. Our policymakers left. All policymakers slept.", "policymaker",
     "The policymakers came"),
    (Kind.HYPHENATION, "We use health care. Good healthcare costs. Poor healthcare kills.", "healthcare",
     "We use healthcare"),
    (Kind.HYPHENATION, "A long-term plan is good. Any long-term plan is. The long term plan is not.", "long-term",
     "The long-term plan is not"),
    (Kind.CAPITALS, "We asked the government. They told the government so. Then the Government fell.", "government",
     "Then the government fell"),
    (Kind.CAPITALS, "He caught COVID-19 there. She had COVID-19 too. They feared Covid-19 most.", "COVID-19",
     "They feared COVID-19 most"),
    (Kind.CAPITALS, "We use artificial intelligence. They trust artificial intelligence. It is about Artificial"
     " Intelligence now.", "artificial intelligence", "It is about artificial intelligence now"),
    (Kind.ABBREVIATION, "The World Health Organization (WHO) says so. The WHO was founded. The WHO grew. A World Health"
     " Organization report is out.", "WHO", "A WHO report is out"),
    (Kind.ABBREVIATION, "A Non Governmental Organisation (NGO) helps. The NGO grew. An NGO is free. That is a Non"
     " Governmental Organisation too.", "NGO", "That is an NGO too"),
    (Kind.ABBREVIATION, "We left the U.S. in May. Then the U.S. changed. Yet the US is large.", "U.S.",
     "Yet the U.S. is large"),
    (Kind.NUMBERS, "They asked three teachers. We saw four schools. She read 5 books.", "numbers below ten in words",
     "She read five books"),
    (Kind.NUMBERS, "It is 5% here and 7% there. It is 9 per cent now.", "5%", "It is 9% now"),
    (Kind.NUMBERS, "It cost 12,000 there and 15,000 here. It costs 25000 now.", "10,000", "It costs 25,000 now"),
    (Kind.NAMES, "He read Foucault there. She met Foucault once. They know Foucalt well.", "Foucault",
     "They know Foucault well"),
    (Kind.NAMES, "They read Brontë. We know Brontë well. He likes Bronte most.", "Brontë", "He likes Brontë most"),
    (Kind.DATES, "It was on 5 May 2020. It ended on 7 June 2020. It began on May 3, 2020.", "5 May",
     "It began on 3 May 2020"),
    (Kind.DATES, "In the nineteenth century it was so. In the twentieth century it was not. Now the 18th century.",
     "nineteenth century", "Now the eighteenth century"),
    (Kind.DATES, "In the 1990s it was. In the 1980s it was not. Then came the 1970's.", "1990s", "came the 1970s"),
    (Kind.MARKS, "It’s here. That’s there. What's this?", "curled ones (’)", "What’s this"),
    (Kind.MARKS, "“It is so” he said. “It is not” she said. \"It may be\" they said.", "curled ones (“…”)",
     "“It may be” they said"),
    (Kind.MARKS, "One—two and three—four but five – six.", "long dashes (—)", "five—six"),
]  # fmt: skip

LEFT_ALONE = [
    "They organise it. They realise it. They advertise, revise, exercise and surprise.",
    "He said “the colour” once. The color is fine. The color fades.",
    "It is a long-term plan. In the long term it fails.",
    "He resigned. They re-signed the paper after he resigned.",
    "They come every day. It is an everyday thing. An everyday word.",
    "The House met. They built a house. The house fell. The House sat.",
    "Smith said so (Brown, 2010). The brown house is old. The brown dog is old.",
    "They saw Figure 3 and page 4. They asked three teachers. We saw four schools.",
    "Of 9 schools 14 failed. They asked three teachers. We saw four schools.",
    "The Romans came. A Roman stayed. The Romans left. Some Romans died.",
    "Anderson (2010) and Andersen (2011) agree. Anderson (2010) is known. Andersen (2011) is not.",
    "See https://example.org/colour and the color. The color is fine.",
    "US$5 was paid. The U.S. paid it. The U.S. grew.",
    "The publiclibrary is old. A public library is good. The public library is open.",
    "One of them left. There is 1 left. No one came.",
]


def essay_of(text: str) -> Essay:
    return essay_from_text(f"{FILL}\n\n{text}\n\n{FILL}", Format.MARKDOWN)


def made_alike(essay: Essay, variation: Variation, form: int) -> list[str]:
    edits = variation.edits(form)
    return [apply_edits(p.text, edits.get(i, ())) for i, p in enumerate(essay.paragraphs)]


@pytest.mark.parametrize(("kind", "text", "usual", "after"), FOUND)
def test_a_variation_is_found_and_made_alike(kind: Kind, text: str, usual: str, after: str) -> None:
    essay = essay_of(text)
    [found] = [v for v in find_variations(essay) if v.kind is kind]
    assert found.forms[0] == usual
    assert found.counts[0] == max(found.counts)
    alike = "\n".join(made_alike(essay, found, 0))
    assert after in alike
    again = essay_from_text(alike.replace("\n", "\n\n"), Format.MARKDOWN)
    assert [v.forms for v in find_variations(again) if v.kind is kind] == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_right_in_both_ways_is_left_alone(text: str) -> None:
    assert [(v.kind, v.forms) for v in find_variations(essay_of(text))] == []


@pytest.mark.parametrize(("kind", "text", "usual", "after"), FOUND)
def test_every_form_can_be_chosen(kind: Kind, text: str, usual: str, after: str) -> None:
    essay = essay_of(text)
    [found] = [v for v in find_variations(essay) if v.kind is kind]
    for form in range(len(found.forms)):
        for place in found.places:
            now = place.span.of(essay.paragraphs[place.paragraph].text)
            assert place.written[place.form] == now
        assert made_alike(essay, found, form)


def test_an_even_count_is_said_to_be_a_tie() -> None:
    [found] = find_variations(essay_of("It is grey here. It is gray there."))
    assert found.is_tied
    assert found.counts == (1, 1)


def test_the_reference_list_and_block_quotations_are_left_alone() -> None:
    text = (
        "## One\n\nThe color is fine. The color fades.\n\n> The colour of it all.\n\n## References\n\n"
        "Smith, J. (2010). The colour of houses. Press.\n\nJones, K. (2011). Behaviour. Press."
    )
    assert find_variations(essay_from_text(text, Format.MARKDOWN)) == []


_BITS = [
    "organise",
    "organize",
    "the",
    "Government",
    "government",
    "policy-maker",
    "policy",
    "maker",
    "9",
    "nine",
    "books",
    "“so”",
    '"so"',
    "it’s",
    "it's",
    "U.S.",
    "US",
    ".",
    ",",
    "1990s",
    "5 May 2020",
    "May 5, 2020",
    "colour",
    "\n\n",
]
_WORDS = st.lists(st.sampled_from(_BITS), max_size=40)


@settings(deadline=None)
@given(_WORDS)
def test_places_are_what_the_text_has_and_edits_never_conflict(words: list[str]) -> None:
    essay = essay_from_text(" ".join(words))
    for found in find_variations(essay):
        assert sum(found.counts) == len(found.places)
        assert len(set(found.forms)) == len(found.forms) >= 2
        for place in found.places:
            assert place.written[place.form] == place.span.of(essay.paragraphs[place.paragraph].text)
        for form in range(len(found.forms)):
            made_alike(essay, found, form)
