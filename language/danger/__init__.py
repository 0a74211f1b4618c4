"""Danger to life or safety in what a young person hands to the bot in private; nothing else.

`find_danger` is pure and keeps nothing. First come rules, which are tables: words (`words`), rows
of words (`rules_*`) and what takes a row back (`guards`). For what no row foresees, all signs are
weighed together, with weights learned from examples (`weighing`, `learning`). The judgement behind
both:

* A call that was not needed costs a kind word; one that was missed may cost a life. In doubt what
  is said in the first person and as lasting (每天, 真的) is called.
* 想死 and 想跳楼 about a light matter (作业, 早八), with laughter, or as a degree of work
  (写到想死) mostly pass for a way of speaking, unless it is said to go on. The light matters are a
  list and the list has gaps: 听力听得想死 is called. So is 自杀, joke or not, where it is wished
  for; notes, means at hand and self-harm are called whatever joke stands beside them.
* Films, games, songs, history, the news and lessons are no danger, unless 我 is the subject.
* What somebody tells of the past and calls over is not called.
* Blows, threats, assault, being held, sold or blackmailed are called; quarrels, fraud about money
  alone and unfriendly talk are not.

Not everything is found. On examples written apart (`tests/language/data`) plain words are nearly
always seen, hints seven to nine times in ten, by how veiled they are; of what only looks like
danger about one in fifty is called, of ordinary talk that nothing was learned from three to four
lines in a thousand. A find says something; nothing found never says that somebody is safe.
"""

from language.danger.findings import MANY_SIGNS, Danger, DangerKind, Directness


def find_danger(text: str) -> Danger | None:
    """The plainest danger in a message, or None. Same text, same answer; nothing is kept.

    The first call with a text reads the tables, which takes some tenths of a second.
    """
    if not text.strip():
        return None
    from language.danger.find import find_danger as found

    return found(text)


__all__ = ["MANY_SIGNS", "Danger", "DangerKind", "Directness", "find_danger"]
