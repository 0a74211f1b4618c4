"""What counts as danger in what somebody hands to the bot, and what only looks like it."""

import pytest

from language.danger import Danger, DangerKind, Directness, find_danger

SELF, FROM_OTHERS, SOMEBODY = (
    DangerKind.SELF,
    DangerKind.FROM_OTHERS,
    DangerKind.SOMEBODY_ELSE,
)
DIRECT, INDIRECT = Directness.DIRECT, Directness.INDIRECT


def found(text: str) -> Danger:
    danger = find_danger(text)
    assert danger is not None, text
    return danger


@pytest.mark.parametrize(
    ("text", "kind", "directness"),
    [
        ("我真的不想活了", SELF, DIRECT),
        ("我想从楼上跳下去", SELF, DIRECT),
        ("遗书都写好了", SELF, DIRECT),
        ("I want to kill myself", SELF, DIRECT),
        ("大家没有我会过得更好", SELF, INDIRECT),
        ("睡着了不要再醒来就好", SELF, INDIRECT),
        ("I just want to sleep forever", SELF, INDIRECT),
        ("我爸又拿皮带打我", FROM_OTHERS, DIRECT),
        ("有人拿我的裸照勒索我", FROM_OTHERS, DIRECT),
        ("我被骗进传销，出不去", FROM_OTHERS, DIRECT),
        ("他一喝酒就动手，我好怕", FROM_OTHERS, INDIRECT),
        ("我室友说她不想活了", SOMEBODY, DIRECT),
        ("我妹妹割腕了", SOMEBODY, DIRECT),
        ("my friend says he wants to die", SOMEBODY, DIRECT),
        ("我弟说他撑不下去了", SOMEBODY, INDIRECT),
    ],
)
def test_a_danger_is_found_with_who_is_in_it_and_how_plainly_it_is_said(
    text: str, kind: DangerKind, directness: Directness
) -> None:
    danger = found(text)
    assert (danger.kind, danger.directness) == (kind, directness)


@pytest.mark.parametrize(
    "text",
    [
        "我没有想死",
        "放心，我不会自杀的",
        "从来没想过轻生",
        "我绝对不会自杀",
        "我并不是不想活了",
        "I'm not suicidal",
        "I would never hurt myself",
        "I don't want to die",
    ],
)
def test_what_is_denied_is_no_danger(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "没有一天不想死",
        "我无时无刻不想自杀",
        "不是开玩笑，我想死",
        "我不敢说，我想自杀",
        "没人知道我想死",
        "我不知道为什么想死",
        "特别想跳楼",
        "莫名想死",
        "I can't stop thinking about suicide",
    ],
)
def test_a_not_that_denies_something_else_hides_no_danger(text: str) -> None:
    assert found(text).kind is SELF


@pytest.mark.parametrize(
    "text",
    [
        "笑死我了",
        "累死了",
        "想死你了",
        "热死",
        "死机",
        "昨晚打游戏又死了五次",
        "杀青啦",
        "这题要命",
        "社死",
        "跳楼价清仓",
        "想跳槽",
        "不想活动",
        "我被打脸了",
        "他打我电话",
        "道德绑架",
        "dying of laughter",
        "killing it",
        "deadline",
        "my phone died",
    ],
)
def test_an_idiom_is_no_danger(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "笑死我了，不过说真的，我不想活了",
        "今天累死了，手机也死机了。我想自杀",
        "想死你了妈妈，可是我真的撑不下去了",
        "我没有想死他，我想割腕",
        "deadline is tomorrow and I want to kill myself",
        "电影很好看。看完我就想去跳楼",
        "作业写完了，跟室友吃了火锅，回来路上又买了奶茶，最后一个人坐在天台上，想跳下去",
    ],
)
def test_an_idiom_a_denial_or_a_film_elsewhere_hides_no_danger(text: str) -> None:
    assert found(text).kind is SELF


@pytest.mark.parametrize(
    "text",
    [
        "电影里他自杀了",
        "小说的女主角割腕那段太真实",
        "《活着》看哭了",
        "历史课讲项羽乌江自刎",
        "新闻说有人跳江被救起来了",
        "歌词“我想要离开这个世界”是哪首歌",
        "台词是“我不想活了”，怎么演",
        "请专家讲一讲预防自杀",
        "校园霸凌怎么立法，想听讲座",
        "反诈宣传：谨防裸聊敲诈",
    ],
)
def test_a_story_or_a_lesson_is_no_danger(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize("text", ["看完电影我也想自杀", "小说里都有人救，我没有，我想死"])
def test_a_story_is_no_cover_for_the_first_person(text: str) -> None:
    assert found(text).kind is SELF


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("作业多得想死", "作业多得我每天都想死"),
        ("写论文写到想死", "写论文写到想死，真的，控制不住"),
        ("高数挂了，想死，哈哈哈", "高数挂了，我想死"),
        ("蚊子叮得我想跳楼哈哈哈", "我今晚就去跳楼"),
    ],
)
def test_a_way_of_speaking_is_told_from_what_is_meant_or_goes_on(spoken: str, meant: str) -> None:
    assert find_danger(spoken) is None
    assert found(meant).kind is SELF


@pytest.mark.parametrize("text", ["你想死啊", "你活腻了吧", "他帅得我想去世"])
def test_banter_is_no_danger(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "以前想过自杀，现在好了，想帮助别人",
        "曾经想过放弃生命，是朋友拉了我一把",
    ],
)
def test_what_is_told_as_over_is_no_danger(text: str) -> None:
    assert find_danger(text) is None


def test_what_came_back_is_a_danger_again() -> None:
    assert found("以前想过自杀，后来好多了，最近又想自杀").kind is SELF
