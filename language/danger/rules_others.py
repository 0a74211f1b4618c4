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
BLOWS = (*TOLD, SPORT, playful, LONG_AGO, ANIMAL, denied)
EARNEST = (*TOLD, playful)

SUFFERED: tuple[Rule, ...] = tuple(
    rule(name, FROM_OTHERS, DIRECT, pattern, unless)
    for name, pattern, unless in (
        ("family hits me", "NEAR ~8 BEAT ~2 ME", BLOWS),
        ("he hits me", "PRON ~8 BEAT ~2 ME", BLOWS),
        ("someone hits me", "AGENT ~8 BEAT ~2 ME", BLOWS),
        ("hits me, far", "NEAR ~14 HITSME", BLOWS),
        ("he hits me, far", "PRON ~14 HITSME", BLOWS),
        ("takes me and hits", "BA ~1 ME ~6 BEAT", BLOWS),
        ("hits me again", "BEAT ~1 ME ~8 ONCEHIT", BLOWS),
        ("I am hit", "ME ~3 BYHIM ~6 BEAT", BLOWS),
        ("hit by family", "BYHIM ~4 NEAR ~6 BEAT", BLOWS),
        ("hit by him", "BYHIM ~2 PRON ~6 BEAT", BLOWS),
        ("hit by someone", "BYHIM ~4 AGENT ~6 BEAT", BLOWS),
        ("I am beaten", "ME ~8 BEATEN", (*BLOWS, of_you)),
        ("is beaten", "BEATEN + ONCEHIT", BLOWS),
        ("beaten badly", "BADLY", (*EARNEST, SPORT)),
        ("beaten with a thing", "TOOL ~4 BEAT", (*EARNEST, SPORT, LONG_AGO)),
        ("violence at home", "NEAR ~6 VIOLENT", EARNEST),
        ("I and violence", "ME ~4 VIOLENT", EARNEST),
        ("rape", "ME ~10 RAPE", TOLD),
        ("raped", "RAPE ~3 ME", TOLD),
        ("raped by", "BYHIM ~8 RAPE", TOLD),
        ("touched", "TOUCH ~3 ME ~5 BODY", EARNEST),
        ("touched by night", "BODY ~3 TOUCH ~1 ME", EARNEST),
        ("hands on me", "ME ~2 TOUCH + FEARFUL", (*EARNEST, ANIMAL, SPORT)),
        ("hands on, fear", "TOUCH ~1 ME + FEARFUL", (*EARNEST, ANIMAL, SPORT)),
        ("held close by one above", "AUTHORITY ~12 KISS", (*EARNEST, FUN)),
        ("sex or else", "SEX + THREAT", (*EARNEST, SPORT)),
        ("starved", "STARVE + PRON", EARNEST),
        ("starved by family", "STARVE + NEAR", EARNEST),
        ("stripped", "STRIP", (*EARNEST, ANIMAL)),
        ("family has pictures", "NEAR ~8 NUDE", EARNEST),
        ("he has pictures", "PRON ~8 NUDE", EARNEST),
        ("someone has pictures", "AGENT ~8 NUDE", EARNEST),
        ("forced to", "FORCE ~8 SEX", TOLD),
        ("in my room", "ENTERED", (*EARNEST, ANIMAL)),
        ("nude pictures", "NUDE + THREAT", TOLD),
        ("nude pictures sent", "NUDE ~12 SPREAD", TOLD),
        ("threat to kill", "SAYSO ~8 KILLME", (*EARNEST, SPORT, EXAMS)),
        ("he would kill", "PRON ~8 KILLME", (*EARNEST, SPORT, EXAMS, denied)),
        ("family would kill", "NEAR ~8 KILLME", (*EARNEST, SPORT, EXAMS, denied)),
        ("someone would kill", "AGENT ~8 KILLME", (*EARNEST, SPORT, EXAMS, denied)),
        ("my nude pictures", "MYNUDE", EARNEST),
        ("lured to a bad place", "LURED ~4 BADPLACE", TOLD),
        ("weapon", "WEAPON ~8 ATTACK", (*EARNEST, SPORT)),
        ("held", "BA ~1 ME ~3 HOLD", (*EARNEST, SPORT, FUN)),
        ("we are held", "BA ~0 WE ~3 HOLD", (*EARNEST, SPORT, FUN)),
        ("held, I", "HOLD ~1 ME", (*EARNEST, SPORT, FUN)),
        ("is held", "LOCKED", (*EARNEST, SPORT, FUN)),
        ("held by someone", "BYHIM ~5 HOLD", (*EARNEST, SPORT, FUN)),
        ("sales pyramid", "MLM ~8 LURED", TOLD),
        ("lured into a pyramid", "LURED ~8 MLM", TOLD),
        ("sold", "TRAFFICK + TRAPPED", (*TOLD, FUN)),
        ("stalked", "STALKED", (*EARNEST, ANIMAL)),
        ("followed, afraid", "STALK + FEARFUL", (*EARNEST, ANIMAL)),
        ("followed by someone", "AGENT ~5 STALK", (*EARNEST, ANIMAL)),
        ("sold in marriage", "SOLD + FORCED", TOLD),
        ("forced by someone", "FORCED ~2 SEX", TOLD),
        ("drugged", "BYHIM ~3 DRUGGED", TOLD),
        ("cornered", "CORNER + BULLYPLACE", (*EARNEST, SPORT)),
    )
)

