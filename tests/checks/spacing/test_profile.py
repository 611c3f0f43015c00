import numpy as np

from coping_gui.checks.spacing.candidates import MARK_FEATURES, WORD_FEATURES, gather
from coping_gui.checks.spacing.layout import lay
from coping_gui.checks.spacing.profile import LATE, know, late_rows, profile, profiled, winners

TEXT = (
    "The children of thevillage were glad,because the road was dry. Nobody was surprised by it (Brown, 2014).They went "
    "home."
)


def test_tokens_and_their_places_line_up_with_the_text():
    laid = lay("  Two  words. ")
    assert laid.starts == (2, 7)
    assert [token.core for token in laid.tokens] == ["two", "words"]


def test_touching_marks_of_two_tokens_are_one_symbol():
    assert len(lay("said, “now").ids) == len(lay("said, now").ids)


def test_each_candidate_has_one_row_of_all_features():
    laid = [lay(TEXT)]
    words, marks = gather(laid, know(laid))
    assert words.rows.shape == (len(words), len(WORD_FEATURES))
    assert marks.rows.shape == (len(marks), len(MARK_FEATURES))
    assert np.isfinite(words.rows).all()
    assert np.isfinite(marks.rows).all()


def test_no_text_has_no_candidates():
    for texts in ([], [""], ["a"], ["— …"]):
        laid = [lay(text) for text in texts]
        words, marks = gather(laid, know(laid))
        assert len(words) == len(marks) == 0
        made, seen = profiled(laid, "")
        rows = late_rows(seen, made.lines, made.losses)
        assert [len(r) for r in rows] == [0, 0]


def test_second_look_rows_add_the_late_features():
    made, seen = profiled([lay(TEXT)], "")
    words, marks = late_rows(seen, made.lines, made.losses)
    assert words.shape[1] == len(WORD_FEATURES) + len(LATE)
    assert marks.shape[1] == len(MARK_FEATURES) + len(LATE)
    assert np.isfinite(words).all()
    assert np.isfinite(marks).all()


def test_one_candidate_of_a_run_wins():
    made, seen = profiled([lay(TEXT)], "")
    won = winners(seen.words, seen.word_chance)
    groups = {(n, g) for n, g in zip(seen.words.paragraph.tolist(), seen.words.group.tolist(), strict=True)}
    assert won.sum() == len(groups)
    assert made.knowledge.size == len(TEXT.split())


def test_habits_are_counted_spaced_and_solid():
    knowledge = know([lay("J. R. Brown and J.R. Miller met. M. Smith and A. B. Jones did not.")])
    initials = [
        (spaced, solid) for key, (spaced, solid) in knowledge.habits.items() if len(key) == 4 and key[0] == 4 == key[3]
    ]
    assert initials == [(2, 1)]


def test_a_glued_document_expects_more_losses_than_a_clean_one():
    glued = profile([TEXT])
    clean = profile(["The children of the village were glad, because the road was dry. Nobody was surprised by it."])
    assert glued.losses.between_words > clean.losses.between_words
    assert glued.losses.beside_marks > clean.losses.beside_marks


def test_a_width_is_only_claimed_where_losses_show_one():
    assert profile([TEXT]).lines.width == 0
