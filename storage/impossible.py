"""What may not be there: for each rule a question that selects the rows that break it.

All of them are sets: ten million rows are looked at by the database. What they hand out are numbers
of our own, days and states, and never a text.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, exists, literal, or_, select

from domain.activity import ANONYMOUS
from domain.consents import Purpose
from domain.organisations import Role
from domain.people import AgeBand
from domain.pressure import PressureState
from domain.retention import LATE_AT_MOST
from domain.roster_files import State as RosterState
from storage.impossible_activities import (
    impossible_photos,
    impossible_proposals,
    impossible_ratings,
    impossible_recurring,
    seats_of_nobody_coming,
)
from storage.impossible_designs import impossible_designs
from storage.impossible_evaluations import impossible_evaluations
from storage.impossible_held import (
    impossible_activities,
    impossible_check_ins,
    impossible_seats,
)
from storage.impossible_numbers import NEVER_NEGATIVE
from storage.impossible_policies import impossible_meetings, impossible_policies
from storage.impossible_posts import POSTS, impossible_posts
from storage.impossible_reminders import impossible_reminders
from storage.impossible_reports import impossible_quarterly
from storage.impossible_rules import Rule
from storage.impossible_series import impossible_series
from storage.impossible_topics import impossible_schedules, impossible_topics
from storage.impossible_wishes import impossible_wishes
from storage.tables import metadata
from storage.tables.activities import (
    activity_answers,
    activity_check_ins,
    activity_ratings,
    proposal_supports,
    proposals,
)
from storage.tables.activity import (
    WORD_BITS,
    WORDS,
    activity,
    group_days,
)
from storage.tables.designs import design_ideas, design_votes
from storage.tables.groups import albums, asked_again, authors, contacts, groups, memberships
from storage.tables.organisations import cadres, organisations, roles, rosters
from storage.tables.people import consents, people, pressure_reports
from storage.tables.topics import poll_votes, topic_answers
from storage.tables.updates import books
from storage.updates.books import NAMES

Question = Select[Any]


# Hot tables declare no references; 0 stands in them for nobody in particular.
UNDECLARED: tuple[tuple[Column[Any], Column[Any]], ...] = (
    (activity.c.group_id, groups.c.id),
    (activity.c.person_id, people.c.id),
    (group_days.c.group_id, groups.c.id),
    (authors.c.group_id, groups.c.id),
    (authors.c.person_id, people.c.id),
    (albums.c.group_id, groups.c.id),
)

# Parts of keys that Telegram made: not ours to tell.
OF_TELEGRAM = frozenset({"message_id", "album", "chat_id", "update_id"})


# What stands in modules of its own.
ELSEWHERE: Mapping[Rule, Callable[[], Iterator[tuple[str, Question]]]] = {
    Rule.POLICIES: impossible_policies,
    Rule.MEETINGS: impossible_meetings,
    Rule.RECURRING: impossible_recurring,
    Rule.PROPOSALS: impossible_proposals,
    Rule.SERIES: impossible_series,
    Rule.EVALUATIONS: impossible_evaluations,
    Rule.DESIGNS: impossible_designs,
    Rule.ACTIVITIES: impossible_activities,
    Rule.CHECK_INS: impossible_check_ins,
    Rule.SEATS: impossible_seats,
    Rule.PHOTOS: impossible_photos,
    Rule.RATINGS: impossible_ratings,
    Rule.REPORTS: impossible_quarterly,
    Rule.WISHES: impossible_wishes,
    Rule.TOPICS: impossible_topics,
    Rule.SCHEDULES: impossible_schedules,
    Rule.REMINDERS: impossible_reminders,
}


def questions() -> Iterator[tuple[Rule, str, Question]]:
    """With the rule and with what its rows would be."""
    ended = sum((books.c[name] for name in NAMES if name != "seen"), literal(0))
    yield Rule.BOOKS, "unbalanced", select(books).where(books.c.seen != ended).order_by(books.c.day)
    for table, columns in NEVER_NEGATIVE.items():
        yield Rule.NEGATIVE, table.name, negative(table, columns)
    for what, impossible in impossible_posts().items():
        yield Rule.OUTBOX, what, POSTS.where(impossible)
    for column, target in references():
        yield Rule.ORPHANS, f"{column.table.name}.{column.name}", orphans(column, target)
    yield Rule.CONSENT, "membership", without_consent(memberships)
    yield Rule.CONSENT, "contact", without_consent(contacts, Purpose.CONTACT)
    yield Rule.CONSENT, "topic answer", without_consent(topic_answers, Purpose.ACTIVITY)
    yield Rule.CONSENT, "vote", without_consent(poll_votes, Purpose.ACTIVITY)
    yield Rule.CONSENT, "activity answer", without_consent(activity_answers, Purpose.ACTIVITY)
    yield Rule.CONSENT, "check-in", of_somebody_without_consent(activity_check_ins)
    yield Rule.CONSENT, "rating", of_somebody_without_consent(activity_ratings)
    yield Rule.CONSENT, "proposal", of_somebody_without_consent(proposals)
    yield (
        Rule.CONSENT,
        "support of a proposal",
        without_consent(proposal_supports, Purpose.ACTIVITY),
    )
    yield Rule.CONSENT, "choice", without_consent(design_votes, Purpose.ACTIVITY)
    yield Rule.CONSENT, "idea", without_consent(design_ideas, Purpose.ACTIVITY)
    yield Rule.SEATS, "taken by whoever does not come", seats_of_nobody_coming()
    yield Rule.CONSENT, "activity", counted_without_consent()
    for what, impossible in impossible_reports().items():
        yield Rule.PRESSURE, what, select(pressure_reports.c.id).where(impossible)
    for rule, impossible_rows in ELSEWHERE.items():
        for what, question in impossible_rows():
            yield rule, what, question
    for what, impossible in impossible_rosters().items():
        yield Rule.ROSTERS, what, rows_of(rosters, rosters.c.state).where(impossible)
    for what, impossible in impossible_questions().items():
        yield Rule.ASKED_AGAIN, what, rows_of(asked_again, asked_again.c.cadre_id).where(impossible)
    yield Rule.ORGANISATIONS, "there before the one above it", before_their_parents()
    yield Rule.SAFETY, "named without the role", named_without_role()
    yield Rule.SAFETY, "a role without being named", role_without_name()
    young = select(people.c.id).where(people.c.age_band == AgeBand.UNDER_14.value)
    yield Rule.TOO_YOUNG, "person", young


def impossible_reports() -> Mapping[str, ColumnElement[bool]]:
    """Combinations that no step leads to."""
    state = pressure_reports.c.state
    answered = state == PressureState.ANSWERED.value
    return {
        "of no known state": state.not_in([one.value for one in PressureState]),
        "answered, without an answer": answered & pressure_reports.c.answer.is_(None),
        "answered, and nobody knows when": answered & pressure_reports.c.answered_at.is_(None),
        "not answered, with an answer": ~answered & pressure_reports.c.answer.is_not(None),
    }


def impossible_rosters() -> Mapping[str, ColumnElement[bool]]:
    """Of those on their way in."""
    state, ended = rosters.c.state, (RosterState.CHECKED, RosterState.REFUSED, RosterState.DONE)
    return {
        "of no known state": state.not_in([one.value for one in RosterState]),
        "located nowhere": (state == RosterState.LOCATED.value) & rosters.c.path.is_(None),
        "carried out, and nobody wanted it": (state == RosterState.DONE.value) & ~rosters.c.wanted,
        "looked at, and nothing came of it": state.in_([one.value for one in ended])
        & (rosters.c.report == ""),
    }


def impossible_questions() -> Mapping[str, ColumnElement[bool]]:
    """Who is asked whether they want a successor is nobody's contact meanwhile."""
    person, cadre = asked_again.c.person_id, asked_again.c.cadre_id
    runs = exists().where(groups.c.id == asked_again.c.group_id, groups.c.cadre_id == cadre)
    return {
        "somebody's contact": exists().where(contacts.c.person_id == person),
        "asked about themselves": exists().where(
            cadres.c.id == cadre, cadres.c.person_id == person
        ),
        "asked about a cadre who does not run the group": ~runs,
    }


