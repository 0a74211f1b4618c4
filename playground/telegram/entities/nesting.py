"""Brings entities into the one order and nesting in which Telegram shows them.

Three sorts: quotations; solid entities (links, mentions, code, emoji and what is recognised),
which never share text with each other; and styles, which may lie anywhere but in code. A style
is cut wherever a solid entity, a quotation or another style begins or a solid one ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from playground.telegram.entities.kinds import QUOTES, STYLES, VERBATIM, listing_order
from playground.telegram.entities.spans import Entity

MOST_GIVEN = 100  # entities a sender may give; custom emoji are not counted, styles come last
MOST_PIECES = 1 + len(STYLES)  # by how much cutting may multiply styles


def nested(given: Iterable[Entity], detected: Sequence[Entity] = ()) -> list[Entity]:
    """Given entities come first: what was recognised stays only where it is not in their way."""
    ordered = sorted(given, key=listing_order)
    quotes = _apart(entity for entity in ordered if entity.type in QUOTES)
    solids = _apart(entity for entity in ordered if _is_solid(entity))
    solids = [solid for solid in solids if _fits(solid, quotes)]
    solids += [
        entity
        for entity in detected
        if _fits(entity, quotes) and not any(_meet(entity, solid) for solid in solids)
    ]
    frame = [*quotes, *solids]
    return sorted([*frame, *_pieces(ordered, frame)], key=listing_order)


def limited(given: Sequence[Entity]) -> Sequence[Entity]:
    """The given entities that Telegram takes over: of too many it forgets the last."""
    if len(given) * MOST_PIECES <= MOST_GIVEN:
        return given
    entities = nested(given)
    emoji = [entity for entity in entities if entity.type == "custom_emoji"]
    frame = [entity for entity in entities if entity.type not in {*STYLES, "custom_emoji"}]
    styles = sorted(_pieces(entities, ()), key=listing_order)
    frame = frame[:MOST_GIVEN]
    return [*emoji, *frame, *styles[: MOST_GIVEN - len(frame)]]


def _is_solid(entity: Entity) -> bool:
    return entity.type not in STYLES and entity.type not in QUOTES


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    """Of two that share text the first one stays."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or kept[-1].end <= entity.offset:
            kept.append(entity)
    return kept


def _fits(entity: Entity, quotes: Iterable[Entity]) -> bool:
    """A solid entity lies either in a quotation or outside, never across its border."""
    return all(
        not _meet(entity, quote) or (quote.offset <= entity.offset and entity.end <= quote.end)
        for quote in quotes
    )


def _meet(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end


def _pieces(entities: Iterable[Entity], frame: Sequence[Entity]) -> Iterator[Entity]:
    """The styles among the entities, joined where they touch and cut where they must be."""
    ordered = list(entities)
    runs = [(style, *run) for style in STYLES for run in _runs(ordered, style)]
    cuts = {start for _, start, _ in runs}
    cuts.update(place for entity in frame for place in (entity.offset, entity.end))
    code = [entity for entity in frame if entity.type in VERBATIM]
    for style, start, end in runs:
        inner = sorted(cut for cut in cuts if start < cut < end)
        for begin, stop in pairwise([start, *inner, end]):
            piece = Entity(style, begin, stop - begin)
            if not any(_meet(piece, block) for block in code):
                yield piece


def _runs(entities: Iterable[Entity], style: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch with a style, touching and overlapping ones joined."""
    run: tuple[int, int] | None = None
    for entity in sorted(entities, key=listing_order):
        if entity.type != style:
            continue
        if run and entity.offset <= run[1]:
            run = run[0], max(run[1], entity.end)
            continue
        if run:
            yield run
        run = entity.offset, entity.end
    if run:
        yield run
