"""Signs too weak to count alone: what they weigh together.

For what no row of the tables foresees. A sign counts once, however often it is said.
"""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import playful, story, topic
from language.danger.lexicon import Span
from language.danger.matching import Rule
from language.danger.reading import Reading

ENOUGH = 3

HEAVY = """
    NORETURN NOFUTURE SAFELYGO SPENT HOPELESS RELEASE NEXTLIFE EVERSLEEP CURTAIN HOLLOW WHYLIVE
"""
LIGHT = """
    GONE AFTERLIFE VANISH BADLIFE LONELY BURDENED TIRED SORRY LAST GIVE CARE DIE PEACE NUMB DARK
    MASKED SELFHATE ENDED EARTH AWAY ILL WEARY NOMORE
"""
WEIGHTS = dict.fromkeys(HEAVY.split(), 2) | dict.fromkeys(LIGHT.split(), 1)
ORDINARY = frozenset({"PARTING", "MUNDANE", "PETTY", "EFFORT", "GAME", "SCENIC", "FUN"})
MANY_SIGNS = Rule(
    "many signs", DangerKind.SELF, Directness.INDIRECT, (), frozenset(), (story, topic, playful)
)


def weighed(reading: Reading) -> Span | None:
    """From the first sign to the last, if they weigh enough and nothing ordinary explains them."""
    signs = [reading.hits[name][0] for name in WEIGHTS if name in reading.hits]
    weight = sum(WEIGHTS[name] for name in WEIGHTS if name in reading.hits)
    if weight < ENOUGH or not ORDINARY.isdisjoint(reading.hits):
        return None
    span = Span(min(sign.start for sign in signs), max(sign.end for sign in signs))
    return None if any(guard(reading, span) for guard in MANY_SIGNS.unless) else span
