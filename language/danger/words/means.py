"""Words for means, places and wounds."""

MEANS: dict[str, str] = {
    "METHOD": """
        跳楼 跳河 跳江 跳海 跳湖 跳桥 跳崖 跳轨 跳井 跳下楼 跳天桥 跳地铁 卧轨 上吊 吊死 吊颈 割腕
        割脉 割手腕 割碗 割喉 割大动脉 烧炭 服毒 喝农药 喝百草枯 喝敌敌畏 吞药 吞安眠药 吞金 投河
        投江 投湖 投海 撞火车 触电 开煤气 打开煤气 煤气自杀 吃老鼠药 喝药 吃安眠药 淹死自己 烧死自己
        捅死自己 闷死自己 饿死自己 跳窗 坠楼 绝食 overdose overdosed overdosing od_on 割过腕 割了腕
    """,
    "ENDING": """
        死法 死的方法 死的方式 自杀方法 自杀方式 死得不 不痛苦的死 无痛死 painless_way_to_die
        painful_way_to_die way_to_die ways_to_die easiest_way_to_die noose best_way_to_die
        安乐死自己 去死的方法 适合死 怎么死好 离开的方式 离开的方法 离开世界的方法 各种死法
        怎么离开这个世界 不痛苦地离开 无痛离开 没有痛苦地离开 痛苦小一点的死
    """,
    "DRUG": """
        药 药片 安眠药 老鼠药 农药 百草枯 敌敌畏 褪黑素 止痛药 抗抑郁药 阿普唑仑 舍曲林 氯硝西泮
        除草剂 头孢 安定 pills meds medication sleeping_pills tablets paracetamol antidepressants
        xanax tylenol ibuprofen advil aspirin melatonin 药物 抗抑郁 镇定剂 感冒药 pesticide
    """,
    "MANY": """
        整瓶 一整排 一排 一板 整板 一整盒 一瓶 半瓶 两瓶 几瓶 一整瓶 一把 一大把 好多 好几十 几十
        十几 很多 大量 所有的 全部 一百 片 颗 粒 一盒 两盒 bottle whole_bottle handful all_of all_my
        all_the too_many whole box 20 30 40 50 60 80 100 二十 三十 四十 五十 六十 八十 twenty thirty
        fifty
    """,
    "TAKE": """
        吃 吞 喝 咽 服 灌 take took taking swallowed swallow taken drank drink drinking 全吃 都吃
        全喝
    """,
    "TAKEALL": """
        全吃了 全吃掉 都吃了 都吃掉 一起吃 一次吃 全部吃 全吞 都吞 吃完就 一口气吃 take_them_all
        take_all took_them_all took_it_all 吃光 喝光 吞光 全部吃光
    """,
    "HOARD": """
        攒 攒了 攒够 攒够了 数好 数了 囤 囤了 偷 偷偷 藏 存够 够了 准备好 都准备 在手边 在枕头 放着
        saved saving in_my_drawer next_to_me stash stashed hoarding collecting beside_me 都留着 留着
        没吃都 looking_at_my_pills staring_at_my_pills looking_at_the_pills staring_at_the_pills
        存了 存着 偷存
    """,
    "MEANS": """
        安眠药 木炭 绳子 刀片 农药 百草枯 老鼠药 胶带 遗书 敌敌畏 煤气 麻绳 上吊绳 炭 绳 rope razor
        razors noose gun
    """,
    "READY": """
        准备好了 准备好 买好了 买好 买了 备好 挂好 系好 写好了 攒够了 打开了 开了 放在枕头 藏在 到货
        系在 绑好 系上 绑在 挂在 吊在 下单 买到了 也买 都写好 就位 都有了 在手里 在手边 就在手 手里
        bought ready tied hidden
    """,
    "NOTE": """
        遗书 遗言 绝笔 绝笔信 诀别信 诀别书 suicide_note goodbye_letter goodbye_letters goodbye_note
        final_note 遗嘱
    """,
    "WRITE": """
        写 写好 写完 写了 留 留下 准备 放在 放 藏 发 发出 在抽屉 在枕头 改 想写 备忘录 夹 wrote
        write written writing sent left found
    """,
    "SELFHARM": """
        自残 自伤 自虐 划手 割手 割自己 划自己 伤害自己 伤害我自己 弄伤自己 咬自己 烫自己 掐自己
        扎自己 捅自己 砍自己 打自己 打我自己 扇自己 抽自己 锤自己 掐我自己 割我自己 划我自己
        虐待自己 割胳膊 划胳膊 割手臂 划手臂 划大腿 割大腿 刀划 割得太深 割得深 割太深 割深了
        划得太深 抓自己 把自己抓 自己抓出 自己划的 自己割的 自己弄的伤 撞到流血 撞墙撞 用头撞
        self_harm self_harming selfharm self_harmed sh_again hurting_myself hurt_myself harm_myself
        harming_myself cutting_myself cut_myself burn_myself burning_myself starve_myself
        punish_myself cutting_again been_cutting started_cutting cut_my_wrists cut_my_wrist slit_my
        slit_my_wrists cut_my_arm cut_my_arms cut_my_thighs cut_my_legs cut_myself_last
        cut_myself_again cut_myself_deep cutting_is cutting_helps cut_again self_injury 刺青似的割
        割了好多 割了几刀 划了好几道 划了几道 划了几刀 往手腕上割 knife_to_my_wrist 放血 手腕割
        手腕上割 手腕划 往手腕 对着自己的手腕 对着手腕 holding_a_knife_to_my holding_a_blade_to_my
        用绳子勒 勒自己 一刀又一刀 一刀一刀 割了手腕 割开手腕 割破手腕
    """,
    "BLADE": """
        刀 刀片 美工刀 小刀 圆规 剪刀 玻璃 玻璃片 剃刀 针 笔尖 烟头 指甲 水果刀 菜刀 razor blade
        knife 打火机 碎玻璃 烟
    """,
    "CUT": "划 割 扎 切 刺 捅 烫 戳 剌 cut cutting slit slice stab burn 烧",
    "LIMB": """
        手 手腕 胳膊 手臂 大腿 小腿 腿 自己 身体 动脉 血管 脖子 喉咙 心脏 肚子 口子 wrist wrists arm
        arms thigh thighs myself throat leg legs
    """,
    "AGAIN": """
        又 老 总 经常 一直 偷偷 每次 忍不住 停不下来 控制不住 一难受 轻松 舒服 好受 疤 一道道
        一道一道 不敢穿短袖 解压 越来越 again every keep keeps scars relief
    """,
    "SCAR": "刀疤 割痕 划痕 疤 伤疤 一道一道 一道道 新伤 割的 割了 scars cuts",
    "JUMPDOWN": """
        跳下去 往下跳 纵身一跃 一跃而下 跳下来 跳出去 飞下去 掉下去 倒下去 翻出去 跨出去 迈出去
        冲下去 冲出去 撞上去 一头撞 撞死 跳了 跳 站上去 jump jumping stepping_off stepping_in_front
        step_off step_in_front throw_myself drive_off
    """,
    "HEIGHT": """
        楼上 楼顶 天台 顶楼 顶层 阳台 窗台 窗户 窗边 窗口 窗 桥 桥上 大桥 天桥 江边 河边 海边 湖边
        悬崖 崖边 站台 栏杆 护栏 高处 楼 楼跳 层 轨道 铁轨 马路 车流 roof rooftop bridge building
        balcony window cliff train tracks platform ledge floor dorm traffic
    """,
    "EDGE": """
        天台 楼顶 顶楼 高处 窗台 阳台外 栏杆外 护栏外 桥上 桥边 江边 悬崖边 铁轨 轨道边 海里 水里
        铁轨边 栏杆上 护栏上 阳台栏杆 窗户上 大桥 站台边 roof rooftop bridge ledge tracks 河边 湖边
        海边 水边 高楼 楼边 铁轨旁 铁轨上 铁路边 天桥上
    """,
    "STAND": """
        站在 站 坐在 坐 爬上 爬到 爬 走到 走上 上了 来到 在 去了 到了 跑到 standing sitting stand
        sit climbed
    """,
    "LOOKDOWN": """
        不肯下来 往下看 朝下看 看着下面 下面的车 好小 好高 风好大 很久 好久 一晚上 一整晚 一夜
        两个小时 几个小时 水很凉 水好 叫我 喊我 想着 没敢 不敢跳 腿在 发抖 一个人 谁也别拦 别找我
        推我 吸引 冲动 看了 wonder down alone right_now 悬空 边上 脚 火车 快来了 徘徊 看着水 看水
        水流 水面 看着河 看着江 看着车
    """,
    "OBTAIN": """
        哪里买 哪里能买 哪能买 怎么买 买得到 能买到 去哪买 有没有卖 where_can_i_buy where_to_buy
        how_to_get
    """,
    "LEAP": "跳 投",
    "WATERS": "湖 江 河 海 桥 崖 楼 井 水库 池塘",
    "SWALLOW": "吞 喝 灌 服",
    "POISONISH": "安眠药 农药 百草枯 敌敌畏 老鼠药 药片 整瓶药 一瓶药 毒药",
    "UNCONSCIOUS": "叫不醒 昏迷 抢救 送医院 在医院 洗胃 没反应 吐白沫 wont_wake_up unconscious",
    "POISON": """
        洗洁精 洁厕灵 消毒液 漂白水 84 老鼠药 毒药 有毒的 清洁剂 杀虫剂 杀虫喷雾 甲醇 洗衣液 氰化物
        百草枯 敌敌畏 农药 bleach poison
    """,
    "FROM": "从",
    "DOWN": "下去 出去 飞 坠 消失 离开这",
    "BLOODY": "出血 流血 流了好多血 血 破 烂 紫 青 深 口子 疤",
    "TOSELF": "自己 我自己 手腕 胳膊 手臂 大腿",
    "INJURE": "抓 咬 弄 划 割 烫 扎 掐 打 刺 戳 撞 抠 砸",
    "BYSELF": """
        我自己 自己割 自己划 自己弄 自己抓 自己烫 自己咬 停不下来 控制不住 才舒服 就舒服 轻松 我才能
    """,
    "FLY": "好像可以飞 像鸟一样 飞下去 飞起来 想飞 飞走 fly",
    "DURATION": """
        一下午 一晚上 两个小时 几个小时 很久 好久 一夜 一整晚 一整夜 到天亮 for_hours all_night
    """,
    "GODOWN": "下去 走进去 沉下去 跳 走下去 躺下去",
    "FALL": "掉下去 掉落 坠落 坠下 倒下 随时会 fall",
    "NEARLY": "差点 差一点 险些 几乎 almost nearly",
    "PAIN?": """
        疼吗 痛吗 疼不疼 痛不痛 很疼 很痛 好疼 会疼 会痛 痛苦吗 痛苦 难看 会死吗 会不会死 能死吗
        能不能死 死得了 多久死 多少片 多少颗 几片 几颗 几楼 多高 多深 多久 会死 致死 能死 才死 多少
        不疼 不痛 没有痛苦 没痛苦 无痛 当场死 how_many how_much how_long how_high hurt painless 唔痛
        唔疼 先唔 不难受 舒服 会怎样 会怎么样 植物人 很快吧 会很快 会解脱 摔成 痛苦小 小一点
    """,
    "LOITER": "徘徊 走来走去 站了很久 坐了很久 待了很久 发呆",
    "CUTDONE": "可以割 割了 划了 割过 可以划 能割 能划",
}
