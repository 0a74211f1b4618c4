"""Who hears of which report at which moment: by the rules on paper, and as it was sent to people.

A message that announces a report becomes the report itself when its button is pressed, so that a
screen does not show it any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from playground.story.county import COUNTY, NATION, RAILWAY, STREET
from playground.story.prompts_compared import LATE, moment
from playground.story.reports import ACCEPTED
from playground.story.sent import minute, sent_to
from playground.story.staff_kept import Unlike, unlike
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

OWING = (RAILWAY,)
"""Systems and provinces; who writes one without owing it is reminded of nothing."""
ABOVE = {STREET: COUNTY, COUNTY: NATION, RAILWAY: NATION}
STAGES = {
    # The quarter's last week begins on a Wednesday; three days before its end are a Sunday.
    "06-24 08:30": "the draft",
    "06-26 16:00": "a reminder",
    "06-30 08:30": "a reminder",
    "07-01 08:30": "overdue",
}
WORDS = {
    "草稿已经备好": "the draft",
    "的报告还没有上报，还有": "a reminder",
    "的报告还没有上报，今天是最后一天": "a reminder",
    "退回来以后还没有再报": "a reminder",
    "没有按时上报": "overdue",
    "看过以后收下": "handed up",
    "改好请再上报一次": "returned",
}
TAKEN = "收下了\u2068"


def reports_told(story: Story) -> list[Unlike]:
    """Whoever is of an office hears all of it."""
    books: dict[str, dict[str, object]] = {}
    sent: dict[str, dict[str, object]] = {}
    for who, office in readers_of(story).items():
        label = f"{office}, {who.person.first_name}"
        books[label] = {"heard of reports": sorted(expected(story, office))}
        sent[label] = {"heard of reports": sorted(heard(story, who))}
    return list(unlike(books, sent))


def readers_of(story: Story) -> dict[Resident, str]:
    county = story.county
    return {
        county.nation: NATION,
        county.railwayman: RAILWAY,
        county.administrator: COUNTY,
        county.officer: COUNTY,
        county.clerk: STREET,
    }


def expected(story: Story, office: str) -> Iterator[str]:
    """Of the own report its stages while it lies there, and answers; of those below that they were
    handed up.
    """
    until = story.time.now - LATE.total_seconds()
    for when, what in STAGES.items() if office in OWING else ():
        comes = moment(when).timestamp()
        if comes <= until and story.reports.lies_with(office, comes):
            yield f"{when} {what}"
    for one in story.reports.handed_up.get(office, []):
        if one.answered is not None:
            what = "accepted" if one.answer == ACCEPTED else "returned"
            yield f"{minute(one.answered)} {what}"
    for below, above in ABOVE.items():
        if above == office:
            for one in story.reports.handed_up.get(below, []):
                yield f"{minute(one.at)} handed up"


def heard(story: Story, who: Resident) -> Iterator[str]:
    for sent in sent_to(story.town, who.id):
        for line in sent.text.splitlines():
            what = said_of(line)
            if what is not None:
                yield f"{sent.minute} {what}"


def said_of(line: str) -> str | None:
    if line.startswith("✅") and TAKEN in line:
        return "accepted"
    return next((what for words, what in WORDS.items() if words in line), None)
