"""Words for blows, threats to life and assault."""

VIOLENCE: dict[str, str] = {
    "BEAT": """
        打 打了 打过 揍 痛打 毒打 暴打 殴打 踹 踢 抽 扇 掐 砍 捅 勒 烫 鞭打 捶 锤 扯头发 揪头发
        扯着头发 揪着头发 拽着头发 推下楼 动手 拿针扎 用针扎 撞墙 扇耳光 扇巴掌 打耳光 甩耳光 打巴掌
        拳打脚踢 家暴 虐待 霸凌 欺凌 按在地上 摁在地上 往墙上撞 头往墙上 吊起来打 撒气 电我 打到
        打得 掐住 掐着 掐过 泼水 泼开水 beats beating beat beaten hits hit hitting punches punched
        punching kicks kicked kicking chokes choked choking strangled strangles slaps slapped
        slapping abuses abused abusing attacked attacks hurts hurt burns burned shoved shoves pushed
        bullies bullied hurting smacks smacked threw_me 泼我 砸我 踩我 摁着 捆 slammed slams dragged
        threw whipped whips
    """,
    "HITSME": """
        对我动手 对我又打 对我拳打脚踢 对我施暴 对我家暴 拿我撒气 拿我出气 往我身上砸 朝我扔
        往我头上 把我往墙 把我头 把我的头 还打我 又打我 打了我一顿 见一次打一次 见我一次打一次
        往死里打 泼我 砸我 踩我 拿开水
    """,
    "ONCEHIT": """
        又 天天 每天 经常 总是 一直 成日 老是 还 再 每次 喝 醉 血 流血 肿 青 伤 缝 住院 往死里 棍
        皮带 衣架 头 脸 报警
    """,
    "BADLY": """
        打得满脸 打到满脸 满脸是血 打到流血 打得流血 打到住院 打进医院 打住院 打骨折 打断了我
        打断我的肋 打断我肋 打断肋 打得半死 往死里打 打个半死 打到半死 打出血 打晕 打到吐血 打到耳
        打得鼻青脸肿 鼻青脸肿 全身是伤 浑身是伤 身上都是伤 身上全是伤 遍体鳞伤 打得不敢 打聋 打到昏
        掐着脖子 掐我脖子 掐过我脖子 掐住我 掐脖子 勒脖子 勒我脖子 拿烟头烫我 烟头烫我 用烟头烫
        泼硫酸 肋骨打断 打到不敢 beat_me_up beats_me_up black_eye broke_my_arm broke_my_nose
        broke_my_rib beaten_up choked_me chokes_me strangled_me
    """,
    "TOOL": """
        皮带 棍子 衣架 鞭子 扫把 电线 铁棍 凳子 椅子 酒瓶 烟头 钢管 电棍 擀面杖 belt stick bat
        bottle cigarette
    """,
    "BYHIM": "被 遭 遭到 遭受 挨 受到 俾 畀 让人 叫人 got get gets getting been being was am",
    "BEATEN": """
        挨打 挨揍 被人打 被人揍 被别人打 被他打 被她打 被他们打 被她们打 被打 被揍 被踹 被踢 被扇
        被殴打 被毒打 被家暴 被虐待 被霸凌 被欺凌 被校园霸凌 被校园暴力 遭家暴 遭受家暴 受家暴
        被围殴 被群殴 被掐 被砍 被捅 被体罚 getting_beaten being_beaten get_beaten been_beaten
        being_abused abused_by bullied_every being_bullied beaten_by
    """,
    "VIOLENT": "家暴 家庭暴力 校园暴力 校园霸凌 霸凌 欺凌 domestic_violence abusive violent",
    "RAPE": """
        强奸 强暴 性侵 性侵犯 猥亵 轮奸 迷奸 诱奸 侵犯 玷污 糟蹋 非礼 性骚扰 破处 奸污 强上 rape
        raped raping molested molests molesting sexually_assaulted sexual_assault sexually_abused
        sexually_harassed assaulted assaults drugged rapes
    """,
    "TOUCH": """
        摸 摸了 摸到 摸过 乱摸 动手动脚 抚摸 碰 碰我 脱 脱我 脱了 扒 扒我 扒了 亲我 强吻 占我便宜 搂
        抱住 压 压着 扯 脱我衣 脱我裤 把手伸进 手伸进我 手伸到 掀 拉开 解开 蹭 touches touched
        touching groped gropes grabbed grabs kissed_me undressed
    """,
    "BODY": """
        下面 下体 下身 私处 隐私部位 隐私处 胸 胸部 胸口 屁股 大腿 裤子 衣服 内衣 内裤 身体 裙子
        身上 床上 床 半夜 晚上 不舒服 恶心 at_night breasts chest private_parts thigh thighs butt
        under_my inappropriately down_there clothes
    """,
    "FORCE": """
        强迫 逼 逼迫 强行 强制 灌醉 被下药 被人下药 被下了药 下了药 迷晕 硬要 硬拉 forced made_me
        forces forcing makes
    """,
    "OVERCOME": """
        我说了不要 我说不要 不顾我 我不愿意 我反抗 我挣扎 力气很大 力气太大 推不开 捂住我 捂着我
        按住我 压在我身上 told_him_to_stop told_her_to_stop i_said_stop i_said_no pinned_me
        wouldnt_stop
    """,
    "SEX": """
        发生关系 上床 做那种事 那种事 陪睡 陪他睡 开房 做爱 性关系 接客 卖淫 拍裸照 拍不穿衣服
        不穿衣服 脱光 脱衣服 夜总会 做诈骗 搞诈骗 喝厕所 吃屎 吃虫子 结婚 嫁 sex sleep_with
        things_i_didnt didnt_stop he_didnt she_didnt i_didnt_want 陪客户睡 陪老板睡 陪睡觉 睡觉就
        sleep_with_him marry marriage
    """,
    "ENTERED": """
        进我房间 进我的房间 到我房间 来我房间 进我屋 爬上我的床 爬我床 摸到我床 摸到她床 爬到我床
        叫我去他房间 让我去他房间 叫我去他办公室 伸进我衣服 伸进我裤 手伸进我 对我做那种
        对我做了那种 继父进来 溜进我 进来我房间 半夜进来 半夜摸 into_my_room in_my_room into_my_bed
        偷看我洗澡 偷看我换 门缝有眼 看我洗澡
    """,
    "KILLME": """
        杀了我 弄死我 打死我 砍死我 捅死我 掐死我 整死我 搞死我 砍我 捅我 灭我 杀我全家 杀了我全家
        杀了我们 杀我们 弄死我们 打死我们 同归于尽 不得好死 杀全家 杀掉我 杀死我 毁了我 毁我容 剁我
        剁手 泼硫酸 泼我硫酸 一起死给 要我的命 砍死我妈 杀了我妈 杀我妈 打断我的腿 打断我腿 kill_me
        kills_me killing_me hurt_me kill_my_family hurt_my_family kill_us 来学校找我 来我家找我
        去学校闹 让我身败名裂 让我混不下去 找人弄我 找人打我 kill_my_mom kill_my_mother
        kill_my_sister kill_my_brother kill_my_dog 要杀我 说杀我 想杀我 会杀我 来杀我
    """,
    "SAYSO": """
        说 说要 威胁 扬言 说会 敢 说不 逼 追 说如果 说再 怕 担心 害怕 says said threatened threatens
        going_to gonna will might scared afraid
    """,
    "WEAPON": """
        刀 菜刀 水果刀 斧头 斧子 棍子 铁棍 锤子 砖头 枪 匕首 剪刀 硫酸 汽油 knife gun axe hammer
    """,
    "ATTACK": """
        砍 追 追着 架在 架着 架 指着 对着 捅 顶着 逼 抵 威胁 要杀 追杀 堵 泼 划我 throat pointed
        chased chasing threatened stab stabbed held_a
    """,
    "STRIP": """
        脱我衣服 脱我裤子 扒我衣服 扒我裤子 扒光我 拍我裸 拍了我的裸 tried_to_touch_me
        trying_to_touch_me tried_to_kiss_me touches_me touching_me stripped_me was_groped groped_me
        扒我的
    """,
    "FORCED": "逼 逼我 逼着 绑 绑我 锁 卖 强迫 换 被卖 forcing forced forces",
    "DRUGGED": "下药 下了药 灌醉 迷晕 迷奸",
    "CORNER": """
        堵在 堵我 围住我 围着我 围殴 堵住我 拦住我 把我堵 被堵 被围 拖到厕所 拖进 逼我跪 让我跪 下跪
        跪着 扒衣服 扒我 扒光 扒了我 脱我衣服 保护费 收我的钱 收保护费 拍视频 录像 给不给钱 不给就
        逼我喝 逼我吃 倒我头上 泼我 被堵了 cornered ganged_up surrounded jumped_me
    """,
    "BULLYPLACE": """
        厕所 楼道 校门口 放学 小巷 巷子 宿舍 操场 打 踢 踹 扇 耳光 钱 疼 衣服 视频 后门 网吧 天桥下
        几个人 toilet bathroom school beat hit money
    """,
    "WOUND": """
        伤 淤青 瘀伤 青了 青一块 疤 红肿 肿 肋骨 骨折 印子 满脸是血 流血 耳膜 伤口 bruise bruises
        wounds scars marks blood 青的 紫的
    """,
    "BA": "把 将",
    "CAUSED": "弄的 打的 掐的 烫的 踢的 咬的 did_this did_it",
    "AUTHORITY": """
        班主任 老师 教练 领导 老板 经理 主管 叔叔 舅舅 伯伯 姑父 姨父 继父 继兄 表哥 堂哥 邻居 房东
        陌生 男的 上司 客户 学长 teacher boss coach uncle
    """,
    "KISS": "亲我 抱我 摸我 强吻我 搂我 蹭我 碰我 kissed_me touched_me",
    "UNWANTEDACT": "不想做 不愿意做 不喜欢的事 恶心的事 那些事",
    "SAIDNO": "说不要 说了不 说不行 说了不要 喊停 让他停 said_no told_him_no",
    "NOTSTOP": "没有停 没停 不停下 还是继续 还是做了 没有停下 kept_going didnt_stop",
}
