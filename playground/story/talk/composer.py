"""Sentences for a conversation, put together by chance from themes; a seed says the same again."""

from collections.abc import Iterator
from random import Random

from playground.story.talk.themes import CADRE_LINES, SHORT, THEMES

PLACES = (
    *("体育馆", "老街", "河边", "图书馆", "中学操场", "青年空间", "东门", "西市场", "湿地公园"),
    *("职校", "汽车站", "文化馆", "新城广场", "敬老院", "北山", "青禾书屋", "工业园", "南湖"),
)
TIMES = (
    *("今晚七点", "周六上午", "周日下午", "明天中午", "下周三", "后天", "月底", "周五晚上"),
    *("明早八点", "下班以后", "放学后", "这个周末"),
)
FOODS = (
    *("饺子", "凉面", "米线", "烤鱼", "奶茶", "豆花", "锅贴", "馄饨", "烧饼", "粽子", "酸梅汤"),
    *("小龙虾", "炒饭", "蛋挞", "绿豆糕"),
)
THINGS = (
    *("吉他", "电饭锅", "台灯", "相机", "自行车", "书桌", "纪录片", "悬疑片", "小说", "四级"),
    *("会计", "驾照", "充电宝", "帐篷", "羽毛球拍"),
)
SURNAMES = "赵钱孙李周吴郑王冯陈"
SHORT_SHARE = 0.3


class Composer:
    """Makes what people say; it never runs out."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def conversation(self, length: int) -> Iterator[str]:
        """`length` sentences about one thing, the first of them an opening."""
        theme = self._chance.choice(THEMES)
        yield self._filled(self._chance.choice(theme.openers))
        for _ in range(length - 1):
            if self._chance.random() < SHORT_SHARE:
                yield self._chance.choice(SHORT)
            else:
                yield self._filled(self._chance.choice(theme.lines))

    def of_the_cadre(self) -> str:
        return self._filled(self._chance.choice(CADRE_LINES))

    def short(self) -> str:
        return self._chance.choice(SHORT)

    def _filled(self, sentence: str) -> str:
        chance = self._chance
        return sentence.format(
            place=chance.choice(PLACES),
            time=chance.choice(TIMES),
            food=chance.choice(FOODS),
            thing=chance.choice(THINGS),
            number=chance.randint(2, 9),
            surname=chance.choice(SURNAMES),
        )
