"""A half-open range of code points in one paragraph's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, in code points; an empty span is a place between two characters."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same length `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character; an empty span overlaps what it stands strictly inside of."""
        return self.start < other.end and other.start < self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two overlap or meet end to start."""
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: "Span") -> bool:
        """Whether every place of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end
