"""What people say whom somebody hurts, holds, threatens or sells; and what is said of others."""

from language.danger.findings import DangerKind, Directness
from language.danger.guards import (
    PLAIN,
    TOLD,
    before,
    denied,
    nearby,
    negated,
    of_you,
    playful,
    story,
    topic,
)
from language.danger.matching import Rule, rule

FROM_OTHERS, SOMEBODY = DangerKind.FROM_OTHERS, DangerKind.SOMEBODY_ELSE
DIRECT, INDIRECT = Directness.DIRECT, Directness.INDIRECT

SPORT = nearby("GAME")
EXAMS = nearby("EXAMS")
ANIMAL = nearby("ANIMAL", reach=10)
ACCIDENT = nearby("ACCIDENT", reach=14)
FUN = nearby("FUN")
LONG_AGO = before("PAST", 8)
SAFETY = nearby("SAFETY")
BLOWS = (*TOLD, SPORT, playful, LONG_AGO, ANIMAL, denied)
EARNEST = (*TOLD, playful)

SUFFERED: tuple[Rule, ...] = tuple(
    rule(name, FROM_OTHERS, DIRECT, pattern, unless)
    for name, pattern, unless in (
        ("family hits me", "NEAR ~12 BEAT ~2 ME", BLOWS),
        ("he hits me", "PRON ~12 BEAT ~2 ME", BLOWS),
        ("someone hits me", "AGENT ~12 BEAT ~2 ME", BLOWS),
        ("hits me, far", "NEAR ~21 HITSME", BLOWS),
        ("he hits me, far", "PRON ~21 HITSME", BLOWS),
        ("takes me and hits", "BA ~1 ME ~9 BEAT", BLOWS),
        ("hits me again", "BEAT ~1 ME ~12 ONCEHIT", BLOWS),
        ("I am hit", "ME ~4 BYHIM ~9 BEAT", BLOWS),
        ("hit by family", "BYHIM ~6 NEAR ~9 BEAT", BLOWS),
        ("hit by him", "BYHIM ~2 PRON ~9 BEAT", BLOWS),
        ("hit by someone", "BYHIM ~6 AGENT ~9 BEAT", BLOWS),
        ("I am beaten", "ME ~12 BEATEN", (*BLOWS, of_you)),
        ("is beaten", "BEATEN + ONCEHIT", BLOWS),
        ("beaten badly", "BADLY", (*EARNEST, SPORT)),
        ("beaten with a thing", "TOOL ~6 BEAT", (*EARNEST, SPORT, LONG_AGO)),
        ("violence at home", "NEAR ~9 VIOLENT", EARNEST),
        ("I and violence", "ME ~6 VIOLENT", EARNEST),
        ("rape", "ME ~15 RAPE", TOLD),
        ("raped", "RAPE ~4 ME", TOLD),
        ("raped by", "BYHIM ~12 RAPE", TOLD),
        ("touched", "TOUCH ~4 ME ~7 BODY", EARNEST),
        ("touched by night", "BODY ~4 TOUCH ~1 ME", EARNEST),
        ("hands on me", "ME ~2 TOUCH + FEARFUL", (*EARNEST, ANIMAL, SPORT)),
        ("hands on, fear", "TOUCH ~1 ME + FEARFUL", (*EARNEST, ANIMAL, SPORT)),
        ("held close by one above", "AUTHORITY ~18 KISS", (*EARNEST, FUN)),
        ("sex or else", "SEX + THREAT", (*EARNEST, SPORT)),
        ("starved", "STARVE + PRON", EARNEST),
        ("starved by family", "STARVE + NEAR", EARNEST),
        ("stripped", "STRIP", (*EARNEST, ANIMAL)),
        ("family has pictures", "NEAR ~12 NUDE", EARNEST),
        ("he has pictures", "PRON ~12 NUDE", EARNEST),
        ("someone has pictures", "AGENT ~12 NUDE", EARNEST),
        ("forced to", "FORCE ~12 SEX", TOLD),
        ("in my room", "ENTERED", (*EARNEST, ANIMAL)),
        ("nude pictures", "NUDE + THREAT", TOLD),
        ("nude pictures sent", "NUDE ~18 SPREAD", TOLD),
        ("threat to kill", "SAYSO ~12 KILLME", (*EARNEST, SPORT, EXAMS)),
        ("he would kill", "PRON ~12 KILLME", (*EARNEST, SPORT, EXAMS, denied)),
        ("family would kill", "NEAR ~12 KILLME", (*EARNEST, SPORT, EXAMS, denied)),
        ("someone would kill", "AGENT ~12 KILLME", (*EARNEST, SPORT, EXAMS, denied)),
        ("my nude pictures", "MYNUDE", EARNEST),
        ("lured to a bad place", "TRICKED ~6 BADPLACE", TOLD),
        ("weapon", "WEAPON ~12 ATTACK", (*EARNEST, SPORT)),
        ("held", "BA ~1 ME ~4 HOLD", (*EARNEST, SPORT, FUN)),
        ("we are held", "BA ~0 WE ~4 HOLD", (*EARNEST, SPORT, FUN)),
        ("held, I", "HOLD ~1 ME", (*EARNEST, SPORT, FUN)),
        ("is held", "LOCKED", (*EARNEST, SPORT, FUN, nearby("DEVICE"))),
        ("held by someone", "BYHIM ~7 HOLD", (*EARNEST, SPORT, FUN)),
        ("sales pyramid", "MLM ~12 LURED", TOLD),
        ("lured into a pyramid", "LURED ~12 MLM", TOLD),
        ("sold", "TRAFFICK + TRAPPED", (*TOLD, FUN)),
        ("stalked", "STALKED", (*EARNEST, ANIMAL)),
        ("followed, afraid", "STALK + FEARFUL", (*EARNEST, ANIMAL)),
        ("followed by someone", "AGENT ~7 STALK", (*EARNEST, ANIMAL)),
        ("sold in marriage", "SOLD + FORCED", TOLD),
        ("forced by someone", "FORCED ~2 SEX", TOLD),
        ("drugged", "BYHIM ~4 DRUGGED", TOLD),
        ("cornered", "CORNER + BULLYPLACE", (*EARNEST, SPORT)),
    )
)

