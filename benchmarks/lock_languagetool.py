"""Resolve resources/languagetool/jgo.toml anew and write its lock file: one row per jar with SHA-256 and size.

python benchmarks/lock_languagetool.py        # needs network; run it after changing jgo.toml, review the difference
"""

import hashlib
import tempfile
from pathlib import Path

from jgo.env import EnvironmentBuilder, EnvironmentSpec
from jgo.maven import Dependency, MavenContext

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "languagetool"
HEAD = "# Every jar of LanguageTool's English server; written by benchmarks/lock_languagetool.py from jgo.toml.\n"


def row(dependency: Dependency) -> str:
    """One [[dependencies]] table in jgo's lock format; `size` (bytes) is COPING's addition, for the progress bar."""
    artifact = dependency.artifact
    data = artifact.resolve().read_bytes()
    fields = {"groupId": artifact.groupId, "artifactId": artifact.artifactId, "version": artifact.version}
    fields |= {"classifier": artifact.classifier} if artifact.classifier else {}
    fields |= {"packaging": artifact.packaging, "sha256": hashlib.sha256(data).hexdigest()}
    lines = [f'{name} = "{value}"' for name, value in fields.items()]
    return "\n".join(["[[dependencies]]", *lines, f"size = {len(data)}"]) + "\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(repo_cache=Path(folder) / "repository", timeout=60)
        builder = EnvironmentBuilder(context, cache_dir=Path(folder) / "cache")
        spec = EnvironmentSpec.load(FOLDER / "jgo.toml")
        wanted, brought = context.resolver.resolve(builder.spec_to_dependencies(spec))
        chosen = [d for d in [*wanted, *brought] if d.scope in ("compile", "runtime")]
        rows = [row(d) for d in sorted(chosen, key=lambda d: (d.groupId, d.artifactId, d.version))]
    (FOLDER / "jgo.lock.toml").write_text("\n".join([HEAD, *rows]), "utf-8")
    print(f"{len(rows)} jars locked")


if __name__ == "__main__":
    main()
