"""Words for what is being done right now: to the writer, to somebody near, or by the own hand."""

HARM: dict[str, str] = {
    # What somebody does to the writer.
    "ASSAULTED": """
        开车撞我 拿车撞我 拖进小树林 拖到小树林 拖进巷子 拖到没人 拖进草丛 按在水里 按进水 头按进
        头按在 按在开水 拿圆规扎我 圆规扎我 拿针扎我 逼我吃粉笔 逼我吃土 逼我吃屎 逼我喝尿 逼我学狗
        学狗叫 当狗骑 逼我跪 割我的肾 割我肾 卖我的肾 用烟头烫 拿烟头烫 拿烟烫我 拿打火机烧我
        烧我头发 开水泼 泼开水 拿电棍 电棍打 电棍电 电击我 被电击 就电击 电击棍 把我的手按 把我从楼
        推我下楼 把我推下 掐我脖 勒我脖 打断腿 打断了腿 打断手 打断我的手 持刀抢劫 拿刀抢 被人拿刀
        被人砍 被人捅 被捅了 被砍了 划伤我 砍死我们 捅死我们 砍死我妈 剥光我 拖我头发 抓着头发
        broke_into_my_apartment broke_into_my_house broke_into_my_room forced_himself forced_herself
        made_me_touch makes_me_touch made_me_undress holding_us_here holding_me_here
        tried_to_strangle locks_me_up forces_us_to forcing_us_to force_us_to strangle_me choke_me
        beats_me_with hits_me_with hit_me_with burned_me_with burns_me_with knife_at_me gun_at_me
        threw_me_down
    """,
    "WIELDS": """
        拿铁锨 拿铁锹 拿锄头 拿擀面杖 拿扳手 拿棍子 拿棍 拿皮带 拿衣架 拿酒瓶 拿椅子 拿凳子 拿菜刀
        拿刀 拿剪刀 拿扫把 拿电线 拿开水 拿砖头 拿拖把 用皮带 用衣架 用棍子 用电线 用扳手 用铁棍
        用酒瓶 用数据线 用皮鞭 抄起
    """,
    "STRIKES": "拍我 拍俺 抽 打 砸 砍 捅 敲 泼 烫 抡 扔 戳 追 逼 指着",
    "HANDIN": "手伸到 手伸进 把手伸 伸进我 伸到里面 伸进去 伸进衣服 伸进裤",
    "TOUCHME": "摸我 乱摸我 亲我嘴 摸我下面 摸我胸 摸我屁股 摸我腿 摸我大腿 抱我不放 蹭我 舔我",
    "YOUNG": """
        我才 我十一 我十二 我十三 我十四 我十五 我十六 岁 不敢 害怕 从小 小学 初中 恶心 不要 哭
    """,
    "TOUCHED2": "摸了 摸过 碰了 亲了 抱了 非礼 猥亵 欺负了 侵犯 强暴 强奸 糟蹋",
    "HERS": "她 他 妹妹 弟弟 女儿",
    "MAKEUNDRESS": """
        让我脱衣服 叫我脱衣服 要我脱衣服 逼我脱 让我脱光 叫我脱光 让我脱裤 叫我脱裤 要我脱裤
        让我把衣服脱 叫我把衣服脱 让我脱到
    """,
    "CHECKUP": "医生 护士 体检 安检 游泳 试衣 试穿 泡澡 温泉 x光 鞋",
    "SPREADTO": """
        发通讯录 发给全校 发给我爸妈 发给爸妈 发给我爸 发给我妈 发给家人 发给我家 发给同学 发给全班
        发给老师 发给我老师 发给亲友 发给所有人 发给我所有 发给公司 发给单位 发到班级群 发到学校
        发到网上 show_everyone send_it_to
    """,
    "FILMED": """
        录屏 裸聊 拍了视频 拍视频 拍了照 照片 视频 聊天记录 截图 录像 裸照 私密 开了我的摄像头
        录到了 录了 pictures photos video
    """,
    "SOLDOFF": """
        卖到山里 卖到山区 卖到村 卖到这 卖给人家 卖给一家 卖给别人 卖给老 人贩子 卖掉我 卖了我
    """,
    "SEXWORK": "陪睡 陪酒 卖身 出台 接客 卖淫 坐台 陪客人 陪客户睡 陪老板",
    "MAKES": """
        让我去 叫我去 要我去 让我 逼我 逼我们 让我们 叫我们 强迫我们 骗我 逼着我 强迫我 硬要我 我被
        不做就
    """,
    "CARHELD": """
        拖上车 拖进车 拉上车 塞进车 锁了车门 锁车门 锁上车门 车门锁 不走原路 不按导航 往山上开
        往郊外开 往荒 锁在车里 不让我下车 不让下车 不停车
    """,
    "STRANGER": "陌生 司机 不认识 他 男的 怕 救 躲 快 报警 害怕",
    "KNIFEMAN": "拿着刀 拿刀 持刀 提着刀 提刀 带着刀 举着刀 手里有刀 手里好像有刀",
    "ATDOOR": "门外 门口 追 跟着我 跟踪 楼下 堵 在外面 进来 砸门 踹门 冲进来 家里",
    "SPIKED": "别人给的饮料 别人给的酒 别人递的 给的饮料 酒里 饮料里 水里下 下了药 下药 断片",
    "WOOZY": """
        浑身没力 没力气 头好晕 头晕 好晕 醒来 不省人事 站不稳 没穿衣服 衣服不见 宾馆 酒店 ktv 酒吧
        快来
    """,
    "STILLHIT": "还打 还是打 又打 照打 没用 没人管 不敢报警 打得更 继续打",
    "FORCEDON": "强迫我 逼我 硬要我 强行跟我 强行和我 强行 逼着我",
    "RELATION": "发生关系 发生了关系 发生性关系 发生了性关系 做那种事 做那事 上床 睡觉",
    "MOREPAPERS": "证件 身份证 护照 手机 passport id_card",
    # What the own hand does.
    "SIPPED": "喝了一口 喝了 喝下 喝光了 咽下 咽了 吞了 灌了 抿了",
    "EDGECLIMB": """
        翻过护栏 翻过栏杆 翻出护栏 翻出栏杆 爬过护栏 爬过栏杆 爬上护栏 爬上栏杆 爬上窗台 站上窗台
        站窗台 坐窗台 坐在窗台 坐在栏杆 坐在护栏 跨过护栏 跨过栏杆 跨出栏杆 跨出窗 爬到塔吊 爬上塔吊
        鞋都脱了 鞋脱在 腿悬空 脚悬空 climbed_over_the_railing over_the_railing
    """,
    "CLEANS": "擦窗 擦玻璃 花 晒 猫 看书 拍照 风景 乘凉 聊天 吃 喝奶茶 视频 阳光 景点 电影",
    "AGAINSTLIMB": """
        放在手腕 放手腕 贴着手腕 贴在手腕 抵着手腕 抵着脖子 抵在脖子 架在手腕 对着手腕 对着脖子
        按在手腕 在手腕上 比着手腕 比着脖子
    """,
    "OWNCUT": """
        又割了 又划了 刚割完 割完手 割完了 又割 每天割 割一刀 切手腕 切了手腕 切开手腕 割开了
        割得有点深 割深 割哪里 割哪儿 拿刀割 拿刀划 拿美工刀割 stop_cutting want_to_cut need_to_cut
    """,
    "BLOODSHED": "血 深 止不住 纱布 创口 缝 手腕 刀 死 今天 又 记日子 deep blood calm",
    "HEADBANG": "拿头撞墙 用头撞墙 头撞墙 拿头往墙 头往墙上 把头往墙",
    "LETHAL": "能死人 会死人 死得快 死得了 毒性大 致命 致死 必死 能淹死 吃死 能毒死",
    "ASKWAY": """
        什么药 哪种药 割哪 割哪里 哪里割 几楼 喝什么 吃什么 水深多少 多深的水 怎么 哪种 哪个
    """,
    "SAFEQUESTION": """
        蘑菇 菌子 蘑 宠物 狗 猫 鱼 蛇 蚊 细菌 游戏 怪 boss 一起吃 隔夜 发芽 野菜 过期 科普 猫狗 虫
    """,
    "HOLDCHILD": "抱着孩子 抱着她 抱着他 抱着宝宝 抱着娃 带着孩子 抱起孩子 带孩子",
    "TOGETHER": "一起走 一起跳 跳下去 松手 走下去 一起死 解脱 跳河 结束 想跳",
    "LOCKSELF": "把自己锁在 把自己反锁 把自己关在 反锁在 锁在浴室 锁在厕所",
    "READYBLADE": "刀 刀片 水放满 绳子 炭 药 美工刀 blade pills",
    "ONESTEP": """
        走出这一步 迈出这一步 踏出这一步 再往前一步 往前一步 再走一步 一步就 跨出这一步 往前半米
        迈出去 one_more_step
    """,
    "NECK": "脖子 脖颈 颈",
    "STRANGLES": "勒",
    "DRUGWORKS": """
        药效快 药效上来 药效来 药劲 药起效 开始晕 开始困了 眼皮好重 药是我自己 自己吃的药 药已经吃
    """,
    "FADING": "死 再见 拜拜 走了 见我 结束 谢谢 晚安 不行了 吃了 喝了 对不起 半瓶 一瓶 片",
    "GULPED": "图钉 戒指 刀片 玻璃 电池 钉子 针 打火机 牙刷 剪刀 铁丝",
    "TONIGHT": "今晚 今夜 今天晚上 天亮前 这个周末 明天早上",
    "ENDSIT": "结束 了断 了结 动手 走人 上路",
    "EDGEDBLADE": """
        刀磨 磨刀 磨好了 刀片 绳子绑 绳子系 麻绳系 绳系在 绳子挂 绳绑好 绳绑在 炭买好 炭都买
    """,
    # Somebody else.
    "ALLPILLS": """
        took_a_bunch took_all took_a_lot took_too_many swallowed_a_bunch swallowed_all took_her
        took_his
    """,
    "ATOP": """
        站在楼顶 人在楼顶 在楼顶 站在天台 人在天台 在天台 站窗边 站在窗边 站在桥上 在跨江大桥
        坐在窗台 在窗台
    """,
    "HELPNOW": """
        快帮 帮帮 救 怎么办 报警 拉着 拦 打110 打120 110 120 快来 再见 说要跳 要跳 别来 打不通
    """,
}
