"""Holds all rules against one message."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from language.danger.findings import Danger, DangerKind, Directness
from language.danger.guards import TAKES_BACK
from language.danger.lexicon import HIDES, Span, words
from language.danger.matching import BEGINNINGS, Rule, match, spans
from language.danger.reading import Reading
from language.danger.rules_dread import DREADED, WATCHED
from language.danger.rules_harm import DOING, HARMED, OF_SOMEBODY
from language.danger.rules_hints import HINTED
from language.danger.rules_ordeal import BORNE, SEEN
from language.danger.rules_others import FEARED, OF_OTHERS, SUFFERED
from language.danger.rules_partings import ATEDGE, PARTED
from language.danger.rules_self import PLAINLY
from language.danger.rules_signs import SIGNALLED
from language.danger.weighing import weighed

RULES: tuple[Rule, ...] = (
    *PLAINLY,
    *ATEDGE,
    *DOING,
    *OF_SOMEBODY,
    *OF_OTHERS,
    *SUFFERED,
    *HARMED,
    *HINTED,
    *PARTED,
    *SIGNALLED,
    *FEARED,
    *DREADED,
    *BORNE,
    *WATCHED,
    *SEEN,
)


def keyed() -> dict[str, list[int]]:
    """One name of each rule's words → the places of the rules; the name with the fewest words."""
    size = Counter(name.rstrip(HIDES) for name, _ in words())
    keys: dict[str, list[int]] = {}
    for place, rule in enumerate(RULES):
        keys.setdefault(min(sorted(rule.needs), key=size.__getitem__), []).append(place)
    return keys


KEYS = keyed()


def find_danger(text: str) -> Danger | None:
    """The plainest danger in a message, or None. Same text, same answer; nothing is kept."""
    return next(dangers(text), None)


def dangers(text: str) -> Iterator[Danger]:
    """Every rule that holds, direct ones first."""
    reading = Reading(text)
    places = sorted(chain.from_iterable(KEYS.get(name, ()) for name in reading.hits))
    for rule in map(RULES.__getitem__, places):
        span = match(rule, reading)
        if span is not None:
            yield named(rule, reading, span)
    heavy = weighed(reading)
    if heavy is not None and not taken_back(reading):
        yield heavy


def taken_back(reading: Reading) -> bool:
    """Whether plain words of danger stand there that the writer denies, jokes about or tells."""
    return any(
        guard in TAKES_BACK and guard(reading, span)
        for rule in RULES
        if rule.directness is Directness.DIRECT and rule.needs <= reading.hits.keys()
        for span in islice(spans(rule.rows[0], reading), BEGINNINGS)
        for guard in rule.unless
    )


def named(rule: Rule, reading: Reading, span: Span) -> Danger:
    """The finding; what harms the own hand may be said of somebody else: 我妹妹割腕了."""
    danger = Danger(rule.kind, rule.directness, rule.name)
    starts_with_me = bool(rule.rows) and rule.rows[0][0].name == "ME"
    who = reading.subject(span) if starts_with_me else reading.bearer(span)
    if rule.kind is DangerKind.SELF and who in {"NEAR", "PRON"}:
        return replace(danger, kind=DangerKind.SOMEBODY_ELSE)
    return danger
