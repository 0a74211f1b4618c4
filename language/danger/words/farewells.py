"""Words for going away, for last words, for gifts and for what comes after."""

FAREWELLS: dict[str, str] = {
    "LETLIVE": """
        替我活 替我好好活 替我看看 替我活下去 带着我的份 live_for_me 替我走 替我看 替我完成 替我去看
        替我吃
    """,
    "LASTACT": """
        发消息 说话 说晚安 联系 见你们 来这里 写 发 吃 看 道别 跟大家 跟你们 和你们 和大家 发朋友圈
        留言 陪 text message post talk writing
    """,
    "ARRANGED": """
        想好 准备 安排 不用 不要办 不办 撒 海里 交代 就行 选好 拍 都想 够 的钱 埋 wont 整理 收拾
    """,
    "LEFTTO": "留给 以防万一 纸条 抽屉 告诉 写在 都给 给我妈 给我爸 给我妹 给我弟 转给 转给了 全给",
    "SAVINGS": "手机密码 存款 存折 银行卡 卡里 密码 保险 遗产 我的钱 积蓄 bank_card savings",
    "FILIAL": """
        不孝 辜负 对不起爸 对不起妈 对不起你们 对不起大家 让你们失望 原谅我 欠你们 养育之恩 来世
        im_sorry sorry forgive_me
    """,
    "PARTED": "再见了 永别 诀别 别了 永远再见 goodbye good_bye farewell bye_everyone",
    "DISAPPEARED": "消失了 死了 不在了 没了 走了 gone dead disappeared",
    "NOBODY": "没人 没有人 没人会 没有人会 谁会 谁也不会 不会有人 nobody no_one",
    "BYE": """
        再见 再见了 拜拜 拜 告别 再会 永别 诀别 道别 珍重 保重 后会无期 晚安了 别了 goodbye good_bye
        bye farewell
    """,
    "LAST": """
        最后一次 最后一条 最后一封 最后一面 最后一天 最后一个晚上 最后一晚 最后一句 最后的话
        最后的信 最后的 最后说 最后再 last_time last_message last_day last_night_here last_post
        final_message last_words
    """,
    "THANK": """
        谢谢 谢谢你 谢谢大家 谢谢你们 感谢 多谢 感恩 来过 认识你们 遇见你们 谢谢你来过 thank_you
        thanks_for_everything thank_you_for_everything thanks
    """,
    "SORRY": """
        对不起 抱歉 原谅 请原谅 不孝 辜负 愧对 我错了 欠 欠你们 欠大家 道歉 失望 唔好意思 添麻烦
        麻烦你们 sorry forgive forgive_me apologise apologize disappointed let_down
    """,
    "GIVE": """
        送人 送给 送了 送出去 都送 全送 捐了 都捐 都留给 留给 托付 交给 转给 转到 分给 烧了 烧掉
        扔了 清空 注销 删光 删了 都删了 退了 整理好 收拾好 安排好 交代 密码 银行卡 存款 保险 受益人
        遗产 器官 遗体捐 遗体 还清 gave_away giving_away give_away gave_my giving_my give_my
        everything_to password passwords bank_card will_and deleted
    """,
    "CARE": """
        照顾好 帮我照顾 替我照顾 照顾我 照看 帮我看 替我看 去看看我 替我去 替我活 替我好好 替我说
        帮我跟 帮我和 帮我转告 转告 好好活 好好活着 好好活下去 好好生活 照顾好自己 好好照顾 要幸福
        养老 帮我养 帮我喂 说声对不起 别难过 不要难过 别伤心 别哭 不要哭 不要自责 别自责 照顾一下我
        照顾我妈 顾好 不要找我 别找我 不用找我 不要来找 take_care_of_my take_care_of take_care
        look_after_my look_after dont_be_sad dont_cry tell_my_mom tell_them dont_blame dont_miss_me
        watch_over 睇住 帮我睇
    """,
    "ELDERS": "爸妈 爸爸 妈妈 我爸 我妈 父母 奶奶 爷爷 弟弟 妹妹 mom dad parents brother sister",
    "LOVEALL": "sorry_for_everything i_love_you_all love_you_all remember_me 忘了我吧 我爱你们",
    "AFTERLIFE": """
        后事 骨灰 葬礼 追悼会 墓地 墓碑 遗照 棺材 遗产 寿衣 下葬 入土 火化 墓志铭 funeral ashes
        my_grave my_will 办后事 遗体 收尸 遗物
    """,
    "CARDGIVE": """
        分了吧 都给你 都归你 拿去吧 你们拿 你们分 给你们留 留给你们 都送给你们 都送你们 全送给
        送给你们 都不要了 分完了 分完 都分了 分给 送给朋友 都送给 送给了 都送人 送人了 都捐了
    """,
    "MINE": """
        我的 我的东西 什么都不要 东西 账号 游戏账号 我的猫 我的狗 我的书 所有的 全部的 my_stuff
        my_things my_clothes my_books belongings
    """,
    "LETTERS": """
        写了信 写了很多信 写了很多封信 很多封信 写好了信 给每个人的信 给每个人都写 信都写好 信在
        最后一封信 written_letters wrote_letters letters_for letters_to said_my_goodbyes
        said_goodbye_to_everyone affairs_in_order given_away_all_my gave_away_all_my
        giving_away_all_my given_away_my made_my_peace 给你们的话 给大家的话 留给你们的话 有些话写在
        made_peace_with saying_goodbye_to_everyone saying_goodbye_to_people saying_my_goodbyes
        said_my_goodbye
    """,
    "LASTWORDS": """
        最后一条消息 最后一条朋友圈 最后一条微博 最后一条动态 最后一条留言 最后一封信 最后发一次
        最后一次说话 最后一次发 最后一次跟你们 最后一次跟你们说 最后一次和你们说 最后一次跟你说
        最后一次跟大家 最后一次和你们 最后一次联系 最后看一眼 最后再看一眼 my_last_message
        my_last_post my_last_text last_message_from_me last_time_youll_hear 最后一次见面
        最后一次见到 最后一次见你 the_last_time_youll last_time_you_will last_conversation
        what_im_about_to_do 原谅我接下来 原谅我要做
    """,
    "MISSME": "想念 想起 记得 发现 心疼 为我哭 难过 察觉 mourn remember miss",
    "CURTAIN": """
        下车了 先下车 谢幕 落幕 退场 离场 散场 到站了 到此为止 画上句号 句号 该结束了 剧终 the_end
        game_over 陪到这里 陪你们到这里 就到这里了 只能陪 陪不了 不陪你们走 不陪你们了 不能陪你们
        不能再陪 没法陪你们 陪不了你们 就到这里吧 到这里吧
    """,
    "BELOVED": """
        被爱 幸福 快乐 开心 健康 正常人 不再 不用 没有痛苦 普通人 好人家 被人爱 有人爱 相遇 补偿
        loved happy
    """,
    "FORGETME": "忘掉我 忘了我 忘记我 把我忘 forget_me forget_i",
    "FAREWELLS": """
        跟所有人道别 和所有人告别 跟所有人告别 和所有人道别 都道过别 道过别 告过别 一一道别 一一告别
        好好告别过 跟大家都告别
    """,
    "TELLTHEM": """
        tell_my_parents tell_my_mom tell_my_dad tell_my_family tell_my_sister tell_my_brother
        告诉我妈 告诉我爸 告诉我爸妈 跟我妈说 跟我爸妈说 转告我 告诉他们我
    """,
    "LOVED": "love_them love_her love_him im_sorry sorry 我爱 对不起 爱他们 爱她",
    "DONTSTOP": """
        别劝我 不用劝我 不要再劝 谁也别劝 别再劝 别拦我 谁也别拦 不要拦我 dont_try_to_stop
        no_one_can_stop
    """,
    "DECIDED": "决定好 已经决定 心意已决 决心 想好了 下定决心 decided made_up_my_mind",
    "FILIALSELF": "养我这么大 养育 不能孝顺 不能陪 来世 不孝",
    "SAYBYE": "说再见 说一声再见 说拜拜 说晚安 告别 好好告别 好好说再见",
    "ALLOF": "所有人 大家 各位 朋友们 我的朋友 我爱的人 爸爸妈妈 爸妈 everyone all",
    "BYEBYE": "再见了 永别了 别了 拜拜了 永远再见 goodbye",
    "TOTHEEND": """
        陪我到最后 陪我走到最后 陪我这一程 陪我走过 最后的陪伴 来过我的生命 出现在我的生命
        陪我到现在 陪我这么久 for_being_in_my_life for_staying_with_me
    """,
    "WHATEVER": """
        无所谓了 都不重要了 不重要了 没关系了 没必要了 不在乎了 nothing_matters_anymore
        doesnt_matter_anymore
    """,
    "CLOSING": "快结束了 要结束了 就结束了 很快就结束 快要结束 马上结束 结束这一切 over_soon",
    "LETTER": "信 封信 letter letters 遗信",
    "WROTE": "留了 写了 写好 留下 wrote written left",
    "EACH": "每个人 所有人 大家 你们 每一个 everyone each_of",
    "TRACE": "痕迹 不想留下 什么都不留 什么都没留下 没留下什么 不留下 trace",
    "THISLIFE": "这辈子先 这辈子就 这辈子到 这辈子只能 今生 这一世 这一生",
}
