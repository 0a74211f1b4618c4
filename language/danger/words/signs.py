"""Words of those who feel unneeded, see nothing ahead, or speak of an end without naming it."""

SIGNS: dict[str, str] = {
    "UNNEEDED": """
        没人在意我 没有人在意我 没人在乎我 没有人在乎我 没人需要我 没有人需要我 没人会在意我
        没有人会在意我 没人会在乎我 没有人会在乎我 没人会记得我 没有人会记得我 没人会想我
        没有人会想我 没人会想起我 没人会发现我 不被需要 不被任何人需要 被所有人讨厌 所有人都讨厌我
        谁都嫌我 全世界抛弃 被世界抛弃 被所有人抛弃 nobody_cares_about_me no_one_cares_about_me
        nobody_would_miss_me no_one_would_miss_me nobody_would_care no_one_would_care
        nobody_wants_me no_one_wants_me
    """,
    "PRESENCE": """
        我在不在 有没有我 我是死是活 我死活 我的死活 我的存在 我存不存在 有我没我 我来没来过
        if_im_here whether_im_here
    """,
    "SAME": "都一样 没区别 没差 没什么区别 没人发现 没人知道 没人会发现 无所谓 没关系",
    "WAKEUP": "醒来 睁眼 睁开眼 一醒 起床 wake_up",
    "DISMAY": """
        失望 难过 绝望 怎么还活着 还活着 又是一天 又活了一天 又得活 后悔 想哭 害怕 痛苦 怎么没
        disappointed
    """,
    "CANTSEE": """
        看不到 看不见 想象不到 想象不出 想不出 想象不了 不敢想 没法想象 好像看不到 cant_see
        cant_imagine dont_see cant_picture
    """,
    "FUTUREME": """
        岁的自己 岁的我 以后的自己 以后的我 未来的自己 未来的我 自己的未来 我的未来 明年的自己
        明年的我 老了的自己 长大的自己 毕业后的自己 以后的样子 未来的样子 以后的日子 以后会 a_future
        my_future myself_at myself_getting_old
    """,
    "NOFUTUREME": """
        我没有未来 没有未来了 不想要未来 没有以后了 没有以后的 觉得没有以后 我没有以后 不需要未来
        i_have_no_future
    """,
    "BOREME": "把我生下来 生下我 把我生出来 把我生 生我 生了我 had_me",
    "WHY": "为什么 为何 干嘛 何必 不该 凭什么 why",
    "LEAVEPAIN": """
        离开就不会 离开就不痛 离开了就不 消失就不会 睡着就不会 走了就不会 不在了就不会 离开才能
    """,
    "ENDTHIS": """
        想结束这种 想结束这样 结束这种生活 结束这样的生活 结束这种日子 结束这样的日子 结束这痛苦
    """,
    "NODOWN": """
        不想下来 不下来 不想回去 不想走了 突然不怕 忽然不怕 突然很平静 突然觉得很平静 别过来
        谁也别过来 不想离开 没那么高 往下看 腿不抖 跟我说话 很平静 好平静
    """,
    "GOODSO": "就好了 就好 该多好 多好 也挺好 挺好的 也不错 就不用 也行",
    "COUNTED": "数了很多遍 数了数 数过 数了一遍 数了好几 数着 数一数 数了又数",
    "HURTSELF": """
        弄疼自己 弄伤自己 伤害自己 让自己疼 疼的时候 痛的时候 流血的时候 看到血 看见血 见到血 伤口
        划痕 刀口 红色流 流一点血 the_pain the_blood
    """,
    "SOOTHE": """
        才觉得轻松 才轻松 才舒服 才会好受 才好受 才能平静 才觉得活着 才能喘 就不哭 才不哭 才能睡
        才能安静 越来越多 才觉得自己 好受一点 喘口气 calms_me helps
    """,
    "BADTHOUGHT": """
        不好的念头 不好的想法 可怕的想法 可怕的念头 极端的想法 极端的念头 极端念头 消极的念头
        消极念头 危险的念头 危险的想法 黑暗的念头 黑暗的想法 结束的念头 离开的念头 走极端
        dark_thoughts bad_thoughts intrusive_thoughts
    """,
    "FEARSELF": """
        我害怕自己 我怕我自己 我怕自己会 怕自己会做 怕我自己会 控制不住自己的想法 控制不住自己的念头
        不敢一个人待 scared_of_myself afraid_of_myself what_ill_do
    """,
    "GIVEMEUP": """
        别再管我 不要管我了 不要再管我 别管我了 放弃我吧 我不值得 不值得被 不值得救 不值得你们
        不用救我 我没救了 救不了我 太晚了 give_up_on_me not_worth_saving
    """,
    "ALLENDS": """
        一切都要结束 一切都会结束 一切都结束 一切就结束 都要结束了 一切就都 终于要结束 很快就结束
        就可以结束 快要结束了 该结束了
    """,
    "RELIEF": "真好 终于 轻松 解脱 平静 不疼 不痛 就好了 安静 不用再 不难受 好了",
    "PASTTONIGHT": """
        过了今晚 过完今晚 过了明天 过完明天 过完这个周末 过了这周 今晚之后 今晚过后 今天过后
        今天之后 明天过后 after_tonight
    """,
    "ALLFINE": "都好了 就好了 没事了 解脱 安静 不痛 轻松 结束 不用 没有了",
    "RESOLVED": """
        做好决定 做了决定 下了决心 决定好了 已经决定 心意已决 想好了 决定之后 决定了之后 做完决定
        made_up_my_mind decided
    """,
    "CALMER": """
        反而轻松 反而平静 反而很轻松 特别平静 很平静 一下子轻松 一下轻松 轻松多了 别劝 谁也别 不用劝
        finally_calm feel_calm at_peace
    """,
    "GOODCHOICE": """
        辞职 考研 分手 离职 换工作 转行 结婚 读研 出国 专业 跳槽 减肥 报名 买 学 job college
    """,
    "NOBIRTHDAY": """
        不要有下一个生日 没有下一个生日 最后一个生日 没有十九岁 没有明年的生日 不想过下一个生日
        不会有下个生日
    """,
    "QUIETPLACE": """
        安静的地方 很远的地方 没有人的地方 没人的地方 没有痛苦 找不到的地方 没有声音的地方
        不会痛的地方
    """,
    "NOMORETROUBLE": """
        以后不会再麻烦 不会再麻烦你们 不会再麻烦大家 不会再给你们添 不会再给大家添 不会再给家里添
        不会再打扰你们 不会再打扰大家 不用再为我操心 不用再为我担心 以后都不用担心我 再也不用为我
        不会再拖累 不再拖累 wont_bother_you wont_trouble_you wont_be_a_burden
    """,
    "SOLVED": "解决 退款 客服 修好 学会了 自己会 搬出去 找到工作 赚钱 fixed",
    "ENDPOINT": "就是终点 我的终点 是终点了 那天就是终点 就是我的最后",
    "SHAME": "没脸见 没脸面对 没脸回 没脸活 没脸再 无颜 没法交代 没法跟",
    "FLEE": "一走了之 消失 躲起来 不出来 停在这 就这样 结束 不想活 不回去 走了算",
    "OPENEYES": """
        睁眼 睁开眼 看到太阳 见到太阳 等天亮 天亮 迎接明天 面对明天 见到明天 看到明天 过明天
    """,
    "PIT": "深渊 黑洞 泥潭 井里 谷底 水底 沼泽 漩涡 海底 深海 the_dark a_hole",
    "CANTCLIMB": """
        爬不上来 爬不出来 出不来 上不来 往下沉 沉下去 没有光 掉进 没人拉 没人听见 不想爬
        cant_get_out
    """,
    "FORSAKEN": """
        被全世界 没人懂 没有人懂 没人爱 没有人爱 没人理解 没有人理解 好孤独 太孤独 一个人扛 被抛弃
    """,
    "QUITS": """
        不想再努力 不想努力活 不想再坚持 不想坚持了 不想继续 不想再试 不想再撑 不需要了 不想面对
        放弃了 没有力气
    """,
    "CRYING": """
        每天晚上都哭 天天哭 每晚都哭 每天都哭 每天都在哭 每晚都在哭 每天晚上都在哭 哭到睡着 哭到天亮
        哭到凌晨 整夜哭 一直在哭 夜里哭 偷偷哭 cry_every cry_myself
    """,
    "WHYGOON": """
        不知道为什么还 不知道为了什么 还要继续 撑 没有意义 没意义 看不到 坚持 活 光 绝望 不想 累
        意义 why
    """,
    "QUIETGO": "悄悄地走 悄悄的走 悄悄走 静静地走 安静地走 安静的走 默默离开 悄悄离开 安安静静地",
    "NODISTURB": "不打扰 不麻烦 不惊动 不吓到 没人知道 不给别人 谁也不 don_t",
    "TICKET": "票 车票 机票 船票 ticket",
    "NOBACK": "没有回程 没买回 没有买回 没打算回 不打算回 不准备回 不用回 没有返程",
    "VACATION": "太美 工作 留学 实习 便宜 打折 抢到 老家 过年 往返 转机",
    "ATPEACEEN": """
        ill_be_at_peace be_at_peace finally_at_peace be_free_soon find_peace_soon finally_be_free
        gave_all_my gave_away_all giving_my_things giving_my_stuff gave_away_my_things things_away
        stuff_away giving_everything_away gave_everything_away
    """,
    "THANKSALL": """
        thank_you_for_everything thanks_for_everything thank_you_all thanks_for_all 谢谢你们的照顾
    """,
    "REGRETS": "im_sorry sorry goodbye bye forgive better_without",
    "SCRAPPED": "报废 谢幕 退场 消失 熄灭 落幕 下架 清零 枯萎 谢了 退票 离场",
    "DUE": "我该 我也该 也该 该我 轮到我 我先 我就先 我要提前",
    "BETTERDAYS": "会好的 会好起来 好起来 变好 会过去 熬过去",
    "NOTWAIT": "等不到 看不到 撑不到 不信 不会好 好不了 没等到 等不了",
    "TRULYNIGHT": """
        真的晚安 永远晚安 最后的晚安 晚安世界 晚安了世界 晚安人间 永远的晚安 最后一次晚安 适合告别
        适合离开 该告别了 是时候告别 是时候说再见 该说再见了
    """,
    "TOOTIRED": "太累了 好累 真的累 累了 撑不住 撑不下 没力气 尽力了 走不动",
    "STOPMEDS": "停药 药停了 药都停 停了药 不吃药了 药扔了 药都扔 没再吃药 不想吃药",
    "ILLNESS": "抑郁 双相 焦虑症 精神科 心理医生 医生让住院 复发 depression bipolar",
    "SOWHAT": "无所谓 没用 反正 不想 算了 随便 不需要 不重要",
    "HOWHIGH": "how_high which_floor how_many_floors how_many_stories",
    "HIGHPLACE": "building bridge fall jump roof",
}
