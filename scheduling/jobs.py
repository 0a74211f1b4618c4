"""The table of jobs: everything that happens because time has passed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from domain.working_days import WorkingDays
from services.services import Services


@dataclass(frozen=True, slots=True)
class Job:
    """`run` does one chunk of what is due at the services' moment and says how much it did; 0:
    nothing is due any more. `next_due` is the next moment at which something will be.
    """

    name: str
    run: Callable[[Services], Awaitable[int]]
    next_due: Callable[[Services], Awaitable[datetime | None]]


def jobs(is_working: WorkingDays) -> tuple[Job, ...]:
    """In the order in which they are done: somebody in danger comes first."""
    return (
        Job(
            "calls-for-help",
            lambda services: services.safety.escalate_due(),
            lambda services: services.safety.next_due(),
        ),
        Job(
            "wish-clocks",
            lambda services: services.wish_clocks.ring_due(),
            lambda services: services.wish_clocks.next_due(),
        ),
        Job(
            "mornings",
            lambda services: services.mornings.send_due(is_working),
            lambda services: services.mornings.next_due(is_working),
        ),
        Job(
            "prompts",
            lambda services: services.prompts.send_due(is_working),
            lambda services: services.prompts.next_due(is_working),
        ),
        Job(
            "activity-reminders",
            lambda services: services.activity_reminders.send_due(),
            lambda services: services.activity_reminders.next_due(),
        ),
        Job(
            "recurring-activities",
            lambda services: services.recurring.make_due(),
            lambda services: services.recurring.next_due(),
        ),
        Job(
            "activity-ratings",
            lambda services: services.ratings.ask_due(),
            lambda services: services.ratings.next_due(),
        ),
        Job(
            "quarterly-reports",
            lambda services: services.report_reminders.send_due(is_working),
            lambda services: services.report_reminders.next_due(is_working),
        ),
        Job(
            "series-issues",
            lambda services: services.all_series.send_due(),
            lambda services: services.all_series.next_due(),
        ),
        Job(
            "scheduled-topics",
            lambda services: services.topic_schedules.post_due(),
            lambda services: services.topic_schedules.next_due(),
        ),
        Job(
            "own-reminders",
            lambda services: services.own_reminders.send_due(),
            lambda services: services.own_reminders.next_due(),
        ),
        Job(
            "topics-closing",
            lambda services: services.topic_digests.close_due(),
            lambda services: services.topic_digests.next_closing(),
        ),
        Job(
            "designs-closing",
            lambda services: services.designs.close_due(),
            lambda services: services.designs.next_closing(),
        ),
        Job(
            "topic-digests",
            lambda services: services.topic_digests.digest_due(),
            lambda services: services.topic_digests.next_digest(),
        ),
        Job(
            "member-counts",
            lambda services: services.members.ask_due(),
            lambda services: services.members.next_due(),
        ),
        Job(
            "vacant-groups",
            lambda services: services.vacancies.tell_due(),
            lambda services: services.vacancies.next_due(),
        ),
        Job(
            "contacts-left-alone",
            lambda services: services.vacancies.release_due(),
            lambda services: services.vacancies.next_release(),
        ),
        Job(
            "menus",
            lambda services: services.menus.renew_due(),
            lambda services: services.menus.next_due(),
        ),
        Job(
            "retention",
            lambda services: services.retention.forget_due(),
            lambda services: services.retention.next_forgetting(),
        ),
        Job(
            "blocks",
            lambda services: services.retention.fold_due(),
            lambda services: services.retention.next_folding(),
        ),
        Job(
            "quarters",
            lambda services: services.freezing.freeze_due(),
            lambda services: services.freezing.next_freezing(),
        ),
        Job(
            "rows-of-people",
            lambda services: services.freezing.fold_people_due(),
            lambda services: services.freezing.next_people_folding(),
        ),
    )
