"""What is let slip by those who fear somebody, and by those who see that somebody is in danger."""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import TOLD, nearby, playful
from language.danger.matching import Rule, rule

FROM_OTHERS, SOMEBODY = DangerKind.FROM_OTHERS, DangerKind.SOMEBODY_ELSE
INDIRECT = Directness.INDIRECT

EARNEST = (*TOLD, playful)
SPORT = nearby("GAME")
FRIGHT = nearby("HARMLESSFRIGHT")
GAMES = nearby("GAME", "FUN")
SURPRISE = nearby("SURPRISE")
SPORTWOUND = nearby("SPORTWOUND")
IDPHOTO = nearby("IDPHOTO")
BABY = nearby("BABYCRY")
PET = nearby("LOSTPET")

DREADED: tuple[Rule, ...] = tuple(
    rule(name, FROM_OTHERS, INDIRECT, pattern, unless)
    for name, pattern, unless in (
        ("dreads the step", "HISSTEP ~18 SHRINK", (*EARNEST, FRIGHT)),
        ("bars the door", "BARRED + NIGHT", (*EARNEST, FRIGHT, GAMES)),
        ("shut out", "SHUTOUT + ATHOME", (*EARNEST, GAMES)),
        ("marks explained away", "MARKS + OWNFAULT", (*EARNEST, SPORTWOUND, GAMES)),
        ("alone with one above", "ABOVE ~21 ALONEWITH + UNEASY", (*EARNEST, SPORT)),
        ("favours and the body", "ABOVE + FAVOUR + OFBODY", EARNEST),
        ("told to hush", "ABOVE ~18 HUSH", (*EARNEST, SURPRISE)),
        ("or else", "IFYOU ~15 ORELSE", (*EARNEST, SPORT)),
        ("they will get me", "SHOWME + AFRAIDTO", (*EARNEST, SPORT)),
        ("pays them off", "TRIBUTE + ORTROUBLE", EARNEST),
        ("mocked by all", "MOCKED + ALLCLASS", (*EARNEST, SPORT)),
        ("watched, not free", "WATCHED + NOTFREE", (*EARNEST, GAMES)),
        ("baited and stuck", "BAITED + STUCK", (*EARNEST, GAMES)),
        ("asked for pictures", "ASKSPICS + ONLINE", (*EARNEST, IDPHOTO)),
        ("lenders at the door", "LOANSHARK + ATMYDOOR", EARNEST),
        ("held on a short rein", "CONTROLS + CONTROLS", EARNEST),
        ("a wedding by force", "FORCEDWED + UNWILLING", EARNEST),
        ("feels dirty since", "DIRTY + TOLDNONE", (*EARNEST, SPORT)),
        ("blows to come", "AGAINHIT", (*EARNEST, SPORT)),
    )
)

WATCHED: tuple[Rule, ...] = tuple(
    rule(name, SOMEBODY, INDIRECT, pattern, unless)
    for name, pattern, unless in (
        ("cries next door", "NEIGHBOUR + SCREAMS + VICTIM", (*EARNEST, BABY)),
        ("wounds on somebody", "PERSON ~30 HURTBODY + KEEPSON + CLAMSUP", (*EARNEST, SPORTWOUND)),
        ("gone without a word", "NEAR + MISSING + ODDSIGN", (*EARNEST, PET)),
        ("someone at the edge", "NEAR ~21 ATEDGE + UNREACHABLE", (*EARNEST, nearby("SCENIC"))),
        ("needs it no more", "NEAR ~30 NOTNEEDED + AFRAIDFOR", EARNEST),
        ("gives all away", "NEAR ~24 GIVESALL + AFRAIDFOR", EARNEST),
        ("they speak of ending", "NEAR ~24 THEYSAID", EARNEST),
        ("found in a diary", "NEAR ~15 DIARY ~15 DARKWISH", (*TOLD, playful)),
        ("somebody cut off", "NEAR + CUTOFF + TAKENAWAY", EARNEST),
        ("somebody shut in", "NEAR ~21 CUTOFF + MISSING", EARNEST),
        ("a game of undressing", "NEAR ~21 ADULTGAME", (*EARNEST, nearby("ANIMAL", reach=10))),
    )
)
