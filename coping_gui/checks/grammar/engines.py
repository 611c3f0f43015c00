"""Which engines a choice in the settings means, and what `coping doctor` says about all of them."""

from collections.abc import Collection

from coping_gui.checks.grammar.engine import EngineStatus, GrammarEngine, NullEngine
from coping_gui.checks.grammar.harper import HarperEngine
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.errors import GrammarUnavailable
from coping_gui.settings import EngineChoice


def engines_for(choice: EngineChoice, dictionary: Collection[str] = ()) -> list[GrammarEngine]:
    """The engines to use, none of them started: quick ones first.

    auto: own rules, Harper, and LanguageTool where it is set up. A named engine comes with the own rules; none means
    none. Raises GrammarUnavailable when the engine that is named is missing.
    """
    if choice == "none":
        return [NullEngine()]
    own, harper, languagetool = OwnRulesEngine(), HarperEngine(dictionary), LanguageToolEngine(dictionary)
    if choice == "auto":
        return [own, *(e for e in (harper, languagetool) if e.status().available)]
    named = harper if choice == "harper" else languagetool
    status = named.status()
    if not status.available:
        raise GrammarUnavailable(status.detail)
    return [own, named]


def statuses() -> list[EngineStatus]:
    """What can be said of every engine without starting one."""
    return [OwnRulesEngine().status(), HarperEngine().status(), LanguageToolEngine().status()]