FEARED: tuple[Rule, ...] = tuple(
    rule(name, FROM_OTHERS, INDIRECT, pattern, unless)
    for name, pattern, unless in (
        ("drink and blows", "DRUNK ~12 LASHOUT", (*EARNEST, LONG_AGO)),
        ("dreads him", "DREAD ~6 PRON ~12 LASHOUT", EARNEST),
        ("dreads family", "DREAD ~6 NEAR ~12 LASHOUT", EARNEST),
        ("afraid of home", "NOHOME", (*EARNEST, EXAMS)),
        ("wounds hidden", "WOUND + HIDE", (*EARNEST, SPORT, ACCIDENT)),
        ("wounds and whose", "WOUND ~9 NEAR ~1 CAUSED", (*EARNEST, SPORT)),
        ("his marks", "PRON ~1 CAUSED + WOUND", (*EARNEST, SPORT)),
        ("papers taken by them", "PAPERS ~2 BYHIM ~2 PRON ~1 TAKEN", EARNEST),
        ("the door locked", "LOCKDOOR + NOGO", (*EARNEST, SPORT)),
        ("dread of drink", "DREAD ~21 DRUNK", EARNEST),
        ("a secret kept in fear", "SECRET + DREAD", EARNEST),
        ("or he hits", "THREAT ~9 BEAT ~2 ME", BLOWS),
        ("pictures and a threat", "PHOTO + THREATEN", TOLD),
        ("pictures spread", "THREAT ~18 PHOTO ~6 SPREAD", TOLD),
        ("pictures spread unless", "PHOTO ~12 SPREAD + THREAT", TOLD),
        ("filmed for money", "PHOTO + MONEYASK", (*TOLD, SPORT)),
        ("pictures and debts", "PHOTO + DEBT", (*EARNEST, SPORT)),
        ("threatened", "THREATEN ~0 ME", (*EARNEST, SPORT, EXAMS)),
        ("papers taken", "PAPERS ~9 TAKEN + NOLET", EARNEST),
        ("papers taken by someone", "PAPERS ~9 TAKEN + AGENT", EARNEST),
        ("may not leave", "NOLET + PLACE", (*EARNEST, FUN)),
        ("may not leave, afraid", "NOLET + FEARFUL", (*EARNEST, FUN)),
        ("controlled", "NOLET + CONTROL", EARNEST),
        ("made to pose", "FORCE ~6 PHOTO + THREAT", TOLD),
        ("threat to expose", "THREATEN ~6 SPREAD", (*EARNEST, SPORT)),
        ("forced against will", "FORCE ~12 UNWANTEDACT", EARNEST),
        ("threatened by them", "BYHIM ~4 THREATEN", (*EARNEST, SPORT, EXAMS)),
        ("no was said", "SAIDNO + NOTSTOP", EARNEST),
        ("may not go, or blows", "NOLET + BEATANY", EARNEST),
        ("they know where I live", "NOREPORT + AGENT", EARNEST),
        ("overcome", "OVERCOME", EARNEST),
        ("a secret", "SECRET + PRON", EARNEST),
        ("on eggshells", "EGGSHELLS", (*EARNEST, SPORT)),
        ("trembles", "PRON ~21 TREMBLE", (*EARNEST, EXAMS)),
        ("trembles at his step", "TREMBLE + DREADED", (*EARNEST, EXAMS)),
        ("dares not report", "NOREPORT + PRON", EARNEST),
        ("obeys for pictures", "PHOTO + OBEY", TOLD),
        ("robbed", "ROBBED", (*EARNEST, SPORT)),
        ("guarded", "WARDED + NOLET", EARNEST),
        ("guarded by them", "WARDED + PRON", EARNEST),
        ("asks to be saved", "RESCUE + HOLD", EARNEST),
        ("robbed daily", "MONEYASK + BEATEN", (*EARNEST, SPORT)),
    )
)

