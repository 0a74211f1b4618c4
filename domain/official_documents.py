"""An official document as plain facts: what stands in it, and nothing of how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody wrote, or a sentence: each of its lines is a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `shares` are the widths of its columns, in parts of their sum."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


Block = Heading | Passage | Grid


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """`title` line by line. `subtitle` and `to` (whom it is sent to) may be empty."""

    title: tuple[str, ...]
    subtitle: str
    to: str
    blocks: tuple[Block, ...]
    signed: str
    dated: str
    language: str
