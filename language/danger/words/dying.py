"""Words for dying and for wanting it."""

DYING: dict[str, str] = {
    "WANT": """
        想 想要 想去 恨不得 巴不得 宁愿 宁可 情愿 渴望 向往 盼着 盼望 期待 希望 祈祷 祈求 打算 准备
        决定 计划 考虑 忍不住 念着 幻想着 想试试 谂住 谂 want wants wanted wanting wanna gonna
        going_to rather hope hoping wish pray praying planning plan plans decided trying ready
        about_to need_to xiang
    """,
    # Weaker than WANT: enough before a word that can only mean one thing.
    "WILL": """
        要 会 就 去 将 即将 马上 今晚 今天 明天 后天 现在 这就 试图 企图 尝试 试过 试着 想过 差点 又
        再 已经 刚刚 刚才 刚 昨天 昨晚 前天 上周 逼 敢 想不想 干脆 直接 只能 只好 不如 选择 约 一起
        will would tried attempted attempting might could should tonight today tomorrow 下周 下个月
        月底 周末 生日 过几天 等 早晚 迟早
    """,
    "DIE": "死 死掉 死去 死亡 死了 亖 死在 挂掉 嗝屁 狗带 噶 嘎 die dead be_dead dying death si",
    "GODIE": "去死 去死一死 死一死 死一次 死掉算了 死给 死在 去了断 求死 赴死 寻死 一死",
    # Wanting and dying in one word, with the spellings that hide it.
    "WANTDIE": """
        想鼠 想4 去4 想去4 想四 想似 想亖 想屎 想si 想s 想嘎 想噶 想嗝屁 想狗带 想die 想godie 想去世
        想升天 想自尽 想死 xiangsi 想寄了 想似了 想安乐死 要安乐死 申请安乐死 求安乐死
    """,
    "DYING": "死去 死掉 死亡 离世 断气 咽气 没呼吸 停止呼吸 停止心跳 stop_breathing",
    "BETTERDEAD": """
        不如死了 不如死掉 不如去死 不如死 还不如死 死了算了 死了算 死掉算了 大不了一死 死就死吧
        死好了 死得了 死了得了 死了吧 死了才轻松 死了多好啊 死了才算 死了更好 死了就好 死了才好
        死了多好 死掉多好 死了好 死了比 死比活 比活着好 死了痛快 死了干净 死了清净 死了轻松 死了大家
        一了百了 一死百了 一死了之 早点死 早点去死 早死早好 早死早解脱 早死早轻松 早点解脱 死了解脱
        死了就解脱 死才是解脱 死是解脱 死了才能解脱 死就是解脱 死掉就好 死了就不用 死了就没
        死了就可以 能死就好 死了也好 能死了就好 死了的话就 死掉就不 better_off_dead rather_be_dead
        rather_die wish_i_was_dead wish_i_were_dead wish_i_could_die wish_i_would_die be_better_dead
        should_just_die deserve_to_die hope_i_die let_me_die wish_i_died wish_i_was_never_here
        wish_i_could_just_die 淹死算了 撞死算了 摔死算了 饿死算了 冻死算了 跳下去算了 死外面算了
        冻死在
    """,
    "SHOULD": "该 应该 就该 应当 活该 should deserve_to ought_to",
    "KILLMEPLEASE": """
        谁能杀了我 谁来杀了我 杀了我吧 杀我吧 把我杀了吧 让车撞死我 老天收了我 把我收走 带我走吧
        someone_kill_me please_kill_me someone_would_just_shoot_me someone_shoot_me
        someone_would_kill_me somebody_kill_me
    """,
    "QUICK": """
        快 赶紧 赶快 快点 早点 直接 就这样 就这么 现在 安静 安静地 痛快 痛快地 静静地 一个人 just
        already
    """,
    "LETME": """
        让我 给我 求你们 求求 可以 能不能 可不可以 能让我 快让我 叫我 允许我 喊我 催我 逼我 劝我
        带我
    """,
    "SUICIDE": """
        自杀 自尽 自缢 轻生 寻短见 自我了断 自我了结 自行了断 了结自己 了断自己 紫砂 紫杀 自鲨 自沙
        自刹 自啥 子杀 毁掉自己 毁掉我自己 自我毁灭 毁灭自己 把自己杀 把自己弄死 把自己解决
        把自己了结 把我自己杀 把自己勒 鲨了自己 自刎 自裁 自戕 抹脖子 自s zs zisha zi_sha suicide
        suicidal unalive unaliving unalived 自sha 杀了自己 杀死自己 杀死我自己 杀掉自己 杀了我自己
        嘎了自己 噶了自己 消灭我自己 消灭掉我自己 弄死自己 了却残生 终结自己 结束自己 结束我自己
        把自己淹死 把自己饿死 把自己撞死 把自己吊 把自己烧 把自己掐死 把自己闷死 掐死自己 勒死自己
        打死自己 毒死自己
    """,
    "SUICIDAL": "suicidal 轻生 寻短见 求死 寻死 想不开",
    "THOUGHT": """
        念头 想法 倾向 冲动 计划 未遂 失败 没成功 画面 方法 方式 办法 的事 的心 打算 勇气 欲望 遗书
        疼 痛苦 thoughts thought thinking ideation plan plans attempt attempts urges note methods
    """,
    "THINK": """
        thinking think thought thoughts considering contemplating tried planning fantasize dreaming
        talk
    """,
    "HOW": "怎么 怎样 如何 咋 咋样 哪种 什么 how what which 点样 点 边个",
    "FAILED": """
        死不成 没死成 连死都 怎么还没死 怎么还不死 我怎么没死 为什么要救我 死都死不 连死的 连自杀都
        survived_my tried_to_die
    """,
    "PACTED": """
        约死 组团自杀 结伴自杀 一起自杀 一起去自杀 一起烧炭 相约自杀 suicide_pact 约炭 约自杀 约跳
        相约去死
    """,
    "PACT": """
        一起死 一起去死 一起上路 一起跳 一起去死一死 陪我死 陪我一起死 一块死 一块儿死 die_together
    """,
    "SEEK": "有没有 有人 找 求 约 谁 征 有谁 想找 组团 一个人不敢 群 结伴 looking_for anyone",
    "MEANT": """
        决定 只有 只能 怎么才能 怎样才能 如何才能 抑郁 停药 满脑子 解决 之后能不能 自己选 已经选
        自己的选择 真的 好痛苦 太痛苦 绝望 每天都 无声无息 不敢活 也不敢 眼角膜 器官 什么时候 终于
        only_way_out only_way happier peaceful decided 完成不了 不用再 有勇气
    """,
    "DIEABIT": "死一死 去死一死 死一次算了 死一死算了",
    "DEATHTALK": """
        死后 死了会 死是什么 死是不是 死亡是什么 死了以后 死掉以后 死掉会 死了是 死应该 死的感觉
        死之后 死期 忌日 死亡对我 想过死 想到死 死都不怕 不怕死 死也不怕 死亡也没什么 满脑子都是死
        满脑子死 脑子里全是死 死的念头 死亡的念头 死这件事 关于死 死亡离我 面对死亡 等死 死在
        死的时候 thinking_about_death think_about_death about_dying waiting_to_die thought_of_dying
        death_a_lot thoughts_of_death idea_of_dying not_afraid_to_die not_scared_to_die
        think_about_is_dying dying_sounds day_i_die 死亡的感觉 死掉的感觉 遗愿 death_is_the_only
        death_is_my only_death 只有死 除了死 唯有死 决定要死 决定死 自己要死 决定要死了 死死死
        死也没什么 选择死 选择了死 我选死 为什么不让我死 为什么不能让我死 怎么不让我死 死没什么可怕
        死也不可怕 死并不可怕 死没那么可怕 死亡在 死亡好像 死神向我 死神在 my_own_funeral my_funeral
        death_would_be
    """,
    "DATESET": """
        死期 忌日 最后期限是我 选好日子 日子选好 选好时间和地点 定好日子 我的最后一天 生命的最后一天
        活着的最后一天 my_last_day_alive my_last_night_alive set_a_date
    """,
    "RESCUED": """
        不想被救 别救我 不要救我 谁都别救 谁也别救 为什么救我 为什么要救 救我干什么 救我干嘛
        被救回来 被抢救回来
    """,
    "IFDEAD": "死了 死掉 死掉了 死后 死去 一死 死亡",
    "THEN": """
        就不 就没 就什么 就可以 就能 就好 是不是就 才能 才不 会不会就 应该就 也许就 大概就 就轻松
        就解脱 就自由 就结束 就不用 就都 能不能 可不可以 把器官 之后能不能 以后能不能 能让 可以让
    """,
    "BEYOND": "另一个世界 另外一个世界 天堂 天国 黄泉 阴间 奈何桥 heaven other_side better_place",
    "BEYONDKIN": """
        下去陪 上去陪 去那边陪 去天上 去天堂 去下面 去地下 去底下 去黄泉 去见阎王 到那边去 去找阎王
        在天上的 天上的奶奶 天上的妈妈 天上的爷爷 天上的爸爸 去天上找
    """,
    "KILLSELF": """
        kill_myself killing_myself killed_myself kms end_my_life ending_my_life take_my_own_life
        take_my_life taking_my_own_life taking_my_life end_it_all ending_it_all commit_suicide
        hang_myself hanging_myself hung_myself shoot_myself drown_myself end_it_tonight end_it_now
        ending_it jump_off_the ending_things end_things unalive_myself off_myself jump_in_front
        jumping_in_front die_by_suicide committing_suicide drive_my_car_off starve_to_death
        end_my_own_life throw_myself_off step_in_front_of stepping_in_front_of drive_off_the
        car_off_the_bridge slit_my_wrists swallow_pills kill_my_self kill_me_now_please end_myself
        rather_not_be_here rather_not_be_alive be_with_her_again be_with_him_again
    """,
}
