"""Words that mean nothing alone and something together with others; see `weighing`."""

WEIGHED: dict[str, str] = {
    "NUMB": """
        空洞 空虚 麻木 失去了兴趣 失去兴趣 提不起兴趣 感觉不到快乐 感觉不到开心 没有感觉了
        什么都不想做 什么都不想要 吃不下 睡不着 整夜失眠 没有灵魂 心是空的 心里空 numb empty
        nothing_matters feel_nothing lost_interest
    """,
    "DARK": """
        黑暗 深渊 深海 沉下去 溺水 悬崖 崩塌 漩涡 黑洞 泥潭 绝境 窒息 喘不过气 呼吸 透不过气
        看不见光 darkness drowning sinking suffocating abyss dark
    """,
    "MASKED": """
        假装 强颜欢笑 伪装 装作没事 面具 装开心 演戏 笑着 pretend pretending fake_smile fake_a_smile
        mask
    """,
    "SELFHATE": """
        讨厌自己 恨自己 恶心自己 厌恶自己 恨我自己 讨厌我自己 看不起自己 原谅不了自己 hate_myself
        hate_my_life hate_who_i_am disgusted_with_myself
    """,
    "ENDED": "结束 结束了 到头 完了 终点 尽头 最后 the_end end over ending",
    "EARTH": "世界 这个世界 人间 人世 这世上 世上 world",
    "AWAY": "离开 走了 远走 消失 离去 走吧 leave leaving gone go",
    "ILL": """
        抑郁症 抑郁 双相 确诊 停药 重度 躁郁 吃药 住院 depression depressed bipolar meds diagnosed
        被诊断
    """,
    "WEARY": """
        撑着 熬 熬着 硬撑 挣扎 坚持 扛 倦 厌倦 疲 努力过 尽力 tired exhausted weary struggling
    """,
    "NOMORE": "再也不 不再 不想再 不用再 没有了 不会再 anymore no_longer never_again no_more",
    "WHYLIVE": """
        为什么活着 为什么要活 为什么还活 活着为了 活着干嘛 还要继续 继续下去 继续活 keep_going go_on
        carry_on
    """,
}
