"""No column can hold a number of participants that somebody typed: all numbers, walked."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_type_hints

from sqlalchemy import Column, Float, Integer, Numeric

from domain.activities import Plan
from storage.tables import metadata

# Every number that names nothing of ours, by where it comes from. A new one is written down here,
# or the walk fails: it is no place for how many people came.
KEYS_OF_TELEGRAM = {
    *("authors.message_id", "activities.message_id", "outbox.message_id", "topics.message_id"),
    *("topic_answers.message_id", "check_in_screens.message_id", "groups.welcome_message_id"),
    "wish_cards.message_id",
    *("people.telegram_id", "groups.chat_id", "quarantined.chat_id", "former_chats.chat_id"),
    *("groups.cards_thread_id", "threads.thread_id", "topics.thread_id"),
    *("topic_schedules.thread_id", "design_cards.message_id", "reports_submitting.message_id"),
    *("failed.update_id", "parked.update_id", "quarantined.update_id", "tries.update_id"),
    "updates.update_id",
}
KEYS_OF_OURS = {
    *("activity.group_id", "activity.person_id", "albums.group_id", "authors.group_id"),
    *("authors.person_id", "group_days.group_id", "audit_trail.by_person", "audit_trail.number"),
    *("ceilings.post_id", "ceilings.slot", "outbox.receipt_id"),
    *("report_figures.place", "report_cases.place", "report_cases.activity"),
    *("design_options.place", "design_votes.place"),
    *("report_submissions.number", "report_parts.revision", "quarterly_reports.told"),
    "reports_submitting.number",
}
COUNTED_FROM_UPDATES = {
    *(f"activity.{one}" for one in ("messages", "replies", "to_cadre", "from_cadre")),
    *(f"activity.{one}" for one in ("reactions", "topic_answers", "poll_votes", "wishes")),
    *(f"activity.{one}" for one in ("voices", "check_ins", "folded_blocks")),
    *(f"activity.blocks_{number}" for number in range(3)),
    *(f"books.{one}" for one in ("seen", "counted", "acted", "ignored", "quarantined", "failed")),
    *(f"frozen_figures.{one}" for one in ("people", "two_way", "consenting", "members")),
    "groups.member_count",
}
COUNTED_FROM_WHAT_PEOPLE_DID = {
    "cadres.declined_or_left",
    *(f"report_figures.{one}" for one in ("value", "out_of")),
    *("report_cases.present", "report_submissions.more_cases"),
    *("cadres.declined_or_left", "series_issues.deliveries", "series_issues.reads"),
    *("evaluation_sums.times", "design_options.votes"),
    *("series.latest", "series_issues.number", "series_subscriptions.got"),
    *(f"topic_digests.{one}" for one in ("people", "answers", "blocks", "votes")),
    *(f"topic_digests.{one}" for one in ("consenting", "members")),
}
OF_THE_MACHINERY = {
    *("failed.attempts", "outbox.attempts", "outbox.priority", "tries.times"),
    *("calls_for_help.level", "marks.reached"),
}
# Of these the first two are targets, which say nothing of what was; a seat or unit is a row's
# number, and `seats` says how many rows the next occurrence will have.
ENTERED_AND_NO_HEAD_COUNT = {
    *("policies.figure", "quota_raisings.wanted", "policy_kinds.place", "yearly_meetings.year"),
    *("wishes.rating", "activity_seats.seat", "activities.changes", "resource_units.unit"),
    *("topics.days", "topic_schedules.days", "topic_schedules.weekdays", "topic_schedules.wall"),
    *("recurring_activities.seats", "recurring_activities.slot", "recurring_activities.minutes"),
    *("own_reminders.weekdays", "own_reminders.wall"),
    *("activity_photos.slot", "activity_ratings.stars"),
}
KNOWN = (
    KEYS_OF_TELEGRAM
    | KEYS_OF_OURS
    | COUNTED_FROM_UPDATES
    | COUNTED_FROM_WHAT_PEOPLE_DID
    | OF_THE_MACHINERY
    | ENTERED_AND_NO_HEAD_COUNT
)


def numbers() -> Iterator[str]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if is_number(column) and not column.foreign_keys and column.name != "id":
                yield f"{table.name}.{column.name}"


def is_number(column: Column[Any]) -> bool:
    return isinstance(column.type, Integer | Numeric | Float)


def test_every_number_in_the_schema_is_known_and_none_is_a_typed_head_count() -> None:
    assert set(numbers()) == KNOWN


def test_of_an_activity_only_its_seats_are_entered_as_a_number() -> None:
    """And they become rows."""
    hints = get_type_hints(Plan)
    entered = [one.name for one in fields(Plan) if "int" in str(hints[one.name])]
    assert entered == ["seats"]
    assert not [one for one in numbers() if one.startswith(("activities.seat", "activities.pre"))]


def test_who_was_there_is_a_row_for_each() -> None:
    for table in ("activity_answers", "activity_check_ins", "yearly_meetings"):
        columns = metadata.tables[table].columns
        assert "person_id" in columns
        assert [one for one in numbers() if one.startswith(f"{table}.")] in (
            [],
            ["yearly_meetings.year"],
        )