def before_their_parents() -> Question:
    above = organisations.alias("above")
    younger = exists().where(
        above.c.id == organisations.c.parent_id, above.c.since > organisations.c.since
    )
    return rows_of(organisations, organisations.c.since).where(younger)


def named_without_role() -> Question:
    held = exists().where(is_safety_contact())
    return rows_of(organisations, organisations.c.safety_contact_id).where(
        organisations.c.safety_contact_id.is_not(None), ~held
    )


def role_without_name() -> Question:
    """One of each organisation is called, so that a second one would wait in vain."""
    named = exists().where(is_safety_contact())
    return rows_of(roles).where(roles.c.role == Role.SAFETY_CONTACT.value, ~named)


def is_safety_contact() -> ColumnElement[bool]:
    return (
        (roles.c.organisation_id == organisations.c.id)
        & (roles.c.person_id == organisations.c.safety_contact_id)
        & (roles.c.role == Role.SAFETY_CONTACT.value)
    )


def references() -> Iterator[tuple[Column[Any], Column[Any]]]:
    """Every column that names a row elsewhere, with the column in which it must stand. What is
    declared is guarded by the database, except against whoever opens the file with other tools.
    """
    yield from UNDECLARED
    for table in metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                yield column, key.column


def orphans(column: Column[Any], target: Column[Any]) -> Question:
    there = target.table.alias("target")
    found = exists().where(there.c[target.name] == column)
    hot = any(column is one for one, _ in UNDECLARED)
    named = column != ANONYMOUS if hot else column.is_not(None)
    return rows_of(column.table, column).where(named, ~found)


