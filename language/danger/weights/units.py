"""What single units weigh."""

DANGER_UNITS: dict[int, str] = {
    -7: """
        伴 哈 恐 旧 茶
    """,
    -6: """
        lol 伞 修 励 否 怖 散 母 毛 激 灾 申 疫 端 腾 舞 菜 蹦
    """,
    -5: """
        c dinner dvd exam grandma help movie old 争 享 仇 仔 俗 偏 偶 则 刷 刺 剪 劈 双 咔 咱 嚓 团
        娃 宵 岛 帅 帽 役 患 拼 挖 振 撤 旅 晒 棒 槽 沟 测 漏 焦 熊 爽 琴 甜 疗 病 皇 目 筝 粗 翼 腥
        腰 茫 荐 蚊 触 词 诓 诗 赖 辩 迁 酷 释 钢 锯 鞋 食 驾 鬼 鸡
    """,
    -4: """
        beautiful concert dark ddl deadline feeling fly football game great gym heart homework join
        late learn lonely loud luck music need office ppt sad semester shot start study t test
        weekend while yes 乍 习 书 亏 亲 令 伟 似 例 依 兔 况 减 凶 击 加 劳 卧 却 厨 吵 咖 哲 唉 噜
        圈 坑 堆 壮 委 姻 寸 尊 屁 岂 席 并 广 延 弯 徐 忆 志 怜 急 恢 悲 惫 惯 懒 战 扯 批 拘 拟 拨
        挣 搁 搭 撩 撮 支 攻 敞 斗 既 晾 曾 末 术 杖 桶 棉 棋 池 沙 泡 波 涂 滑 漫 牲 牺 狼 玫 甩 畜
        略 疙 疲 痒 瘩 盆 瞅 瞧 示 社 究 章 童 策 筹 糟 纯 纹 绒 羽 翅 翰 考 肥 胎 胖 胞 莫 菊 菌 虽
        蛋 螂 蟑 衡 衷 讲 诊 译 谎 财 辛 迟 递 逛 邓 醺 钓 铅 链 锅 闷 闻 阴 陷 隧 霞 非 预 餐 饱 驱
        骑 魅 鸽 麦 黄
    """,
    -3: """
        believe bike boss break character coffee drive early exams failed friends good got guitar
        haircut hcg interview keys killing laptop law library lost makes mary maybe missed move new
        ok once rest resume show song summer swim teach tips two vacation visit we works yesterday
        且 丢 严 丧 临 举 乔 仪 伙 估 俩 催 傲 僚 充 先 兽 剃 助 勤 勾 午 卢 卵 厅 厚 吕 君 吱 呦 味
        呵 哑 哼 商 啡 嘲 固 圳 坏 块 坛 坟 壶 复 妞 妻 姜 孔 宣 宴 富 寒 寓 射 将 尚 尝 尬 尴 屈 展
        崖 帝 干 庭 异 弹 形 律 忙 怡 怨 恭 恰 悠 愧 慌 慰 憋 憨 扣 扩 扭 承 投 披 招 捞 探 握 揭 搅
        搬 摘 撂 撼 擅 政 星 昧 普 朗 某 标 案 档 歇 汗 沈 泥 注 泽 洒 润 添 渣 滨 漂 潮 炒 炮 炼 烤
        烦 燃 狂 猛 猪 献 玉 珊 瑰 瓜 瓷 甘 疹 监 相 眺 督 瞎 研 砖 础 硬 碍 磨 祖 神 祯 科 稀 稿 窒
        立 竿 笼 筒 箱 篮 米 糊 纳 组 维 缺 耀 者 耍 耽 聚 聪 股 腐 良 节 苗 苹 茸 荧 莺 菲 萌 营 萨
        藏 虐 蛇 蝎 蝗 螺 衫 衬 论 诚 详 误 谊 谋 谦 贪 贫 贱 贵 赢 趴 跌 跤 踏 蹄 辜 辟 辣 迷 追 逗
        逝 逻 逾 遐 遥 避 鄙 配 野 锐 阶 陀 际 隐 障 雨 震 鞭 驳 骄 鱼 鲤 鲫
    """,
    -2: """
        after app ball came cnn come contract cousin daniel down ep fail fell give grades haha hai
        hard hate hello hit hurt imagining killed lang laura lisa locked mom month moving mv
        neighbors party photos powter sa should sign some star sunny sweet team thanks there
        tomorrow touching tracy turn weeks why will without 丁 丈 两 丫 中 乎 互 亚 亦 仗 仰 价 伊
        伦 伽 你 佩 倩 健 傻 允 免 党 六 内 冒 军 冤 冲 凡 凿 列 刘 创 刮 削 剧 副 华 卑 博 即 历 厉
        原 县 参 古 叮 台 史 右 叹 吉 吓 吗 吩 启 呀 咋 咐 哆 哎 哒 哗 唧 啊 善 嘉 嘛 嘞 嘱 困 国 圣
        场 垂 型 埋 塔 塞 士 太 夸 奉 契 套 奠 奶 妇 妒 妥 妨 姓 姥 姿 婉 婚 婿 嫁 嫉 孙 季 宪 宫 宽
        宿 寺 导 小 屯 岗 峰 巡 巧 币 布 帐 常 幕 平 庄 庆 店 廓 弧 征 德 忘 态 怂 怕 恋 您 情 惊 惋
        慈 慧 截 扫 技 折 抚 抬 拓 拯 持 挠 挤 挥 挽 捉 捕 损 据 推 掰 揪 援 摊 操 敌 斋 新 施 旗 智
        本 李 材 杭 杯 杰 枉 架 栖 格 桃 桑 梯 椅 榨 欣 款 歹 殊 汁 汤 汪 油 治 泉 洞 津 浅 济 浓 涉
        淘 渡 源 滩 潇 瀑 炉 炎 炫 烫 爪 爷 版 牙 牡 犯 状 狐 狠 猝 猩 猴 王 玩 环 球 瑜 瑟 电 畅 疆
        疱 疼 痴 癖 登 百 盲 盾 眯 睿 瞻 矛 矢 矮 矿 祥 积 稍 稳 稻 穷 窍 竟 笨 筷 篷 素 索 紧 纪 纸
        纽 细 绍 绝 绰 缆 缓 编 缠 罐 羊 美 羞 翘 翠 翡 职 聘 肝 肠 肤 肯 腺 膀 膏 致 艳 艺 芦 芸 英
        茹 荣 莉 萧 葫 蓝 薯 藤 虎 虾 蚣 蛮 蜂 蜈 融 行 裂 角 誓 讨 评 谁 调 谍 谐 谬 谱 谷 豁 豆 象
        豹 贡 贤 质 购 贯 赋 赤 跑 踩 蹈 躁 轰 载 输 辱 达 迅 述 造 遇 邦 郎 郡 部 酸 鉴 针 钟 钻 销
        锈 锋 锦 键 锻 闯 闲 队 随 雍 雕 雾 青 须 颈 题 颠 饶 馆 香 马 鲁 鸣 鹏 鼓 鼻 齐 龙
    """,
    -1: """
        about afi afraid b born broke brothers cat cd cm com d dead deleted died disappeared eating
        empty entertainment everyone follow get graduation held http id ii imagine imdb j jack
        jasrac jj k kiki killer life love many matters miss mtv next nice one open pop prevention
        quit rap roommate something student studying teacher text thank the threatened truth tvb was
        wish work worry year é 七 与 专 业 丰 丸 丹 主 丽 乃 么 义 乐 乱 于 五 井 亩 京 仁 仍 仙 代
        仿 伤 伯 但 低 佐 余 佛 作 佳 使 侠 侧 侯 便 促 俊 俐 俑 信 俱 倍 借 倡 偷 元 克 八 公 兰 共
        兵 具 典 兹 兼 冈 再 冠 冯 冶 凤 凯 凰 凹 判 制 刹 力 办 务 势 勋 勒 北 匙 区 医 卉 单 南 卦
        危 厄 压 厘 厦 受 叛 召 吃 合 名 吒 吴 呆 呈 呐 呗 员 呢 周 呸 和 咏 咸 品 哇 哟 哦 唐 售 唱
        啤 啥 喱 喷 喻 嗦 嗯 嘿 噢 园 坊 坎 坞 坤 坦 坷 垣 域 培 基 堀 堡 增 处 夏 大 央 夷 夺 奇 奈
        奋 奎 奏 奖 奥 她 妮 姑 姨 姬 娜 娱 婴 婷 媳 嬉 字 学 它 宇 宋 宏 宗 宛 宜 实 宥 容 对 尔 尤
        尸 尼 届 山 岁 岩 岭 岳 峪 峻 崇 崎 崔 崴 巍 川 州 巢 巨 巩 师 希 帕 年 幻 幼 幽 府 庞 座 康
        廉 廷 弄 式 弥 录 彦 彭 影 彼 必 怎 怒 思 恒 悉 悦 惠 愁 感 慎 憾 或 所 执 扬 扮 找 抓 抱 拉
        拔 拖 拗 拜 拾 捍 捐 捡 换 捧 捷 授 掏 排 掩 掺 描 搏 摆 擦 改 放 教 敦 敬 敷 文 斐 斑 斜 斯
        旋 族 旦 早 旬 旭 旺 昂 昌 映 春 昨 显 景 暐 曲 曹 曼 朋 服 期 朱 杂 杉 杜 束 杨 极 构 析 枝
        枭 柏 柘 柯 柳 核 根 梅 梨 棚 棠 森 植 楚 楠 榄 榜 橄 歌 武 殿 氏 民 氓 氛 氧 求 汇 江 河 泊
        泪 洋 洛 洲 派 涌 涛 涯 淀 淇 淋 淑 淡 渐 渴 游 溜 溶 滋 滤 漓 演 潘 潜 潭 澜 澳 火 烟 烬 然
        煌 熟 燎 燕 爱 爵 片 物 特 犬 狮 玲 班 理 瑞 璧 甄 田 男 町 画 畑 痘 皱 益 盐 盖 盗 盘 盛 盟
        眠 眷 睛 矶 砸 硕 确 碓 碟 碧 碰 礼 祈 祠 票 祭 福 秀 私 秋 穆 窃 窝 窥 窦 竞 竹 笔 笛 符 筑
        签 管 簋 籍 粤 粹 糕 红 纵 织 绘 统 绮 综 缝 缪 罕 罗 置 翁 翊 老 而 耐 耶 耻 聊 肄 肖 肩 肺
        胃 胆 背 胜 胡 腿 臼 舍 舒 航 艾 芝 芬 芳 苏 若 范 茄 茨 荒 荡 荫 荷 莎 莱 莲 获 菁 萱 葛 董
        葩 蒂 蒙 薇 薰 虫 蝙 蝠 蟒 蟹 衍 衔 街 衰 裕 覆 观 詹 誉 计 认 议 诉 语 诸 诺 读 课 谅 谭 豪
        貌 贞 负 责 败 费 贺 贼 资 赏 赚 赛 赞 赴 赵 赶 超 跃 距 软 轻 辅 辉 辑 辞 辽 迎 运 返 这 迪
        送 逆 逐 遍 邸 郑 郭 酒 醉 采 钥 钧 钱 锡 锣 镇 闪 阅 阜 防 附 陆 陈 陕 除 陵 隆 雄 雯 韦 韩
        韵 项 顾 领 颇 颜 风 飘 飞 饼 饿 馥 驰 驴 驶 驻 骂 骏 骤 骸 髓 魏 魔 鲜 鳞 鸟 鸭 鸿 麟 黎 黑
        默 黛 鼎 鼠
    """,
    1: """
        again angry anything away back beat bruises building burden bus bye can case city coming cut
        dad day deal do dying end family finger front gave go going gone goodbye group happens head
        here hope hotel in is kind like live looks made make manager near needs on p pain passed
        people phone pictures point ready relieved shes strength strong students that theres
        thinking today took trouble uncle waiting whats 一 三 上 不 世 东 为 久 也 乡 了 二 些 交 人
        今 从 以 们 仲 会 伪 住 体 侣 候 傅 全 兴 养 册 决 出 初 别 努 协 卖 厌 反 发 取 叠 叶 号 司
        同 向 吧 吻 告 呼 响 哭 喂 喝 嗨 嘎 器 四 因 在 地 圾 垃 垫 埔 堂 填 壁 壳 外 夜 够 天 夫 如
        妆 妙 始 姐 威 子 孕 孩 宠 察 寿 少 就 尽 尿 屉 岸 己 巷 巾 床 序 应 廊 建 引 弟 很 怀 怪 恨
        恩 想 愉 意 戏 成 我 手 托 扰 抄 抛 抢 报 抹 押 拍 拒 拥 择 挑 摇 摩 播 收 敲 晕 暑 暴 最 未
        机 权 杆 来 松 果 柄 柔 查 柬 栋 栏 桥 梦 棍 楼 概 樱 欠 欺 歉 残 毕 水 泄 法 泳 泼 洗 浏 浑
        浪 消 涨 混 清 温 港 炸 烈 煎 煤 父 爸 牛 犹 独 狱 珍 用 甲 界 白 真 睁 瞒 短 破 秘 程 筋 答
        篇 经 结 给 绷 缘 网 罚 罢 罩 翻 肉 肚 脾 膝 自 臭 至 般 苦 补 袋 袜 被 袭 装 裤 觉 订 让 识
        说 诶 请 谣 账 起 跟 路 踢 踪 转 辆 边 近 进 远 违 迹 退 逃 选 透 那 酱 醒 里 钮 铺 问 闹 闺
        限 院 隔 雅 集 雇 需 露 静 音 顶 饮 饰 高 龟
    """,
    2: """
        a abused all allowed always are arms before blackmailed bottle bought but by clothes
        controls could cry desk dorm easier easy emo ending filmed finds gets gifts giving hell hits
        how ill job kill last leave living myself no nothing of off older out painless passport plan
        pulled river she shoot sorry touched tried trying violent wants warm watches what which wont
        world wrote your 下 乙 仓 件 供 倒 值 倾 假 偿 像 写 冬 凌 刚 利 到 刻 剁 前 劫 勇 化 十 半
        卡 厂 厕 变 各 后 吹 吼 咪 咬 哥 唠 塌 塑 墨 失 夹 妹 婆 孢 守 安 完 审 室 寝 寻 封 尾 屋 左
        已 巴 强 待 念 忽 息 恶 惜 惩 惹 愿 慕 慢 懂 戒 戚 才 扔 把 抗 抽 拐 指 挨 捂 捏 揍 敏 断 晓
        暂 暗 替 杀 条 样 梁 梗 检 次 欲 止 步 死 毫 氨 永 汽 沫 活 流 渊 照 爹 牢 猜 猫 率 玻 珠 璃
        瓦 甚 甥 疑 疾 瘫 皮 省 眼 着 砍 碑 祝 秤 穿 算 粮 约 绑 络 继 绪 续 绳 缩 羡 耳 育 肾 胁 脆
        脑 脚 脱 色 草 落 葬 薪 虚 蜜 血 衣 规 言 警 讯 设 诈 试 该 豫 贝 贴 走 跨 躺 辈 连 速 逸 遭
        邻 都 酚 酰 量 镜 闭 阳 阻 阿 降 陪 靠 频 颗 骨 魂 龄
    """,
    3: """
        an anymore anyone asleep bags bathroom beaten because bed bug calm car classmate decided
        deserve doesnt done drinks drowning drunk even ever existing fall father find for forgive
        girls gonna goodbyes hair hand has have hes hi hide hurting if im inside keep know knows
        left letter look marry medicine message met morning my note or own packed painful pills
        planning please police promised reason room safe saying send slit so sometimes soon stay
        stepdad take talk tell them theyd thing to too touch touches trip up ways when whole with
        written you 亡 产 亮 何 划 剂 卸 叔 只 吐 咯 唯 喇 围 圆 土 堵 夕 头 孝 密 尖 尺 局 库 弃 往
        性 户 抖 拆 拦 括 拳 拿 捅 插 搓 搜 摸 撕 撞 暖 朵 枚 染 柴 栽 棵 橡 每 毒 洁 浇 浴 淤 深 满
        漆 澡 灌 灭 灯 焊 牵 猥 瓶 留 番 症 痛 瘦 皆 盯 盼 砂 硫 碎 碗 种 突 窗 站 系 紫 缸 耗 胳 脸
        膊 舅 蕉 裁 裙 讶 谂 货 赌 赔 赠 越 足 跳 轮 迫 途 邀 邮 钳 铃 零 霉 鲨
    """,
    4: """
        alone another around assaulted at basement be birthday bridge close compound dont drugged
        eggshells everyones everything exhausted fighting fine following forcing forever forget
        forward friday from future given grabbed he helps her herself hiding high holding house i
        into isnt joke jumping keeps kid kids kms knife letters lighter little longer looking making
        man money much night okay over overdose permission pointless pretending qq raped rather
        recorded remember right rope scam school sha shell since sisters someone stepfather stop
        stuff talking than theyre throat train tylenol walk wrist youll zi 丑 亵 任 佢 侄 侬 侵 净
        凉 删 勿 卜 吞 命 嘅 囊 墓 声 娶 存 宁 底 悄 悬 扎 掉 旁 柜 桌 横 殴 淹 渠 烛 疯 癌 磕 糖 绕
        罪 胶 脖 腕 腻 膜 蜡 赎 迈 逢 遂 遗 阮 雪 页 骚
    """,
    5: """
        already and bad beats boyfriend call comes coworker deep didnt die disappear does drank
        every exist feel forced friend funeral guy hear himself hurts it its locks me moms nobody
        now online our peace peaceful posted quiet really s sister sleeping space standing suicidal
        things told tonight trapped way worth wrists の 伸 俺 债 冷 凑 刑 割 吸 喊 喘 囚 坠 堤 奸 层
        弦 归 忍 悼 挟 撑 昏 沉 滴 痕 瞓 粒 纱 船 袱 赘 趁 踹 躲 轨 铁 额
    """,
    6: """
        against alive asking been being better bleach cutting death feels happier him long not only
        said think wanna xiang zs 停 吊 哋 扒 掐 攒 氰 灰 烂 脏 裸 趟 跪 遮 钉
    """,
    7: """
        husband says they 剩 抵 炭 袖
    """,
    8: """
        his ive just 冇 咗 扇
    """,
    10: """
        唔
    """,
}
