"""Words for force, ill will and confinement, as those speak of it who have to bear it."""

ORDEAL: dict[str, str] = {
    "BULLIEDW": """
        被欺负 被人欺负 被他们欺负 被她们欺负 被同学欺负 被舍友欺负 被室友欺负 被整 欺负我 bullied
        bully_me picked_on
    """,
    "HOWOFTEN": """
        每天 天天 一直 总是 经常 不敢 怕 害怕 转学 不想上学 宿舍 厕所 every_day everyday afraid
    """,
    "MYTHING": "书包 课本 作业本 鞋 衣服 椅子 被子 饭 东西 手机 水杯 床 书 桌 校服 头发 眼镜",
    "SPOIL": "扔 撕 藏 踩 倒 砸 丢 泼 剪 烧 弄坏 弄湿 踢",
    "SIBLING": "弟弟 妹妹 猫 狗 妈妈 爸爸 宝宝 孩子 儿子 女儿 奶奶 收拾 断舍离 旧",
    "HIDEOUT": """
        去他宿舍 去他家 去他房间 到他宿舍 到他房间 到他家 去他那 去宾馆 去酒店 去开房 进他房间
        来我房间 过来我房间 to_his_room to_his_house
    """,
    "BYMYSELF": "一个人 单独 晚上 放学后 半夜 不许告诉 别告诉 不能告诉 怕 锁 alone",
    "DIDTHAT": """
        对我做了不好的事 对我做不好的事 对我做那种 对我做了那 对我做奇怪 对我做了奇怪 做了很过分的事
        不该碰的地方 不该摸的地方 碰我隐私 让我摸他 让我碰他 让我看他 做不该做的事 touched_me_where
        touches_me_where
    """,
    "PLIED": "灌我酒 灌我 给我灌酒 灌酒 灌醉 逼我喝酒 逼我喝",
    "HOTEL": "酒店 宾馆 开房 带我去 房间 摸 抱 客户 不敢 断片 hotel",
    "TOOKPHONE": """
        收了我的手机 收走手机 收走了手机 收走我的手机 手机被收 没收手机 没收了手机 手机都被收
        手机收了 手机也收 手机被没收 手机也没收 took_our_phones took_my_phone
    """,
    "SCHOOLRULE": "学校 军训 考试 老师 班主任 妈妈 住院 晚自习 期末 上课玩 玩手机 病房 医院 隔离",
    "BROUGHT": "被带到 带我到 带到一个 把我带到 拉到一个 带来的 被拉到 被送到 brought_me",
    "UNKNOWN": """
        陌生的地方 不知道在哪 不知道这是哪 不认识的地方 不知道是哪 哪个村 什么地方 no_idea_where
    """,
    "MARRYOFF": """
        把我嫁 将我嫁 把我许 逼我嫁 要我嫁 让我嫁 必须嫁 退学嫁人 逼我结婚 逼我订婚
        forcing_me_to_marry forcing_me_to_get_married forcing_me_into_marriage
    """,
    "BRIDEPRICE": """
        收了 彩礼 钱 接人 下周 下个月 瘸 傻 老 不认识 退学 锁 才 不嫁 不同意 打 不让 family parents
    """,
    "ROBBEDNOW": "被抢了 被抢劫 被打劫 抢劫我 抢了我 抢我包 抢我手机 robbed_me got_robbed mugged",
    "STILLNEAR": "刀 还在 附近 追 跟着我 现在 刚刚 刚才 枪 knife still",
    "SAIDTOBE": """
        说是 说做 说好 招聘 面试 中介 应聘 兼职 介绍工作 介绍的工作 文员 前台 服务员 模特 the_job
        they_said
    """,
    "ORBEATEN": """
        不肯就打 不听就打 不干就打 骗不到就打 完不成就打 不做就打 不从就打 不听话就打 就挨打
        就要挨打 就被打 不干就关 不去就打 跑就打 敢跑就打 or_they_beat
    """,
    "PAPERSHELD": """
        身份证在他 身份证在她 身份证在老板 证件在他 护照在他 护照在老板 身份证被老板 身份证被中介
        护照被老板 扣着身份证 扣着证件 扣着护照 扣我身份证 身份证扣 护照扣 证件扣 took_our_passports
        took_our_passport took_my_passport has_my_passport keeps_my_passport keeps_my_id
        kept_our_papers holding_my_passport give_me_my_passport have_my_passport
    """,
    "CONTROLALL": """
        controls_everything_i controls_what_i controls_my_life wont_let_me_see_my tracks_my_phone
        monitors_my_phone 控制我所有 控制我的一切 掌控我的一切
    """,
    "HISCAR": "他车在不在 他在不在家 看他在不在 他今天在不在 他回来没 if_his_car if_hes_home",
    "TIPTOE": "先看 才敢 不敢进 绕 躲 等他睡 回家 before_i",
    "BLACKMAILS": """
        照片发出来 把照片发 把我的照片发 照片发到网上 视频发到网上 照片发给 视频发给 聊天记录发
        截图发 把视频发 photos_if post_my_photos with_my_photos
    """,
    "DEMANDS": """
        不听话 威胁 不然 否则 要我 让我 逼我 不给 不拍 不见面 分手 说要 钱 blackmail blackmailing
    """,
    # Somebody near.
    "FORBIDS": "不让 不准 不许 禁止",
    "GOOUT": "出门 回家 见人 打电话 上班 接电话 跟我们 见我们 联系",
    "SHUTIN": "手机 没收 锁 打 伤 联系 关 孩子 不放",
    "GIVEMONEY": "带钱 给钱 交钱 拿钱 每天带 保护费 上供",
    "MAKESTHEM": "让他 让她 逼他 逼她 要他 要她 叫他 跟他要 跟她要",
    "HERTOUCH": """
        对她动手动脚 对他动手动脚 老摸她 老摸他 总摸她 摸她腿 摸她胸 摸她手 对她做那种 对他做那种
        偷拍她 骚扰她 骚扰他 touches_her touched_her
    """,
    "POSTS": "朋友圈 微博 动态 说说 空间 发的 签名 状态 posts story",
    "CRIESNIGHTLY": "都在哭 在哭 哭声 摔东西 砸东西 打骂 求饶 screams",
    "WOMAN": "阿姨 姐姐 女人 女的 小孩 孩子 老婆 邻居 奶奶 夫妻 男的",
    "DARKPOSTS": """
        绝望 黑暗 告别 谢谢大家 谢谢所有人 没意思 解脱 对不起大家 不想活 最后 再见 消失 goodbye
        hopeless
    """,
    "WORSENS": "越来越 突然 最近 今天 一直 全是 都是 suddenly lately",
    "WITHDRAWS": """
        不吃不喝 不吃饭 stopped_eating 关在房间 关在屋里 不出门 不下床 不说话 把自己关 wont_eat
        wont_leave_her wont_leave_his
    """,
    "NOPOINTSAID": """
        活着没意思 没意思 不想活 活够了 没劲 不用管我 别管 不用交 theres_no_point no_point
        nothing_matters giving_up goodbye
    """,
    "COMESBACK": "回来 身上 衣服都是破 衣服破 鼻青 脸肿 书包破 不敢说 不说 comes_home",
    "BEATENUP": "被打了 被打 被欺负 挨打 有伤 被抢 was_beaten bruises",
}
