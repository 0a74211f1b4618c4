"""What an update that acts may ask of the database: the answers are waited for one after the other,
and nobody notices one more.
"""

from storage.database import Storage
from tests.handlers.talking import Talk
from tests.services.people_of_a_county import founded
from tests.statements import statements

YOUNG, CADRE, ADMINISTRATOR, STRANGER = 7, 901, 903, 9
# The first question is who it is; with a text comes what it may answer to, and whether its writer
# called for help before.
MOST = {
    (STRANGER, "/help"): 1,
    (YOUNG, "/help"): 3,
    (CADRE, "/help"): 3,
    (YOUNG, "今天天气不错"): 3,
    (CADRE, "今天天气不错"): 3,
    (YOUNG, "/wish"): 2,
    (YOUNG, "想学游泳，没人教"): 6,
    (YOUNG, "/wish 想找人一起练英语口语"): 5,
    (YOUNG, "/cancel"): 1,
    (YOUNG, "/stats"): 8,
    (ADMINISTRATOR, "/stats"): 8,
    (CADRE, "/stats"): 14,
    (CADRE, "/topic"): 10,
}


async def test_an_act_asks_no_more_than_it_needs(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
    talk = Talk(storage)
    asked = {(who, text): await questions(talk, who, text) for who, text in MOST}
    assert {act: many for act, many in asked.items() if many > MOST[act]} == {}
    assert all(asked.values()), "what is asked is seen here"


async def questions(talk: Talk, who: int, text: str) -> int:
    """What is only written goes along with the next question, or with the commit."""
    async with talk.storage.read_write() as tx:
        with statements(talk.storage) as asked:
            await talk.take(tx, message=talk.message(who, text))
    return len([one for one in asked if "SELECT" in one and "INSERT" not in one])
