"""The author's own words, which no check calls a mistake."""

from collections.abc import Iterator
from pathlib import Path

from coping_gui.errors import UsageError
from coping_gui.paths import write_whole


class UserDictionary:
    """A set of words kept in a text file, one a line, from the moment they are added."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._words: dict[str, None] = dict.fromkeys(_read(file)) if file is not None else {}

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._words))

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def knows(self, word: str) -> bool:
        """Whether the word counts as right: as it stands, without a genitive 's, or written small."""
        return self.entry_for(word) is not None

    def entry_for(self, word: str) -> str | None:
        """The entry by which the word counts as right; None when it does not."""
        stem = word.removesuffix("'s").removesuffix("’s")
        return next((form for form in (word, stem, word.lower(), stem.lower()) if form in self._words), None)

    def add(self, *words: str) -> None:
        """Know the words from now on; raises UsageError when the file cannot be written (they hold all the same)."""
        self._words.update(dict.fromkeys(known for word in words if (known := word.strip())))
        self._write()

    def remove(self, *words: str) -> None:
        """Forget the words; raises UsageError when the file cannot be written."""
        for word in words:
            self._words.pop(word.strip(), None)
        self._write()

    def _write(self) -> None:
        if self._file is None:
            return
        try:
            write_whole(self._file, "".join(f"{word}\n" for word in sorted(self._words)))
        except OSError as error:
            raise UsageError(f"The dictionary could not be saved to {self._file}: {error.strerror}.") from error


def _read(file: Path) -> list[str]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []
    return [word for line in lines if (word := line.strip())]
