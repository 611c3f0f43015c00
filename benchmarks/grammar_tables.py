"""Turn the weights of every rule into the tables that ship: resources/grammar/harper.tsv and languagetool.tsv.

    python benchmarks/grammar_tables.py RAW_FOLDER ../shared/data/grammar [--engine harper] [--out FOLDER] [--check]
        [--generated WORK/generated.jsonl.xz]

RAW_FOLDER is what grammar_raw.py wrote; weights are those of grammar_rules.py. What people decided stays: a row of the
shipped table whose note is OPINION is off whatever its numbers are (to switch a rule off by hand, write that note into
its row), and FIXED names the rules whose tier follows from what they are. All others get the first verdict of
`verdict` that holds. Generated mistakes (benchmarks/training/generated.py) speak for a rule alone: one that would be
off is asked where they show that it marks mistakes. They do not speak against one, for what was there before a mistake
was made is not the only way to mend it ("He go": goes, went). --check writes nothing and prints the rows that would
change.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from grammar_rules import weigh

from coping_gui import paths

HEAD = "rule\tverdict\tconfidence\talarms\tright %\thit %\tclean per 100k\tnote"
OPINION = "opinion, typography or measured noise"
UNMET = "alarms on edited prose, never at a learner's mistake"
GENERATED = "proven on generated mistakes"
UNPROVEN = "alarms on edited prose, unproven"
FIXED = {
    **dict.fromkeys([f"MORFOLOGIK_RULE_EN_{country}" for country in ("US", "GB", "AU", "CA")], "ask"),
    "SpellCheck": "ask",
    "UPPERCASE_SENTENCE_START": "likely",
    "SentenceCapitalization": "likely",
}
"""Spelling is judged word by word (spelling.py); a capital at the start of a sentence is what it is."""
FEW, QUIET = 3, 0.9
"""Alarms, and alarms per 100,000 clean words, below which a question needs no row: no row means the same."""


@dataclass(frozen=True)
class Weight:
    """What was measured of one rule."""

    alarms: int = 0
    right: int = 0
    """Percent of the alarms whose first suggestion a reference makes."""
    hit: int = 0
    """Percent of the alarms that touch an edit of a reference."""
    clean: float = 0.0
    """Alarms per 100,000 words of edited prose."""

    @property
    def confidence(self) -> float:
        """The share of right suggestions, drawn to one half while little is known (Laplace's rule of succession)."""
        return (self.right * self.alarms / 100 + 1) / (self.alarms + 2) if self.alarms else 0.5


def verdict(weight: Weight) -> tuple[str, str]:
    """Tier and note of a rule by its numbers alone."""
    n, right, hit, clean = weight.alarms, weight.right, weight.hit, weight.clean
    telling = n >= 8 and hit >= 85 and clean <= 1.5  # it knows where, if not what
    reasons_against = (
        (n >= 8 and right < 35 and not telling, "seldom right"),
        (n >= 4 and hit < 40, "seldom at a mistake"),
        (clean > 3 and right < 60, "loud on edited prose"),
        (n == 0 and clean > 0, UNMET),
        (n <= 3 and (clean >= 0.8 or (right < 50 and clean > 0)), UNPROVEN),
        (clean >= 0.7 and right < 50 and not telling, "as often on edited prose"),
    )
    for holds, note in reasons_against:
        if holds:
            return "off", note
    proven = n >= 5 and right >= 75 and clean <= 3
    spotless = n >= 2 and right == 100 and clean <= 0.4
    return ("likely" if proven or spotless else "ask"), ""


def weights(engine: str, raw: Path, data: Path, generated: Path | None = None) -> dict[str, Weight]:
    table: dict[str, Weight] = {}
    for rule, c in weigh(engine, raw, data, generated).items():
        n = c["alarms"] or 1
        right, hit = round(100 * c["right"] / n), round(100 * c["hit"] / n)
        table[rule] = Weight(round(c["alarms"]), right, hit, c["clean100k"] / 10)
    return table


def shipped_rows(engine: str) -> dict[str, str]:
    lines = paths.resource("grammar", f"{engine}.tsv").read_text("utf-8").splitlines()[1:]
    return {line.split("\t")[0]: line for line in lines}


def rows(engine: str, measured: dict[str, Weight], more: dict[str, Weight]) -> list[str]:
    """The table's rows, by what was measured on learners' text, and together with generated mistakes."""
    by_hand = {rule for rule, line in shipped_rows(engine).items() if line.split("\t")[7] == OPINION}
    lines: list[str] = []
    for rule in sorted({*measured, *by_hand}):
        weight = measured.get(rule, Weight())
        tier, note = verdict(weight)
        proof = more.get(rule, Weight())
        if tier == "off" and proof.alarms >= FEW and verdict(proof)[0] != "off":
            weight, tier, note = proof, "ask", GENERATED
        if rule in by_hand:
            tier, note = "off", OPINION
        elif rule in FIXED:
            tier, note = FIXED[rule], ""
        elif tier == "ask" and weight.alarms < FEW and weight.clean < QUIET:
            continue
        lines.append(row(rule, tier, weight, note))
    return lines


def row(rule: str, tier: str, weight: Weight, note: str) -> str:
    shares = (str(weight.right), str(weight.hit)) if weight.alarms else ("", "")
    numbers = [f"{weight.confidence:.2f}", str(weight.alarms), *shares, str(weight.clean)]
    return "\t".join([rule, tier, *numbers, note])


def show_changes(engine: str, made: list[str]) -> None:
    before = shipped_rows(engine)
    after = {line.split("\t")[0]: line for line in made}
    for rule in sorted({*before, *after}):
        if before.get(rule) != after.get(rule):
            print(f"- {before.get(rule, '')}\n+ {after.get(rule, '')}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--engine", choices=("harper", "languagetool"), action="append")
    parser.add_argument("--out", type=Path, default=paths.resource("grammar", "harper.tsv").parent)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--generated", type=Path, help="pairs with generated mistakes")
    arguments = parser.parse_args()
    for engine in arguments.engine or ("harper", "languagetool"):
        measured = weights(engine, arguments.raw, arguments.data)
        more = weights(engine, arguments.raw, arguments.data, arguments.generated) if arguments.generated else {}
        made = rows(engine, measured, more)
        print(engine, len(made), dict(Counter(line.split("\t")[1] for line in made)))
        if arguments.check:
            show_changes(engine, made)
        else:
            (arguments.out / f"{engine}.tsv").write_text("\n".join([HEAD, *made]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
