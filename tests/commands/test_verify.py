"""`verify`: a planted inconsistency of each kind is found, on both databases."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.commands.verifying import facts_of, verify
from domain.activities import Plan
from domain.check_ins import Way
from domain.consents import Purpose
from domain.designs import Draft as AskedTogether
from domain.evaluations import Verdict
from domain.five_ones import Kind as ActivityKind
from domain.five_ones import KindName
from domain.groups import Author, GroupId
from domain.muting import Sort
from domain.organisations import CadreId, OrganisationId, Role
from domain.outbox import Kind, Post, Receipt
from domain.people import PersonId
from domain.periods import quarter_of
from domain.policies import ListedKind, Matter, Policy
from domain.pressure import PressureStep
from domain.quarterly_facts import ReportPart
from domain.quarterly_reports import ReportAction, Written
from domain.recurring import begun_by
from domain.topic_digests import Digest
from domain.topic_schedules import Weekly
from domain.topics import Draft, TopicAction
from domain.wishes import WishState
from services.quarterly_facts import facts_of as quarterly_facts_of
from storage.database import Storage
from storage.impossible import questions, references
from storage.impossible_rules import Rule
from storage.transaction import Transaction
from storage.updates.books import Sums
from tests.commands.conftest import Setting
from tests.desks import SHANGHAI, services
from tests.secrets_in import nothing_of
from tests.storage import county
from tests.storage.county import NOON, TODAY

WISH = "我想学吉他，谁能教我"
NAME = "Somebody Quite Unmistakable"
TELEGRAM_ID = 5_000_000_007
HIDDEN = nothing_of(ids=[TELEGRAM_ID, TELEGRAM_ID + 1], names=[NAME], texts=[WISH])
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SENDER = "delivery-1"
PLANTED: Sequence[tuple[str, Rule, str, str]] = [
    ("UPDATE books SET seen = seen + 1", Rule.BOOKS, "unbalanced", "9 updates were seen, and 8"),
    (
        "UPDATE books SET counted = counted - 1, seen = seen - 1",
        Rule.TAKEN,
        "ids",
        "9 updates were taken, but only 7 are booked",
    ),
    (
        "UPDATE books SET failed = -1, acted = acted + 1 + failed",
        Rule.NEGATIVE,
        "books",
        "failed -1",
    ),
    ("UPDATE activity SET replies = -3", Rule.NEGATIVE, "activity", "replies -3"),
    ("UPDATE activity SET blocks_2 = -1", Rule.NEGATIVE, "activity", "blocks_2 -1"),
    (
        "UPDATE activity SET blocks_1 = 281474976710656",
        Rule.NEGATIVE,
        "activity",
        "blocks_1 281474976710656",
    ),
    ("UPDATE cadres SET declined_or_left = -1", Rule.NEGATIVE, "cadres", "declined_or_left -1"),
    ("UPDATE groups SET member_count = -5", Rule.NEGATIVE, "groups", "member_count -5"),
    ("UPDATE outbox SET attempts = -1 WHERE state = 'leased'", Rule.NEGATIVE, "outbox", "-1"),
    ("UPDATE outbox SET state = 'gone'", Rule.OUTBOX, "of no known state", "so on in 5 rows"),
    ("UPDATE outbox SET kind = 'letter'", Rule.OUTBOX, "of no known kind", "post 1"),
    ("UPDATE outbox SET priority = 7", Rule.OUTBOX, "of no known priority", "post 1"),
    (
        "UPDATE outbox SET fields = '我想学吉他，谁能教我' WHERE state = 'done'",
        Rule.OUTBOX,
        "done, and still with its text",
        "text",
    ),
    (
        "UPDATE outbox SET person_id = 1 WHERE state = 'done'",
        Rule.OUTBOX,
        "done, and still with its receiver",
        "receiver",
    ),
    (
        "UPDATE outbox SET done_at = NULL WHERE state = 'dead'",
        Rule.OUTBOX,
        "ended, and nobody knows when",
        "when",
    ),
    (
        "UPDATE outbox SET done_at = '2026-03-02 12:00:00.000000' WHERE state = 'waiting'",
        Rule.OUTBOX,
        "not ended, with a moment of its end",
        "moment",
    ),
    (
        "UPDATE outbox SET leased_by = NULL WHERE state = 'leased'",
        Rule.OUTBOX,
        "leased without a sender",
        "sender",
    ),
    (
        "UPDATE outbox SET lease_until = NULL WHERE state = 'leased'",
        Rule.OUTBOX,
        "leased without an end",
        "without an end",
    ),
    (
        "UPDATE outbox SET leased_by = 'x' WHERE state = 'waiting'",
        Rule.OUTBOX,
        "not leased, and held by a sender",
        "held",
    ),
    (
        "UPDATE outbox SET fields = '' WHERE state = 'waiting'",
        Rule.OUTBOX,
        "to be sent, without anything to say",
        "anything to say",
    ),
    (
        "UPDATE outbox SET person_id = NULL WHERE kind = 'notice'",
        Rule.OUTBOX,
        "to be sent, without a receiver",
        "receiver",
    ),
    (
        "UPDATE outbox SET receipt_id = NULL",
        Rule.OUTBOX,
        "a receipt without its thing",
        "receipt",
    ),
    ("UPDATE activity SET group_id = 77", Rule.ORPHANS, "activity.group_id", "group_id 77"),
    (
        "UPDATE activity SET person_id = 77 WHERE person_id = 1",
        Rule.ORPHANS,
        "activity.person_id",
        "person_id 77",
    ),
    ("UPDATE group_days SET group_id = 77", Rule.ORPHANS, "group_days.group_id", "group_id 77"),
    ("UPDATE authors SET group_id = 77", Rule.ORPHANS, "authors.group_id", "group_id 77"),
    ("UPDATE authors SET person_id = 77", Rule.ORPHANS, "authors.person_id", "person_id 77"),
    ("UPDATE albums SET group_id = 77", Rule.ORPHANS, "albums.group_id", "group_id 77"),
    ("DELETE FROM consents", Rule.CONSENT, "membership", "membership"),
    (
        "DELETE FROM consents WHERE purpose = 'contact'",
        Rule.CONSENT,
        "contact",
        "without consent",
    ),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "topic answer",
        "without consent",
    ),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "vote",
        "without consent",
    ),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "activity",
        "without consent",
    ),
    (
        "UPDATE activity_answers SET coming = false",
        Rule.SEATS,
        "taken by whoever does not come",
        "a seat of an activity",
    ),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "activity answer",
        "without consent",
    ),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "check-in",
        "without consent",
    ),
    ("UPDATE rosters SET state = 'gone'", Rule.ROSTERS, "of no known state", "roster 1 is"),
    ("UPDATE rosters SET state = 'located'", Rule.ROSTERS, "located nowhere", "located"),
    (
        "UPDATE rosters SET state = 'done', report = '{}'",
        Rule.ROSTERS,
        "carried out, and nobody wanted it",
        "nobody wanted it",
    ),
    (
        "UPDATE rosters SET state = 'checked'",
        Rule.ROSTERS,
        "looked at, and nothing came of it",
        "nothing came of it",
    ),
    (
        "UPDATE pressure_reports SET state = 'lost'",
        Rule.PRESSURE,
        "of no known state",
        "report of pressure (1)",
    ),
    (
        "UPDATE pressure_reports SET answer = NULL",
        Rule.PRESSURE,
        "answered, without an answer",
        "without an answer",
    ),
    (
        "UPDATE pressure_reports SET answered_at = NULL",
        Rule.PRESSURE,
        "answered, and nobody knows when",
        "nobody knows when",
    ),
    (
        "UPDATE pressure_reports SET state = 'received'",
        Rule.PRESSURE,
        "not answered, with an answer",
        "with an answer",
    ),
    (
        (
            "INSERT INTO contacts (person_id, cadre_id, since) "
            "SELECT person_id, cadre_id, asked_at FROM asked_again"
        ),
        Rule.ASKED_AGAIN,
        "somebody's contact",
        "is somebody's contact",
    ),
    (
        "UPDATE cadres SET person_id = (SELECT person_id FROM asked_again)",
        Rule.ASKED_AGAIN,
        "asked about themselves",
        "asked about themselves",
    ),
    (
        "UPDATE groups SET cadre_id = NULL",
        Rule.ASKED_AGAIN,
        "asked about a cadre who does not run the group",
        "does not run the group",
    ),
    ("DELETE FROM roles", Rule.SAFETY, "named without the role", "named without the role"),
    (
        "UPDATE organisations SET safety_contact_id = NULL",
        Rule.SAFETY,
        "a role without being named",
        "a role without being named",
    ),
    ("UPDATE frozen_figures SET people = -1", Rule.NEGATIVE, "frozen_figures", "people -1"),
    ("UPDATE people SET age_band = 'under-14'", Rule.TOO_YOUNG, "person", "person 1"),
    (
        "UPDATE activity SET day = '2026-01-05'",
        Rule.BLOCKS,
        "activity",
        "day 2026-01-05",
    ),
    (
        "UPDATE quarterly_reports SET state = 'lost'",
        Rule.REPORTS,
        "of no known state",
        "state lost",
    ),
    (
        "UPDATE quarterly_reports SET state = 'draft'",
        Rule.REPORTS,
        "a draft that was handed up",
        "state draft",
    ),
    (
        "UPDATE report_submissions SET accepted = TRUE",
        Rule.REPORTS,
        "waits for an answer that is there",
        "state submitted",
    ),
    (
        "DELETE FROM report_figures",
        Rule.REPORTS,
        "a submission without its problems",
        "number 1",
    ),
    (
        "UPDATE report_figures SET out_of = -1",
        Rule.REPORTS,
        "a figure below nothing",
        "figure groups",
    ),
    (
        "UPDATE report_submissions SET accepted = FALSE, answered_at = submitted_at",
        Rule.REPORTS,
        "returned without a word",
        "number 1",
    ),
    (
        "DELETE FROM report_submissions",
        Rule.REPORTS,
        "handed up, and nothing was frozen",
        "state submitted",
    ),
    (
        "UPDATE quarterly_reports SET state = 'accepted'",
        Rule.REPORTS,
        "accepted by nobody",
        "state accepted",
    ),
    (
        "UPDATE quarterly_reports SET state = 'filed'",
        Rule.REPORTS,
        "in the own books, and put before somebody",
        "state filed",
    ),
    (
        "UPDATE report_parts SET part = 'x'",
        Rule.REPORTS,
        "in no known part of report_parts",
        "part x",
    ),
    (
        "UPDATE report_texts SET part = 'x'",
        Rule.REPORTS,
        "in no known part of report_texts",
        "part x",
    ),
    (
        "UPDATE report_submissions SET accepted = TRUE",
        Rule.REPORTS,
        "answered at no moment",
        "number 1",
    ),
    (
        "UPDATE report_submissions SET answered_at = submitted_at",
        Rule.REPORTS,
        "not answered, with a moment of the answer",
        "number 1",
    ),
    (
        "UPDATE report_submissions SET remark = 'x'",
        Rule.REPORTS,
        "not returned, with a remark",
        "number 1",
    ),
    (
        "UPDATE report_figures SET figure = 'x' WHERE figure = 'groups'",
        Rule.REPORTS,
        "a figure of no known name",
        "figure x",
    ),
    (
        "UPDATE report_figures SET origin = 'x' WHERE figure = 'groups'",
        Rule.REPORTS,
        "a figure of no known origin",
        "figure groups",
    ),
    (
        "UPDATE report_figures SET value = 99 WHERE figure = 'groups'",
        Rule.REPORTS,
        "more than there are",
        "figure groups",
    ),
    (
        """
        INSERT INTO reports_submitting (report_id, number, asked_at, message_id)
        SELECT id, 0, made_at, 0 FROM quarterly_reports WHERE state = 'submitted'
        """,
        Rule.REPORTS,
        "to be handed up, and lies elsewhere",
        "number 0",
    ),
    (
        """
        INSERT INTO organisations
        (parent_id, level, name, profile, zone, language, hotlines, since)
        SELECT id, 'branch', 'B', profile, zone, language, hotlines, '1960-01-01'
        FROM organisations
        """,
        Rule.ORGANISATIONS,
        "there before the one above it",
        "since 1960-01-01",
    ),
    (
        "UPDATE policies SET matter = 'ranks' WHERE matter = 'both'",
        Rule.POLICIES,
        "of no known matter",
        "matter ranks",
    ),
    (
        "UPDATE policies SET figure = 6 WHERE matter = 'activities'",
        Rule.POLICIES,
        "over the national figure",
        "figure 6",
    ),
    (
        "UPDATE policies SET figure = 0 WHERE matter = 'activities'",
        Rule.POLICIES,
        "a target below one",
        "figure 0",
    ),
    (
        "UPDATE policies SET figure = 2 WHERE matter = 'both'",
        Rule.POLICIES,
        "neither yes nor no",
        "figure 2",
    ),
    (
        "UPDATE policies SET valid_from = set_on",
        Rule.POLICIES,
        "from a day before it was set",
        "so on in 3 rows",
    ),
    ("DELETE FROM policy_kinds", Rule.POLICIES, "about kinds, without any", "matter kinds"),
    (
        "UPDATE policy_kinds SET place = 11",
        Rule.POLICIES,
        "about kinds, with too many",
        "matter kinds",
    ),
    (
        "UPDATE policies SET matter = 'both' WHERE matter = 'kinds'",
        Rule.POLICIES,
        "with kinds, about something else",
        "matter both",
    ),
    (
        "UPDATE quota_raisings SET wanted = 5",
        Rule.POLICIES,
        "refused, although it raised nothing",
        "matter activities",
    ),
    ("UPDATE policies SET figure = -1", Rule.NEGATIVE, "policies", "figure -1"),
    ("UPDATE quota_raisings SET wanted = -1", Rule.NEGATIVE, "quota_raisings", "wanted -1"),
    ("DELETE FROM contacts", Rule.MEETINGS, "of nobody's contact", "state noted"),
    ("UPDATE yearly_meetings SET state = 'no'", Rule.MEETINGS, "of no known state", "state no"),
    (
        "UPDATE yearly_meetings SET state = 'confirmed'",
        Rule.MEETINGS,
        "answered, and nobody knows when",
        "state confirmed",
    ),
    (
        "UPDATE yearly_meetings SET answered_at = noted_at",
        Rule.MEETINGS,
        "not answered, with a moment of the answer",
        "state noted",
    ),
    (
        "UPDATE recurring_activities SET state = 'lost'",
        Rule.RECURRING,
        "of no known state",
        "state lost",
    ),
    (
        "UPDATE recurring_activities SET slot = NULL",
        Rule.RECURRING,
        "running without a slot",
        "state running",
    ),
    (
        "UPDATE recurring_activities SET state = 'ended'",
        Rule.RECURRING,
        "ended, with a slot",
        "state ended",
    ),
    (
        "UPDATE recurring_activities SET last_day = '2026-03-02'",
        Rule.RECURRING,
        "running, and its last day is over",
        "next_day",
    ),
    ("UPDATE recurring_activities SET minutes = 0", Rule.RECURRING, "of no length", "running"),
    (
        "UPDATE recurring_activities SET cadre_id = NULL",
        Rule.RECURRING,
        "of a cadre and of an office, or of neither",
        "running",
    ),
    (
        "UPDATE activities SET group_id = NULL",
        Rule.RECURRING,
        "an occurrence in another group",
        "recurring_id 1",
    ),
    (
        "UPDATE series SET running_name = NULL",
        Rule.SERIES,
        "running without its name",
        "latest 1",
    ),
    (
        "DELETE FROM evaluation_sums",
        Rule.EVALUATIONS,
        "with more tickets than answers",
        "organisation_id 1",
    ),
    ("UPDATE evaluation_sums SET times = -1", Rule.NEGATIVE, "evaluation_sums", "times -1"),
    (
        "UPDATE evaluation_sums SET verdict = 'x'",
        Rule.EVALUATIONS,
        "of no known verdict",
        "verdict x",
    ),
    (
        "UPDATE evaluation_tickets SET quarter = '2026-02-01'",
        Rule.EVALUATIONS,
        "of no quarter",
        "2026-02-01",
    ),
    ("DELETE FROM consents", Rule.CONSENT, "choice", "choice"),
    ("DELETE FROM consents", Rule.CONSENT, "idea", "idea"),
    (
        "UPDATE designs SET state = 'closed'",
        Rule.DESIGNS,
        "not open, with votes of people",
        "state closed",
    ),
    ("UPDATE designs SET state = 'x'", Rule.DESIGNS, "of no known state", "state x"),
    ("DELETE FROM design_options", Rule.DESIGNS, "without a choice", "a co-design question is"),
    ("UPDATE design_options SET votes = 5", Rule.DESIGNS, "added up, and not over", "state open"),
    (
        "UPDATE designs SET state = 'withdrawn'",
        Rule.DESIGNS,
        "withdrawn, with ideas",
        "state withdrawn",
    ),
    (
        "UPDATE design_votes SET place = 7",
        Rule.DESIGNS,
        "voted for what cannot be chosen",
        "place 7",
    ),
    ("UPDATE design_options SET votes = -1", Rule.NEGATIVE, "design_options", "votes -1"),
    (
        "UPDATE own_reminders SET next_at = NULL",
        Rule.REMINDERS,
        "neither over nor ahead",
        "an own reminder is",
    ),
    ("UPDATE own_reminders SET wall = 1440", Rule.REMINDERS, "at no time of any day", "wall 1440"),
    ("UPDATE muted SET sort = 'x'", Rule.REMINDERS, "muted without being a sort", "sort x"),
    ("UPDATE series SET latest = 0", Rule.SERIES, "an issue of no known number", "number 1"),
    ("UPDATE series SET latest = 2", Rule.SERIES, "without an issue that was counted", "latest 2"),
    ("UPDATE series_issues SET text = ''", Rule.SERIES, "an issue with nothing in it", "number 1"),
    ("UPDATE series_issues SET reads = 0", Rule.SERIES, "read more often than counted", "reads 0"),
    ("UPDATE series_issues SET reads = 2", Rule.SERIES, "read by more than it was sent to", "2"),
    (
        "UPDATE series_issues SET deliveries = 0",
        Rule.SERIES,
        "sent more often than counted",
        "deliveries 0",
    ),
    ("UPDATE series_issues SET reads = -1", Rule.NEGATIVE, "series_issues", "reads -1"),
    (
        "UPDATE series_subscriptions SET got = 2",
        Rule.SERIES,
        "sent what was never written",
        "got 2",
    ),
    ("UPDATE proposals SET state = 'lost'", Rule.PROPOSALS, "of no known state", "state lost"),
    ("UPDATE topics SET state = 'lost'", Rule.TOPICS, "of no known state", "state lost"),
    (
        "UPDATE topics SET state = 'open', message_id = NULL",
        Rule.TOPICS,
        "open, and seen nowhere",
        "state open",
    ),
    ("UPDATE topics SET state = 'posting'", Rule.TOPICS, "on its way, and seen", "state posting"),
    (
        "UPDATE topics SET state = 'closed'",
        Rule.TOPICS,
        "closed, and never told",
        "state closed",
    ),
    (
        "UPDATE topics SET state = 'digested'",
        Rule.TOPICS,
        "told, with replies kept",
        "state digested",
    ),
    ("UPDATE topic_digests SET people = -1", Rule.NEGATIVE, "topic_digests", "topic_digests"),
    ("UPDATE topics SET state = 'closed'", Rule.TOPICS, "not told, with a digest", "state closed"),
    ("UPDATE topics SET days = 8", Rule.TOPICS, "open for too long", "a topic is"),
    (
        "UPDATE topic_schedules SET state = 'lost'",
        Rule.SCHEDULES,
        "of no known state",
        "state lost",
    ),
    (
        "UPDATE topic_schedules SET next_at = NULL",
        Rule.SCHEDULES,
        "waiting for no moment",
        "state waiting",
    ),
    (
        "UPDATE topic_schedules SET state = 'ended'",
        Rule.SCHEDULES,
        "ended, with a moment",
        "state ended",
    ),
    (
        "UPDATE topic_schedules SET weekdays = 128",
        Rule.SCHEDULES,
        "on no day of a week",
        "a scheduled topic is",
    ),
    ("UPDATE proposals SET text = ''", Rule.PROPOSALS, "open, and without words", "state open"),
    (
        "UPDATE proposals SET state = 'taken'",
        Rule.PROPOSALS,
        "taken, and became nothing",
        "state taken",
    ),
    (
        "INSERT INTO taken_proposals (proposal_id, activity_id) VALUES (1, 1)",
        Rule.PROPOSALS,
        "not taken, and became an activity",
        "state open",
    ),
    (
        "UPDATE proposal_supports SET person_id = (SELECT person_id FROM proposals)",
        Rule.PROPOSALS,
        "supported by whoever proposed it",
        "state open",
    ),
    ("UPDATE activity_ratings SET stars = 6", Rule.RATINGS, "of no known stars", "stars 6"),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "rating",
        "without consent",
    ),
    ("UPDATE activity_photos SET slot = 7", Rule.PHOTOS, "one too many", "slot 7"),
    (
        "UPDATE activities SET with_id = 1",
        Rule.PHOTOS,
        "of what is between two people",
        "slot 1",
    ),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "proposal",
        "without consent",
    ),
    (
        "DELETE FROM consents WHERE purpose = 'activity'",
        Rule.CONSENT,
        "support of a proposal",
        "without consent",
    ),
    ("UPDATE activities SET state = 'lost'", Rule.ACTIVITIES, "of no known state", "state lost"),
    ("UPDATE activities SET kind = 'party'", Rule.ACTIVITIES, "of no known kind", "kind party"),
    (
        "UPDATE activities SET kind = 'own'",
        Rule.ACTIVITIES,
        "of an own kind without a name",
        "kind own",
    ),
    (
        "UPDATE activities SET ends_at = announced_at WHERE id = 1",
        Rule.ACTIVITIES,
        "over before it begins",
        "id 1",
    ),
    (
        "UPDATE activities SET kind = 'sharing'",
        Rule.ACTIVITIES,
        "an organ's, without an office",
        "kind sharing",
    ),
    (
        "UPDATE activities SET organ_id = 1",
        Rule.ACTIVITIES,
        "an office's, and of no organ's kind",
        "kind league-class",
    ),
    (
        "UPDATE activities SET with_id = 1 WHERE id = 1",
        Rule.ACTIVITIES,
        "between two people, and of another kind",
        "kind league-class",
    ),
    (
        "UPDATE activities SET group_id = 1 WHERE with_id = 1",
        Rule.ACTIVITIES,
        "between two people, in a group",
        "kind heart-to-heart",
    ),
    (
        (
            "UPDATE activities SET entered_at = '2026-01-01 00:00:00.000000' WHERE "
            "entered_at IS NOT NULL"
        ),
        Rule.ACTIVITIES,
        "entered before it was held",
        "id 3",
    ),
    (
        "UPDATE activities SET approved_by = entered_by",
        Rule.ACTIVITIES,
        "approved by whoever entered it",
        "id 3",
    ),
    (
        "UPDATE activities SET entered_at = NULL",
        Rule.ACTIVITIES,
        "approved, and not entered afterwards",
        "id 3",
    ),
    (
        "UPDATE activities SET approved_at = NULL",
        Rule.ACTIVITIES,
        "approved, and nobody knows when",
        "id 3",
    ),
    (
        "UPDATE activities SET state = 'declined' WHERE id = 1",
        Rule.ACTIVITIES,
        "declined without a reason, or a reason for nothing",
        "id 1",
    ),
    (
        "UPDATE activities SET state = 'declined', declined_for = 'No' WHERE id = 1",
        Rule.ACTIVITIES,
        "declined, and not entered afterwards or approved",
        "id 1",
    ),
    (
        "UPDATE activities SET withdrawn_at = announced_at WHERE id = 1",
        Rule.ACTIVITIES,
        "withdrawn before it began",
        "id 1",
    ),
    (
        (
            "UPDATE activities SET title = 'Twice', starts_at = (SELECT min(starts_at) "
            "FROM activities)"
        ),
        Rule.ACTIVITIES,
        "there twice",
        "id 2",
    ),
    ("UPDATE activity_check_ins SET way = 'mail'", Rule.CHECK_INS, "of no known way", "way mail"),
    (
        "UPDATE activities SET starts_at = ends_at",
        Rule.CHECK_INS,
        "outside the time in which it is open",
        "way code",
    ),
    (
        "UPDATE activities SET entered_at = ends_at WHERE id = 1",
        Rule.CHECK_INS,
        "by code or button, of what was entered afterwards",
        "activity_id 1",
    ),
    (
        "UPDATE activity_check_ins SET way = 'confirmed'",
        Rule.CHECK_INS,
        "confirmed, of what was announced",
        "activity_id 1",
    ),
    (
        (
            "INSERT INTO activity_check_ins (activity_id, way, checked_in_at) VALUES (2, "
            "'confirmed', '2026-01-01 00:00:00.000000')"
        ),
        Rule.CHECK_INS,
        "confirmed before it was noted",
        "activity_id 2",
    ),
    (
        (
            "INSERT INTO activity_check_ins (activity_id, person_id, way, checked_in_at) "
            "SELECT a.id, p.id, 'confirmed', a.announced_at FROM activities a, people p "
            "WHERE a.id = 2"
        ),
        Rule.CHECK_INS,
        "one of several of what is between two people",
        "activity_id 2",
    ),
    (
        (
            "INSERT INTO activity_check_ins (activity_id, way, checked_in_at) SELECT id, "
            "'confirmed', announced_at FROM activities WHERE id = 2"
        ),
        Rule.CHECK_INS,
        "there, and their answer is awaited",
        "activity_id 2",
    ),
    (
        "UPDATE activity_seats SET seat = 501 WHERE seat = 2",
        Rule.SEATS,
        "numbered beyond the limit",
        "seat 501",
    ),
    (
        "UPDATE activity_seats SET seat = 4 WHERE seat = 2",
        Rule.SEATS,
        "numbered with a gap before it",
        "seat 4",
    ),
    (
        "UPDATE wishes SET state = 'lost'",
        Rule.WISHES,
        "of no known state",
        "state lost",
    ),
    (
        "UPDATE wishes SET category = 'love'",
        Rule.WISHES,
        "of no known category",
        "state",
    ),
    (
        "UPDATE wishes SET state = 'confirmed', outcome = 'maybe'",
        Rule.WISHES,
        "of no known outcome",
        "state",
    ),
    (
        "UPDATE wishes SET state = 'claimed', claimed_at = NULL",
        Rule.WISHES,
        "taken on, and nobody knows when",
        "state claimed",
    ),
    (
        "UPDATE wishes SET helper_id = 1 WHERE state = 'open'",
        Rule.WISHES,
        "waiting, with somebody who looks after it",
        "state open",
    ),
    (
        "UPDATE wishes SET state = 'unconfirmed', fulfilled_at = NULL",
        Rule.WISHES,
        "done, and nobody knows when",
        "state unconfirmed",
    ),
    (
        "UPDATE wishes SET state = 'confirmed', rating = NULL",
        Rule.WISHES,
        "confirmed without a moment or a mark",
        "state confirmed",
    ),
    (
        "UPDATE wishes SET pool_id = NULL",
        Rule.WISHES,
        "in a pool of nobody",
        "state matched",
    ),
    (
        "DELETE FROM resource_units",
        Rule.WISHES,
        "matched with nothing",
        "state matched",
    ),
    (
        "UPDATE wishes SET state = 'withdrawn'",
        Rule.WISHES,
        "waiting or ended, and holds a resource",
        "state withdrawn",
    ),
    (
        "UPDATE wishes SET outcome = 'half'",
        Rule.WISHES,
        "answered for long before its end",
        "state",
    ),
    (
        "UPDATE wishes SET bell_at = NULL",
        Rule.WISHES,
        "under way, and no clock looks at it",
        "state",
    ),
    (
        "UPDATE wishes SET state = 'declined', helper_id = NULL",
        Rule.WISHES,
        "over, and a clock looks at it",
        "state declined",
    ),
    (
        "UPDATE wishes SET returned = true WHERE state = 'matched'",
        Rule.WISHES,
        "on top of a list it does not stand on",
        "state matched",
    ),
    (
        "UPDATE wishes SET text = ''",
        Rule.WISHES,
        "of somebody, without words",
        "state",
    ),
    (
        "UPDATE wishes SET wisher_id = NULL",
        Rule.WISHES,
        "of nobody, with words",
        "state",
    ),
    (
        "UPDATE wishes SET claimed_at = '2020-01-01 00:00:00'",
        Rule.WISHES,
        "taken on before it was said",
        "state",
    ),
    (
        "UPDATE wishes SET fulfilled_at = '2020-01-01 00:00:00'",
        Rule.WISHES,
        "done before it was taken on",
        "state",
    ),
    (
        "UPDATE wishes SET fulfilled_at = claimed_at, confirmed_at = '2020-01-01 00:00:00'",
        Rule.WISHES,
        "confirmed before it was done",
        "state",
    ),
]
QUESTIONS = {(rule, what): question for rule, what, question in questions()}
# What the database itself guards, as long as nobody opens it with other tools.
GUARDED = sorted(f"{column.table.name}.{column.name}" for column, _ in references())


@pytest.fixture
async def healthy(storage: Storage, address: str, setting: Setting) -> Storage:
    """A county with a little of everything."""
    setting(database_url=address)
    async with storage.read_write() as tx:
        await fill(tx)
    return storage


async def fill(tx: Transaction) -> None:
    line = await county.cadre(tx)
    group = await county.group(tx, line)
    await tx.groups.set_members(group.id, 30)
    person = await tx.people.meet(TELEGRAM_ID, NAME, "zh-hans", reachable=True, now=NOON)
    for purpose in (Purpose.CONTACT, Purpose.ACTIVITY):
        await tx.consents.give(person.id, purpose, NOON)
    await tx.contacts.become(person.id, line.id, NOON)
    await tx.memberships.join(group.id, person.id, NOON)
    asked = await tx.people.meet(TELEGRAM_ID + 1, NAME, "zh-hans", reachable=True, now=NOON)
    await tx.asking_again.ask(asked.id, line.id, group.id, NOON)
    await tx.roles.grant(person.id, line.organisation, Role.SAFETY_CONTACT, NOON)
    await tx.organisations.set_safety_contact(line.organisation, person.id)
    for somebody in (0, person.id):
        await tx.activity.add(county.said(group.id, somebody))
    report = await tx.pressure.report(person.id, line.organisation, line.organisation, WISH, NOON)
    assert report is not None
    await tx.pressure.replace(report, report.after(PressureStep.ANSWER, WISH), NOON)
    await tx.roster_files.add(person.id, "file", NOON)
    await tx.groups.start_counting(group.id, NOON)
    await tx.frozen.freeze(quarter_of(TODAY), [group.id], NOON)
    await tx.authors.note([(group.id, 5, Author(person.id, cadre_side=False))], NOON)
    await tx.albums.fresh({(group.id, "album")}, NOON)
    topic = await tx.topics.open(group.id, WISH, NOON, NOON + DAY)
    await tx.topics.posted(topic.id, 5)
    await tx.topics.keep_answer(topic.id, 6, person.id, WISH, NOON)
    mondays = Weekly((0,), time(12))
    schedule = await tx.topic_schedules.make(group.id, Draft(WISH), mondays, NOON + DAY, NOON)
    await tx.own_reminders.make(person.id, WISH, mondays, NOON + DAY, NOON)
    await tx.muting.mute(person.id, Sort.TOPICS, NOON)
    told_of = await tx.topics.open(group.id, WISH, NOON, NOON + DAY)
    await tx.topics.posted(told_of.id, 7)
    await tx.topics.close(told_of.id, NOON, digest_at=NOON)
    await tx.topics.step(told_of.id, TopicAction.DIGEST)
    sums = Digest(people=1, answers=1, blocks=1, votes=0, consenting=1, members=3, seen=True)
    await tx.topic_digests.keep(told_of.id, sums, NOON)
    await tx.topic_schedules.note(schedule.id, NOON)
    await tx.topic_schedules.became(schedule.id, NOON, topic.id)
    await tx.topics.note_vote(topic.id, person.id, NOON)
    plan = Plan("league-class", WISH, NOON + HOUR, NOON + 2 * HOUR, "Hall", 2)
    activity = await tx.activities.plan(line.id, group.id, plan, NOON)
    await tx.activities.answer(activity.id, person.id, NOON, coming=True)
    await tx.activities.take_seat(activity.id, person.id)
    await tx.check_ins.note(activity.id, person.id, Way.CODE, NOON + HOUR)
    await held_before(tx, line.id, group.id, person.id)
    weekly = begun_by(activity, None, TODAY + 70 * DAY, SHANGHAI)
    recurring = await tx.recurring.begin(weekly)
    assert recurring is not None
    await tx.recurring.made(recurring.id, TODAY, activity.id)
    await tx.photos.add(activity.id, 1, person.id, "file", "mark", NOON)
    await tx.ratings.rate(activity.id, person.id, 4, NOON)
    run = await tx.series.start(person.id, WISH, NOON)
    assert run is not None
    issue = await tx.series.publish(run, WISH, NOON)
    assert issue is not None
    await tx.series.subscribe(run, person.id, NOON)
    [waiting] = await tx.series.waiting(2)
    assert await tx.series.sent(waiting)
    assert await tx.series.read(issue.id, person.id, NOON)
    quarter = quarter_of(TODAY).first
    await tx.evaluations.say(line.organisation, quarter, person.id, Verdict.HELPED)
    proposal = await tx.proposals.propose(group.id, person.id, WISH, NOON)
    asks = AskedTogether(WISH, (WISH, "b"))
    design = await tx.designs.ask(
        person.id, None, [group.id], asks, [proposal, None], NOON, NOON + DAY
    )
    assert await tx.designs.vote(design.id, person.id, 1)
    await tx.designs.suggest(design, person.id, WISH)
    await tx.consents.give(asked.id, Purpose.ACTIVITY, NOON)
    await tx.proposals.support(proposal, asked.id, NOON)
    kinds = (ListedKind(KindName(ActivityKind.OWN, "读书会")),)
    later = TODAY + DAY
    for matter, figure, list_of in (
        (Matter.ACTIVITIES, 4, ()),
        (Matter.BOTH, 1, ()),
        (Matter.KINDS, 0, kinds),
    ):
        policy = Policy(line.organisation, matter, later, figure, list_of)
        await tx.policies.add(policy, TODAY)
    office = line.organisation
    await tx.policies.refuse(office, office, Matter.ACTIVITIES, 6, TODAY)
    made = await tx.quarterly_reports.make(office, quarter_of(TODAY).first, NOON)
    assert await tx.quarterly_reports.move(made, made.after(ReportAction.SUBMIT))
    where = await tx.organisations.get(office)
    assert where is not None
    facts = await quarterly_facts_of(tx, where, made.quarter, NOON)
    part = {ReportPart.EXPERIENCE: Written("We met", 1)}
    await tx.quarterly_reports.write(made.id, ReportPart.EXPERIENCE, "We met", 0)
    await tx.report_submissions.submit(made.id, office, facts, part, person.id, NOON)
    await tx.meetings.note(person.id, line.id, TODAY.year, NOON)
    await wishes(tx, person.id, line.id, line.organisation)
    await tx.updates.fresh(range(1, 10), NOON)
    await tx.parked.park("topic:1:5", 9, "{}", NOON)
    await tx.books.add(TODAY, Sums(seen=8, counted=4, acted=2, quarantined=1, failed=1))
    await posts(tx, person.id)


async def held_before(tx: Transaction, line: CadreId, group: GroupId, person: PersonId) -> None:
    """Something between two people, and something that was entered afterwards."""
    talk = Plan("heart-to-heart", "", NOON, NOON, "")
    await tx.activities.plan(line, None, talk, NOON, partner=person)
    late = Plan("league-class", "Late", NOON - 2 * HOUR, NOON - HOUR, "Hall")
    entered = await tx.activities.plan(line, group, late, NOON, entered_by=person)
    approved = replace(entered, approved_at=NOON, approved_by=PersonId(person + 1))
    assert await tx.activities.replace(entered, approved)


async def wishes(tx: Transaction, person: PersonId, line: CadreId, office: OrganisationId) -> None:
    """One that is open, and one that an office gave something to."""
    state, bell = WishState.OPEN, NOON + DAY
    waiting, wish = [
        await tx.wishes.submit(text, person, line, state=state, anonymous=True, now=NOON, bell=bell)
        for text in (WISH, f"{WISH}!")
    ]
    assert waiting.state is state
    pooled = wish.offered("No money", person, NOON).agreed(office, NOON)
    assert await tx.wishes.replace(wish, pooled.matched_by(person, NOON))
    given = await tx.resources.enter(office, person, WISH, 1, TODAY + DAY, NOON)
    assert await tx.resources.take(given, wish.id, TODAY)


async def posts(tx: Transaction, person: PersonId) -> None:
    """One in every state, and a notice that waits."""
    for number in range(4):
        receipt = Receipt("topic", 1)
        await tx.outbox.add(county.call(WISH, receipt=receipt, due=NOON + number * HOUR))
    first, second, third = await tx.outbox.lease(SENDER, NOON + 2 * HOUR, NOON + 3 * HOUR, 3)
    await tx.outbox.done(first.id, SENDER, NOON, 5)
    await tx.outbox.bury(second.id, SENDER, NOON, "ChatNotFound")
    assert third.lease_until == NOON + 3 * HOUR
    await tx.outbox.add(Post(Kind.NOTICE, "MyDataFile", {"person": 1}, NOON, person=person))


async def plant(address: str, *statements: str) -> None:
    """As somebody does who opens the database with another tool: nothing guards it."""
    url = make_url(address)
    sqlite = url.get_backend_name() == "sqlite"
    driver = "sqlite+aiosqlite" if sqlite else "postgresql+asyncpg"
    engine = create_async_engine(url.set(drivername=driver), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        off = "PRAGMA foreign_keys = OFF" if sqlite else "SET session_replication_role = replica"
        for statement in (off, *statements):
            await connection.execute(text(statement))
    await engine.dispose()


async def told(capsys: pytest.CaptureFixture[str], status: int) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert await verify(as_json=True) == status
    out = capsys.readouterr().out
    HIDDEN.in_(out)
    document = json.loads(out)
    assert document["ok"] is (status == 0)
    found: list[dict[str, Any]] = document["differences"]
    return found


@pytest.mark.usefixtures("healthy")
async def test_what_agrees_with_itself_is_one_line_and_status_0(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await told(capsys, 0) == []
    assert await verify(as_json=False) == 0
    assert capsys.readouterr().out == "everything that is kept agrees with itself\n"


async def test_a_planted_inconsistency_of_each_kind_is_found(healthy: Storage) -> None:
    """One after the other, each taken back before the next."""
    missed = [
        (statement, [facts["sentence"] for facts in found])
        for statement, rule, what, words in PLANTED
        for found in [await planted(healthy, statement, rule, what)]
        if not any(
            (facts["rule"], facts["what"]) == (rule.value, what) and words in str(facts["sentence"])
            for facts in found
        )
    ]
    assert missed == []


class TakenBack(Exception):
    """So that nothing is committed."""


async def planted(
    storage: Storage, statement: str, rule: Rule, what: str
) -> list[dict[str, object]]:
    """What the rule's own question finds; what takes more than one question is asked with all."""
    found: list[dict[str, object]] = []
    with suppress(TakenBack):
        async with storage.read_write() as tx:
            await tx._connection.execute(text(statement))
            if (rule, what) in QUESTIONS:
                one = await tx.verifying._asked(rule, what, QUESTIONS[rule, what])
                found += [] if one is None else [facts_of(one)]
            else:
                found += [facts_of(one) async for one in tx.verifying.differences(NOON, SHANGHAI)]
            raise TakenBack
    HIDDEN.in_(json.dumps(found))
    return found


