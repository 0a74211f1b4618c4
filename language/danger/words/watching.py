"""Words of those who see that something is wrong with somebody near them."""

WATCHING: dict[str, str] = {
    "NEIGHBOUR": "邻居 隔壁 楼上 楼下 对门 小区 对面楼 neighbour neighbor next_door upstairs",
    "SCREAMS": """
        哭喊 惨叫 尖叫 哀嚎 喊救命 求饶 哭叫 哭声 一直哭 哭得 被打 打孩子 打老婆 打小孩 往死里打
        家暴 拍门 screams screaming crying_every
    """,
    "VICTIM": """
        女人 孩子 小孩 小女孩 小男孩 女孩 男孩 女的 老人 保姆 小朋友 小姑娘 老婆 女生 他妈 她妈 kid
        child wife woman
    """,
    "BABYCRY": "宝宝 婴儿 装修 电钻 鬼片 电影 猫 狗 练琴 唱歌 广场舞 movie dog",
    "PERSON": """
        室友 舍友 同桌 同学 朋友 闺蜜 好友 同事 学生 学妹 学弟 邻居 女孩 男孩 女生 男生 小孩 孩子
        保姆 小姑娘 小女孩 徒弟 表妹 表弟 表姐 妹妹 弟弟 侄女 侄子 姐姐 工友 friend classmate
        roommate coworker colleague girl kid
    """,
    "HURTBODY": """
        身上 胳膊 手臂 手腕 脸上 背上 腿上 大腿 伤 淤青 青紫 印子 疤 绷带 烫的痕迹 一道道 刀疤 划痕
        bruise bruises scars cuts
    """,
    "KEEPSON": """
        老有 总有 老是 总是 总带 每天 每周 天天 好多 很多 全是 都是 带着伤 带伤 新伤 又 always every
        keeps
    """,
    "CLAMSUP": """
        摇头 不说 不肯说 不让我说 别告诉 别说 让我别说 低头 就哭 不敢 发抖 大热天 穿长袖 长袖 说是
        说过敏 说猫 猫抓 说摔 楼梯摔 撞的 不理 不让碰 不让人碰 says_she_fell says_he_fell wont_tell
    """,
    "MISSING": """
        联系不上 联系不到 找不到人 找不到他 找不到她 失联 失踪 没回来 不见了 出门了就 打不通
        不接电话 没人接 电话关机 手机关机 不回消息 不回了 没消息 叫不醒 叫都叫不 删了我 把我删了
        拉黑 turned_off isnt_answering not_answering
    """,
    "ODDSIGN": """
        纸条 字条 一封信 谢谢我 谢谢你们 最后 来世 别找我 说再见 发了句再见 说完晚安 道歉 转了
        转给我 活着没意思 活得没意思 想解脱 拖累 失恋 赌输 江边 河边 桥上 天台 楼顶 药 遗 头像换黑
        朋友圈 救我 语气 要钱 被骗 网友 灌醉 喝醉 goodbye thanks sorry
    """,
    "LOSTPET": "猫 狗 手机丢 快递 客服 信号 没电 打游戏 睡着 双十一 哈哈 cat dog",
    "ATEDGE": """
        坐在窗台 坐窗台 窗台上 站窗边 站在窗边 站阳台 坐阳台 坐在阳台 坐在楼顶 在楼顶 人在楼顶
        在天台 在桥上 坐江边 坐在江边 坐河边 坐铁轨 on_the_roof on_the_bridge photo_of_the_bridge
    """,
    "UNREACHABLE": """
        不理 不说话 断了 帮 救 报警 拉着 不肯下来 叫不 劝 再见 拜拜 打不通 别来 怎么办 半夜 一个人
        说再见 谢谢 thanks goodbye
    """,
    "NOTNEEDED": """
        不用给他留 不用给她留 不用等我 不用等他 不用交学费 别交学费 别给他交 不用留 不用还 不用还了
        以后用不 用不着了 用不上了 她不需要了 都是你的了 wont_need
    """,
    "GIVESALL": """
        东西都分 东西都给 把东西分 都送人 全送人 全都送 送给我们 分给我们 寄给我 存折给我 保险单
        把存折 最爱的 所有的衣服 全打包 东西全打包 游戏账号 账号全送 都扔了 gave_me_all gave_away
        gave_me_her gave_me_his
    """,
    "AFRAIDFOR": """
        怕 慌 担心 怎么办 是不是想不开 做傻事 不对劲 怪怪的 奇怪 反常 要不要报警 怎么劝 劝不动
        该告诉谁 替我 好好保管 那是他的命 worried scared
    """,
    "THEYSAID": """
        说没有她 说没有他 没她我们 没他我们 没有她我 没有他我 说孩子没她 拖累我 拖累我们 拖累家里
        不想拖累 不想长大 不过十八 活够了 活着没劲 不想活到 活不过 希望自己没有出生 希望没有出生
        只想到 只有疼才 疼才舒服 睡个长觉 不在了 说下周就不在 better_off_without wish he_was_never
        never_born has_a_plan
    """,
    "DIARY": "日记 作文 遗 备忘录 搜索记录 浏览 在搜 本子 diary",
    "DARKWISH": """
        不想长大 想死 没有出生 离开世界 离开这个世界 消失 不疼地走 不疼 不痛 解脱 活着 自杀 死 割
        die dying suicide
    """,
    "CUTOFF": """
        不让见 不让我们见 不让接 不让打电话 电话都不让 电话是个男 朋友圈也没了 声音听着不对 语气很怪
        只发语音 不敢说话 看得死死 关在老屋 关在家 被关 出门都要 不能出门 一万才能 要钱才 交钱才
        要赎金 要十万 要两万 wont_let_her wont_let_him
    """,
    "TAKENAWAY": """
        骗出去 骗去 骗走 被骗到 拉去 带走了 带走 拐走 拐到 灌醉带 绑了 绑走 关起来 嫁过去 去了泰国
        去泰国 去云南 去缅甸 去柬埔寨 网友见面 去见网友 lured taken
    """,
    "ADULTGAME": """
        脱衣服的游戏 脱她衣服 脱他衣服 脱裤子 脱她裤子 脱他裤子 晚上来找她 晚上会来找 摸她 摸他 碰她
        亲她 跟她玩
    """,
}
