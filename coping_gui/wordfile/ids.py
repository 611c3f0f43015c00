"""Fresh ids for annotations: Word reports a file as damaged when two share one."""

import re
from collections.abc import Iterable

from coping_gui.wordfile.xml import as_ascii

_ID = re.compile(rb"""id\s*=\s*["'](-?\d{1,10})["']""")  # of any attribute that ends so: some too many do no harm
_HIGHEST = 2**31 - 2


class Ids:
    """Numbers that no `w:id` of any part holds."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._taken = {int(found) for data in parts for found in _ID.findall(as_ascii(data))}
        self._next = max((number for number in self._taken if 0 <= number <= _HIGHEST // 2), default=0) + 1

    def fresh(self) -> str:
        """A number that was not used before, as the attribute's value."""
        while self._next in self._taken:
            self._next += 1
        number = self._next
        self._next += 1
        return str(number)
