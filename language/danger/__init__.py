"""Danger to life or safety in what a young person hands to the bot in private; nothing else.

`find_danger` is pure and keeps nothing. The rules are tables: words (`words`), rows of words
(`rules_self`, `rules_hints`, `rules_others`), weak signs that weigh something together
(`weighing`), and what takes a row back (`guards`). The judgement behind them:

* A call that was not needed costs a kind word; one that was missed may cost a life. In doubt what
  is said in the first person and as lasting (每天, 真的) is called.
* 想死 and 想跳楼 about a light matter (作业, 早八), with laughter, or as a degree of work
  (写到想死) are a way of speaking, unless it is said to go on. Plans, means at hand, notes and
  self-harm are called whatever joke stands beside them.
* Films, games, songs, history, the news and lessons are no danger, unless 我 is the subject.
* What somebody tells of the past and calls over is not called.
* Blows, threats, assault, being held, sold or blackmailed are called; quarrels, fraud about money
  alone and unfriendly talk are not.
"""

from language.danger.find import find_danger
from language.danger.findings import Danger, DangerKind, Directness

__all__ = ["Danger", "DangerKind", "Directness", "find_danger"]