def negative(table: Table, columns: tuple[str, ...]) -> Question:
    """Words of blocks have no more bits than the day has of these."""
    impossible = [table.c[name] < 0 for name in columns]
    impossible += [table.c[name] >= 1 << WORD_BITS for name in columns if name in WORDS]
    return rows_of(table, *(table.c[name] for name in columns)).where(or_(*impossible))


def without_consent(table: Table, purpose: Purpose | None = None) -> Question:
    """Any purpose if none is named."""
    given = exists().where(consents.c.person_id == table.c.person_id)
    if purpose is not None:
        given = given.where(consents.c.purpose == purpose.value)
    return rows_of(table, table.c.person_id).where(~given)


def of_somebody_without_consent(table: Table) -> Question:
    """Rows without a person are nobody's any more."""
    return without_consent(table, Purpose.ACTIVITY).where(table.c.person_id.is_not(None))


def counted_without_consent() -> Question:
    """Rows of people who do not agree to be counted, or no longer do."""
    given = exists().where(
        consents.c.person_id == activity.c.person_id,
        consents.c.purpose == Purpose.ACTIVITY.value,
    )
    return rows_of(activity).where(activity.c.person_id != ANONYMOUS, ~given)


def still_named(nameless_before: date) -> Question:
    """Rows of people of a quarter of which there are none any more."""
    old = activity.c.day < nameless_before, activity.c.person_id != ANONYMOUS
    return rows_of(activity).where(*old).order_by(activity.c.day)


def unfolded(closed_before: date, folded_before: date | None) -> Question:
    """Bits of closed days to which the folding has not come, or to which it never comes again."""
    bits = or_(*(activity.c[word] != 0 for word in WORDS))
    question = rows_of(activity).where(activity.c.day < closed_before, bits)
    if folded_before is not None:
        passed_over = activity.c.day < folded_before - LATE_AT_MOST
        question = question.where(passed_over | (activity.c.day >= folded_before))
    return question.order_by(activity.c.day)


def rows_of(table: Any, *more: Column[Any]) -> Question:
    """By their keys, and with what is wrong about them."""
    keys = [one for one in table.primary_key.columns if one.name not in OF_TELEGRAM]
    return select(*dict.fromkeys([*keys, *more])).select_from(table)
