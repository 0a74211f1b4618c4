"""What is done at this moment, in plain words: by others, by the own hand, to somebody near."""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import SOFT, TOLD, before, denied, nearby, negated, playful
from language.danger.matching import Rule, rule

SELF, FROM_OTHERS, SOMEBODY = (
    DangerKind.SELF,
    DangerKind.FROM_OTHERS,
    DangerKind.SOMEBODY_ELSE,
)
DIRECT, INDIRECT = Directness.DIRECT, Directness.INDIRECT

EARNEST = (*TOLD, playful)
SPORT = nearby("GAME")
PASTTIME = before("PAST", 8)
ANIMAL = nearby("ANIMAL", reach=10)
ACCIDENT = nearby("ACCIDENT", reach=14)
LEISURE = nearby("FUN", "SCENIC", "CLEANS")
CHECKUP = nearby("CHECKUP")
HARMLESS = nearby("SAFEQUESTION", "GAME")
OTHERS = before("PRON", 8)

HARMED: tuple[Rule, ...] = tuple(
    rule(name, FROM_OTHERS, DIRECT, pattern, unless)
    for name, pattern, unless in (
        ("assaulted", "ASSAULTED", (*EARNEST, SPORT, PASTTIME)),
        ("family wields", "NEAR ~12 WIELDS ~6 STRIKES ~4 ME", (*EARNEST, SPORT, PASTTIME)),
        ("he wields", "PRON ~12 WIELDS ~6 STRIKES ~4 ME", (*EARNEST, SPORT, PASTTIME)),
        ("a hand inside", "ABOVE ~18 HANDIN", (*EARNEST, CHECKUP)),
        ("touched, and young", "TOUCHME + YOUNG", (*EARNEST, ANIMAL, SPORT)),
        ("touched by one above", "BYHIM ~1 ABOVE ~2 TOUCHED2", EARNEST),
        ("made to undress", "MAKEUNDRESS", (*EARNEST, CHECKUP)),
        ("filmed, and spread", "FILMED + SPREADTO + THREAT", EARNEST),
        ("filmed by another", "FILMED ~18 SPREADTO + ONLINE", EARNEST),
        ("sold off", "BYHIM ~7 SOLDOFF", TOLD),
        ("made to sell", "MAKES ~6 SEXWORK", TOLD),
        ("held in a car", "CARHELD + STRANGER", (*EARNEST, SPORT)),
        ("a blade at the door", "KNIFEMAN + ATDOOR + STRANGER", (*EARNEST, SPORT)),
        ("spiked", "SPIKED + WOOZY + ME", (*EARNEST, nearby("PLAY"))),
        ("beaten all the same", "VIOLENT + STILLHIT", TOLD),
        ("forced into it", "FORCEDON ~7 RELATION", TOLD),
        ("papers, and lessons", "MOREPAPERS ~9 TAKEN + MLM", EARNEST),
        ("papers, and watched", "MOREPAPERS ~9 TAKEN + WATCHED", EARNEST),
        ("baited, sold", "BAITED + SEXWORK", TOLD),
    )
)

DOING: tuple[Rule, ...] = tuple(
    rule(name, SELF, DIRECT, pattern, unless)
    for name, pattern, unless in (
        ("poison, and drunk", "POISON + SIPPED", (*EARNEST, ANIMAL, ACCIDENT)),
        ("over the railing", "EDGECLIMB", (*EARNEST, LEISURE)),
        ("blade against skin", "BLADE ~9 AGAINSTLIMB", (*EARNEST, ACCIDENT, OTHERS)),
        ("cut by own hand", "OWNCUT + BLOODSHED", (*EARNEST, ACCIDENT, ANIMAL)),
        ("head against the wall", "HEADBANG", EARNEST),
        ("asks what kills", "ASKWAY ~12 LETHAL", (*EARNEST, HARMLESS)),
        ("child in arms", "HOLDCHILD + ATTHETOP + TOGETHER", (*EARNEST, LEISURE)),
        ("child on the balcony", "HOLDCHILD + DANGERPLACE + TOGETHER", (*EARNEST, LEISURE)),
        ("locked in with it", "LOCKSELF + READYBLADE", (*EARNEST, ACCIDENT)),
        ("a step from a storey", "ONESTEP + STOREY", (*EARNEST, LEISURE, SPORT)),
        ("a step from the edge", "ONESTEP + OUTSIDE", (*EARNEST, LEISURE, SPORT)),
        ("strangled by own hand", "NECK + STRANGLES + TRIED", (*EARNEST, OTHERS)),
        ("the drug works", "DRUGWORKS + FADING", (*EARNEST, ANIMAL, nearby("SAFETY"))),
        ("things swallowed", "SWALLOW ~12 GULPED", (*EARNEST, ANIMAL, before("NEAR", 10))),
        ("last words, and heirs", "NOTE + HANDOVER", EARNEST),
        ("at the top, goodbye", "ME ~9 ATTHETOP + BYE", (*EARNEST, LEISURE, nearby("PARTING"))),
        ("dies tonight", "ME ~4 TONIGHT ~4 DIE", (*SOFT, denied)),
        ("the means, tonight", "EDGEDBLADE + TONIGHT + ENDSIT", EARNEST),
    )
)

OF_SOMEBODY: tuple[Rule, ...] = tuple(
    rule(name, SOMEBODY, DIRECT, pattern, unless)
    for name, pattern, unless in (
        ("somebody high up", "NEAR ~12 ATOP + HELPNOW", (*EARNEST, LEISURE)),
        ("their note", "PRON ~12 NOTE + HELPNOW", EARNEST),
        ("one of them touched", "KIN ~1 BYHIM ~6 TOUCHED2", TOLD),
        ("theirs, raped", "NEAR ~12 RAPE ~2 HERS", TOLD),
        ("theirs, drugs taken", "NEAR ~4 REPORT ~7 DRUG ~7 TAKE", (*EARNEST, ANIMAL)),
        ("theirs, a bunch of pills", "NEAR ~2 ALLPILLS ~4 DRUG", (negated, playful, *TOLD[1:])),
    )
)
