"""`verify`: does what is kept agree with itself? Status 1 at the first difference."""

from collections.abc import Callable, Mapping
from datetime import date

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.opening import opened
from bot.commands.telling import tell
from bot.problem import DONE, WRONG
from storage.impossible_rules import Rule
from storage.verifying import Difference

MEND = "copy the database as it is before anything else, and report this with the log"


async def verify(*, as_json: bool) -> int:
    """Works beside a running bot, on one unchanging view."""
    settings = environment.load()
    async with opened(settings) as storage, storage.read_only() as view:
        found = view.verifying.differences(SystemClock().now(), settings.zone)
        differences = [one async for one in found]
    document = {"ok": not differences, "differences": [facts_of(one) for one in differences]}
    tell(document, lines_of(differences), as_json=as_json)
    return WRONG if differences else DONE


def lines_of(differences: list[Difference]) -> list[str]:
    if not differences:
        return ["everything that is kept agrees with itself"]
    first, *more = differences
    lines = [f"DIFFERENCE  {sentence(first)}", f"       → {MEND}"]
    if more:
        lines.append(f"       {len(more)} more kinds of difference: `yijiabai verify --json`")
    return lines


def facts_of(difference: Difference) -> dict[str, object]:
    return {
        "rule": difference.rule.value,
        "what": difference.what,
        "count": difference.count,
        "first": {name: plain(value) for name, value in difference.first.items()},
        "sentence": sentence(difference),
    }


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def sentence(difference: Difference) -> str:
    return SENTENCES[difference.rule](difference)


def of_books(one: Difference) -> str:
    first = dict(one.first)
    day, seen = first.pop("day"), first.pop("seen")
    ended = sum(int(str(value)) for value in first.values())
    return f"books: on {day} {seen} updates were seen, and {ended} ended ({listed(first)})"


def of_taken(one: Difference) -> str:
    first = one.first
    return (
        f"books: since {first['day']} {first['taken']} updates were taken, but only "
        f"{first['booked']} are booked and {first['parked']} parked"
    )


def of_negative(one: Difference) -> str:
    return f"{one.what}: a count is below 0 or beyond its limit ({listed(one.first)}){others(one)}"


def of_outbox(one: Difference) -> str:
    first = one.first
    return f"outbox: post {first['id']} ({first['name']}) is {one.what}{others(one)}"


def of_orphans(one: Difference) -> str:
    return f"{one.what} names something that is not there ({listed(one.first)}){others(one)}"


def of_consent(one: Difference) -> str:
    return f"a {one.what} is kept of somebody without consent ({listed(one.first)}){others(one)}"


def of_too_young(one: Difference) -> str:
    return f"person {one.first['id']} is younger than 14, and is kept{others(one)}"


def of_people(one: Difference) -> str:
    return (
        f"what somebody did long ago still stands under a number ({listed(one.first)}){others(one)}"
    )


def of_pressure(one: Difference) -> str:
    return f"a report of pressure ({one.first['id']}) is {one.what}{others(one)}"


def of_blocks(one: Difference) -> str:
    return f"the blocks of a closed day are not folded ({listed(one.first)}){others(one)}"


def of_rosters(one: Difference) -> str:
    return f"roster {one.first['id']} is {one.what} ({one.first['state']}){others(one)}"


def of_asked_again(one: Difference) -> str:
    return f"person {one.first['person_id']}, asked again, is {one.what}{others(one)}"


def of_safety(one: Difference) -> str:
    return f"a safety contact is {one.what} ({listed(one.first)}){others(one)}"


def of_seats(one: Difference) -> str:
    return f"a seat of an activity is {one.what} ({listed(one.first)}){others(one)}"


def of_policies(one: Difference) -> str:
    return f"a policy is {one.what} ({listed(one.first)}){others(one)}"


def of_meetings(one: Difference) -> str:
    return f"a yearly meeting is {one.what} ({listed(one.first)}){others(one)}"


def of_recurring(one: Difference) -> str:
    return f"a recurring activity is {one.what} ({listed(one.first)}){others(one)}"


def of_wishes(one: Difference) -> str:
    return f"a wish is {one.what} ({listed(one.first)}){others(one)}"


def of_proposals(one: Difference) -> str:
    return f"a proposal is {one.what} ({listed(one.first)}){others(one)}"


def of_evaluations(one: Difference) -> str:
    return f"an evaluation is {one.what} ({listed(one.first)}){others(one)}"


def of_designs(one: Difference) -> str:
    return f"a co-design question is {one.what} ({listed(one.first)}){others(one)}"


def of_series(one: Difference) -> str:
    return f"a series is {one.what} ({listed(one.first)}){others(one)}"


def of_activities(one: Difference) -> str:
    return f"an activity is {one.what} ({listed(one.first)}){others(one)}"


def of_check_ins(one: Difference) -> str:
    return f"a check-in is {one.what} ({listed(one.first)}){others(one)}"


def of_photos(one: Difference) -> str:
    return f"a photograph of an activity is {one.what} ({listed(one.first)}){others(one)}"


def of_ratings(one: Difference) -> str:
    return f"a rating of an activity is {one.what} ({listed(one.first)}){others(one)}"


def of_reports(one: Difference) -> str:
    return f"a quarterly report is wrong: {one.what} ({listed(one.first)}){others(one)}"


def of_topics(one: Difference) -> str:
    return f"a topic is {one.what} ({listed(one.first)}){others(one)}"


def of_reminders(one: Difference) -> str:
    return f"an own reminder is {one.what} ({listed(one.first)}){others(one)}"


def of_organisations(one: Difference) -> str:
    return f"an organisation is {one.what} ({listed(one.first)}){others(one)}"


def of_schedules(one: Difference) -> str:
    return f"a scheduled topic is {one.what} ({listed(one.first)}){others(one)}"


def listed(facts: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in facts.items())


def others(one: Difference) -> str:
    return "" if one.count == 1 else f", and so on in {one.count} rows"


SENTENCES: Mapping[Rule, Callable[[Difference], str]] = {
    Rule.BOOKS: of_books,
    Rule.TAKEN: of_taken,
    Rule.NEGATIVE: of_negative,
    Rule.OUTBOX: of_outbox,
    Rule.ORPHANS: of_orphans,
    Rule.CONSENT: of_consent,
    Rule.TOO_YOUNG: of_too_young,
    Rule.BLOCKS: of_blocks,
    Rule.PEOPLE: of_people,
    Rule.PRESSURE: of_pressure,
    Rule.ROSTERS: of_rosters,
    Rule.ASKED_AGAIN: of_asked_again,
    Rule.SAFETY: of_safety,
    Rule.SEATS: of_seats,
    Rule.POLICIES: of_policies,
    Rule.MEETINGS: of_meetings,
    Rule.WISHES: of_wishes,
    Rule.RECURRING: of_recurring,
    Rule.PROPOSALS: of_proposals,
    Rule.SERIES: of_series,
    Rule.EVALUATIONS: of_evaluations,
    Rule.DESIGNS: of_designs,
    Rule.ACTIVITIES: of_activities,
    Rule.CHECK_INS: of_check_ins,
    Rule.PHOTOS: of_photos,
    Rule.RATINGS: of_ratings,
    Rule.REPORTS: of_reports,
    Rule.TOPICS: of_topics,
    Rule.SCHEDULES: of_schedules,
    Rule.REMINDERS: of_reminders,
    Rule.ORGANISATIONS: of_organisations,
}
