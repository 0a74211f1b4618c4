"""What people say who want to die, or who hurt themselves, in plain words.

The same words said of a friend are found by the same rules; `find` then looks who is spoken of.
"""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import (
    PLAIN,
    SOFT,
    TOLD,
    WISH,
    at_length,
    before,
    denied,
    hyperbole,
    laughing,
    nearby,
    negated,
    of_others,
    playful,
    story,
    they,
    topic,
)
from language.danger.matching import Rule, rule

LEISURE = nearby("FUN", "SCENIC")
PARTING = nearby("PARTING")
MUNDANE = nearby("MUNDANE", reach=14)
PETTY = nearby("PETTY", reach=14)
GAMES = nearby("GAME", "MUNDANE", "ANIMAL", "NEAR", "PRON", reach=16)
ANIMAL = nearby("ANIMAL")
ACCIDENT = nearby("ACCIDENT", reach=14)
HIKE = nearby("ANIMAL", "FUN", reach=8)
FUN = nearby("FUN")
STUDY = nearby("STUDY")
THINGS = before("WITHOUT", 7)
SAFETY = nearby("SAFETY")

PLAINLY: tuple[Rule, ...] = tuple(
    rule(name, DangerKind.SELF, Directness.DIRECT, pattern, unless)
    for name, pattern, unless in (
        ("wants to die", "WANTDIE", SOFT),
        ("wish and death", "WANT ~7 DIE", SOFT),
        ("wish and breath", "WANT ~15 DYING", SOFT),
        ("wish and dying", "WANT ~7 GODIE", SOFT),
        ("urge to die", "WANTDIE ~2 THOUGHT", (negated,)),
        ("I go and die", "ME ~6 GODIE", (*SOFT, denied)),
        ("goes and dies", "WILL ~2 GODIE", (*SOFT, they)),
        ("ought to die", "SHOULD ~2 GODIE", (*SOFT, they)),
        ("let me die", "LETME ~0 DIE", (*SOFT, playful)),
        ("let me die soon", "LETME ~1 QUICK ~1 DIE", (*SOFT, playful)),
        ("let me go and die", "LETME ~2 GODIE", (*SOFT, playful)),
        ("kill me", "KILLMEPLEASE", (*TOLD, playful, hyperbole)),
        ("better dead", "BETTERDEAD", (*WISH, playful)),
        ("no will to live", "NOWANT ~4 LIVE", (*WISH, laughing, playful, MUNDANE)),
        ("not for this world", "NOWANT ~9 WORLD", (*WISH, playful)),
        ("cannot live on", "CANTLIVE", (*WISH, laughing, playful, THINGS)),
        ("wish for suicide", "WANT ~6 SUICIDE", WISH),
        ("act of suicide", "WILL ~4 SUICIDE", WISH),
        ("I and suicide", "ME ~6 SUICIDE", (*PLAIN, denied)),
        ("thoughts of suicide", "SUICIDE ~4 THOUGHT", WISH),
        ("thinking of suicide", "THINK ~6 SUICIDE", WISH),
        ("is suicidal", "SUICIDAL", WISH),
        ("wish and means", "WANT ~6 METHOD", (*WISH, HIKE, hyperbole)),
        ("act and means", "WILL ~2 METHOD", (*WISH, HIKE, playful)),
        ("I and means", "ME ~6 METHOD", (*PLAIN, HIKE, playful, denied)),
        ("asks how means feel", "METHOD ~9 PAIN?", (*TOLD, HIKE)),
        ("asks how to die", "HOW ~7 DIE ~6 PAIN?", TOLD),
        ("asks how", "HOW ~2 SUICIDE", TOLD),
        ("asks how best", "HOW ~1 DIE", SOFT),
        ("asks for a way to die", "ENDING", TOLD),
        ("asks for the dose", "DRUG ~12 DIE", (*PLAIN, ANIMAL)),
        ("asks for the deadly dose", "DIE ~9 DRUG", (*TOLD, ANIMAL)),
        ("asks about the fall", "JUMPDOWN ~7 PAIN?", (*PLAIN, LEISURE)),
        ("took too much", "TAKE ~6 MANY ~6 DRUG", (*PLAIN, ANIMAL, SAFETY)),
        ("too much was taken", "DRUG ~6 TAKE ~12 MANY", (*PLAIN, ANIMAL, SAFETY)),
        ("has the means", "MEANS ~6 READY", (*WISH, HIKE)),
        ("bought the means", "READY ~6 MEANS", (*WISH, HIKE)),
        ("note written", "NOTE ~7 WRITE", WISH),
        ("writes a note", "WRITE ~7 NOTE", WISH),
        ("dies together", "PACTED", TOLD),
        ("looks for company", "PACT + SEEK", TOLD),
        ("dies with another", "WANT ~6 PACT", (*WISH, hyperbole)),
        ("hurts themselves", "SELFHARM", (*WISH, ACCIDENT)),
        ("cuts themselves", "BLADE ~6 CUT ~6 LIMB", (*WISH, ACCIDENT)),
        ("blade on the skin", "BLADE ~9 LIMB ~4 CUT", (*WISH, ACCIDENT)),
        ("thinks of jumping", "THINK ~6 JUMPDOWN", (*PLAIN, FUN, playful)),
        ("all of the drug", "TAKEALL ~6 DRUG", (*PLAIN, ANIMAL)),
        ("no place left to cut", "LIMB ~15 CUTDONE", (*WISH, ACCIDENT)),
        ("would take all", "DRUG ~15 TAKEALL", (*PLAIN, ANIMAL, SAFETY)),
        ("all the drug there is", "MANY ~4 DRUG ~18 TAKEALL", (*PLAIN, ANIMAL)),
        ("wants to cut", "WANT ~4 CUT ~2 LIMB", (*WISH, ACCIDENT)),
        ("again the cutting", "AGAIN ~9 CUT ~1 LIMB", (*PLAIN, ACCIDENT)),
        ("wants to jump", "WANT ~12 JUMPDOWN", (*WISH, FUN, playful)),
        ("jumps from a height", "HEIGHT ~10 JUMPDOWN", (*PLAIN, LEISURE, playful)),
        ("ends own life", "END ~4 OWNLIFE", (*WISH, playful)),
        ("ends all this", "WANT ~6 END ~2 ALLTHIS", (*WISH, PARTING)),
        ("ends all this now", "WILL ~2 END ~2 ALLTHIS", (*WISH, PARTING, playful)),
        ("leaves the world", "LEAVE ~7 WORLD", WISH),
        ("kills myself", "KILLSELF", (*WISH, of_others, playful)),
        ("failed to die", "FAILED", WISH),
        ("names suicide", "SUICIDE", (*PLAIN, playful, they, at_length, STUDY)),
        ("names the means", "METHOD", (*PLAIN, playful, they, HIKE, at_length, STUDY)),
        ("to die a little", "DIEABIT", (*WISH, hyperbole)),
        ("courage to jump", "JUMPDOWN ~2 WILLPOWER", (story, topic, LEISURE)),
        ("if I jumped", "IF ~12 JUMPDOWN", (*PLAIN, LEISURE, playful)),
        ("leaps in", "WILL ~1 LEAP ~4 WATERS", (*PLAIN, LEISURE, playful)),
        ("death, and meant", "DIE + MEANT", (*SOFT, they, GAMES)),
        ("death as release", "DIE ~9 PEACE", (*SOFT, they, GAMES)),
        ("swallows it", "SWALLOW ~2 POISONISH", (*PLAIN, ANIMAL, ACCIDENT)),
        ("drugged and found", "TAKE ~4 DRUG + UNCONSCIOUS", (*PLAIN, ANIMAL, ACCIDENT)),
        ("asks where to get it", "DRUG + OBTAIN + DIE", (*PLAIN, ANIMAL)),
        ("asks for poison", "POISON + OBTAIN", (*PLAIN, ANIMAL)),
        ("a voice", "VOICE", PLAIN),
        ("nearly jumped", "NEARLY ~4 JUMPDOWN", (*WISH, LEISURE, playful)),
        ("down from a height", "FROM ~9 HEIGHT ~6 DOWN", (*PLAIN, LEISURE, PETTY, playful)),
        ("all of it taken", "MANY ~4 DRUG ~6 TAKE", (*PLAIN, ANIMAL)),
        ("drinks poison", "TAKE ~6 POISON", (*PLAIN, ANIMAL, ACCIDENT)),
        ("has set the day", "DATESET", (*WISH, PARTING)),
        ("would not be saved", "RESCUED", WISH),
        ("injures themselves", "TOSELF ~2 INJURE ~2 BLOODY", (*PLAIN, ACCIDENT)),
        ("injured by own hand", "INJURE ~4 BLOODY + BYSELF", (*PLAIN, ACCIDENT)),
        ("scars of it", "METHOD ~4 SCAR", PLAIN),
        ("thinks of death", "DEATHTALK", (*SOFT, they)),
        ("dead, then", "IFDEAD ~2 THEN", (*SOFT, they, THINGS)),
        ("to another world", "WANT ~4 BEYOND", (*SOFT, PARTING)),
        ("down to the dead", "BEYONDKIN", SOFT),
    )
)
