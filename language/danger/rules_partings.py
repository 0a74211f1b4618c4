"""What people let slip who set their affairs in order, take leave, or ask about means."""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import SIGN, TOLD, before, nearby, of_others, playful, you
from language.danger.matching import Rule, rule

LEISURE = nearby("FUN", "SCENIC")
MUNDANE = nearby("MUNDANE", reach=14)
PETTY = nearby("PETTY", reach=14)
ANIMAL = nearby("ANIMAL", reach=10)
ERRAND = nearby("ERRAND")
PARTING = nearby("PARTING", reach=8)
OBJECT = nearby("OBJECT", reach=12)
SAFETY = nearby("SAFETY")
KITCHEN = nearby("ACCIDENT", reach=14)
GAMES = nearby("GAME")
WHOEVER = tuple(guard for guard in SIGN if guard is not you)
QUIET = (*WHOEVER, PARTING)
ASKED = (*TOLD, playful)

PARTED: tuple[Rule, ...] = tuple(
    rule(name, DangerKind.SELF, Directness.INDIRECT, pattern, unless)
    for name, pattern, unless in (
        ("when gone, a trust", "WHENGONE + HANDOVER", (*QUIET, ERRAND)),
        ("when gone, a care", "WHENGONE + CARE", (*QUIET, ERRAND)),
        ("settled, at ease", "SETTLED + ATEASE", QUIET),
        ("settled, no return", "SETTLED + NORETURN", QUIET),
        ("savings and shame", "SAVINGS + FILIALSELF", QUIET),
        ("savings, a child sorry", "SAVINGS + KINSELF + SORRY", QUIET),
        ("as if never there", "NEVERBEEN", (*SIGN, GAMES)),
        ("joins the dead", "NEAR ~6 KINGONE ~18 JOIN", (*WHOEVER, MUNDANE)),
        ("joins those beyond", "JOIN + INHEAVEN", WHOEVER),
        ("those beyond come", "INHEAVEN ~12 JOIN", WHOEVER),
        ("took leave of all", "GOODBYES", QUIET),
        ("one way, unreached", "ONEWAY + UNREACHED", QUIET),
        ("one way, farewell", "ONEWAY + BYE", QUIET),
        ("one way, exhausted", "ONEWAY + TIRED", QUIET),
        ("words sent later", "TIMED + TOTHEM", (*QUIET, ERRAND)),
        ("last thing, at ease", "LASTTHING + ATEASE", (*QUIET, PETTY)),
        ("last thing, sorry", "LASTTHING + SORRY", (*QUIET, MUNDANE)),
        ("a plea for kin", "KINSPLEA ~12 PARENTS + SORRY", WHOEVER),
        ("kin and a plea", "PARENTS + KINSPLEA + GONE", WHOEVER),
        ("own funeral", "OWNDEATH", SIGN),
        ("own ashes", "OWNEND + FORMYSELF", (*SIGN, of_others)),
        ("the story is over", "OFLIFE ~12 STORYOVER", (*SIGN, MUNDANE)),
        ("over, this life", "STORYOVER ~9 OFLIFE", (*SIGN, MUNDANE)),
        ("a dose and its end", "MEDICINE + HOWMUCH + OUTCOME", (*ASKED, ANIMAL, SAFETY)),
        ("gas and how it feels", "GAS + FEELS", (*ASKED, SAFETY)),
        ("a fall from a storey", "STOREY ~6 FALLS + THEN?", (*ASKED, OBJECT, LEISURE)),
        ("a fall and the storey", "FALLS + STOREY + THEN?", (*ASKED, OBJECT, LEISURE)),
        ("drowning, how it feels", "DROWN + FEELS", (*ASKED, SAFETY, LEISURE)),
        ("asks for a gentle way", "PAINLESS", (*ASKED, MUNDANE)),
        ("looked up the ways", "SEARCHED ~15 HOWGO", ASKED),
        ("paid after my death", "INSURANCE + OFMYDEATH", (*ASKED, OBJECT)),
        ("a payout for my end", "OFMYDEATH + PAYOUT", ASKED),
        ("debts of the dead", "DEBTGONE ~15 OWES", ASKED),
        ("organs, and soon", "DONATION + HURRY", ASKED),
        ("pulled by the drop", "OUTSIDE ~9 CALLSME", (*TOLD, playful, nearby("NEAR", reach=6))),
        ("an urge at the edge", "DANGERPLACE ~21 URGE", (*ASKED, MUNDANE)),
        ("urge, and the edge", "URGE ~21 DANGERPLACE", (*ASKED, MUNDANE)),
        ("stares at what is sharp", "SHARP ~9 GAZE", (*ASKED, KITCHEN)),
        ("will not reach the date", "NOTHINK ~9 LETHALDATE", (*SIGN, GAMES)),
        ("has no next year", "LETHALDATE", (*SIGN, GAMES)),
    )
)

ATEDGE: tuple[Rule, ...] = tuple(
    rule(name, DangerKind.SELF, Directness.DIRECT, pattern, unless)
    for name, pattern, unless in (
        ("on the ledge", "ME ~9 ONEDGE", (*ASKED, OBJECT, LEISURE, before("NEAR", 8))),
        ("tried the noose", "TOOLHANG ~9 HANGON + TRIED", (*ASKED, nearby("GAME", "FUN"))),
    )
)
