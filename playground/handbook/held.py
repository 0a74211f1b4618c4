"""What the database holds of one person, read from its tables and past the program, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# What a person's rows are, by table. A table that is missing here is told by its own name.
TABLES = {
    "people": "人员：Telegram 编号、名字、用户名、界面语言、年龄段、开始的时间",
    "consents": "同意",
    "contacts": "联系青年",
    "memberships": "在群",
    "activity": "活跃，按天和群的计数",
    "activity_blocks": "活跃时段，只有时段的编号",
    "authors": "哪条消息是谁发的，只有编号，没有内容；给表情回应用，七天后删",
    "menus": "命令菜单：设过没有",
    "ceilings": "打扰额度：这一周用了几条",
    "wishes": "心愿",
    "drafts": "说到一半的话",
    "outbox": "发件箱：还没发出去的话",
}
PURPOSES = {
    "contact": "保持联系",
    "activity": "我的活跃",
    "invitations": "活动邀请",
    "follow_up": "事后问一句",
}
AGES = {"14-17": "14 到 17 岁", "18+": "18 岁或以上"}
PEOPLE = "SELECT id, age_band FROM people WHERE telegram_id = ?"
CONSENTS = "SELECT purpose FROM consents WHERE person_id = ?"
CADRES = """
SELECT c.roster_name, c.declined_or_left + count(k.person_id), count(k.person_id)
FROM cadres c LEFT JOIN contacts k ON k.cadre_id = c.id GROUP BY c.id ORDER BY c.id
"""
CONTACT = """
SELECT c.roster_name FROM contacts k JOIN cadres c ON c.id = k.cadre_id WHERE k.person_id = ?
"""
GROUPS = """
SELECT g.title FROM memberships m JOIN groups g ON g.id = m.group_id
WHERE m.person_id = ? ORDER BY g.id
"""


@dataclass(frozen=True, slots=True)
class Held:
    """`rows` by table; `said` are messages under the person's own number, `all_said` all of all
    groups; `asked` by cadre: how many were asked, and how many of them take part; `named` are the
    tables in which the Telegram id stands.
    """

    age: str | None
    rows: dict[str, int]
    purposes: tuple[str, ...]
    cadre: str | None
    groups: tuple[str, ...]
    said: int
    all_said: int
    marks: int
    asked: dict[str, tuple[int, int]]
    named: tuple[str, ...]

    def page(self, name: str) -> str:
        lines = [f"**数据库里关于{name}的，全在这里：**", ""]
        lines += [f"- {line}" for line in self._rows()] or ["- 一行也没有"]
        named = "、".join(TABLES.get(one, one).split("：")[0] for one in self.named)
        lines.append("")
        lines.append(
            f"- TA 的 Telegram 编号出现在：{named}" if named else "- 哪里都没有 TA 的 Telegram 编号"
        )
        lines.append(f"- 加密标记（只认得出“问过”，看不出是谁）：{self.marks} 个")
        for cadre, (asked, take_part) in self.asked.items():
            lines.append(f"- {cadre}：已问 {asked} 人，其中 {take_part} 人参加")
        lines.append(f"- 群里的消息共 {self.all_said} 条，其中记在 TA 名下 {self.said} 条")
        return "\n".join(lines)

    def _rows(self) -> Iterator[str]:
        for table, count in self.rows.items():
            told = TABLES.get(table, table)
            match table:
                case "people":
                    yield f"{told}（{self.age or '没有问过年龄'}）"
                case "consents":
                    yield f"{told}：{'、'.join(self.purposes)}"
                case "contacts":
                    yield f"{told}：{self.cadre}的"
                case "memberships":
                    yield f"{told}：{'、'.join(self.groups)}"
                case _:
                    yield f"{told}：{count} 行"


def held_of(database: Path, telegram_id: int) -> Held:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return _held(connection, telegram_id)
    finally:
        connection.close()


def _held(connection: sqlite3.Connection, telegram_id: int) -> Held:
    person, age = connection.execute(PEOPLE, [telegram_id]).fetchone() or (None, None)
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    ]

    def column(question: str) -> tuple[str, ...]:
        return tuple(one for (one,) in connection.execute(question, [person]))

    return Held(
        age=None if age is None else AGES[age],
        rows=_rows(connection, tables, person),
        purposes=tuple(name for one, name in PURPOSES.items() if one in column(CONSENTS)),
        cadre=next(iter(column(CONTACT)), None),
        groups=column(GROUPS),
        said=_sum(connection, "WHERE person_id = ?", [person]),
        all_said=_sum(connection, "", []),
        marks=_count(connection, "refusals", "", []),
        asked={name: (asked, part) for name, asked, part in connection.execute(CADRES) if asked},
        named=tuple(one for one in sorted(tables) if _stands_in(connection, one, telegram_id)),
    )


def _rows(connection: sqlite3.Connection, tables: list[str], person: int | None) -> dict[str, int]:
    """In every table that refers to people, by whichever column."""
    found: dict[str, int] = {}
    for table in tables if person is not None else ():
        columns = {"id"} if table == "people" else set()
        columns |= {
            key[3]
            for key in connection.execute(f'PRAGMA foreign_key_list("{table}")')
            if key[2] == "people"
        }
        names = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        columns |= names & {"person_id", "by_person"}
        if columns:
            where = " OR ".join(f'"{one}" = ?' for one in sorted(columns))
            count = _count(connection, table, f"WHERE {where}", [person] * len(columns))
            if count:
                found[table] = count
    return {one: found[one] for one in dict.fromkeys([*TABLES, *sorted(found)]) if one in found}


def _count(connection: sqlite3.Connection, table: str, where: str, given: list[object]) -> int:
    asked = f'SELECT count(*) FROM "{table}" {where}'  # noqa: S608  # names of tables and columns
    return int(connection.execute(asked, given).fetchone()[0])


def _sum(connection: sqlite3.Connection, where: str, given: list[object]) -> int:
    asked = f"SELECT coalesce(sum(messages), 0) FROM activity {where}"  # noqa: S608  # our own words
    return int(connection.execute(asked, given).fetchone()[0])


def _stands_in(connection: sqlite3.Connection, table: str, telegram_id: int) -> bool:
    rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # names of tables
    return any(str(telegram_id) in str(cell) for row in rows for cell in row)
