"""Words that tell a joke, a sport, an everyday matter from something that is meant."""

MOODS: dict[str, str] = {
    "PLAY": """
        笑着说 哈哈 哈哈哈 嘿嘿 嘻嘻 hhh hhhh hhhhh 233 2333 xswl 笑死 笑哭 狗头 doge 嘤嘤嘤 😂 🤣
        😆 😝 😜 😹 😅 🐶 💀 家人们谁懂 绝绝子 yyds 开玩笑的 开个玩笑 玩梗 手动狗头 lol lmao lmfao
        rofl haha hahaha hahahaha hehe jk just_kidding lolol xd
    """,
    "LAUGH": "笑 乐 帅 好看 可爱 甜 美 颜值 laugh laughter laughing funny hilarious cute adorable",
    # Light matters: with one of these near, a bare 想死 is a way of speaking.
    "PETTY": """
        头发 长发 钱包 作业 早八 早起 体测 八百米 一千米 军训 蚊子 天气 好热 太热 冷 快递 外卖 食堂
        奶茶 减肥 体重 账单 双十一 剁手 花呗 ppt ddl deadline bug 代码 程序 排位 上分 段位 王者 吃鸡
        表情包 股票 基金 发际线 掉发 脱发 痘痘 闹钟 被窝 堵车 地铁 早高峰 网速 空调 宿管 刘海 剪头发
        发型 小组作业 查重 格式 抢票 抢课 选课 口红 螺蛳粉 火锅 蛋糕 薯片 减脂 健身 深蹲 肚子疼 痛经
        大姨妈 认错人 社死 尴尬 周一 早课 辣 酸 甜 臭 homework monday mondays alarm heat gym
        assignment wifi traffic awkward embarrassing embarrassed cringe 期末周 占座 没座位 彩票
        抢不到
    """,
    # Burdens that are complained of in the same words: only right after 得 or 到.
    "BURDEN": """
        论文 加班 考试 复习 上班 上课 写 背 甲方 报告 高数 期末 实习 面试 挂科 补考 kpi 项目 改稿
        实验 数据 答辩 开会 值班 军训 跑步 exam exams essay thesis chemistry math test
    """,
    "SUSTAIN": """
        每天 天天 日日 每晚 夜夜 一直 总是 老是 成日 整天 时时刻刻 无时无刻 好几天 几个月 好久 很久
        半年 一年 真的 是真的 认真 不是开玩笑 没开玩笑 没有开玩笑 唔系讲笑 说真的 不是玩笑 控制不住
        忍不住 真心 every_day everyday every_night for_months for_weeks seriously serious for_real
        not_joking not_kidding all_the_time really
    """,
    "GAME": """
        这一关 过关 通关 关卡 球友 ball 游戏 对面 打野 上单 辅助 排位 王者 吃鸡 副本 boss 团战 开黑
        队友坑 血条 技能 残血 人机 上分 段位 狼人杀 剧本杀 密室 原神 英雄联盟 lol手游 篮球 足球
        羽毛球 乒乓 打球 比赛 球赛 决赛 战队 队长 投降 对手 拳击 散打 跆拳道 下棋 象棋 围棋 打牌
        麻将 桌游 真人cs game games match ranked chess ping_pong raid lobby team scored boxing
        sparring karate training 投篮 扣篮 传球
    """,
    # Heights, water and fire for pleasure.
    "FUN": """
        蹦极 跳伞 跳水 泳池 游泳馆 三米台 跳台 滑翔 滑雪 跳楼机 欢乐谷 游乐园 迪士尼 过山车 极限运动
        潜水 海里游 河里游 烤肉 烧烤 露营 取暖 演唱会 密室 图书馆 电梯 diving pool bungee skydiving
        parachute trampoline camping 鬼屋 游泳课 去游泳 学游泳 游泳比赛
    """,
    "SCENIC": """
        聊了 西瓜 看星星 看日出 看日落 日落 日出 夜景 晚霞 烟花 拍照 拍 自拍 打卡 晾 晒 被子 吹风
        吹吹风 风景 散步 跑步 夜跑 聊天 野餐 唱歌 弹吉他 好舒服 舒服 真美 好美 很美 凉快 乘凉 赏月
        约会 钓鱼 骑行 音乐节 看书 sunset sunrise view photo photos stars fishing picnic beautiful
    """,
    # Partings of ordinary life.
    "PARTING": """
        毕业 离职 辞职 辞了 退休 搬家 搬走 搬宿舍 换城市 出国 转学 退学 退群 退社 换届 卸任 调走
        调岗 离校 班会 散伙饭 散伙 聚会 比赛 演出 军训 实习 支教 夏令营 训练营 最后一节 最后一课
        校运会 运动会 党课 团课 寒假 暑假 放假 开学 下学期 明天见 下线 直播 考试 甩卖 二手 闲置
        断舍离 床位 旧衣服 山区 猫咖 江湖再见 轻装 charity donate 舞台 上场 社团 部门 部长 交接 交给
        队里 考研 闭关 备考 复习 戒网 考完 彩排 值日 工位 实验室 2023 2024 2025 2026 回老家 去上班
        graduation graduate semester camp school class trip moving flight textbooks dorm internship
        exams exam finals new_job company office party next_year next_week meeting game quit country
        abroad city 当兵 入伍 军营 新兵 换号 新号 值班 summer winter weekend holiday vacation 出发
        机场
    """,
    "MUNDANE": """
        马拉松 请假 请半天假 跑步 跑到 公里 健身 减肥 瘦身 背单词 单词 打卡 自律 戒烟 戒糖 戒奶茶
        早起 选修 课 社团 店 生意 公司 项目 创业 手机 电量 电脑 内存 服务器 网站 球队 比赛 上半场
        追剧 综艺 节目 连载 更新 学琴 练琴 学车 科目二 科目三 论文 作业 训练 军训 瑜伽 平板支撑 深蹲
        俯卧撑 节食 饿 困 先睡 小组 进度 队友 团队 口罩 上学 读书 考研 专业 憋 尿 这双鞋 椅子 房子
        桥 横幅 帐篷 show song job project gym diet running class chemistry phone battery movie
        semester tv workout 996 加班 换工作 跳槽 身体 腰
    """,
    "ANIMAL": "狗 猫 小猫 小狗 鸟 鸭 鹅 宠物 仓鼠 兔 蚊子 虫 鱼 驱虫 dog cat puppy kitten",
    "EFFORT": """
        兼职 挣 赚钱 找份 找工作 工作 学费 助学 申请 减轻 勤工俭学 job scholarship 打工 自己挣
    """,
    "ACCIDENT": """
        不小心 不慎 做饭 切菜 削苹果 削 剪指甲 摔 扭 蹭 磕 磕碰 打球 撞到 刮胡子 手术 创可贴 拔罐
        猫抓 狗抓 打针 做手工 篆刻 雕刻 cooking shaving kitchen accidentally by_accident band_aid
        gym training paper soccer 闹着玩 打闹 追逐 做饭时
    """,
    "EXAMS": """
        成绩 挂科 分数 考砸 考试 考差 不及格 期末 补考 手机屏 玩手机 打游戏 花钱 屏幕 迟到 作业 忘了
        摔碎 弄丢 grades grade exam report_card phone_screen spent late
    """,
    "BRIEF": """
        一天 两天 几小时 周末 几天 一阵 一会 一段时间 一周 旅行 人海 假期 朋友圈 片刻 一下午 半天
        山里 海边 vacation for_a_week
    """,
    "HOUSEHOLD": """
        家里 老人 孩子 常备 感冒 发烧 药箱 旅行 备着 宝宝 高原 疫情 出差 徒步 爷爷 奶奶 cold flu
        travel
    """,
    "DEVICE": "密码 账号 银行卡 微信 屏幕 电脑 登录 车门 遥控 account card",
    "COUPLE": "和他 跟他 和她 跟她 我们两 我们俩 我们之间 我和你 咱俩 with_him with_her",
}
