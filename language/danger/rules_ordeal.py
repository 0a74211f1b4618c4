"""What those let slip who are hurt, held or made to do things, and those who see it happen."""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import TOLD, nearby, playful
from language.danger.matching import Rule, rule

FROM_OTHERS, SOMEBODY = DangerKind.FROM_OTHERS, DangerKind.SOMEBODY_ELSE
DIRECT, INDIRECT = Directness.DIRECT, Directness.INDIRECT

EARNEST = (*TOLD, playful)
SPORT = nearby("GAME")
GAMES = nearby("GAME", "FUN")
SIBLING = nearby("SIBLING", reach=12)
SCHOOL = nearby("SCHOOLRULE")
HOMEWORK = nearby("STUDY", "EXAMS")

BORNE: tuple[Rule, ...] = tuple(
    rule(name, FROM_OTHERS, directness, pattern, unless)
    for name, directness, pattern, unless in (
        ("bullied, often", INDIRECT, "BULLIEDW + HOWOFTEN", (*EARNEST, SPORT)),
        ("my things spoilt", INDIRECT, "BA ~1 ME ~2 MYTHING ~4 SPOIL", (*EARNEST, SIBLING)),
        (
            "they spoil my things",
            INDIRECT,
            "SPOIL ~1 ME ~1 MYTHING + ALLCLASS",
            (*EARNEST, SIBLING),
        ),
        ("called to a hideout", INDIRECT, "ABOVE + HIDEOUT + BYMYSELF", (*EARNEST, HOMEWORK)),
        ("did that to me", INDIRECT, "DIDTHAT", EARNEST),
        ("plied with drink", INDIRECT, "PLIED + HOTEL", EARNEST),
        ("phone taken, held", INDIRECT, "NOLET + TOOKPHONE", (*EARNEST, SCHOOL)),
        ("lessons, held", INDIRECT, "TOOKPHONE + MLM", (*EARNEST, SCHOOL)),
        ("brought somewhere", INDIRECT, "BROUGHT ~12 UNKNOWN", (*EARNEST, GAMES)),
        ("somewhere, brought", INDIRECT, "BROUGHT + UNKNOWN", (*EARNEST, GAMES)),
        ("married off", DIRECT, "MARRYOFF + BRIDEPRICE", EARNEST),
        ("robbed just now", DIRECT, "ROBBEDNOW + STILLNEAR", (*EARNEST, SPORT)),
        ("a job that is none", DIRECT, "SAIDTOBE ~24 SEXWORK", TOLD),
        ("or beaten", DIRECT, "ORBEATEN", (*EARNEST, SPORT)),
        ("papers held", INDIRECT, "PAPERSHELD + NOLET", EARNEST),
        ("papers with them", INDIRECT, "PAPERSHELD + AGENT", EARNEST),
        ("our papers taken", INDIRECT, "PAPERSHELD + WE", EARNEST),
        ("everything controlled", INDIRECT, "CONTROLALL", EARNEST),
        ("looks for his car", INDIRECT, "HISCAR + TIPTOE", EARNEST),
        ("pictures, demands", INDIRECT, "BLACKMAILS + DEMANDS", EARNEST),
    )
)

SEEN: tuple[Rule, ...] = tuple(
    rule(name, SOMEBODY, INDIRECT, pattern, unless)
    for name, pattern, unless in (
        ("one kept in", "FORBIDS ~1 KIN ~4 GOOUT + SHUTIN", (*EARNEST, HOMEWORK)),
        ("one made to pay", "KIN + MAKESTHEM ~6 GIVEMONEY", EARNEST),
        ("one groped", "NEAR ~21 HERTOUCH", EARNEST),
        ("dark posts", "PRON + POSTS ~18 DARKPOSTS + WORSENS", EARNEST),
        ("dark posts of one", "NEAR + POSTS ~18 DARKPOSTS + WORSENS", EARNEST),
        ("nights next door", "NEIGHBOUR ~4 WOMAN ~15 CRIESNIGHTLY", (*EARNEST, nearby("BABYCRY"))),
        ("one withdraws", "NEAR + WITHDRAWS + NOPOINTSAID", EARNEST),
        ("one comes back hurt", "KIN ~6 BEATENUP + COMESBACK", (*EARNEST, SPORT)),
    )
)
