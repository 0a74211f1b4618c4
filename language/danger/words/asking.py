"""Words of those who ask about means as if it were for nothing, or stand where they can be used."""

ASKING: dict[str, str] = {
    "MEDICINE": """
        安眠药 布洛芬 对乙酰氨基酚 扑热息痛 止痛药 止疼药 降压药 降糖药 胰岛素 褪黑素 感冒药 头孢
        安定 药片 药丸 抗抑郁 精神类药 老鼠药 农药 百草枯 除草剂 药 酒精 咖啡因 氯化钾 paracetamol
        tylenol ibuprofen advil aspirin melatonin pills tablets insulin xanax
    """,
    "HOWMUCH": """
        多少 几片 几颗 几粒 几瓶 多大剂量 什么剂量 剂量 过量 超量 一瓶 整瓶 一整瓶 一盒 一整盒 一板
        一把 一大把 how_many how_much overdose whole_bottle whole_box too_many too_much
    """,
    "OUTCOME": """
        会出事 生命危险 有危险 出人命 什么感觉 would_it_take 出问题 会死 会怎样 会怎么样 会怎么
        什么后果 会走 没命 醒不过来 醒不来 不会醒 昏迷 送命 救不回来 救不活 抢救不 无法挽回 会没
        多久会 多久没 多久失去 多久走 睡过去 没知觉 没意识 失去意识 致命 会痛苦 痛苦吗 会痛 会疼
        痛吗 疼吗 too_many to_die lethal fatal kill_you kill_me what_happens what_would_happen
        not_wake_up pass_out painless does_it_hurt
    """,
    "GAS": """
        一氧化碳 煤气 烧炭 炭火 尾气 天然气 沼气 木炭 氮气 氦气 二氧化碳 笑气 液化气 carbon_monoxide
        exhaust charcoal helium
    """,
    "FEELS": """
        没感觉 什么感觉 没什么感觉 没有感觉 没知觉 没意识 失去知觉 失去意识 不痛 不疼 痛吗 疼吗 会痛
        会疼 痛苦 难受吗 多久 多长时间 几个小时 睡过去 睡着 睡一觉 一晚上 一整夜 一夜 门缝 堵上 关窗
        封好 封死 没救 会怎样 会怎么样 平静 安详 how_long hurt painless feel
    """,
    "SAFETY": """
        报警器 怎么办 急救 取暖 燃气公司 消防 泄漏 漏气 通风 维修 安检 安全吗 预防 中毒了 灶 热水器
        年检 烤 宠物 说明书 科普 医生 开的 孩子 宝宝 小孩 老人 感冒了 感冒好 发烧 痛经 头疼 牙疼
        胃疼 体重 过敏 备孕 怀孕 哺乳 哪个牌子 副作用 多久见效 怀疑 能和 能一起 防止 阻止 避免 抢救
        上瘾 依赖 安眠曲 一天吃 每天吃 一天最多 a_day per_day headache
    """,
    "FALLS": "掉下 摔下 跳下 坠下 跌下 往下跳 摔下去 掉下去 跳下去 坠楼 坠落 jump fall",
    "STOREY": "楼 层 楼顶 天台 阳台 高处 桥上 悬崖 roof building floor bridge",
    "THEN?": """
        会怎样 会怎么样 救活 救不活 必死 会死 死得 多高 几层 几楼 多久 会不会 痛 疼 没感觉 什么感觉
        植物人 生还 活下来 survive hurt
    """,
    "OBJECT": """
        花盆 东西 手机 衣服 被子 快递 猫 狗 砸 砖 玻璃 空调 球 无人机 维修 工人 新闻 物理 电影 视频
        游戏 钥匙 搬
    """,
    "DROWN": "淹死 溺水 溺亡 溺死 淹没 沉到水底 冷水里 冰水里 跳河 跳江 跳海 drowning drown",
    "PAINLESS": """
        怎么走不疼 怎样走不疼 怎么走最 怎么死 怎样不疼 怎么不疼 不疼的办法 不疼的方法 不痛的方法
        不疼地走 没有痛苦地 无痛苦地 毫无痛苦地 without_pain 最不疼 最不痛苦 最不吓 最轻松的方式
        最快的方式 最安静的方式 走的方式 走的方法 消失的方法 结束的方法 结束的办法 没有痛苦的方法
        像意外 看起来像意外 伪装成意外 有没有那种睡着 painless_ways painless_way least_painful
        easiest_way_to_go quickest_way_to_go peaceful_way_to_go way_to_go_out
    """,
    "SEARCHED": """
        查过了 查了一晚 搜了一晚 搜了很多 查了很多 浏览记录 浏览器记录 搜索记录 搜怎么 在搜 一直在搜
        查怎么 googling googled searching searched
    """,
    "HOWGO": """
        怎么走 怎样走 怎么不疼 怎样不疼 不疼 不痛 剂量 哪种方法 哪种方式 死法 那种问题 成功率
        怎么离开 painless ways_to overdose
    """,
    "PAYOUT": "赔不赔 赔吗 赔偿 赔付 受益人 理赔 赔给 赔多少 能赔 生效 拿到赔 pay_out payout",
    "INSURANCE": "保险 意外险 寿险 人身险 保单 life_insurance",
    "OFMYDEATH": """
        自杀 自尽 我死 我不在 我走了 我没了 像意外 看起来像 给家里 留给家里 给爸妈 给我妈 给孩子
        受益人是我
    """,
    "DEBTGONE": """
        人没了 人死了 人走了 人不在了 我死了 我走了 我不在了 自己没了 债务人不在 借款人死 债务人死
    """,
    "OWES": "债 贷 欠的钱 还钱 不用还 要还吗 还要还 欠钱 debt loan",
    "DONATION": """
        捐献遗体 遗体捐献 捐遗体 器官捐 捐器官 捐眼角膜 角膜捐 眼角膜 捐献器官 心脏给 把心脏 organ
    """,
    "HURRY": """
        越快越好 早点 尽快 不需要它们 我不需要 我不想要 用不着 用不到 不想等 马上 今天 这周
        给需要的人 不想跳 没成年 未成年 不够年龄
    """,
    "ONEDGE": """
        窗台上 窗沿 栏杆外 护栏外 铁轨上 轨道上 铁路上 天台边 楼顶边 天台边缘 楼顶边缘 阳台外 栏杆上
        护栏上 栏杆边 桥栏 桥边 崖边 悬崖边 站台边 塔吊上 马路中间 水已经没 水已经漫 水里了 江心
        湖心 window_ledge on_the_ledge the_edge
    """,
    "ATTHETOP": "楼顶 天台 顶楼 桥上 江边 河边 水库边 海边 大桥 roof bridge river",
    "CALLSME": """
        在叫我 在喊我 叫我过去 叫我下去 喊我过去 喊我下去 召唤我 在召唤 吸引我 拉我下去 好像要拉我
        让我跳 叫我跳 让我下去 calling_me pulling_me
    """,
    "OUTSIDE": """
        窗外 窗户 窗口 楼下 地面 江水 河水 海水 湖水 水面 水 江 河 海 深渊 铁轨 火车 桥 崖 车流 高处
        the_water the_edge the_window
    """,
    "URGE": """
        有冲动 种冲动 的冲动 控制不住 忍不住 不由自主 腿不自觉 想松手 想松开 怕自己松手 怕我松手
        怕自己控制 想往前迈 想迈出 想栽 想冲出去 想撞 不想躲 不躲车 松开方向盘 松手 闭眼数 不想停
        urge
    """,
    "DANGERPLACE": """
        高处 阳台 窗边 窗口 楼顶 天台 桥上 桥边 站台 地铁进站 火车 脚手架 高架 马路 方向盘 车流 车轮
        铁路 栏杆 悬崖 刀 platform balcony
    """,
    "TRIED": """
        试了一下 试了试 试过 试了一次 试了几次 比划 比了比 放弃了 又放弃 没敢 又收回 没成功 又解开
        又取下
    """,
    "TOOLHANG": "皮带 绳子 围巾 鞋带 床单 数据线 电线 领带 丝巾 浴巾 挂门 挂在门 绑在门 系在 挂在",
    "HANGON": "门上 门把 房梁 梁上 吊扇 栏杆 脖子 衣柜 水管 架子 树上",
    "SHARP": "刀 刀片 美工刀 剪刀 水果刀 锤子 机器 blade knife",
    "GAZE": """
        发呆 盯着看 看很久 看了很久 可怕的东西 可怕的念头 脑子里 不敢看 手伸进去 staring stare
    """,
    "LETHALDATE": """
        不活过今晚 活过今晚 活过明天 活过这个 活不过今晚 活到明天 活到高考 活到毕业 活到十八
        活到二十 活到三十 活到那天 活得到那 活到那时 活到那个 多活 我没有明年 我没有明天 没有十年后
        没有十九岁 没有以后的 没有来年 过不到年底 过不到下周 到不了那天 到不了那一天 等不到那天
        等不到明年 过不到明年
    """,
}
