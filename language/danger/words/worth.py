"""Words for having no worth, no place, nothing good left."""

WORTH: dict[str, str] = {
    "BURDENED": """
        累赘 拖累 包袱 拖油瓶 是负担 的负担 多余的 很多余 是多余 我多余 活着多余 浪费粮食 浪费空气
        浪费空间 浪费钱 废物 没有用 一无是处 一事无成 害了 连累 垃圾 失败品 不配 没资格 污点 错误
        burden worthless useless failure waste_of_space waste_of waste_of_oxygen piece_of_trash 消耗
        废人
    """,
    "WHOSE": """
        大家 家人 家里 爸妈 父母 你们 他们 所有人 全家 爸爸 妈妈 我妈 我爸 别人 孩子 老公 everyone
        family parents people you them everybody mom dad friends
    """,
    "SELFLESS": """
        累赘 拖累 负累 多余的人 是多余 很多余 好多余 活着多余 最多余 我多余 拖油瓶 浪费空气 浪费粮食
        浪费空间 没有存在的必要 没有存在的价值 没有存在的意义 存在的必要 是负担 的负担 burden
        waste_of_space waste_of_oxygen
    """,
    "EXISTENCE": "存在 出生 来到这世上 来到这个世界",
    "UNWANTED": """
        命也不想要 命都不想要 命不要了 不想要这条命 把命还给 把这条命还 不想要命了 命给别人 我的命给
        连自己都不想要 自己也不想要了 把自己丢掉 用我的命换 拿我的命换
    """,
    "NOTWORTH": "人间不值得 世间不值得 世界不值得 这人间我不想 这世间我不想 来过就够了",
    "WHYNOTME": """
        不是我 的是我 为什么不是我 怎么不是我 why_wasnt_it_me should_have_been_me why_not_me
        wasnt_me
    """,
    "MATTERNOT": """
        死不足惜 命不值钱 我的命不值 是死是活 死活没人 死活都没 死活都没人 我的死活 不在了也好
        不在了也挺好 没了也好 没了也挺好 死了也挺好 我是生是死 不值得活 不值得被爱 不值得活着
        不配被爱 不配得到 烂命一条 贱命 不配拥有 死不死都 活不活都 活着还是死了都 死了也没人
        死了都没人 死了也不会 死了没人 我死没死 dead_or_alive if_i_live_or_die doesnt_matter_if_i
        少我一个不少 多我一个不多 少我一个 有我没我 希望我活着 希望我死 巴不得我死 盼我死 想让我死
        盼着我死
    """,
    "WRONG": """
        错误 是错的 是个错 多余 累赘 浪费 没意义 没有意义 笑话 负担 拖累 罪 污点 没必要 没有必要
        没用 意义 干什么 干嘛 mistake burden pointless 添麻烦 麻烦 失望 受罪
    """,
    "BEING": """
        我的存在 自己的存在 我存在 我活着 自己活着 活着 我出生 我的出生 我来到这 我这条命
        my_existence me_being_alive me_being_here existing 我的每一天 我活在这个世 活在这个世
        活在世上
    """,
    "HOLLOW": """
        行尸走肉 像死了一样 感觉自己已经死 觉得自己已经死 只是还在呼吸 只剩呼吸 活死人 只剩一个壳
        灵魂已经 早就死了 心已经死 心里已经死 死了没区别 跟死了一样 和死了一样 活着跟死了 活着和死了
        dead_inside already_dead 只剩躯壳 只剩下躯壳 空壳子 empty_shell
    """,
    "REJECTS": """
        不想待 不想留 不想来 不想再待 不想再来 待不下去 不属于我 不适合我 没有我的位置 容不下我
        不需要我 不要我 不欢迎我 抛弃了我 与我无关 没什么可留恋 dont_belong doesnt_need_me
        no_place_for_me 不属于 容不下 待不下
    """,
    "GIVEUP": """
        given_up_on_life gave_up_on_life giving_up_on_life given_up_on_myself 放弃我自己 放弃自己
        对生活没有 对人生没有 对活着没有 对未来没有 放弃治疗自己
    """,
    "MYLIFE": "我的人生 我的生命 我这辈子 我的世界 我这一生 my_life my_world",
    "OVER": "完了 毁了 结束了 到头了 尽头 塌了 没了意义 is_over ruined",
    "ENVY": "羡慕 好羡慕 真羡慕 嫉妒 envy jealous",
    "DEADONES": """
        死去的人 死了的人 死人 不在的人 已经不在 走了的人 离开的人 去世的人 得绝症 自杀的人 跳楼的人
        羡慕死去 死去的 勇气离开 敢死 dead_people the_dead
    """,
    "STAYREASON": """
        让我留下来 留下来的理由 留下的理由 值得我留下 留住我 reason_to_stay 留下来的意义
        留在这里的理由 留在这里的意义 继续留
    """,
    "LOSE": """
        没有 没 失去 失去了 看不到 看不见 找不到 毫无 丧失 没了 再也没有 感觉不到 感受不到 丧失了
        dont_have cant_find cant_see dont_see lost no any_longer 不抱 不再抱 不抱任何 不再有
    """,
    "GOOD": """
        希望 意义 光 光亮 出路 盼头 价值 未来 快乐 温暖 动力 勇气 理由 期待 念想 信心 色彩 活路 退路
        方向 归属 hope meaning future light strength reason will joy purpose 颜色 兴趣 寄托
    """,
    "LIFEALL": """
        活着 人生 生命 未来 这个世界 世界上 世上 活下去 以后的日子 我的生活 对生活 生活里 对一切
        一切 余生 往后 my_life life living future world here
    """,
    "BLEAK": """
        黑暗 灰暗 一片黑 一片灰 没有光 无望 完蛋了 黑色的 灰色的 崩塌 塌了 毁了 dark bleak over
    """,
    "SUFFER": "煎熬 折磨 多余 受罪 痛苦 地狱 刑罚 酷刑 受刑 折磨自己 torture hell pain",
    "TROUBLE": "添麻烦 麻烦你们 麻烦大家 麻烦别人 拖累 连累 成为负担 当累赘",
}
