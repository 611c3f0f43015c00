"""The checks behind the window: what is looked at next, which results count, and what is told."""

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.second_reading import Mended
from coping_gui.checks.settling import settle
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.background import Background
from coping_gui.gui.check_lane import OWN, CheckLane
from coping_gui.gui.check_service import CheckService
from coping_gui.gui.local_calls import Outline
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.manuscript import Piece
from coping_gui.review.session import SPACING, Session
from coping_gui.settings import DEFAULTS


def pieces(*texts: str) -> list[Piece]:
    return [Piece(Paragraph(text), i) for i, text in enumerate(texts)]


def a_lane(name: str = "harper") -> CheckLane:
    return CheckLane(name, None, None)  # type: ignore[arg-type]


def always(_piece: Piece) -> bool:
    return True


# -- what is looked at next


def test_just_edited_comes_before_visible_and_visible_before_the_rest() -> None:
    one, two, three, four = made = pieces("1", "2", "3", "4")
    lane = a_lane()
    for piece in made:
        lane.add(piece, urgent=False)
    lane.add(four, urgent=True)
    assert lane.take([three, two], always) == [four, three, two, one]
    assert lane.waiting == 0


def test_what_is_visible_but_not_waiting_is_not_taken() -> None:
    one, two = pieces("1", "2")
    lane = a_lane()
    lane.add(one, urgent=False)
    assert lane.take([two, one], always) == [one]


@pytest.mark.parametrize(("name", "most"), [(SPACING, 12), (OWN, 12), ("harper", 8), ("languagetool", 8)])
def test_a_lane_takes_a_few_at_a_time(name: str, most: int) -> None:
    lane = a_lane(name)
    for piece in pieces(*"abcdefghijklmnopqrst"):
        lane.add(piece, urgent=False)
    assert len(lane.take([], always)) == most
    assert lane.waiting == 20 - most


def test_what_is_not_ready_goes_on_waiting() -> None:
    one, two, three = pieces("1", "2", "3")
    lane = a_lane()
    for piece in (one, two, three):
        lane.add(piece, urgent=False)
    assert lane.take([], lambda piece: piece is two) == [two]
    assert lane.waiting == 2


def test_after_many_that_are_not_ready_it_looks_no_further() -> None:
    lane = a_lane()
    many = pieces(*("x",) * 80)
    for piece in many:
        lane.add(piece, urgent=False)
    assert lane.take([], lambda piece: piece is many[-1]) == []
    assert lane.take([many[-1]], lambda piece: piece is many[-1]) == [many[-1]]


def test_a_piece_waits_once_however_it_was_added_and_not_at_all_once_it_was_dropped() -> None:
    [one] = pieces("1")
    lane = a_lane()
    lane.add(one, urgent=False)
    lane.add(one, urgent=True)
    assert lane.waiting == 1
    lane.drop(one)
    assert (lane.waiting, lane.take([one], always)) == (0, [])


# -- the service


