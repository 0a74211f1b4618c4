"""Joining: several messages to one person become one, with the buttons of all of them below."""

import json
from collections.abc import Sequence

from bot.wording.outgoing import Outgoing
from domain.lengths import LONGEST_MESSAGE, length_of

BETWEEN = "\n\n"


def fits(before: Sequence[Outgoing], one: Outgoing) -> bool:
    """Whether one more goes into the same message: texts do, as long as it is not too long."""
    if not before:
        return True
    if any(part.method != "sendMessage" or part.file is not None for part in (*before, one)):
        return False
    texts = [part.fields["text"] for part in (*before, one)]
    return length_of(BETWEEN.join(texts)) <= LONGEST_MESSAGE


def joined(parts: Sequence[Outgoing]) -> Outgoing:
    """One message of parts that fit together; one alone is as it was."""
    first, *others = parts
    if not others:
        return first
    fields = {**first.fields, "text": BETWEEN.join(part.fields["text"] for part in parts)}
    rows = [
        row
        for part in parts
        for row in json.loads(part.fields.get("reply_markup", "{}")).get("inline_keyboard", [])
    ]
    if rows:
        fields["reply_markup"] = json.dumps({"inline_keyboard": rows}, ensure_ascii=False)
    return Outgoing(first.method, fields)
