"""Words for being held, watched, robbed, blackmailed, sold, and for the fear of it."""

CAPTIVITY: dict[str, str] = {
    "HOLD": """
        关在 关起来 锁在 锁起来 囚禁 软禁 绑架 绑起来 绑在 扣押 扣留 拘禁 非法拘禁 控制了 控制起来
        被控制 限制人身自由 看管 限制自由 看着门 不放我 不放人 关小黑屋 关进 关着 locked kidnapped
        imprisoned held_captive trapped_here hostage held_against detained 锁着 铁链 拴着 绑着
        chained
    """,
    "NOLET": """
        不让走 不让我走 不让出去 不让我出去 不让出门 不让我出门 不让离开 不让我离开 不让回家
        不让我回家 不让打电话 不让我打电话 走不掉 走不了 跑不掉 逃不掉 逃不出去 出不去 出不来
        不让我们出 不让我们走 不让下班 不让出园区 不准我出门 不让我跟 不让我和 怎么才能出去 怎么出去
        想逃出去 逃出来 不准走 不准出去 不许我出门 不许我走 没法离开 离不开这里 不让人走
        wont_let_me_leave wont_let_us_leave wont_let_me_out wont_let_me_go cant_escape cant_get_out
        not_allowed_to_leave cant_leave wouldnt_let_me_leave refuses_to_let_me wont_let_me_talk
        不能走 permission_to_leave
    """,
    "TAKEN": """
        收走 没收 扣了 被扣 扣下 拿走 收了 收起来 都收 扣住 扣着 took_my takes_my taken_my
        confiscated has_my took_away took_our took
    """,
    "PAPERS": "身份证 护照 证件 手机 passport id_card phone documents papers",
    "PLACE": """
        出租屋 会所 园区 窝点 工厂 厂里 宿舍 仓库 房间 屋里 家里 地下室 小黑屋 宾馆 酒店 山里 别墅
        缅北 缅甸 柬埔寨 东南亚 黑厂 黑工厂 车里 黑砖窑 上家 厕所 里面 这里 factory room house
        basement warehouse apartment compound
    """,
    "LOCK!": "锁在外面 锁外面 关在外面 锁在门外 关在门外 locked_out",
    "MLM": "传销 传销窝点 传销组织 拉人头 洗脑课 喊口号 天天上课 上课洗脑 洗脑 pyramid_scheme",
    "LURED": """
        被骗 骗到 骗来 骗进 骗去 骗我来 进了 进来 在 里 里面 来了才知道 才知道 不是招工 误入 陷入
        陷进 拉我 拉进 出不去 救 窝点 抓 tricked lured
    """,
    "TRICKED": "被骗 骗到 骗来 骗进 骗去 骗我 误入 陷进 拉进 抓到 带到 卖到 拐到 tricked lured",
    "TRAFFICK": """
        拐卖 拐走 拐到 人贩子 卖到 卖给 卖去 贩卖 接客 卖淫 强迫卖 缅北 缅甸 柬埔寨 电诈园 诈骗园区
        电诈园区 妙瓦底 给人当媳妇 当媳妇 trafficked trafficking sold_me sold_to scam_compound
        prostitution
    """,
    "TRAPPED": """
        被骗 骗到 骗来 逼 每天 不让走 不让 回不来 电棍 打 救 逃 走不掉 求救 控制 我 跑 forced cant
        help escape
    """,
    "STALK": """
        跟踪我 跟踪 尾随 跟着我 跟我到 跟到我 跟了我 蹲我 蹲守 堵我 堵在 守在 在楼下等我 在门口等我
        楼下等我 等我下班 盯着我 偷窥 闯进 敲我门 砸门 撬门 在我家门口 装定位 装摄像头 监视我
        stalking stalked stalks stalker following_me follows_me followed_me keeps_following
        outside_my outside_my_house shows_up_at
    """,
    "SECRET": """
        我们的秘密 不能告诉别人 不要告诉别人 不许告诉 不准说出去 不许说出去 没人会信 没人相信我
        不相信我说 趁没人 no_one_will_believe nobody_will_believe our_secret our_little_secret
        if_i_tell 别把家里的事 家里的事说出去 不要说出去 别说出去 wont_believe_me 不许我告诉
        不让我告诉 不许告诉老师 不准告诉
    """,
    "TREMBLE": """
        发抖 怕下一个 脚步声 听到他上楼 听到他回来 听到他开门 能不能不回去 hide_in next_room
        be_quiet 浑身发抖 全身发抖 吓得发抖 害怕得发抖
    """,
    "ROBBED": """
        收我的钱 抢我的钱 抢我钱 收我保护费 要我给钱 勒索我 拿走我的钱 我的钱每周 我的钱每天
        我的生活费都被 take_my_money takes_my_money took_my_money steal_my_money
    """,
    "NOREPORT": """
        不敢报警 不能报警 如果我报警 敢报警 报警也没用 知道我家 知道我住 if_i_call_the_police
        knows_where_i_live
    """,
    "OBEY": "只能听他 不敢不听 只能照做 只能听 不听话 do_what_he_says",
    "WARDED": """
        有人守着 门口有人 有人看着 看着门 有人看守 偷偷用手机 偷偷用 不给身份证 不给护照 扣了我的
        扣我的 不放人 against_my_will being_held held_here passport_back
    """,
    "SOLD": "我被卖 被卖了 被卖到 彩礼 换彩礼 绑我回去 逼我嫁 逼婚 sold_me",
    "STALKED": """
        跟踪我 尾随我 一路尾随 蹲我 堵我 闯进我 砸门 砸我门 撬门 监视我 偷窥我 在厕所等我 在厕所堵我
        校门口堵我 放学堵我 放学等我 装了摄像头 装定位 stalking_me stalked_me following_me_home
        follows_me_home keeps_showing_up wont_leave_me_alone
    """,
    "FEARFUL": """
        怕 害怕 好怕 很怕 不敢 吓 恐惧 躲 发抖 救 慌 怎么办 求助 报警 惊 不想回 好惊 老是 半夜
        scared afraid fear terrified unsafe hide hiding help police
    """,
    "DRUNK": """
        喝酒 喝了酒 喝醉 喝多 醉 醉了 酒后 一喝 喝完酒 发酒疯 发火 发脾气 发疯 赌输 drunk drinking
        drinks drinks_too angry mad temper 一不高兴 不高兴就 不顺心 一生气 生气就
    """,
    "LASHOUT": """
        动手 打 打人 砸 砸东西 变了一个人 摔东西 踹门 骂 失控 揍 躲 锁 怕 hits hit violent hurts
        scared afraid throws hide locked
    """,
    "NOHOME": """
        不敢回家 怕回家 害怕回家 不敢回去 不想回那个家 唔敢返屋企 不敢回宿舍 怕回宿舍 不敢脱衣服
        从家里逃 不敢进家门 afraid_to_go_home scared_to_go_home afraid_to_go_back scared_to_be_home
        dont_feel_safe not_safe_at_home unsafe_at_home afraid_to_sleep scared_to_sleep afraid_hell
        scared_hell afraid_of_him scared_of_him afraid_he_will scared_he_will scared_of_my_dad
        afraid_of_my_dad scared_of_my_father afraid_of_my_father scared_of_my_boyfriend
        afraid_of_my_boyfriend scared_of_my_husband afraid_of_my_husband scared_of_my_stepdad
        afraid_of_my_stepdad scared_to_leave_him afraid_to_leave_him scared_to_leave_her
        afraid_of_what_he scared_of_what_he scared_of_what_hell afraid_of_what_hell
    """,
    "HIDE": """
        自己摔的 不敢让 不敢告诉 不敢说 骗老师说 说是摔 说是撞 撞门 戴着口罩 戴口罩 撞的 让我别管
        不出声 哭喊 遮 怕被 不敢报警 没人信 戴着墨镜 戴墨镜 i_fell hide lie told_everyone cover
        穿长袖 不想让别人看到 不想让人看到 要是告诉老师 告诉老师就 不想被人看 不敢给别人看
        不敢给人看 不敢让人看
    """,
    "CONTROL": """
        查我手机 检查手机 检查我的手机 手机他都 看我手机 定位我 不让我联系 不让我跟 不让我和
        不准我联系 每天报备 删我好友 断绝联系 都要检查 checks_my_phone talk_to_my_friends
        see_my_friends controls
    """,
    "DEBT": "再不还 不还钱 还不上 催收 贷 借 网贷 高利贷 欠 debt loan",
    "DREAD": "怕 害怕 好怕 担心 惊 scared afraid terrified 提心吊胆 胆战心惊",
    "DREADED": "怕 害怕 发抖 躲 不信 不敢 今晚 又 摔 help please scared",
    "LOCKED": """
        被关 被锁 被囚禁 被软禁 被绑架 被控制 被拘禁 被扣押 被关押 被看管 被限制人身 被绑 我被卖
        held_here_against held_against_my_will being_held_here locked_me locked_us kidnapped 被拐来
        被拐到 被拐卖 被拐 trapped_in_a
    """,
    "RESCUE": """
        救救我 救我 救命 来救 快来人 帮我报警 快报警 报警 求救 谁来救 救救 help_me save_me
        please_help call_the_police help
    """,
    "LOCKDOOR": "锁门 把门锁 反锁 关上门 关了门 locked_the_door locks_the_door",
    "NOGO": "不想去 不敢去 不想再去 怕 害怕 摸 碰 动手动脚 单独 touch touched",
    "STARVE": "不给吃 不给饭吃 不给我饭 不给我吃 不让吃饭 不给水喝 没吃饭了",
    "EGGSHELLS": """
        walk_on_eggshells walking_on_eggshells broke_my_finger broke_my_phone 随时会打 随时会爆发
    """,
    "BADPLACE": "黑工厂 黑厂 黑砖窑 园区 缅甸 缅北 柬埔寨 会所 夜总会",
    "NUDE": """
        裸照 裸聊 裸聊视频 裸体 裸贷 私密照 私密照片 私密视频 不雅视频 不雅照 不雅 床照 艳照
        隐私照片 隐私照 果照 果聊 裸 那种照片 那种视频 那些照片 那些视频 不穿衣服的照片 洗澡的视频
        洗澡视频 偷拍 nudes nude nude_pics nude_photos naked_pictures naked_photos private_photos
        intimate_photos naked_pics sextape explicit_photos
    """,
    "MYNUDE": """
        我的裸照 我的裸体 我的私密照 我的私密视频 我的不雅 我的果照 我裸体 my_nudes my_naked
        my_private_photos my_nude
    """,
    "PHOTO": """
        照片 视频 相片 录像 录屏 录下来 拍了 拍视频 截图 聊天记录 偷拍 pictures photos video videos
        pics pic
    """,
    "SPREAD": """
        发给 发到 发出去 发在 群发 曝光 公开 传到 传播 散播 发网上 寄到 给我爸妈看 贴到 挂网上 泄露
        扩散 post send send_them share leak upload posting sending spread
    """,
    "THREAT": """
        威胁 要挟 敲诈 勒索 恐吓 不然 否则 要是不 如果不 不给 不听话 不转 不还 就把 敢说 敢走 敢分
        敢报 敢告诉 敢跑 还不上 逼债 催收 吓人的短信 吓人 说要 不给钱 转钱 打钱 要钱 逼我 threatened
        threatening threatens blackmail blackmailing blackmails blackmailed extort unless or_he
        or_they if_i says_he_will says_she_will says_theyll will demanding wants 如果我不 要是我不
        不去就 不答应
    """,
    "THREATEN": """
        威胁 要挟 敲诈 勒索 恐吓 敲竹杠 blackmail blackmailing blackmailed blackmails threatened
        threatening threatens extorting extorted
    """,
    "MONEYASK": """
        要钱 转钱 转账 打钱 给钱 收钱 跟我要 让我转 再转 块 万 汇款 给他钱 保护费 dollars money pay
        paid
    """,
    "BEATANY": "就打 打人 打谁 打断 电击 电棍 关禁闭",
}
