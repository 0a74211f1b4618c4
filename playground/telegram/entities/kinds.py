"""What types of entities there are, and in which order Telegram lists them."""

from playground.telegram.entities.spans import Entity

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
VERBATIM = frozenset({"pre", "code"})  # contain nothing else, not even a style

_RANKS = {
    **dict.fromkeys(QUOTES, 0),
    "pre": 10,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    **{style: 90 + place for place, style in enumerate(STYLES)},
    "custom_emoji": 99,
}
_RANK_OF_DETECTED = 50


def listing_order(entity: Entity) -> tuple[int, int, int]:
    """A sort key: by offset; of two that begin together the longer, then the outer one first."""
    return entity.offset, -entity.length, _RANKS.get(entity.type, _RANK_OF_DETECTED)
