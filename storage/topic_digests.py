"""Digests of topics: sums alone, and phrases of at least five people."""

import json
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.topic_digests import Bar, Digest
from domain.topics import TopicId
from storage.many_rows import insert_new
from storage.tables.topics import topic_digests


class TopicDigests:
    """One for each topic, made once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, id: TopicId, digest: Digest, now: datetime) -> bool:
        """False: made before, and the first one stays."""
        return await insert_new(
            self._connection,
            topic_digests,
            topic_id=id,
            people=digest.people,
            answers=digest.answers,
            blocks=digest.blocks,
            votes=digest.votes,
            consenting=digest.consenting,
            members=digest.members,
            seen=digest.seen,
            phrases=kept(digest.phrases),
            options=kept(digest.options),
            course=json.dumps(digest.course),
            made_at=now,
        )

    async def get(self, id: TopicId) -> Digest | None:
        return (await self.of([id])).get(id)

    async def of(self, topics: Collection[TopicId]) -> dict[TopicId, Digest]:
        asked = select(topic_digests).where(topic_digests.c.topic_id.in_(topics))
        return {
            TopicId(row.topic_id): Digest(
                people=row.people,
                answers=row.answers,
                blocks=row.blocks,
                votes=row.votes,
                consenting=row.consenting,
                members=row.members,
                seen=row.seen,
                phrases=bars_of(row.phrases),
                options=bars_of(row.options),
                course=tuple(json.loads(row.course)),
            )
            for row in await self._connection.execute(asked)
        }


def kept(bars: Collection[Bar]) -> str:
    return json.dumps([[bar.label, bar.people] for bar in bars], ensure_ascii=False)


def bars_of(written: str) -> tuple[Bar, ...]:
    return tuple(Bar(label, people) for label, people in json.loads(written))
