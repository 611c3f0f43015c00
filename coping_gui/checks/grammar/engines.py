"""Which engines a choice in the settings means, and what `coping doctor` says about all of them."""

from collections.abc import Collection

from coping_gui.checks.grammar.engine import EngineStatus, GrammarEngine, NullEngine
from coping_gui.checks.grammar.harper import HarperEngine
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.local.engine import LocalModelEngine
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.errors import GrammarUnavailable
from coping_gui.settings import EngineChoice


def engines_for(choice: EngineChoice, dictionary: Collection[str] = (), *, local: bool = True) -> list[GrammarEngine]:
    """The engines to use, none of them started: quick ones first.

    auto: own rules, Harper, the local model where `local` allows it, and LanguageTool where it is set up. LanguageTool
    or Harper by name come with the own rules, the local model by name comes alone; none means none. Raises
    GrammarUnavailable when the engine that is named is missing.
    """
    if choice == "none":
        return [NullEngine()]
    own, harper = OwnRulesEngine(), HarperEngine(dictionary)
    model, languagetool = LocalModelEngine(dictionary), LanguageToolEngine(dictionary)
    if choice == "auto":
        wanted = (harper, model, languagetool) if local else (harper, languagetool)
        return [own, *(e for e in wanted if e.status().available)]
    named = {"harper": harper, "local": model, "languagetool": languagetool}[choice]
    status = named.status()
    if not status.available:
        raise GrammarUnavailable(status.detail)
    return [named] if choice == "local" else [own, named]


def statuses() -> list[EngineStatus]:
    """What can be said of every engine without starting one."""
    engines = (OwnRulesEngine(), HarperEngine(), LocalModelEngine(), LanguageToolEngine())
    return [engine.status() for engine in engines]
