"""What is let slip in few words: feeling unneeded, no day ahead, an end that is not named."""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import SIGN, TOLD, denied, nearby, of_others, playful, you
from language.danger.matching import Rule, rule

LEISURE = nearby("FUN", "SCENIC")
MUNDANE = nearby("MUNDANE", reach=14)
PETTY = nearby("PETTY", reach=14)
ERRAND = nearby("ERRAND")
PARTING = nearby("PARTING", reach=10)
EFFORT = nearby("EFFORT")
STUDY = nearby("STUDY", "EXAMS")
GAMES = nearby("GAME")
CHOICE = nearby("GOODCHOICE")
SOLVED = nearby("SOLVED")
VACATION = nearby("VACATION", "BRIEF")
HOUSEHOLD = nearby("HOUSEHOLD", "SAFETY")
WHOEVER = tuple(guard for guard in SIGN if guard is not you)
QUIET = (*WHOEVER, PARTING)
LIGHT = (*SIGN, PETTY, MUNDANE)
ASKED = (*TOLD, playful)

SIGNALLED: tuple[Rule, ...] = tuple(
    rule(name, DangerKind.SELF, Directness.INDIRECT, pattern, unless)
    for name, pattern, unless in (
        ("a burden, far", "ME ~24 SELFLESS", (*SIGN, EFFORT, denied, of_others)),
        ("unneeded", "UNNEEDED", (*SIGN, PETTY, GAMES)),
        ("whether I am there", "NOBODY ~7 NOTICE ~6 PRESENCE", (*SIGN, GAMES)),
        ("all the same with me", "PRESENCE ~9 SAME", (*SIGN, GAMES)),
        ("entrusts a dear one", "FROMNOWON ~12 MYDEAR ~9 ENTRUST", (*QUIET, ERRAND, EFFORT)),
        ("a dear one entrusted", "MYDEAR ~9 FROMNOWON ~9 ENTRUST", (*QUIET, ERRAND, EFFORT)),
        ("take it, no need", "TAKEIT + NEVERNEED", QUIET),
        ("wiped all of it", "ALLMINE ~9 WIPED + SOBEIT", (*QUIET, STUDY)),
        ("a letter, do not grieve", "MESSAGE + DONTGRIEVE", (*QUIET, STUDY)),
        ("gone, do not grieve", "GONE + DONTGRIEVE", QUIET),
        ("without me, no grief", "IFGONE + DONTGRIEVE", QUIET),
        ("the road ends, thanks", "ROADEND + THANK", (*QUIET, LEISURE)),
        ("the road ends, wishes", "ROADEND + BLESSING", (*QUIET, LEISURE)),
        ("the road ends, tired", "ROADEND + TIRED", (*QUIET, LEISURE, MUNDANE)),
        ("the road ends, sorry", "ROADEND + SORRY", (*QUIET, LEISURE)),
        ("glad to have met, goodbye", "GLADMET + BYE", QUIET),
        ("would find the dead", "GOFIND ~4 NEAR ~12 KINGONE", (*WHOEVER, MUNDANE)),
        ("comes to the dead", "ELDER ~9 SHORTLY ~6 COMETO", (*WHOEVER, PARTING, MUNDANE)),
        ("wakes in dismay", "WAKEUP ~12 DISMAY", LIGHT),
        ("no self to come", "CANTSEE ~9 FUTUREME", (*SIGN, PARTING, CHOICE)),
        ("no future of mine", "NOFUTUREME", (*SIGN, PARTING, GAMES, CHOICE)),
        ("why was I born", "WHY ~9 BOREME", ASKED),
        ("leaving ends pain", "LEAVEPAIN", QUIET),
        ("to end this, in pain", "ENDTHIS + TIRED", (*QUIET, MUNDANE)),
        ("calm at the brink", "STAND ~6 EDGE + NODOWN", (*ASKED, LEISURE)),
        ("calm at a high place", "STAND ~6 DANGERPLACE + NODOWN", (*ASKED, LEISURE, ERRAND)),
        ("a step at a place", "DANGERPLACE ~18 ONESTEP", (*ASKED, LEISURE, ERRAND)),
        ("if fate struck", "IF ~9 FATE ~9 GOODSO", ASKED),
        ("pills counted", "DRUG ~12 COUNTED", (*ASKED, HOUSEHOLD)),
        ("pain that soothes", "HURTSELF ~18 SOOTHE", (*ASKED, GAMES)),
        ("only so it soothes", "SOOTHE + SELFHARM", ASKED),
        ("bad thoughts", "BADTHOUGHT", (*SIGN, STUDY)),
        ("fears the own self", "FEARSELF", LIGHT),
        ("give me up, no hope", "GIVEMEUP + HOPELESS", LIGHT),
        ("give me up, twice", "GIVEMEUP + GIVEMEUP", LIGHT),
        ("all ends, relief", "ALLENDS + RELIEF", (*QUIET, STUDY, MUNDANE)),
        ("after tonight", "PASTTONIGHT + ALLFINE", (*QUIET, STUDY, MUNDANE, HOUSEHOLD)),
        ("resolved and calm", "RESOLVED + CALMER", (*QUIET, CHOICE, STUDY)),
        ("no next birthday", "NOBIRTHDAY", (*SIGN, GAMES)),
        ("no return, a quiet place", "NORETURN + QUIETPLACE", QUIET),
        ("no return, twice", "NORETURN + NORETURN", (*QUIET, ERRAND, GAMES)),
        ("no more trouble", "NOMORETROUBLE", (*QUIET, SOLVED, EFFORT)),
        ("that is the end", "ENDPOINT", (*SIGN, LEISURE, nearby("GAME", "MUNDANE"))),
        ("shame and flight", "SHAME + FLEE", (*SIGN, PETTY)),
        ("will not open eyes", "NOWANT ~6 OPENEYES", (*SIGN, PETTY)),
        ("in a pit", "PIT + CANTCLIMB", (*LIGHT, GAMES, LEISURE, nearby("ANIMAL"))),
        ("forsaken, done", "FORSAKEN + QUITS", LIGHT),
        ("cries, why go on", "CRYING + WHYGOON", LIGHT),
        ("goes without a stir", "QUIETGO + NODISTURB", QUIET),
        ("a ticket, no way back", "TICKET ~18 NOBACK", (*QUIET, VACATION)),
        ("at peace soon", "ATPEACEEN", QUIET),
        ("thanks and regrets", "THANKSALL + REGRETS", QUIET),
        ("due to be scrapped", "DUE ~4 SCRAPPED", (*SIGN, PETTY, GAMES)),
        ("better days, not mine", "BETTERDAYS + NOTWAIT", LIGHT),
        ("goodnight for good", "TRULYNIGHT", (*SIGN, nearby("FICTION"))),
        ("parents, sorry, tired", "PARENTS ~9 SORRY + TOOTIRED", (*SIGN, STUDY)),
        ("sorry, parents, tired", "SORRY ~7 PARENTS + TOOTIRED", (*SIGN, STUDY)),
        ("medicine given up", "STOPMEDS + SOWHAT + ILLNESS", ASKED),
        ("how high", "HOWHIGH ~7 HIGHPLACE", ASKED),
    )
)