@pytest.mark.usefixtures("healthy")
async def test_people_read_the_first_difference_and_how_many_more_there_are(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await plant(address, "UPDATE books SET seen = 9", "UPDATE activity SET replies = -3")
    capsys.readouterr()
    assert await verify(as_json=False) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("DIFFERENCE  books: on 2026-03-02 9 updates were seen, and 8 ended")
    assert lines[1].strip().startswith("→")
    assert lines[2].strip().startswith("1 more kind")


@pytest.mark.usefixtures("healthy")
async def test_whatever_names_an_erased_person_is_found(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await plant(address, "DELETE FROM people")
    found = {one["what"] for one in await told(capsys, 1) if one["rule"] == Rule.ORPHANS}
    assert found == {
        *("activity.person_id", "authors.person_id", "consents.person_id"),
        *("memberships.person_id", "contacts.person_id", "topic_answers.person_id"),
        "poll_votes.person_id",
        *("outbox.person_id", "pressure_reports.person_id", "rosters.person_id"),
        *("activity_seats.person_id", "activity_answers.person_id", "yearly_meetings.person_id"),
        *("activity_check_ins.person_id", "proposals.person_id", "proposal_supports.person_id"),
        *("activity_photos.person_id", "activity_ratings.person_id"),
        *("own_reminders.person_id", "muted.person_id"),
        *("series.person_id", "series_subscriptions.person_id", "series_reads.person_id"),
        *("designs.asker_id", "design_votes.person_id", "design_ideas.person_id"),
        "evaluation_tickets.person_id",
        *("asked_again.person_id", "roles.person_id", "organisations.safety_contact_id"),
        *("activities.with_id", "activities.entered_by", "activities.approved_by"),
        "report_submissions.submitted_by",
        *("wishes.wisher_id", "wishes.helper_id", "wishes.reason_by", "resources.entered_by"),
    }


@pytest.mark.usefixtures("healthy")
async def test_whatever_names_a_group_or_cadre_that_is_gone_is_found(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await plant(address, "DELETE FROM groups", "DELETE FROM cadres")
    found = {one["what"] for one in await told(capsys, 1) if one["rule"] == Rule.ORPHANS}
    assert found == {
        *("activities.group_id", "activities.cadre_id", "yearly_meetings.cadre_id"),
        *("recurring_activities.group_id", "recurring_activities.cadre_id", "proposals.group_id"),
        *("activity.group_id", "group_days.group_id", "authors.group_id", "albums.group_id"),
        *("memberships.group_id", "topics.group_id", "contacts.cadre_id"),
        *("topic_schedules.group_id", "design_cards.group_id"),
        *("frozen_figures.group_id", "asked_again.group_id", "asked_again.cadre_id"),
        "wishes.cadre_id",
    }


def test_every_reference_of_every_table_is_looked_at() -> None:
    asked = {what for rule, what, _ in questions() if rule is Rule.ORPHANS}
    assert asked == set(GUARDED)
    assert len(asked) > 30


def test_a_planted_case_stands_here_for_every_question() -> None:
    asked = {(rule, what) for rule, what, _ in questions() if rule is not Rule.ORPHANS}
    without = {(Rule.NEGATIVE, "failed"), (Rule.NEGATIVE, "tries")}
    assert asked - {(rule, what) for _, rule, what, _ in PLANTED} == without


async def test_what_came_late_for_a_folded_day_waits_for_the_next_folding(
    healthy: Storage, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failed update may be worked off a week later; older days are never folded again."""
    async with healthy.read_write() as tx:
        await tx.marks.set("blocks-folded", NOON - 2 * DAY)
    await plant(address, "UPDATE activity SET day = '2026-02-25'")
    assert await told(capsys, 0) == []
    await plant(address, "UPDATE activity SET day = '2026-02-19'")
    assert [one["rule"] for one in await told(capsys, 1)] == ["blocks"]


async def test_rows_of_people_of_a_nameless_quarter_are_found(
    healthy: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    async with healthy.read_write() as tx:
        await tx.marks.set("people-folded", datetime.combine(TODAY, time.min, UTC))
    assert await told(capsys, 0) == []
    async with healthy.read_write() as tx:
        await tx.marks.set("people-folded", datetime.combine(TODAY + DAY, time.min, UTC))
    assert [one["rule"] for one in await told(capsys, 1)] == ["rows-of-people"]


async def test_a_database_without_tables_is_told_so(setting: Setting) -> None:
    setting()
    with pytest.raises(Exception, match="yijiabai init"):
        await verify(as_json=True)


async def test_a_parked_update_that_goes_with_an_erased_person_is_booked(
    healthy: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    async with healthy.read_write() as tx:
        body = f'{{"update_id":20,"message":{{"from":{{"id":{TELEGRAM_ID}}}}}}}'
        await tx.updates.fresh([20], NOON)
        await tx.parked.park("topic:1:5", 20, body, NOON)
    async with healthy.read_write() as tx:
        assert await services(tx, NOON).people.forget(TELEGRAM_ID)
    assert await told(capsys, 0) == []
    async with healthy.read_only() as view:
        assert (await view.books.days())[TODAY].ignored == 1