OF_OTHERS: tuple[Rule, ...] = tuple(
    rule(name, SOMEBODY, directness, pattern, unless)
    for name, directness, pattern, unless in (
        ("they harm themselves", DIRECT, "KILLTHEM", (negated, story, topic)),
        ("theirs, suicide", DIRECT, "NEAR ~9 SUICIDE", (*PLAIN, LONG_AGO)),
        ("theirs, the means", DIRECT, "NEAR ~9 METHOD", (*PLAIN, LONG_AGO, playful, SAFETY)),
        ("they say they will die", DIRECT, "NEAR ~9 REPORT ~4 GODIE", TOLD),
        ("someone says so", DIRECT, "ANYONE ~4 REPORT ~6 METHOD + HELPSEEK", TOLD),
        ("someone wants to die", DIRECT, "ANYONE ~4 REPORT ~6 WANTDIE + HELPSEEK", TOLD),
        ("threats of suicide", DIRECT, "NEAR ~6 SHAMMED", TOLD),
        ("gives all and leaves", INDIRECT, "SEENOT + GIVEME", EARNEST),
        ("one hits another", DIRECT, "NEAR ~9 BEAT ~2 KIN", BLOWS),
        ("hits another again", DIRECT, "BEAT ~2 KIN + ONCEHIT", BLOWS),
        ("one of them hit", DIRECT, "KIN ~9 BEATEN", BLOWS),
        ("one of them raped", DIRECT, "KIN ~6 BYHIM ~12 RAPE", TOLD),
        ("one of them sold", DIRECT, "KIN ~6 BYHIM ~12 TRAFFICK", TOLD),
        ("better without them", INDIRECT, "TOOTHEIRS + REPORT", TOLD),
        (
            "a friend takes leave",
            INDIRECT,
            "NEAR + PARTWORD + WORRY",
            (*EARNEST, nearby("PARTING")),
        ),
        ("a note of theirs", INDIRECT, "NEAR + NOTELIKE + SORRY", (*EARNEST, nearby("PARTING"))),
        ("they speak as if leaving", INDIRECT, "NEAR ~15 LEAVETALK", EARNEST),
        (
            "gives to me and cares",
            INDIRECT,
            "NEAR + GIVEME + TAKECARE",
            (*EARNEST, nearby("PARTING")),
        ),
        ("says they are a burden", INDIRECT, "SAYSELF ~4 SELFLESS", EARNEST),
        ("they talk of death", INDIRECT, "NEAR + OTHERSDEATH", EARNEST),
        ("one takes leave", INDIRECT, "PRON + PARTWORD + WORRY", (*EARNEST, nearby("PARTING"))),
    )
)