FEARED: tuple[Rule, ...] = tuple(
    rule(name, FROM_OTHERS, INDIRECT, pattern, unless)
    for name, pattern, unless in (
        ("drink and blows", "DRUNK ~8 LASHOUT", EARNEST),
        ("dreads him", "DREAD ~4 PRON ~8 LASHOUT", EARNEST),
        ("dreads family", "DREAD ~4 NEAR ~8 LASHOUT", EARNEST),
        ("afraid of home", "NOHOME", (*EARNEST, EXAMS)),
        ("wounds hidden", "WOUND + HIDE", (*EARNEST, SPORT, ACCIDENT)),
        ("wounds and whose", "WOUND ~6 NEAR ~1 CAUSED", (*EARNEST, SPORT)),
        ("his marks", "PRON ~1 CAUSED + WOUND", (*EARNEST, SPORT)),
        ("papers taken by them", "PAPERS ~2 BYHIM ~2 PRON ~1 TAKEN", EARNEST),
        ("the door locked", "LOCKDOOR + NOGO", (*EARNEST, SPORT)),
        ("dread of drink", "DREAD ~14 DRUNK", EARNEST),
        ("a secret kept in fear", "SECRET + DREAD", EARNEST),
        ("or he hits", "THREAT ~6 BEAT ~2 ME", BLOWS),
        ("pictures and a threat", "PHOTO + THREATEN", TOLD),
        ("pictures spread", "THREAT ~12 PHOTO ~4 SPREAD", TOLD),
        ("pictures spread unless", "PHOTO ~8 SPREAD + THREAT", TOLD),
        ("filmed for money", "PHOTO + MONEYASK", (*TOLD, SPORT)),
        ("pictures and debts", "PHOTO + DEBT", (*EARNEST, SPORT)),
        ("threatened", "THREATEN ~0 ME", (*EARNEST, SPORT, EXAMS)),
        ("papers taken", "PAPERS ~6 TAKEN + NOLET", EARNEST),
        ("papers taken by someone", "PAPERS ~6 TAKEN + AGENT", EARNEST),
        ("may not leave", "NOLET + PLACE", (*EARNEST, FUN)),
        ("may not leave, afraid", "NOLET + FEARFUL", (*EARNEST, FUN)),
        ("controlled", "NOLET + CONTROL", EARNEST),
        ("made to pose", "FORCE ~4 PHOTO + THREAT", TOLD),
        ("threat to expose", "THREATEN ~4 SPREAD", (*EARNEST, SPORT)),
        ("forced against will", "FORCE ~8 UNWANTEDACT", EARNEST),
        ("threatened by them", "BYHIM ~3 THREATEN", (*EARNEST, SPORT, EXAMS)),
        ("no was said", "SAIDNO + NOTSTOP", EARNEST),
        ("may not go, or blows", "NOLET + BEATANY", EARNEST),
        ("they know where I live", "NOREPORT + AGENT", EARNEST),
        ("overcome", "OVERCOME", EARNEST),
        ("a secret", "SECRET + PRON", EARNEST),
        ("on eggshells", "EGGSHELLS", (*EARNEST, SPORT)),
        ("trembles", "PRON ~14 TREMBLE", (*EARNEST, EXAMS)),
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
        ("theirs, suicide", DIRECT, "NEAR ~6 SUICIDE", (*PLAIN, LONG_AGO)),
        ("theirs, the means", DIRECT, "NEAR ~6 METHOD", (*PLAIN, LONG_AGO, playful)),
        ("they say they will die", DIRECT, "NEAR ~6 REPORT ~3 GODIE", TOLD),
        ("someone says so", DIRECT, "ANYONE ~3 REPORT ~4 METHOD + HELPSEEK", TOLD),
        ("someone wants to die", DIRECT, "ANYONE ~3 REPORT ~4 WANTDIE + HELPSEEK", TOLD),
        ("threats of suicide", DIRECT, "NEAR ~4 SHAMMED", TOLD),
        ("gives all and leaves", INDIRECT, "SEENOT + GIVEME", EARNEST),
        ("one hits another", DIRECT, "NEAR ~6 BEAT ~2 KIN", BLOWS),
        ("hits another again", DIRECT, "BEAT ~2 KIN + ONCEHIT", BLOWS),
        ("one of them hit", DIRECT, "KIN ~6 BEATEN", BLOWS),
        ("one of them raped", DIRECT, "KIN ~4 BYHIM ~8 RAPE", TOLD),
        ("one of them sold", DIRECT, "KIN ~4 BYHIM ~8 TRAFFICK", TOLD),
        ("better without them", INDIRECT, "TOOTHEIRS + REPORT", TOLD),
        (
            "a friend takes leave",
            INDIRECT,
            "NEAR + PARTWORD + WORRY",
            (*EARNEST, nearby("PARTING")),
        ),
        ("a note of theirs", INDIRECT, "NEAR + NOTELIKE + SORRY", (*EARNEST, nearby("PARTING"))),
        ("they speak as if leaving", INDIRECT, "NEAR ~10 LEAVETALK", EARNEST),
        (
            "gives to me and cares",
            INDIRECT,
            "NEAR + GIVEME + TAKECARE",
            (*EARNEST, nearby("PARTING")),
        ),
        ("says they are a burden", INDIRECT, "SAYSELF ~3 SELFLESS", EARNEST),
        ("they talk of death", INDIRECT, "NEAR + OTHERSDEATH", EARNEST),
        ("one takes leave", INDIRECT, "PRON + PARTWORD + WORRY", (*EARNEST, nearby("PARTING"))),
    )
)
