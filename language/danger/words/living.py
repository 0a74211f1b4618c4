"""Words for not wanting to live, to wake, to be in this world."""

LIVING: dict[str, str] = {
    "NOWANT": """
        不想 不愿 不愿意 不要 没想 唔想 没力气 没有力气 没勇气 没有勇气 没兴趣 懒得 没心思 没动力
        没有动力 不打算 不准备 不再想 不希望 没欲望 没有欲望 不是很想 不太想 不怎么想 不肯 不敢
        dont_want dont_wanna do_not_want not_want didnt_want no_longer_want never_want tired_of
        sick_of exhausted_from done_with dont_feel_like bu_xiang
    """,
    "LIVE": """
        活了 活着 活下去 活下来 活过 做人 活到 活命 苟活 再活 存在 来到这个世界 在这个世界 在世上
        在人世 在人间 活咧 话了 火了 live living be_alive being_alive alive exist existing be_here
        life be_around huo
    """,
    "WAKE": "醒来 醒过来 醒 wake_up waking_up",
    "UNWORTHY": """
        不配 没资格 不该 不应该 没必要 没有必要 没理由 没有理由 不值得 有必要 为什么要 为什么还
        凭什么 有资格 配不上 不适合 不敢 何必 为啥还 为啥要 还要不要 要不要 没脸 没有继续 没有存在
        no_reason no_reason_to nothing_to not_worth dont_deserve no_point_in no_point_to
        whats_the_point_of why_am_i why_should_i reason_to dont_see_the_point_in no_will_to
        lost_the_will_to point_in point_of 没有资格 没有权利 没有脸 不够格
    """,
    "CANTLIVE": """
        活不下去 活不成 活不了 没法活 无法活 活唔落去 活不动 不活了 不活啦 不想活 不想活了 也不想活
        不配活 不该活 没资格活 不值得活 bxhl 不想话了 不想火了 活够 活腻 活累 活的够 活得够 活怕
        厌世 唔想做人 唔想活 不想做人 buxianghuo bu_xiang_huo huo_bu_xia 活唔落 不要活 没想活 活受够
        不用活 不必活 不想多活 唔想生存 不想生存 不想苟活 dont_want_to_live dont_want_to_be_alive
        dont_want_to_be_here dont_want_to_exist dont_wanna_live dont_wanna_be_alive
        dont_wanna_be_here dont_wanna_exist done_with_life tired_of_living tired_of_life
        tired_of_being_alive sick_of_living sick_of_being_alive dont_want_to_be_on_this_earth
        dont_want_this_life dont_want_my_life cant_live_anymore dont_want_to_keep_living
        dont_want_to_go_on_living hate_being_alive done_with_living cant_keep_living
        exhausted_from_existing tired_of_existing dont_want_to_continue_living 不敢活
        doesnt_want_to_be_here doesnt_want_to_live doesnt_want_to_be_alive doesnt_want_to_exist
        hurts_to_exist hurts_to_be_alive hurts_to_live
    """,
    "WITHOUT": "没有 没了 离开 缺了 少了 断了 冇 without 没 失去",
    "END": "结束 了结 了断 终结 终止 放弃 丢掉 不要 舍弃 抛下 end ending take taking",
    "OWNLIFE": """
        生命 自己 这条命 性命 一生 我的人生 这一生 这辈子 人生 我的命 小命 痛苦的人生 my_life
        my_own_life own_life
    """,
    "ALLTHIS": "一切 这一切 所有 这些 它 痛苦 it_all it things everything this_pain the_pain",
    "LEAVE": "离开 告别 逃离 离别 抛下 丢下 别了 消失在 离去 永别 leave leaving",
    "WORLD": """
        这个世界 这世界 世界 人世 人世间 人间 世间 世上 这个世上 阳间 this_world the_world
        this_earth this_life
    """,
    "BYEWORLD": """
        再见世界 世界再见 再见了世界 再见了这个世界 再见这个世界 拜拜世界 世界拜拜 永别了 永别 诀别
        来世再见 来生再见 下辈子见 下辈子再见 来世再 来生再 见最后一面 再见人间 人间再见 再见了人间
        goodbye_world bye_world goodbye_cruel_world see_you_on_the_other_side
        see_you_in_the_next_life goodbye_forever farewell_everyone final_goodbye last_goodbye
        this_is_goodbye 谢谢这个世界 感谢这个世界 告别这个世界 来世见 来生见
    """,
    "NEXTLIFE": "下辈子 来世 来生 下一世 下一辈子 next_life another_life",
    "NEXTWISH": """
        不做人 不想做人 不要做人 别做人 不再做人 不来了 不来 还吧 还你 还给 再还 做牛做马 再报答
        报答 不要再 别让我 做棵树 做一棵树 一只鸟 做一只鸟 不当人 不想再做人 做你们的 再做 再当 孝顺
        好好孝 补偿 投个好胎 不要遇见 别遇见 再见 再也不 投胎 别再
    """,
    "VANISH": """
        消失 消失掉 蒸发 蒸发掉 人间蒸发 不存在 不复存在 化成灰 化为灰 变成空气 没有来过 没来过
        从来没有来过 没出生过 没有出生过 没出生 不曾存在 从没存在 从没出生 disappear vanish
        not_exist didnt_exist cease_to_exist never_existed stop_existing
    """,
    "UNBORN": """
        没有出生就好 不出生就好 没出生就好 从来没出生 没出生过 没有出生过 没有我的世界 不该出生
        不该被生 不该生 不该来到 没把我生 不要生我 不该把我生 何必生我 为什么要生我 为什么生我
        没把我生下来 不该生下我 没生我就好 没有生我 没有过我 没有来过 没来到 never_been_born
        never_born was_never_born wasnt_born werent_born unborn hadnt_been_born 出生以前 出生之前
        回到娘胎 回到妈妈肚子 没有生下我 没生下我 别生下我 把我收回 把我收走 收回去吧 从未出生
        从未来过 从未存在 从没来过 没有来到这个世界 没来到这个世界 不来到这个世界
    """,
    "BADLIFE": """
        活着 活得 活到现在 活成这样 活下去 我的人生 人活着 做人 生活着 my_life living 我活 活的
        活在度 活系度 活在这
    """,
    "LIFETIME": "人生 生命 这辈子 一生 生存 life 日子 我的一切 活着这件事",
    "EMPTY": """
        没意思 没有意思 没意义 没有意义 没什么意思 没什么意义 毫无意义 无意义 没啥意思 没啥意义
        有什么意义 有什么意思 有啥意思 没盼头 没有盼头 没奔头 没希望 没有希望 没指望 没必要 没有必要
        没价值 没有价值 还有什么 不值得 看不到希望 没有继续 worthless pointless meaningless
        not_worth no_meaning no_point no_purpose 没有任何意义 没任何意义 没有一点意义 没有任何意思
    """,
    "POINTLESS": """
        没意思 没有意思 没意义 没有意义 没什么意思 没什么意义 毫无意义 无意义 没啥意思 没啥意义
        有什么意义 有什么意思 有啥意思 有啥意义 有意义吗 意义在哪 意义是什么 意义何在 没劲 没盼头
        没有盼头 没奔头 没希望 没有希望 没指望 没价值 没有价值 无趣 没用 有什么用 好累 很累 太累
        真累 挺累 累 累了 好痛苦 痛苦 太痛苦 受罪 折磨 煎熬 难受 好难 太难了 太苦 好苦 受苦 遭罪
        浪费 负担 多余 图什么 图啥 图个啥 干嘛 干什么 干啥 为了什么 为了啥 为什么 为何 还有什么 恶心
        有什么好 不如死 看不到头 看不到希望 价值都没有 意义都没有 意思都没有 盼头都没有 没滋味
        算什么 行尸走肉 乏味 一点盼头 worthless pointless meaningless not_worth_living isnt_worth
        worth_living exhausting too_hard no_meaning hell unbearable torture 刑罚 惩罚 坐牢 酷刑 诅咒
        噩梦 地狱 还剩 剩下什么 有咩意思 有乜意思 一种罪
    """,
    "NOTFOUND": """
        有人 会有人 谁会 谁 会不会 没人 没有人 没人会 会怎么样 会 难过 你们 anyone anybody nobody
        no_one would who
    """,
    "IFGONE": """
        我死了 我死后 我死掉 我要是死 我如果死 如果我死 要是我死 我不在了 我不在 我消失了 我消失
        我走了 我没了 我离开了 我离开以后 我走以后 我走后 等我走了 等我死了 我去世 明天不在
        明天我不在 没有我 没了我 冇咗我 少了我 冇我 我不存在 死没死 我死没死 我挂了 i_died i_die
        i_was_gone im_gone i_disappeared i_wasnt_here i_were_gone i_was_dead im_dead without_me
        i_werent_here i_just_disappeared i_vanished i_killed_myself i_left im_not_around
        when_im_not_around i_wasnt_around i_werent_around 我的消失 我的离开 我的死 没有我的日子
        没有我的世界 没有我以后 没我的日子
    """,
    "NOTICE": """
        发现 在意 在乎 难过 记得 伤心 哭 想我 怀念 注意到 知道 难受 参加 葬礼 后悔 几天 不会难过
        怎么办 收尸 关心 来参加 notice care miss miss_me sad cry remember 会怎么样 会怎样 怎么样
        世界会
    """,
    "BETTER": """
        更好 会好 好过 好一点 轻松 开心 幸福 解脱 高兴 省心 快乐 清净 安心 如愿 满意 好很多 松一口气
        松口气 松了口气 好些 开心些 更幸福 更轻松 好多 没区别 一样 无所谓 也好 better happier
        better_off easier relieved fine 不会吵 就不用 不会再 不用再 不会那么 不用那么 move_on
        be_fine be_okay
    """,
    "NOWAKE": """
        不要醒 不用醒 别醒 不再醒 不会醒 再也不醒 再也醒不 醒不过来 醒不来 不想醒 不想醒来 不要再醒
        永远不醒 不必醒 别再醒 不用再醒 不想再醒 不要让我醒 永远不要醒 永远醒不 醒唔返 不再醒来
        唔使醒 唔使再醒 唔好醒 不要醒来 不会再醒 不用醒来 就不醒 不想醒过来 别醒过来 never_wake_up
        not_wake_up dont_wake_up not_waking_up never_waking_up wont_wake_up didnt_wake_up
        dont_want_to_wake_up dont_wanna_wake_up wouldnt_wake_up couldnt_wake_up sleep_forever
        asleep_forever
    """,
    "SLEEP": """
        睡 睡着 睡过去 睡下去 闭眼 闭上眼 听日 明天 第二天 每天 每晚 祈祷 希望 一觉 sleep asleep bed
        tomorrow hope hoping pray praying wish wishing rest
    """,
    "FOREVER": """
        永远 永远地 永永远远 永久 永远的那种 forever for_good permanently eternal 很久很久 再也不
    """,
    "EVERSLEEP": """
        一睡不醒 睡到永远 永远睡 永远地睡 永远睡过去 睡死过去 一直睡下去 永远沉睡 永远闭上眼
        就这样睡过去 就这么睡过去 睡过去算了 never_wake_up_again sleep_and_never_wake
        fall_asleep_and_never 一直睡着 一直睡就好 永远睡着 if_i_dont_wake_up 永远停下来 永远停下
        地睡去 静静睡去 安静地睡去 rather_not_wake_up hope_i_never_wake_up never_open_them
        永远不要睁开 再也不睁开
    """,
    "SLEEPON": "睡 睡过去 睡下去 睡着 休息 安静 闭眼 rest sleep",
    "EVERYTHING": "一切 什么都 干什么 做什么 所有 所有的 everything nothing",
}
