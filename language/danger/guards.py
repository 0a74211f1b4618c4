"""When a rule does not count: said with "not", of a story, of somebody else, as a joke."""

from bisect import bisect_left

from language.danger.lexicon import Span
from language.danger.matching import Guard
from language.danger.reading import Reading

BRIEF = 24  # units
LINKS = frozenset([*"再太真去会要曾是过有能就还", *"really ever actually gonna to even".split()])
NOT = frozenset({"不", "没", "dont"})
SERIOUS = frozenset({"HOPELESS", "SPENT", "ILL", "LONELY", "SELFHARM", "NOTE"})  # no joke beside
DEGREE = frozenset({"得", "到", "的"})


def negated(reading: Reading, span: Span) -> bool:
    """没有想死, 不会自杀; not across a comma, not across 我."""
    clause = reading.text.clause
    spans = reading.hits.get("NEG", [])
    place = bisect_left(spans, (span.start, 0))
    for no in spans[max(0, place - 6) : place]:
        if clause[no.start] != clause[span.start] or not reaches(reading, no, span):
            continue
        if no.end > span.start and reading.text.units[span.start] in NOT:
            continue  # 也不 + 不想活: one "not" for two words
        if reading.within("ME", no.end, span.start) is None:
            return True
    return False


def reaches(reading: Reading, no: Span, span: Span) -> bool:
    """The "not" touches the span, or one small word stands between: 不会 (真的) 去 死."""
    between = reading.text.units[no.end : span.start]
    return not between or (len(between) == 1 and between[0] in LINKS)


def denied(reading: Reading, span: Span) -> bool:
    """The "not" stands inside: 我绝对不会自杀."""
    no = reading.within("NEG", span.start + 1, span.end - 1)
    return no is not None and span.end - 4 <= no.end < span.end


def you(reading: Reading, span: Span) -> bool:
    """Said to the reader, in anger or as a joke: 你想死啊."""
    return reading.subject(span) == "YOU"


def anyone(reading: Reading, span: Span) -> bool:
    """Said of people in general: 有人跳楼."""
    return reading.subject(span) == "ANYONE"


def they(reading: Reading, span: Span) -> bool:
    """Wished upon others: 他们都该死."""
    return reading.subject(span) in {"PRON", "NEAR"}


def of_others(reading: Reading, span: Span) -> bool:
    """Another person stands inside, the wish is about them: 想看他死."""
    return any(
        reading.within(name, span.start + 1, span.end - 1) is not None
        for name in ("NEAR", "PRON", "YOU")
    )


def scene(reading: Reading, span: Span) -> bool:
    """Of a film, a game, history, the news, a song, in the clause itself: 电影里他自杀了."""
    if reading.text.quotation[span.start] and reading.in_sentence("FICTION", span):
        return True
    if reading.in_sentence("STAGE", span):
        return True
    match reading.subject(span):
        case "ME":
            return False
        case "PRON":
            return reading.near("FICTION", span)
        case _:
            return reading.in_clause("FICTION", span)


def story(reading: Reading, span: Span) -> bool:
    """The same, and also in another clause; hardly ever when 我 is the subject."""
    told = reading.subject(span) != "ME" and reading.in_sentence("FICTION", span)
    return told or scene(reading, span)


def lesson(reading: Reading, span: Span) -> bool:
    """Of the matter in general, in the clause itself; never when 我 is its subject."""
    return reading.subject(span) != "ME" and reading.in_clause("TOPIC", span)


def topic(reading: Reading, span: Span) -> bool:
    """Of the matter in general: a lesson, a law, a campaign; never when 我 is its subject."""
    if reading.subject(span) == "ME":
        return False
    return reading.in_sentence("TOPIC", span) or reading.near("TOPIC", span, 8)


def recovered(reading: Reading, span: Span) -> bool:
    """Told of the past by somebody who says that it is over."""
    return (
        "RECOVERED" in reading.hits
        and reading.in_sentence("PAST", span)
        and not reading.in_sentence("NOW", span)
    )


def playful(reading: Reading, span: Span) -> bool:
    """With laughter beside it, and nothing that says it is meant."""
    return (
        reading.near("PLAY", span, 30)
        and not reading.near("SUSTAIN", span, 12)
        and SERIOUS.isdisjoint(reading.hits)
    )


def of_you(reading: Reading, span: Span) -> bool:
    """The reader stands inside: 我让你挨打."""
    return reading.within("YOU", span.start + 1, span.end - 1) is not None


def at_length(reading: Reading, span: Span) -> bool:
    """Much is said around it, and nothing of 我: more likely a subject than a confession."""
    return len(reading.text.units) > BRIEF and not reading.near("ME", span, 16)


def before(name: str, reach: int = 6) -> Guard:
    """A guard: a word of this name stands shortly before, in the same clause."""

    def guard(reading: Reading, span: Span) -> bool:
        hit = reading.within(name, span.start - reach, span.start)
        return hit is not None and reading.text.clause[hit.start] == reading.text.clause[span.start]

    return guard


def laughing(reading: Reading, span: Span) -> bool:
    """笑得不想活了."""
    return before("LAUGH", 4)(reading, span)


def hyperbole(reading: Reading, span: Span) -> bool:
    """A way of speaking: with laughter, of a light matter, or of work and right after 得 or 到.

    Whoever says that it goes on (每天, 真的, 控制不住) is believed.
    """
    if laughing(reading, span):
        return True
    if reading.near("SUSTAIN", span, 20):
        return False
    if reading.near("PLAY", span, 30) or reading.in_sentence("PETTY", span):
        return True
    by_degree = span.start > 0 and reading.text.units[span.start - 1] in DEGREE
    return by_degree and reading.in_sentence("BURDEN", span)


def nearby(*names: str, reach: int = 30) -> Guard:
    """A guard: a word of one of these names stands near."""

    def guard(reading: Reading, span: Span) -> bool:
        return any(reading.near(name, span, reach) for name in names)

    return guard


TOLD: tuple[Guard, ...] = (negated, story, topic)
PLAIN: tuple[Guard, ...] = (*TOLD, you, anyone, recovered)
WISH: tuple[Guard, ...] = (negated, scene, lesson, you, anyone, recovered)
SOFT: tuple[Guard, ...] = (*WISH, of_others, hyperbole)
SIGN: tuple[Guard, ...] = (negated, scene, topic, you, recovered, playful)
# These say that what was found was not said in earnest, not of now, or not of anybody here.
TAKES_BACK = frozenset(
    (negated, denied, you, anyone, scene, story, lesson, topic, recovered, playful, hyperbole)
)
