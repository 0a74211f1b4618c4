"""Words that turn the meaning of what stands near them: "not", a story, a lesson, what is over."""

CONTEXTS: dict[str, str] = {
    "NEG": """
        不 没 没有 不会 不会去 不会再 不是 不是真的 不是真 不是说 不是要 不是我 并不 并不是 并没有
        并没 没真 没真的 没有真的 没有真 没再 没有再 不再 不太 不怎么 不打算 不准备 没打算 没准备
        从没 从来没 从来没有 从来不 绝不 绝不会 绝对不会 别 不要 勿 请勿 切勿 不可 不可能 不能
        不可以 才不 才不会 不至于 不至于去 没那么 没有那么 也不 也不是 也没 也没有 也不会 未曾 谁说
        谁说我 谁会 哪会 怎么会 怎么可能 怎会 何必 没有过 没想 没想过 没有想 没有想过 没想着 没想要
        不想 不肯 不许 不准 拒绝 反对 停止 避免 阻止 防止 预防 远离 杜绝 不愿 不愿意 不用 不必
        不需要 唔 唔系 冇 冇谂过 唔会 莫 not never dont didnt doesnt wont wouldnt isnt arent wasnt
        no_i_dont cannot not_gonna not_going_to never_want never_wanted dont_want dont_wanna
        wont_ever not_really not_actually not_trying_to dont_plan no_intention_of without
    """,
    # Twice negated, or negated in a way that says yes.
    "YES!": """
        没有一天不 没一天不 无时无刻不 哪天不 没有哪天不 没有不 怎么能不 怎能不 不得不 忍不住
        控制不住 止不住 巴不得 恨不得 停不下来 不停 不断 不如 不止 不只 不仅 不光 不但 受不了 不知道
        不知 不明白 不懂 不好 不行 不住 不着 不下去 不来 不了 不起 不开心 不快乐 不敢说 没人 没用
        没钱 没劲 没救 没事 没法 没办法 没希望 没意思 没意义 没脸 没本事 没什么 没啥 没完 没朋友
        没工作 没地方 没出息 没力气 没精神 无所谓 不被 不配 不同 不过 不然 要不是 要不 要不要 是不是
        能不能 会不会 可不可以 想不想 有没有 对不起 对不对 好不好 不好意思 不断地 不由自主 差点没
        差点 不久 不安 不甘 不孝 cant_stop can_not_stop cannot_stop dont_know not_only
        no_longer_want why_not not_sure not_joking not_kidding not_lying why_dont_i 特别 个别 分别
        级别 差别 区别 告别 离别 道别 送别 莫名 莫名其妙 淹没 沉没 埋没 动不动 可不 好不容易 不爽
        不满 没睡 没吃
    """,
    # Said of a story, of words, of others long ago; a heading, a lesson, a question of knowledge.
    "FICTION": """
        《》 电影 影片 片子 电视剧 电视 剧 剧里 剧集 美剧 韩剧 日剧 追剧 短剧 话剧 舞台剧 小说 网文
        番 动漫 动画 漫画 游戏 游戏里 副本 剧本 台词 歌词 歌曲 首歌 歌里 这歌 那歌 歌手 书里 本书
        课文 故事 结局 主角 男主 女主 男二 女二 反派 主人公 角色 人物 剧情 情节 编剧 导演 演员
        纪录片 新闻 热搜 报道 微博上 历史 古代 民国 二战 三国 战国 明朝 清朝 唐朝 皇帝 诗人 作家
        作者 哲学家 画家 演的 饰演 排练 上映 文学 科幻 悬疑 推理 案件 案例 庭审 剧情片 配音 广播剧
        脱口秀 梗 表情包 段子 movie film novel book character characters chapter episode season song
        lyrics anime manga show series plot story history documentary news article scene actor squad
        the_hero 散文 作文 写作课 诗歌 课本 纪录 海子 三毛 顾城 屈原 张国荣 项羽 川端 太宰 芥川 梵高
        林黛玉 崇祯 三岛由纪夫 海明威 伍尔夫 茨威格 武侠 陈琳 恐怖片 鬼片 女鬼 鬼故事 鬼屋 传说
    """,
    # Playing or writing it, whoever the subject is.
    "STAGE": """
        扮演 饰演 我演 排练 写小说 卡文 我写的小说 剧本里 台词 演一个 演的是 游戏里 cos 配音
        调查报告 写关于 关于校园 拍一部 短片 in_this_game in_the_game my_character my_novel my_play
    """,
    "TOPIC": """
        如何预防 怎么预防 预防 防范 防止 谨防 识别 干预 宣传 讲座 科普 知识 调查 采访 课题 主题 班会
        培训 志愿者 热线志愿 统计 立法 法律 规定 法条 普法 反家暴法 反诈 反传销 是什么意思 怎么举报
        怀疑是 算不算 义工 哲学课 书单 不对的 是不对 辩论 社会学 心理学课 提案 倡议 展览 活动周
        宣传周 讲了 讲的是 学习了 纪录片 警察来 prevention awareness statistics rates lecture
        workshop seminar topic debate homework_is volunteer campaign law laws how_to_recognise
        how_to_recognize 哲学的书 哲学 该怎么劝奶奶 怎么劝老人 法律课 法医 法医学 医学 学医 护理课
        社工 演练 逃生 气垫 指标 评估 心理学 hotline 家属
    """,
    "PAST": """
        以前 曾经 曾 从前 当年 当时 那时候 那时 那会儿 那几年 那段时间 过去 小时候 几年前 去年
        高中时 初中时 高中的时候 初中的时候 used_to years_ago back_then last_year in_the_past once
        年轻时候 年轻时 小的时候
    """,
    "RECOVERED": """
        现在好了 现在已经好 已经好了 好多了 走出来 挺过来 熬过来 过来了 康复 痊愈 都过去了 想通了
        现在很好 现在有了 现在很幸福 现在过得 现在很开心 现在挺好 现在不会 现在不想死 拉了我一把
        救了我 陪我走 分享我的经历 帮助别人 帮助更多 比我高 现在想想 im_better im_okay_now
        im_fine_now doing_better got_better recovered glad_im_alive help_others
    """,
    "NOW": "现在还 还是想 又开始 又想 最近又 复发 最近 今天 今晚 再次 again still now_i",
    "STUDY": """
        论文 研究 报告 数据 教育 建议 讨论 课堂 急救 作业要 作业 考试 复习 essay report research
        homework exam 答辩 开题
    """,
}
