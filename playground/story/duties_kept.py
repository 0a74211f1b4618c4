"""The Five Ones as the bot has them: in its tables, in its export, and on people's screens."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from playground.story.books import ZONE
from playground.story.decisions import DECISIONS, decided
from playground.story.duties import Why

ACTIVITIES = """
SELECT a.kind, a.title, a.starts_at, coalesce(c.roster_name, o.name) AS cadre,
       o.name AS office, a.state, a.withdrawn_at, a.entered_at, a.approved_at,
       (SELECT count(*) FROM activity_check_ins i WHERE i.activity_id = a.id) AS present,
       (SELECT count(*) FROM activity_photos f WHERE f.activity_id = a.id) AS photos,
       (SELECT count(*) FROM activity_ratings r WHERE r.activity_id = a.id) AS rated,
       (SELECT coalesce(sum(stars), 0) FROM activity_ratings r WHERE r.activity_id = a.id) AS stars
FROM activities a LEFT JOIN cadres c ON c.id = a.cadre_id
LEFT JOIN organisations o ON o.id = a.organ_id
"""
MEETINGS = """
SELECT c.roster_name AS cadre, count(*) AS noted, sum(m.state = 'confirmed') AS confirmed
FROM yearly_meetings m JOIN cadres c ON c.id = m.cadre_id GROUP BY c.roster_name
"""
PROPOSALS = """
SELECT p.text, p.state, (SELECT count(*) FROM proposal_supports s WHERE s.proposal_id = p.id) AS n
FROM proposals p WHERE p.text != '' AND p.state != 'withdrawn'
"""
KINDS = {
    "practical-help": "办实事",
    "league-class": "团课",
    "heart-to-heart": "谈心谈话",
    "volunteer-service": "志愿服务",
    "culture-or-sports": "文体活动",
    "open-house": "机关开放",
    "face-to-face": "面对面",
    "collective-volunteering": "集中志愿服务",
    "sharing": "1+100分享活动",
    "self-designed": "自主设计活动",
    "guidance": "联系指导",
    "theme-class": "主题团课",
    "joining-ceremony": "入团仪式",
}
COUNTS = "✓"
SUM = re.compile(r"要 (\d+) [次类]，算数 (\d+) [次类]，进度 (\d+)%")
LINE = re.compile(r"^([✓○]) ([^：]+?)(?:：(.*))?$", re.MULTILINE)
CADRE = re.compile(r"^• ([^：]+)：(\d+)/(\d+)，", re.MULTILINE)
# Names stand between marks that keep their direction to themselves.
UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
Facts = dict[str, dict[str, object]]


def kept(database: Path) -> Facts:
    """By the same names as the town's list."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        return _read(connection)
    finally:
        connection.close()


def _read(connection: sqlite3.Connection) -> Facts:
    found: Facts = {}
    for row in connection.execute(ACTIVITIES):
        name = f"{row['cadre']} {label(row)}"
        if name in found:
            raise ValueError(f"two activities for {name}")
        found[name] = {
            "office": row["office"],
            "present": row["present"],
            "cancelled": row["state"] == "cancelled",
            "withdrawn": row["withdrawn_at"] is not None,
            "afterwards": row["entered_at"] is not None,
            "approved": row["approved_at"] is not None,
            "declined": row["state"] == "declined",
            "photos": row["photos"],
            "rated": (row["rated"], row["stars"]),
        }
    for row in connection.execute(MEETINGS):
        name = f"{row['cadre']} 年度面谈"
        found[name] = {"noted": row["noted"], "confirmed": row["confirmed"]}
    for row in connection.execute(PROPOSALS):
        found[row["text"]] = {"supporters": row["n"], "taken": row["state"] == "taken"}
    rows = [dict(row) for row in connection.execute(DECISIONS)]
    return {**found, **decided(rows)}


def label(row: sqlite3.Row) -> str:
    began = datetime.fromisoformat(f"{row['starts_at']}+00:00").astimezone(ZONE)
    kind = KINDS[row["kind"]]
    what = f"{kind}｜{row['title']}" if row["title"] else kind
    return f"{what}，{began.month}月{began.day}日"


def exported(lines: Iterable[str]) -> Facts:
    """`yijiabai export five-ones --format jsonl`: what is owed and done, by name."""
    found: Facts = {}
    for line in lines:
        row = json.loads(line)
        name = row["name"] if "cadre" in row else row["organisation_name"]
        done = None if "owed" not in row else (row["owed"], row["counted"], row["percent"])
        found[name] = {"period": row["first"], "exported": done}
    return found


def told(text: str) -> dict[str, object]:
    """What stands on somebody's screen: the sum, and of each activity whether it counts, or by
    which words not.
    """
    seen = text.translate(UNSEEN)
    said = {found[2]: why_of(found[1], found[3]) for found in LINE.finditer(seen)}
    total = SUM.search(seen)
    return {"sum": None if total is None else tuple(map(int, total.groups())), "read": said}


def cadres_told(text: str) -> dict[str, tuple[int, int]]:
    """How many of how many each cadre of an office has done."""
    found = CADRE.finditer(text.translate(UNSEEN))
    return {one[1]: (int(one[2]), int(one[3])) for one in found}


def why_of(mark: str, words: str | None) -> Why | str | None:
    """The words themselves where the town knows no such reason."""
    if words is None:
        return None if mark == COUNTS else Why.NOT_OWED
    return next((why for why in Why if why.value in words), words)
