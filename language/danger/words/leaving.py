"""Words that go around it: going ahead, another place, no pain any more, not being there."""

LEAVINGS: dict[str, str] = {
    "GONE": """
        我走了 我要走了 我走以后 我走之后 等我走了 我走后 我先走了 我就走 我该走了 就可以走了
        我可以走了 就走了 我走就是 我就不在 我不在了 我不在的 等我不在 我离开以后 我离开之后
        我离开后 等我离开 没机会了 没机会 没有机会 用不着了 用不到了 用不上了 不需要了 不再需要
        以后不能 以后没人 最后的路 去很远的地方 很远很远的地方 去找奶奶 去找妈妈 去找外婆 去见奶奶
        去陪 跟着去 跟着走 跟他走 跟她走 以后不会再有 不会再麻烦 不用再麻烦 以后不用 我死后 我死了
        悄悄地走 干干净净地走 安静地走 体面地走 走得 我会离开 我将离开 就要离开了 快要走了
        到时候你们 走之前 临走前 走以前 when_im_gone after_im_gone where_im_going ill_be_gone
        i_ll_be_gone wont_be_around wont_be_here not_be_around not_be_here im_leaving wont_need
        wont_be_needing dont_need_it dont_need_them dont_need_it_anymore if_i_dont_make_it
        by_the_time_you_read when_you_read_this if_youre_reading_this be_gone_soon 以后不会有人
        我走咗 走咗之后 以后你们用得着 im_ready_to_go ready_to_go 用不上 用不着 用不到
    """,
    "NORETURN": """
        不回来了 不会回来 不会再回来 再也不回来 再也不回 回不来了 勿念 忘了我 忘记我 就当没有我
        就当没有过我 当没有过我 就当没生过 当没生过我 别等我 不用等我 别再找我 再也见不到 见不到我了
        不会再见 不要找我 别找我 不用找我 im_not_coming_back never_coming_back forget_me
        forget_about_me never_see_me wont_see_me 永远不回来 不会再出现 不再出现 永远不要找到我
    """,
    "NOFUTURE": """
        没有以后了 没有以后 没以后了 不会有明天 没有明天了 没有明天 不需要明天 没有将来了
        wont_be_around_much_longer wont_be_here_much_longer wont_be_here_tomorrow not_here_tomorrow
        wont_have_to_worry_about_me be_here_next_week be_alive_next be_here_next_year
        wont_see_me_again never_see_me_again wont_have_to_deal_with_me wont_have_to_put_up_with
        wont_bother_anyone wont_be_a_problem wont_be_a_burden no_tomorrow no_way_out_for_me
        no_future_for_me dont_see_a_future_for_me dont_see_a_future_for_myself be_over_for_good
        going_somewhere_better remember_me_as see_another_day be_around_next be_around_for
        be_here_next_month time_for_me_to_go 是时候离开 是时候走了 是时候该走 该离开了
    """,
    "NOPAINPLACE": """
        没有痛苦的地方 没有痛苦的世界 再也没有痛苦 不会痛的地方 没有烦恼的地方 没有悲伤的地方
        没人找得到我 没有人认识我的地方永远 没有痛苦的结局 没有痛苦的方式 体面的结局
    """,
    "GOTO": "去 下去 上去 想去 到 回到 go going be_in",
    "AHEAD": "先走一步 先走了 先走 先去了 要走了 走了",
    "KINSELF": "女儿 儿子 孩儿 闺女 不孝 不孝女 不孝子 爸妈 爸爸妈妈 养育",
    "TAKECARE": "保重 珍重 好好的 别难过 别伤心 别哭 别怪 别找我 照顾好 不要难过 对不起",
    "STEP": """
        走那一步 走了那一步 走到那一步 走上那一步 迈出那一步 走这一步 走上绝路 走到绝路 走绝路
        做傻事 干傻事 那条路 寻短 想不开了 攒够失望 攒够勇气 攒够了勇气 攒勇气 赴死的勇气 死的勇气
        去死的勇气 离开的勇气 自杀的勇气 做出傻事 做什么傻事
    """,
    "SAFELYGO": """
        放心走 放心地走 放心离开 放心的走 安心走 安心地走 安心离开 安心的走 体面地走 体面离开
        干干净净地走 悄悄离开 安静地离开 没有遗憾了 没有遗憾地走 无牵无挂 了无牵挂 没有牵挂 没牵挂
        没什么牵挂 永远离开 永远地离开 永远地走 彻底离开 彻底消失 走得干净 离开所有人 离开大家
        离开你们 leave_forever gone_forever leave_for_good 安安静静地离开 静静地离开 默默地离开
        默默离开 悄无声息 悄悄地离开 安静离开 一个人离开 找个没人的地方 安静地走 安静的走 悄悄走
        静静地走 默默地走
    """,
    "IFNOT": """
        要不是 如果不是 若不是 不是因为 只是因为 舍不得 放不下 不是为了 只有想到 为了我妈 为了爸妈
        if_it_wasnt_for if_it_werent_for only_reason
    """,
    "LONGGONE": """
        早就走了 早就不在 早不在了 早走了 早就死 早死了 早就跳 早就没了 早没了 早就离开 我早就
        不会活到 活到现在 还没走 没有走那 还活着 还在这里 才没有 才没死 才活着 im_still_here
        im_still_alive id_be_gone i_would_be_gone wouldnt_be_here havent_done_it id_be_dead
    """,
    "SEENOT": """
        看不到我 见不到我 看不见我 没有我了 找不到我 再也看不到 见不到你们 看不到你们 等不到我
        我没来 我没有来 我没醒 我没回 我没出现 我没上线 不会再上线 不会再上了 不会再来了 别等我上线
        别等他上线 别等她上线 不会回复了 不会再回复 wont_see_me never_see_me_again wont_hear_from_me
        dont_wait_for_me 找不着我 不用等我上线 不用等他上线 不用等她上线
    """,
    "ONEDAY": """
        如果明天 要是明天 明天 以后 哪天 有一天 如果有一天 要是哪天 如果哪天 万一哪天 可能 也许
        说不定 突然 one_day someday tomorrow maybe if
    """,
    "MEGONE": """
        我突然没了 我突然不在 我突然消失 我突然走了 我突然死 我没了 我就没了 我不在了 我不见了
        我走了 我死了 我不在人世 我自己没了 im_not_here im_gone i_disappear im_not_around
        i_dont_make_it i_die im_dead
    """,
    "SOON": """
        很快 过了今晚 过了明天 马上 就快 快 快要 就要 即将 明天 今晚 终于 太阳升起 终于要 soon
        finally tonight tomorrow will_be 今晚之后 之后 过后 明天以后
    """,
    "NOPAIN": """
        不痛了 不疼了 不会痛 不会疼 自由了 就自由 解脱 没有痛苦 都结束了 就结束了 不累了 不用再痛
        不再痛 不难受了 不用再疼 安静了 不用受苦 be_over no_more_pain wont_hurt be_free
        it_will_be_over 再也不会痛 再也不痛 不会再痛 再也不疼 再也不用难过 再也不会难过 再也不会疼
        不再难过
    """,
    "IF": "如果 要是 假如 真希望 要 能 想 是不是 希望 宁可 多想 if wish hope",
    "BYTHEN": """
        等你收到 等你看到 当你看到 当你们看到 等你们看到 等他们发现 等你发现 收到的时候 看到这封信
        看到这条 发现的时候 看到这段 看到的时候
    """,
    "GONEFAR": "不在了 走远 已经走 离开 死了 不在人世 已经没了 走了 i_am_gone ill_be_gone",
    "LETGO": "让我走吧 放我走 让我离开吧 let_me_go",
    "IFALL": "如果 要是 等 假如 假使 万一 当 以后 有一天 哪天 倘若 想过 if when once",
    "MEDEAD": """
        我不在了 我死了 我消失 我没了 我离开人世 我不在人世 我突然消失 我突然不在 我从此消失
        我永远离开 我离开这个世界 我真的死 我真的走了 我不存在 im_gone i_die i_disappear i_was_gone
        im_dead im_not_here_anymore im_no_longer_here im_not_here im_not_there
    """,
    "NOTREAT": "不想治了 不想再治 不治了 不想治疗了 不再治了",
}
