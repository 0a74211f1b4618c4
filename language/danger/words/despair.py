"""Words for having no strength, no hope, no worth."""

DESPAIR: dict[str, str] = {
    "SPENT": """
        撑不下去 撑不住 撑不了 撑不动 撑不到 撑够 坚持不下去 坚持不住 坚持不了 熬不下去 熬不住
        熬不过 扛不住 扛不下去 挺不住 挺不下去 顶不住 顶唔顺 顶唔住 顶唔落 不想撑 不想再撑 不想坚持
        不想再坚持 不想熬 不想继续了 不想再继续 都不想继续 不想努力活 走不下去 过不下去 继续不下去
        没力气撑 还能撑多久 能撑多久 撑多久 顶几耐 顶得几耐 坚持多久 耗尽 油尽灯枯 到极限 到头了
        尽力了 我尽力了 认输了 快坏掉 坏掉了 要疯了 cant_go_on cant_do_this_anymore
        cant_take_it_anymore cant_take_this_anymore cant_keep_going cant_hold_on cant_do_it_anymore
        cant_keep_doing_this cant_see_a_way no_way_forward giving_up i_give_up cant_cope
        cant_keep_pretending dont_want_to_go_on not_strong_enough cant_fight run_out_of_strength
        cant_carry_on no_strength_left done_fighting so_done 还能坚持 能坚持几天 坚持几天 能坚持多久
        能熬多久 熬多久 不想挣扎 不想再挣扎 不想撑落 放过我吧 没力气了 没有力气了 dont_want_to_fight
        tired_of_fighting cant_do_this_much_longer cant_do_it_much_longer do_it_much_longer
        ready_to_let_go ive_tried_everything lost_the_will cant_handle_this_anymore
        cant_handle_it_anymore 怎么撑 还要怎么撑 还要撑 走不下去了 no_more_fight 还能陪你们多久
        陪你们多久 陪不了你们 dont_want_to_do_this_anymore dont_want_to_keep_going 撑不过去 挺不过去
        熬不过去 撑不过
    """,
    "TIRED": """
        好累 很累 太累 累了 真累 疲惫 筋疲力尽 精疲力尽 心力交瘁 好痛苦 太痛苦 痛苦 难受 喘不过气
        窒息 好难过 崩溃 受够了 够了 煎熬 折磨 好苦 so_tired exhausted hurts pain drained broken
    """,
    "HOPELESS": """
        绝望 看不到希望 没有希望 没希望 没有未来 没有将来 看不到未来 看不到头 看不到光 看不到一点光
        没有光 没有出路 没出路 走投无路 没有意义 没意义 毫无意义 没意思 没盼头 没有盼头 没什么可期待
        没有期待 心死 心如死灰 生无可恋 生无可恋了 万念俱灰 一片黑 漆黑 没救了 没有人能救
        什么都不想要 没有留恋 没什么留恋 没有牵挂 没牵挂 无牵无挂 毫无留恋 没有任何留恋 没有理由
        没什么好留恋 没有什么值得 睇唔到 没活路 没有活路 hopeless no_hope no_future no_way_out
        dont_see_a_future no_light pointless meaningless empty nothing_left nothing_matters no_point
        despair 没有任何光 看不到出路 看不到明天 看不到一点希望 没有一点希望 没有任何希望 没希望了
        毫无希望 不抱希望 不抱任何希望 不再抱希望
    """,
    "LONELY": """
        没人在乎 没有人在乎 没人爱 没有人爱 没人需要 没有人需要 没人理解 没有人理解 没人懂 没有人懂
        没人要我 没人会在意 没有人会在意 没人在意 没有人在意 没人关心 没有人关心 没人会发现 没人发现
        没有人会发现 全世界都 不被爱 被抛弃 不欢迎我 没人喜欢 没人会想我 nobody_cares no_one_cares
        nobody_loves no_one_loves nobody_needs no_one_needs nobody_would_notice no_one_would_notice
        no_one_understands all_alone unwanted unloved 没人会想念 没有人会想念 没人会记得
        没有人会记得
    """,
    "PEACE": """
        解脱 平静 释然 轻松 安静下来 自由了 终于 不疼了 不痛了 不会痛 不会再痛 没有痛苦 不再痛苦
        不会疼 at_peace peace relief calm free numb
    """,
    "RELEASE": """
        想解脱 求解脱 要解脱 只有解脱 才能解脱 怎么解脱 要解脱了 得到解脱 才是解脱 渴望解脱 解脱自己
        让我解脱 我解脱 想要解脱 一个解脱 给我解脱 就解脱 能解脱 可以解脱 want_the_pain_to_stop
        pain_to_stop make_it_stop pain_to_end want_it_to_stop want_it_to_be_over it_to_be_over
        want_out want_to_be_free_of want_it_all_to_stop it_all_to_end everything_to_stop
        want_this_to_end want_to_stop_existing 结束痛苦 结束这种痛苦 不想再痛苦 不想再受折磨
        逃离这一切 逃离一切 摆脱这一切 摆脱痛苦 everything_to_end it_to_end this_to_end
        just_want_peace rest_forever
    """,
    "FATE": """
        被车撞 出事 出车祸 车祸 得癌症 得了癌症 得绝症 得了绝症 绝症 天塌 地震 陨石 世界末日
        飞机失事 雷劈 意外死 意外身亡 砸死 被撞死 死于 意外 心脏病 猝死 病死 醒不过来 砸下来 撞死
        掉下来 hit_by_a_car hit_by_a_truck hit_by_a_bus hit_me car_accident cancer plane_crash
        hit_by_something something_happens_to_me something_bad_happens something_bad_to_happen
    """,
    "DESPAIR": """
        没有活路 没活路 万念俱灰 了无生趣 生无可恋 心如死灰 彻底绝望 绝望透顶 对活着绝望 呼吸都累
        呼吸都觉得累 呼吸都是痛 连呼吸都 生而为人 喘气都 喘气也 没有救的必要 不值得救 烂透了
        life_is_over my_life_is_over 我的世界塌了 世界已经塌了 世界塌了 no_hope_left have_no_hope
        no_way_out whats_the_point_of_anything dont_want_to_feel_anything nobody_needs_me
        no_one_needs_me no_hope_for_me 对生活绝望 对人生绝望 对这个世界绝望 对一切绝望
        对生活失去希望 对人生失去希望 对未来绝望 对生活失去信心 what_is_the_point_of_anything
        dont_see_the_point_anymore dont_see_the_point_in_anything why_am_i_still_here
        why_am_i_still_alive nothing_matters_anymore feel_hopeless feel_so_hopeless
        nothing_will_ever_get_better never_get_better nothing_left_for_me i_dont_matter
        dont_matter_to_anyone done_with_everything 活不出头 没活头 哪天没了就没了 哪天死了就死了
        活一天算一天 nothing_to_look_forward_to
    """,
    "SUNRISE": """
        看到明天的太阳 见到明天的太阳 看不到明天 没有下一个生日 看不到春天 撑不到天亮
        see_the_sunrise make_it_through_the_night
    """,
    "NOTTIME": """
        活不到 活不过 熬不到 撑不到 熬不过 活不久 活不了多久 活不长 没多久了 没几天了 时间不多
        过不了今年 过不了这个 没打算活 不想过 活到今年 见不到我 看不到我 见不到明天 最后一个生日
        wont_make_it not_make_it make_it_to see_tomorrow live_to_see wont_live not_live_past
        make_it_past make_it_through_the_night make_it_through make_it_to_next wont_survive
    """,
    "NOTHINK": """
        不会 没想过 没打算 不想 不可能 没指望 从没 从来没 不知道能不能 没想到 dont_think
        never_thought cant_imagine
    """,
    "LIVETO": "活到 有 过 过到 make_it_to live_to live_past reach be living",
    "TIMES": """
        明天 明年 今年 下个月 冬天 春天 夏天 秋天 天亮 过年 新年 岁 岁生日 生日 毕业 三十岁 多久
        那天 tomorrow year birthday christmas summer winter week 20th 21st 18th 25 30
    """,
    "CLING": """
        期待 值得期待 盼头 留恋 牵挂 眷恋 挂念 可留恋 值得我留恋 舍不得的 放不下的 stay_for live_for
        hold_on_to 可以失去 可失去
    """,
    "NONE": """
        没 没有 没什么 没有什么 毫无 无 不再 没啥 没有任何 已经没有 nothing nothing_left no_reason
    """,
    "LACK": """
        没 没有 失去 找不到 缺 丢了 看不到 提不起 鼓不起 没了 哪还有 毫无 no lost cant_find havent
        dont_have
    """,
    "LIVEON": """
        活下去 活着 走下去 继续下去 继续活 坚持下去 撑下去 to_live to_keep_going to_go_on to_stay
        to_continue 撑落去 活落去 坚持 再坚持 to_keep_living living 留下 留在这里 留下来
    """,
    "WILLPOWER": """
        勇气 动力 希望 理由 意义 力气 信心 必要 欲望 念头 意志 盼头 strength energy reason will
        point motivation
    """,
    "HELLISH": "地狱 深渊 炼狱 熬不到 hell abyss",
    "DAILY": "每天 天天 活得 活在 每一天 every_day living life",
    "STRUGGLE": """
        挣扎 面对明天 面对这个世界 面对这一切 再面对 面对生活 面对任何人 看到明天 要明天 要光 走下去
        再走 fight face_tomorrow face_another_day fighting see_tomorrow 感受 感受任何 再感受
        see_another_day another_day
    """,
    "LEAVING": "离开 消失 走了 死 结束 leaving dying being_gone",
    "BESTCHOICE": """
        最好的选择 唯一的选择 唯一的出路 唯一的办法 对大家都好 对谁都好 才是对的 最好的结局
        最好的归宿 最后的选择 only_way_out best_for_everyone
    """,
    "DOSOMETHING": """
        做出什么 做出傻事 做什么傻事 会做傻事 忍不住会 控制不住自己 伤害自己 一个人待着会
        do_something_stupid what_i_might_do hurt_myself
    """,
    "WOKEAGAIN": """
        为什么又醒 怎么又醒 又醒过来 为什么还要醒 为什么要醒 醒来就难受 睁开眼就难受 醒来就后悔
        又活过来 又是新的一天我不想 又睁开眼 still_alive woke_up_again
    """,
    "LETSLEEP": """
        不要叫醒我 别叫醒我 不要叫我 别叫我起 让我一直睡 让我睡下去 让我睡吧 很久很久那种 睡很久很久
        dont_wake_me
    """,
    "NOTOMORROW": """
        太阳不要升起 明天不要来 不要有明天 没有明天就好 永远不要天亮 天永远不要亮 不想要明天
        不想看到明天 明天永远不要来 没有明天该多好 tomorrow_never_comes no_more_tomorrows
        永远不会到来 明天永远不 不要到来 不想迎接明天
    """,
    "OFF": """
        退出 注销 删除 卸载 关机 关掉 按下 重来 清零 报废 格式化 存档 switch_off turn_off log_out
        quit
    """,
    "LIFEGAME": "人生 生命 我自己 自己 这辈子 活着 世界 灯一样 life myself",
    "VOICE": """
        有个声音叫我 有声音叫我 有个声音让我 声音让我 声音叫我 声音一直叫 声音在叫我 有人叫我跳
        voices_tell_me voice_telling_me voice_in_my_head
    """,
}
