"""`coping repair`: text through a pipe, blanks put back, nothing else touched."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coping_gui.checks.spacing.repair import repair_text
from coping_gui.errors import ExitCode
from coping_gui.essay.finding import Tier

Run = Callable[..., tuple[int, str, str]]

GLUED = "The projectsucceeded because it was wellplanned,and the state paid.Indeed, the clients were glad."
GOOD = "The project succeeded because it was well planned, and the state paid. Indeed, the clients were glad."


def test_text_comes_out_repaired(coping: Run) -> None:
    assert coping("repair", given=GLUED) == (ExitCode.DONE, GOOD, "")


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n", "\t", "  \n"])
def test_what_stands_at_the_end_stays(coping: Run, end: str) -> None:
    assert coping("repair", given=GLUED + end)[1] == GOOD + end


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n", "\r\n\r\n", "\n\n\n\n"])
def test_lines_stay_lines(coping: Run, between: str) -> None:
    assert coping("repair", given=GLUED + between + GLUED)[1] == GOOD + between + GOOD


def test_what_is_only_likely_waits_for_its_tier(coping: Run) -> None:
    text = "The research was undertaken by aconsortium of partners."
    safe, likely = (coping("repair", "--tier", tier, given=text)[1] for tier in ("safe", "likely"))
    assert coping("repair", given=text)[1] == likely
    assert likely == text.replace("aconsortium", "a consortium")
    assert safe in (text, likely)


def test_records_keep_their_ids_whatever_they_are(coping: Run) -> None:
    ids = ["a", 1, 2.5, None, ["x", 1], {"k": "v"}, "ü", ""]
    given_ = "".join(json.dumps({"id": i, "text": GLUED, "more": 1}) + "\n" for i in ids)
    code, told, _ = coping("repair", "--jsonl", given=given_)
    rows = [json.loads(line) for line in told.splitlines()]
    assert code == ExitCode.DONE
    assert rows == [{"id": i, "text": GOOD} for i in ids]


def test_a_record_is_a_document_of_its_own(coping: Run) -> None:
    texts = [GLUED, "Fine as it is.", ""]
    given_ = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(texts))
    _, told, _ = coping("repair", "--jsonl", given=given_)
    assert [json.loads(line)["text"] for line in told.splitlines()] == [repair_text(t, Tier.LIKELY) for t in texts]


def test_line_breaks_inside_a_record_stay_inside_of_it(coping: Run) -> None:
    _, told, _ = coping("repair", "--jsonl", given=json.dumps({"id": 1, "text": "One.\nTwo.\u2028Three."}) + "\n")
    assert told.count("\n") == 1
    assert json.loads(told)["text"] == "One.\nTwo.\u2028Three."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[1, 2]", '"id" and a "text"'),
        ('"text"', '"id" and a "text"'),
        ("null", '"id" and a "text"'),
        ('{"id": 1}', '"id" and a "text"'),
        ('{"text": "x"}', '"id" and a "text"'),
        ('{"id": 1, "text": null}', '"id" and a "text"'),
        ('{"id": 1, "text": ["x"]}', '"id" and a "text"'),
    ],
)
def test_a_bad_line_is_named_and_the_lines_before_it_are_done(coping: Run, line: str, words: str) -> None:
    good = json.dumps({"id": 1, "text": GLUED})
    code, told, complaints = coping("repair", "--jsonl", given=f"{good}\n\n{line}\n{good}\n")
    assert code == ExitCode.CANNOT_OPEN
    assert len(told.splitlines()) == 1
    assert f"Line 3 of the input {'is' if 'JSON' in words else 'needs'}" in complaints
    assert words in complaints


@pytest.mark.parametrize("arguments", [["--tier", "usual"], ["--tier", "ask"], ["file.txt"], ["--json"]])
def test_other_options_are_refused(coping: Run, arguments: list[str]) -> None:
    code, told, complaints = coping("repair", *arguments, given=GLUED)
    assert (code, told) == (ExitCode.USAGE, "")
    assert "usage" in complaints


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("abz AZ.,;:()[]“”'\"-–\n\t\u00a0019éß👩ﬁ"), max_size=60))
def test_no_text_loses_a_character_that_is_no_blank(text: str) -> None:
    for tier in (Tier.SAFE, Tier.LIKELY):
        repaired = repair_text(text, tier)
        assert "".join(repaired.split()) == "".join(text.split())
        assert repaired.count("\n") == text.count("\n")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["the", "projectsucceeded", "and", "wellplanned", "state.It", "(2014)the", ","])))
def test_repairing_twice_is_repairing_once(tokens: list[str]) -> None:
    once = repair_text(" ".join(tokens), Tier.LIKELY)
    assert repair_text(once, Tier.LIKELY) == once
