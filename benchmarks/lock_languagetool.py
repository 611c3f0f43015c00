"""Resolve resources/languagetool/jgo.toml anew and write its lock files: one row per jar with SHA-256 and size.

    python benchmarks/lock_languagetool.py [--languages de,fr,…]

jgo.lock.toml is the English server; languages.lock.toml has what every other language adds to it. Needs network (about
300 MB for all languages); run it after changing jgo.toml, review the difference. --languages renews only these rows.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jgo.env import EnvironmentBuilder, EnvironmentSpec
from jgo.maven import MavenContext

from coping_gui.checks.grammar.jars import repositories

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "languagetool"
HEAD = (
    "# Every jar of LanguageTool's English server, pinned; written by benchmarks/lock_languagetool.py from jgo.toml.\n"
)
LANGUAGES_HEAD = (
    "# What LanguageTool's other languages add to jgo.lock.toml; written by benchmarks/lock_languagetool.py.\n"
)
CODES = [
    "ar",
    "ast",
    "be",
    "br",
    "ca",
    "da",
    "de",
    "el",
    "eo",
    "es",
    "fa",
    "fr",
    "ga",
    "gl",
    "it",
    "ja",
    "km",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sv",
    "ta",
    "tl",
    "uk",
    "zh",
]
"""The languages whose modules LanguageTool 6.8 publishes."""
DICTIONARIES = {
    "es": "org.softcatala:spanish-pos-dict",
    "ca": "org.softcatala:catalan-pos-dict",
    "pt": "org.languagetool:portuguese-pos-dict",
}
"""What jgo.toml leaves out of the bare modules that English needs, and these languages need after all."""


def row(artifact: Any, language: str = "") -> str:
    """One [[dependencies]] table in jgo's lock format; `size` (bytes) and `language` are COPING's additions."""
    data = artifact.resolve().read_bytes()
    fields = {"language": language} if language else {}
    fields |= {"groupId": artifact.groupId, "artifactId": artifact.artifactId, "version": artifact.version}
    fields |= {"classifier": artifact.classifier} if artifact.classifier else {}
    fields |= {"packaging": artifact.packaging, "sha256": hashlib.sha256(data).hexdigest()}
    lines = [f'{name} = "{value}"' for name, value in fields.items()]
    return "\n".join(["[[dependencies]]", *lines, f"size = {len(data)}"]) + "\n"


def place(artifact: Any) -> tuple[str, str, str]:
    return artifact.groupId, artifact.artifactId, artifact.classifier or ""


def artifacts(context: MavenContext, folder: Path, language: str = "") -> list[Any]:
    """Everything that the English server needs, or English and one more language."""
    toml = (FOLDER / "jgo.toml").read_text("utf-8")
    if language:
        english = '"org.languagetool:language-en:6.8",'
        toml = toml.replace(english, f'{english}\n    "org.languagetool:language-{language}:6.8",')
        toml = toml.replace(f'    "{DICTIONARIES.get(language, "-")}",\n', "")
    file = folder / "jgo.toml"
    file.write_text(toml, "utf-8")
    builder = EnvironmentBuilder(context, cache_dir=folder / "cache")
    wanted, brought = context.resolver.resolve(builder.spec_to_dependencies(EnvironmentSpec.load(file)))
    chosen = [d.artifact for d in [*wanted, *brought] if d.scope in ("compile", "runtime")]
    return sorted(chosen, key=lambda a: (a.groupId, a.artifactId, a.version))


def kept_rows(codes: list[str]) -> Iterator[str]:
    """The rows of languages.lock.toml that are not renewed."""
    file = FOLDER / "languages.lock.toml"
    tables = file.read_text("utf-8").split("[[dependencies]]\n")[1:] if file.is_file() else []
    for table in tables:
        if table.split('"')[1] not in codes:
            yield f"[[dependencies]]\n{table.strip()}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", default=CODES)
    codes = [code for code in parser.parse_args().languages.split(",") if code]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        context = MavenContext(repo_cache=folder / "repository", remote_repos=repositories(), timeout=60)
        english = artifacts(context, folder)
        (FOLDER / "jgo.lock.toml").write_text("\n".join([HEAD, *map(row, english)]), "utf-8")
        known = {place(a) for a in english}
        rows = [*kept_rows(codes)]
        for code in codes:
            rows += [row(a, code) for a in artifacts(context, folder, code) if place(a) not in known]
    (FOLDER / "languages.lock.toml").write_text("\n".join([LANGUAGES_HEAD, *sorted(rows)]), "utf-8")
    print(f"{len(english)} jars of English locked, {len(rows)} of other languages")


if __name__ == "__main__":
    main()
