"""What still makes sense after an outage: for each notice of a clock a rule on paper.

Not judged here: what waits for what somebody did with what was said before, above all the clocks of
wishes, which `bench.soaks.wish_clocks` judges; and how far up a call for help has gone.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bench.load.deeds import DESIGNED_FOR
from bench.load.year import Said
from domain.activity_reminders import stage_due
from domain.mornings import is_time, next_morning
from domain.own_reminders import LATE_AT_MOST
from domain.prompts import stages_of, turns_come
from domain.quiet_hours import permitted
from domain.ratings import ASKED_FOR
from domain.report_stages import ReportStage, open_stages
from domain.topic_digests import SETTLES
from domain.topic_schedules import makes_sense
from domain.topics import DIGESTED_WITHIN
from scheduling.calendar import is_working_day
from tests.desks import SHANGHAI

AGAIN = timedelta(hours=1)
"""So long it takes until the program has begun again and everything late has gone out."""
BEFORE_DEEDS = time(9)


@dataclass(frozen=True, slots=True)
class Down:
    """The program is not there from `since` on until `until`."""

    since: datetime
    until: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.since <= moment < self.until


Sense = Callable[[Said, Down], bool]


def always(_one: Said, _down: Down) -> bool:
    return True


def of_period(one: Said, down: Down) -> bool:
    """Until the next stage comes."""
    told = stages_of(str(given(one)["stages"]))
    return all(
        stage in (latest for turn in come for latest in turn.stages)
        for come in (turns_come(at, SHANGHAI, is_working_day) for at in span(down))
        for stage in told
    )


def of_morning(one: Said, down: Down) -> bool:
    """Until noon; and what stands in it may have been done since."""
    back = down.until.astimezone(SHANGHAI)
    same = back.date() == one.at.astimezone(SHANGHAI).date()
    return same and is_time(back, SHANGHAI, is_working_day) and back.time() < BEFORE_DEEDS


def of_coming(one: Said, down: Down) -> bool:
    """Until the next stage comes, or it begins."""
    stage = stage_due(at(one, "starts"), down.until, SHANGHAI)
    return stage is not None and stage.value == given(one)["stage"]


def of_holding(one: Said, down: Down) -> bool:
    return down.until < at(one, "starts")


def of_card(one: Said, down: Down) -> bool:
    """By day, until it begins."""
    return permitted(down.until, SHANGHAI) < activity(one)[0]


def of_rating(one: Said, down: Down) -> bool:
    return down.until + AGAIN < activity(one)[1] + ASKED_FOR


def of_reminder(one: Said, down: Down) -> bool:
    return down.until - at(one, "moment") <= LATE_AT_MOST


def of_group_reminder(one: Said, down: Down) -> bool:
    return makes_sense(at(one, "moment"), down.until, SHANGHAI)


def of_topic(one: Said, down: Down) -> bool:
    return makes_sense(one.at, down.until, SHANGHAI)


def of_digest(one: Said, down: Down) -> bool:
    return down.until + SETTLES - one.at <= DIGESTED_WITHIN


def of_design(one: Said, down: Down) -> bool:
    """By day, until the question is over."""
    return permitted(down.until, SHANGHAI) < one.at + DESIGNED_FOR


def of_draft(one: Said, down: Down) -> bool:
    """However late, while it is asked for at all."""
    return all(quarter_of(one) in dict(asked(moment)) for moment in span(down))


def of_report(one: Said, down: Down) -> bool:
    """Until the next stage comes; whoever has not heard of the draft hears of that first."""
    quarter, told = quarter_of(one), ReportStage(int(str(given(one)["told"])))
    before = dict(asked(down.since)).get(quarter)
    return before is not None and all(dict(asked(one)).get(quarter) == told for one in span(down))


RULES: Mapping[str, Sense] = {
    "PeriodDue": of_period,
    "MorningCome": of_morning,
    "ActivityReminder": of_coming,
    "HolderReminded": of_holding,
    "ActivityCard": of_card,
    "RatingAsked": of_rating,
    "OwnReminderDue": of_reminder,
    "GroupReminderDue": of_group_reminder,
    "TopicPost": of_topic,
    "TopicDigested": of_digest,
    "DesignAsked": of_design,
    "DesignClosed": always,
    "DesignCardChanged": always,
    "ReportDrafted": of_draft,
    "ReportDue": of_report,
    "SeriesIssue": always,
    "SeriesIssuePosted": always,
    "GroupVacant": always,
    "ContactLeftAlone": always,
}

# Not what tells of something that went wrong: `TopicSkipped`, and `TopicUnsure`, which a town whose
# Telegram always answers never hears.
BY_CLOCK = {
    *RULES,
    *("HelpCalled", "WishesDue", "WishesLeft", "WishReturned", "WishLapsed", "WishFollowUp"),
    *("MenuChanged", "getChatMemberCount"),
}


def span(down: Down) -> tuple[datetime, datetime]:
    """When the program is back, and when it has said by then what it may only say on a morning."""
    return down.until, next_morning(down.until, SHANGHAI, is_working_day) + AGAIN


def unfounded(once: Sequence[Said], down: Sequence[Said], downs: Sequence[Down]) -> list[object]:
    """Said after an outage, and never said without one. What is put together with something else
    has its own moment; nothing else may differ.
    """
    known = {one.what for one in once}
    judged = (one for one in down if one.name in RULES or one.name == "TopicSkipped")
    return [one.what for one in judged if one.what not in known and not instead(one, known, downs)]


def instead(one: Said, known: set[tuple[int | None, str, str]], downs: Sequence[Down]) -> bool:
    """In place of what would have stood in a group, and was missed; or in the first morning message
    there is a wish that went back late.
    """
    fields = given(one)
    if one.name == "MorningCome":
        firsts = {next_morning(down.until, SHANGHAI, is_working_day) for down in downs}
        return fields["day"] in {f"{first.astimezone(SHANGHAI):%Y-%m-%d}" for first in firsts}
    if one.name == "TopicSkipped" or (one.name == "OwnReminderDue" and fields["instead"]):
        moment = at(one, "moment")
        outage = next((down for down in downs if moment in down), None)
        return outage is not None and not makes_sense(moment, outage.until, SHANGHAI)
    return False


def lost(
    once: Sequence[Said], down: Sequence[Said], downs: Sequence[Down], ends: datetime
) -> list[object]:
    """Said without an outage, and never said with one, although it still made sense when the
    program had come back. Whoever hears of no period afterwards has left office; what was never put
    out has no digest, and no card that changes.
    """
    last = {one.person: one.at for one in once if one.name == "PeriodDue"}
    known = {one.what for one in down}
    topics = {given(one)["topic"] for one in down if one.name == "TopicPost"}
    cards = {given(one)["card"] for one in down if one.name == "DesignAsked"}
    return [
        (one.at, *one.what)
        for one in once
        if one.name in RULES and one.what not in known
        if one.name != "TopicDigested" or given(one)["topic"] in topics
        if one.name != "DesignCardChanged" or given(one)["card"] in cards
        if one.name != "PeriodDue" or one.at < last[one.person]
        if still_made_sense(one, downs, ends)
    ]


def still_made_sense(one: Said, downs: Sequence[Down], ends: datetime) -> bool:
    """Everything, if the program was there at its moment."""
    outage = next((down for down in downs if down.since <= one.at <= down.until), None)
    if outage is None:
        return not any(down.until <= one.at < down.until + AGAIN for down in downs)
    back, heard = span(outage)
    again = any(back < down.since <= heard for down in downs)
    return heard < ends and not again and RULES[one.name](one, outage)


def given(one: Said) -> dict[str, object]:
    found: dict[str, object] = json.loads(one.fields)
    return found


def at(one: Said, name: str) -> datetime:
    return datetime.fromisoformat(str(given(one)[name]))


def activity(one: Said) -> tuple[datetime, datetime]:
    """When it begins and ends, as `named` has it."""
    begins, ends = str(given(one)["activity"]).split("|")[1:3]
    return datetime.fromisoformat(begins), datetime.fromisoformat(ends)


def asked(moment: datetime) -> list[tuple[str, ReportStage]]:
    found = open_stages(moment, SHANGHAI, is_working_day)
    return [(str(one.quarter.first), one.stage) for one in found]


def quarter_of(one: Said) -> str:
    """The newest one of which anything was asked then."""
    return asked(one.at)[-1][0]
