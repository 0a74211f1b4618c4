"""Numbers that may be 0, and never less."""

from collections.abc import Mapping

from sqlalchemy import Table

from storage.tables.activity import COUNTED, FROZEN, WORDS, activity, frozen_figures
from storage.tables.designs import design_options
from storage.tables.evaluations import evaluation_sums
from storage.tables.groups import groups
from storage.tables.organisations import cadres
from storage.tables.outbox import outbox
from storage.tables.policies import policies, quota_raisings
from storage.tables.series import series_issues
from storage.tables.topics import topic_digests
from storage.tables.updates import books, failed, tries
from storage.updates.books import NAMES

NEVER_NEGATIVE: Mapping[Table, tuple[str, ...]] = {
    books: NAMES,
    activity: (*COUNTED, *WORDS, "folded_blocks"),
    frozen_figures: FROZEN,
    cadres: ("declined_or_left",),
    groups: ("member_count",),
    outbox: ("attempts",),
    policies: ("figure",),
    quota_raisings: ("wanted",),
    series_issues: ("deliveries", "reads"),
    evaluation_sums: ("times",),
    design_options: ("votes",),
    topic_digests: ("people", "answers", "blocks", "votes", "consenting", "members"),
    failed: ("attempts",),
    tries: ("times",),
}