class Local:
    """Spacing flags "xx", own rules "yy"; counts what it was asked and may be told to fail or to wait."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.profiles: list[list[str]] = []
        self.outlines = self.starts = 0
        self.gate = threading.Event()
        self.gate.set()
        self.failing: dict[str, Exception] = {}

    def _do(self, what: str) -> None:
        self.gate.wait()
        if what in self.failing:
            raise self.failing[what]

    def start(self) -> None:
        self.starts += 1

    def profile(self, texts: Sequence[str]) -> None:
        self._do("profile")
        self.profiles.append(list(texts))

    def spacing(self, paragraphs: Sequence[Paragraph]) -> list[tuple[Finding, ...]]:
        self._do("spacing")
        self.asked += [p.text for p in paragraphs]
        return [_flag(p.text, "xx", Category.SPACING, "coping") for p in paragraphs]

    def own(self, paragraphs: Sequence[Paragraph], _spacing: object, _language: str) -> list[tuple[Finding, ...]]:
        self._do("own")
        return [_flag(p.text, "yy", Category.GRAMMAR, "coping") for p in paragraphs]

    def outline(self, essay: Essay, _spacing: object) -> Outline:
        self._do("outline")
        self.outlines += 1
        return Outline(essay, (), {})  # type: ignore[call-arg]

    def close(self) -> None:
        self.gate.set()


def _flag(text: str, word: str, category: Category, engine: str) -> tuple[Finding, ...]:
    at = text.find(word)
    found = Finding(Span(at, at + 2), category, f"R_{word}", "m", ("z",), Tier.SAFE, engine)
    return (found,) if at >= 0 else ()


class Engine:
    """Flags "zz"."""

    def __init__(self, name: str = "harper") -> None:
        self.name = name
        self.asked: list[str] = []
        self.started: list[str] = []
        self.error: Exception | None = None
        self.cold: Exception | None = None

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, True, "fine")

    def start(self, language: str = "en-US") -> None:
        self.started.append(language if not self.asked else f"{language} after {len(self.asked)}")
        if self.cold is not None:
            raise self.cold

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        if self.error is not None:
            raise self.error
        self.asked += texts
        return [list(_flag(text, "zz", Category.GRAMMAR, self.name)) for text in texts]

    def close(self) -> None:
        pass


class Desk(QObject):
    """A service with everything it needs, and what it told."""

    def __init__(self) -> None:
        super().__init__()
        self.local = Local()
        self.background = Background(self)
        checker = Checker(DEFAULTS, ())
        self.service = CheckService(self.background, self.local, lambda: checker, self)  # type: ignore[arg-type]
        self.notices: list[str] = []
        self.outlines: list[Outline] = []
        self.steps: list[tuple[int, int]] = []
        self.service.noticed.connect(self.notices.append)
        self.service.whole.outlined.connect(self.outlines.append)
        self.service.progressed.connect(lambda done, total: self.steps.append((done, total)))

    def open(self, *texts: str) -> Session:
        session = Session(Essay(tuple(map(Paragraph, texts))), Decisions(), UserDictionary(), settle)
        self.service.check(session)
        return session


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.local.close()
    made.background.stop()


def rules(session: Session) -> list[str]:
    return [one.finding.rule for _, one in session.open_findings()]


Wait = Callable[[], None]


@pytest.fixture
def done(desk: Desk, qtbot: QtBot) -> Wait:
    return lambda: qtbot.waitUntil(desk.service.idle)


def test_all_lanes_look_at_all_text_and_the_end_is_told(desk: Desk, done: Wait) -> None:
    engine = Engine()
    desk.service.add_engine(engine)
    session = desk.open("a xx b zz", "fine", "c xx")
    done()
    assert rules(session) == ["R_xx", "R_zz", "R_xx"]
    assert desk.steps[-1] == (6, 6)
    assert desk.local.profiles == [["a xx b zz", "fine", "c xx"]]


def test_an_empty_page_starts_nothing(desk: Desk, done: Wait) -> None:
    session = desk.open("")
    done()
    assert (desk.local.profiles, desk.local.asked, desk.steps[-1]) == ([], [], (0, 0))
    session.manuscript.change(0, "a xx")
    desk.service.edited([session.pieces[0]])
    done()
    assert desk.local.profiles == [["a xx"]]
    assert rules(session) == ["R_xx"]


def test_blank_paragraphs_are_passed_over(desk: Desk, done: Wait) -> None:
    desk.open("a", "   ", "b")
    done()
    assert sorted(desk.local.asked) == ["a", "b"]


def test_engines_see_a_paragraph_only_after_its_spacing_was_looked_at(desk: Desk, qtbot: QtBot, done: Wait) -> None:
    engine = Engine()
    desk.service.add_engine(engine)
    desk.local.gate.clear()
    desk.open("a zz")
    assert engine.asked == []
    desk.local.gate.set()
    done()
    assert engine.asked == ["a zz"]


def test_only_what_was_edited_is_looked_at_again(desk: Desk, done: Wait) -> None:
    session = desk.open("one", "two", "three")
    done()
    desk.local.asked.clear()
    session.manuscript.change(1, "two xx")
    desk.service.edited([session.pieces[1]])
    done()
    assert desk.local.asked == ["two xx"]
    assert rules(session) == ["R_xx"]


def test_text_that_comes_back_needs_no_check(desk: Desk, done: Wait) -> None:
    session = desk.open("one xx", "two")
    done()
    for text in ("one", "one xx"):
        session.manuscript.change(0, text)
        desk.service.edited([session.pieces[0]])
        done()
    assert desk.local.asked.count("one xx") == 1
    assert rules(session) == ["R_xx"]


def test_a_late_result_of_an_earlier_essay_is_not_shown_in_the_next_one(desk: Desk, qtbot: QtBot, done: Wait) -> None:
    desk.local.gate.clear()
    first = desk.open("old xx")
    second = desk.open("new")
    desk.local.gate.set()
    done()
    assert rules(second) == []
    assert second.manuscript.texts() == ["new"]
    assert first is not second


def test_an_engine_that_fails_is_told_once_and_the_others_go_on(desk: Desk, done: Wait) -> None:
    broken, good = Engine("languagetool"), Engine("harper")
    broken.error = GrammarUnavailable("LanguageTool has stopped.")
    desk.service.add_engine(broken)
    desk.service.add_engine(good)
    session = desk.open(*["a zz"] * 30)
    done()
    assert desk.notices == ["LanguageTool has stopped."]
    assert desk.service.failed() == ("languagetool",)
    assert rules(session) == ["R_zz"] * 30
    assert desk.steps[-1] == (60, 60)


def test_when_spacing_fails_grammar_goes_on_without_it(
    desk: Desk, done: Wait, caplog: pytest.LogCaptureFixture
) -> None:
    desk.local.failing["spacing"] = RuntimeError("boom")
    engine = Engine()
    desk.service.add_engine(engine)
    session = desk.open("a zz xx")
    done()
    assert rules(session) == ["R_zz"]
    assert len(desk.notices) == 1
    assert "boom" in desk.notices[0]
    assert caplog.records


def test_a_profile_that_fails_costs_spacing_alone(desk: Desk, done: Wait) -> None:
    desk.local.failing["profile"] = GrammarUnavailable("No profile.")
    engine = Engine()
    desk.service.add_engine(engine)
    session = desk.open("a zz xx")
    done()
    assert desk.notices == ["No profile."]
    assert rules(session) == ["R_zz"]


def test_an_engine_that_comes_late_looks_at_what_is_open(desk: Desk, done: Wait) -> None:
    session = desk.open("a zz", "b")
    done()
    engine = Engine()
    desk.service.add_engine(engine)
    done()
    assert sorted(engine.asked) == ["a zz", "b"]
    assert rules(session) == ["R_zz"]
    desk.service.add_engine(Engine())
    done()
    assert sorted(engine.asked) == ["a zz", "b"], "a second engine of its name is not taken"


def test_checking_again_forgets_what_was_known(desk: Desk, done: Wait) -> None:
    session = desk.open("a xx")
    done()
    desk.service.check_again()
    done()
    assert desk.local.asked == ["a xx", "a xx"]
    assert rules(session) == ["R_xx"]


def test_after_a_restart_the_engines_are_those_that_are_added_again(desk: Desk, done: Wait) -> None:
    old = Engine()
    desk.service.add_engine(old)
    session = desk.open("a zz xx")
    done()
    other = Local()
    desk.service.restart(other)  # type: ignore[arg-type]
    desk.service.engines_complete()
    done()
    assert (other.asked, old.asked) == (["a zz xx"], ["a zz z"])
    assert rules(session) == ["R_xx"]


def test_what_is_visible_is_looked_at_first(desk: Desk, qtbot: QtBot, done: Wait) -> None:
    texts = [f"text {n}" for n in range(60)]
    desk.local.gate.clear()
    session = desk.open(*texts)
    desk.service.visible = lambda: session.pieces[40:45]
    desk.local.gate.set()
    done()
    assert desk.local.asked[:5] == texts[40:45]
    assert sorted(desk.local.asked) == sorted(texts)


def test_the_outline_follows_the_text(desk: Desk, done: Wait, qtbot: QtBot) -> None:
    session = desk.open("one", "two")
    qtbot.waitUntil(lambda: bool(desk.outlines) and desk.service.idle())
    before = len(desk.outlines)
    session.manuscript.splice(0, 1, ["one", "more"])
    desk.service.edited(session.pieces[:2])
    qtbot.waitUntil(lambda: len(desk.outlines) > before and desk.service.idle())
    assert [p.text for p in desk.outlines[-1].essay.paragraphs] == ["one", "more", "two"]


def test_an_outline_that_fails_is_told_and_tried_again_later(desk: Desk, qtbot: QtBot) -> None:
    desk.local.failing["outline"] = GrammarUnavailable("No outline.")
    desk.open("one")
    qtbot.waitUntil(lambda: bool(desk.notices) and desk.service.idle())
    assert desk.notices == ["No outline."]
    desk.local.failing.clear()
    desk.service.whole.look_again()
    qtbot.waitUntil(lambda: bool(desk.outlines) and desk.service.idle())


# -- started before it is needed


def test_quick_engines_start_when_an_essay_opens_and_slow_ones_when_all_is_done(desk: Desk, done: Wait) -> None:
    quick, slow = Engine("harper"), Engine("languagetool")
    for engine in (quick, slow):
        desk.service.add_engine(engine)
    assert (quick.started, desk.local.starts) == ([], 0)
    desk.open("a zz", "b")
    done()
    assert (quick.started, desk.local.starts) == (["en-US"], 1)
    desk.service.check_again()
    done()
    desk.background.stop()
    assert (quick.started, slow.started) == (["en-US"], ["en-US after 2"])


def test_they_start_already_while_a_file_is_chosen_and_again_only_for_another_language(desk: Desk, done: Wait) -> None:
    engine, late = Engine("harper"), Engine("local")
    desk.service.add_engine(engine)
    desk.service.warm("en-US")
    desk.service.add_engine(late)
    desk.open("a zz")
    done()
    assert (engine.started, late.started, desk.local.starts) == (["en-US"], ["en-US"], 1)
    essay = Essay((Paragraph("a"),), language="en-GB")
    desk.service.check(Session(essay, Decisions(), UserDictionary(), settle))
    done()
    assert [tag[:5] for tag in engine.started] == ["en-US", "en-GB"]


def test_an_empty_page_starts_no_engine_before_something_is_written(desk: Desk, done: Wait) -> None:
    engine, slow = Engine("harper"), Engine("languagetool")
    for one in (engine, slow):
        desk.service.add_engine(one)
    session = desk.open("")
    done()
    assert (engine.started, slow.started, desk.local.starts) == ([], [], 0)
    session.manuscript.change(0, "T")
    desk.service.edited([session.pieces[0]])
    done()
    assert (engine.started, desk.local.starts) == (["en-US"], 1)


def test_an_engine_that_does_not_start_while_nothing_is_asked_is_told_and_tried_again_later(
    desk: Desk, done: Wait, qtbot: QtBot
) -> None:
    engine = Engine("languagetool")
    engine.cold = GrammarUnavailable("Java is gone.")
    desk.service.add_engine(engine)
    session = desk.open("a zz")
    qtbot.waitUntil(lambda: desk.service.failed() == ("languagetool",))
    assert rules(session) == ["R_zz"], "it remembered this one"
    assert desk.notices == ["Java is gone."]
    engine.cold = None
    desk.service._try_again()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: len(engine.started) == 2)
    done()
    assert desk.service.failed() == ()


def test_an_engine_that_fails_after_it_answered_again_is_told_again(desk: Desk, done: Wait, qtbot: QtBot) -> None:
    engine = Engine("harper")
    engine.error = GrammarUnavailable("Harper has stopped.")
    desk.service.add_engine(engine)
    session = desk.open("a zz")
    done()
    engine.error = None
    desk.service._try_again()  # pyright: ignore[reportPrivateUsage]
    done()
    assert rules(session) == ["R_zz"]
    engine.error = GrammarUnavailable("Harper has stopped.")
    session.manuscript.change(0, "b zz")
    desk.service.edited([session.pieces[0]])
    qtbot.waitUntil(lambda: desk.service.failed() == ("harper",))
    assert desk.notices == ["Harper has stopped."] * 2


def test_an_engine_that_fails_again_is_not_told_twice_and_rests_longer(desk: Desk, done: Wait, qtbot: QtBot) -> None:
    broken = Engine("languagetool")
    broken.error = broken.cold = GrammarUnavailable("LanguageTool has stopped.")
    desk.service.add_engine(broken)
    session = desk.open("a zz")
    done()
    timer = desk.service._retry  # pyright: ignore[reportPrivateUsage]
    first = timer.interval()
    assert timer.isActive()
    desk.service._try_again()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: desk.service.failed() == ("languagetool",))
    assert (desk.notices, timer.interval()) == (["LanguageTool has stopped."], 2 * first)
    broken.error = broken.cold = None
    desk.service._try_again()  # pyright: ignore[reportPrivateUsage]
    done()
    assert rules(session) == ["R_zz"], "what it could not answer waited for it"
    desk.service.check_again()
    done()
    assert (rules(session), timer.interval()) == (["R_zz"], first)


# -- what is read ahead


class Chained(Engine):
    """Sees "is" only behind "zz" that is mended ("ok")."""

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        super().check(texts, language)
        return [[*_mend(text, "zz", "ok", self.name), *_mend(text, "ok is", "ok are", self.name)] for text in texts]


def _mend(text: str, word: str, new: str, engine: str) -> list[Finding]:
    at = text.find(word)
    span = Span(at, at + len(word))
    return [Finding(span, Category.GRAMMAR, f"R_{word}", "m", (new,), Tier.LIKELY, engine)] if at >= 0 else []


def ahead(desk: Desk, *texts: str) -> Session:
    essay = Essay(tuple(map(Paragraph, texts)))
    session = Session(essay, Decisions(), UserDictionary(), settle, mend=Mended.of)
    desk.service.check(session)
    return session


def suggested(session: Session) -> list[str]:
    return [one.finding.suggestions[0] for _, one in session.open_findings()]


def test_what_a_mistake_hides_is_shown_without_the_author_having_to_mend_it_first(desk: Desk, done: Wait) -> None:
    engine = Chained()
    desk.service.add_engine(engine)
    session = ahead(desk, "zz is here", "all is well")
    done()
    assert sorted(engine.asked) == ["all is well", "ok is here", "zz is here"]
    assert suggested(session) == ["ok", "are"]
    assert desk.steps[-1] == (4, 4)  # what is read ahead is no text of the essay


def test_what_was_read_ahead_is_not_asked_again_when_the_fix_is_accepted(desk: Desk, done: Wait) -> None:
    engine = Chained()
    desk.service.add_engine(engine)
    session = ahead(desk, "zz is here")
    done()
    session.manuscript.change(0, "ok is here")
    desk.service.edited([session.pieces[0]])
    done()
    assert suggested(session) == ["ok are"]
    assert engine.asked == ["zz is here", "ok is here", "ok are here"]


def test_a_paragraph_that_is_written_on_is_read_ahead_as_it_is_then(desk: Desk, done: Wait) -> None:
    engine = Chained()
    desk.service.add_engine(engine)
    session = ahead(desk, "zz is here")
    done()
    session.manuscript.change(0, "zz was here")
    desk.service.edited([session.pieces[0]])
    done()
    assert suggested(session) == ["ok"]
    assert engine.asked[2:] == ["zz was here", "ok was here"]


def test_an_engine_that_comes_late_reads_ahead_too(desk: Desk, done: Wait) -> None:
    desk.service.add_engine(Engine("languagetool"))
    session = ahead(desk, "zz is here")
    done()
    late = Chained()
    desk.service.add_engine(late)
    done()
    assert late.asked[:2] == ["zz is here", "z is here"]
    assert rules(session) == ["R_zz"]


def test_reading_ahead_waits_for_an_engine_that_fails_and_shows_what_is_known_meanwhile(
    desk: Desk, done: Wait, qtbot: QtBot
) -> None:
    good, shaky = Chained(), Engine("languagetool")
    for engine in (good, shaky):
        desk.service.add_engine(engine)
    shaky.error = GrammarUnavailable("Gone.")
    session = ahead(desk, "zz is here")
    done()
    assert suggested(session) == ["ok", "are"]  # those that work have read it
    shaky.error = None
    desk.service._retry.setInterval(0)
    desk.service._retry.start()
    qtbot.waitUntil(lambda: bool(shaky.asked) and desk.service.idle())
    assert "zz is here" in shaky.asked


def test_another_essay_forgets_what_was_to_be_read_ahead(desk: Desk, done: Wait) -> None:
    engine = Chained()
    desk.service.add_engine(engine)
    ahead(desk, "zz is here")
    second = ahead(desk, "zz is there")
    done()
    assert suggested(second) == ["ok", "are"]
    assert "ok is there" in engine.asked


def test_what_is_forgotten_and_checked_anew_is_read_ahead_again(desk: Desk, done: Wait) -> None:
    engine = Chained()
    desk.service.add_engine(engine)
    session = ahead(desk, "zz is here")
    done()
    desk.service.check_again()
    done()
    assert suggested(session) == ["ok", "are"]
    assert engine.asked == ["zz is here", "ok is here"] * 2
