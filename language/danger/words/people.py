"""Words for people: who speaks, who is spoken to, who is spoken of."""

PEOPLE: dict[str, str] = {
    "ME": "我 俺 咱 老子 老娘 本人 偶 i im ive ill id me my myself",
    "YOU": "你 您 你们 u you your youre yall",
    # Somebody the writer may know: a danger said of them is a danger to somebody else.
    "NEAR": """
        室友 舍友 群友 同桌 同学 朋友 闺蜜 闺密 兄弟 哥们 死党 发小 好友 网友 同事 工友 老乡 病友
        队友 弟弟 妹妹 哥哥 姐姐 表弟 表妹 表哥 表姐 堂弟 堂妹 堂哥 堂姐 我弟 我妹 我哥 我姐 男朋友
        女朋友 男友 女友 对象 前任 前男友 前女友 老公 老婆 丈夫 妻子 媳妇 爱人 爸爸 妈妈 爸 妈 老爸
        老妈 父亲 母亲 爹 娘 父母 爸妈 爷爷 奶奶 外公 外婆 姥姥 姥爷 阿嬷 阿公 继父 继母 后爸 后妈
        养父 养母 叔叔 舅舅 姑姑 阿姨 婶婶 嫂子 姑父 姨父 姐夫 我叔 我舅 儿子 女儿 孩子 小孩 侄子
        侄女 外甥 邻居 学长 学姐 学弟 学妹 师兄 师姐 师弟 师妹 女生 男生 女孩 男孩 小姑娘 小伙子
        小朋友 学生 徒弟 班长 舍长 屋企人 仔 囡囡 老豆 老母 friend bestie roommate flatmate
        classmate coworker neighbour neighbor cousin brother sister mom mum dad mother father
        stepdad stepfather stepmom uncle aunt boyfriend girlfriend bf gf ex husband wife son
        daughter kid
    """,
    "PRON": "他 她 佢 ta 他们 她们 这个人 那个人 he she they hes shes theyre",
    # People in general: what is said of them is talk about the world.
    "ANYONE": """
        有人 某人 很多人 好多人 人们 有些人 一些人 大学生 青少年 明星 诗人 作家 主角 男主 女主 男二
        女二 反派 古人 皇帝 英雄 演员 角色 老人家 让人 使人 令人 people someone anyone students
        teenagers characters
    """,
    # A tormentor, besides NEAR and PRON.
    "AGENT": """
        有人 男人 女人 老师 教官 教练 老板 领导 主管 经理 领班 工头 班主任 校长 舍管 客户 催收 债主
        中介 高利贷 混混 社会青年 高年级 混社会的 陌生人 对方 男的 女的 流氓 变态 房东 司机 主播
        主犯 他家人 婆婆 公公 亲戚 大伯 小叔 干爹 坏人 骗子 人贩子 那帮人 那伙人 几个人 一群人 同班
        全班 guy man guys men boss teacher coach manager landlord stranger somebody partner
    """,
    "WE!": "我们",
    "YOUSAY!": """
        你说 你们说 你知道 你们知道 你看 你觉得 你们觉得 告诉你 告诉你们 跟你说 跟你们说 和你说
        谢谢你 谢谢你们 求你 求求你 求你们 求求你们 像你一样 和你一样 跟你一样 学你 陪你 你能告诉
        你们能 对不起你 离开你 没有你 如果你 thank_you tell_you told_you see_you love_you miss_you
        do_you_know you_know could_you can_you please_you
    """,
    "REPORT!": """
        跟我说 和我说 对我说 同我讲 跟我讲 和我讲 对我讲 告诉我 给我发 发给我 给我留 发我 给我打电话
        跟我聊 told_me tells_me texted_me messaged_me said_to_me sent_me calls_me called_me
    """,
    "REPORT": "说 讲 留言 发消息 发信息 发短信 朋友圈 says said keeps_saying keeps_talking",
    # The possessive and a few verbs that make the following person the one who acts.
    "KIN": """
        妈 妈妈 老妈 母亲 娘 奶奶 外婆 姥姥 爷爷 弟弟 妹妹 我弟 我妹 我姐 我哥 姐姐 哥哥 老婆 媳妇
        妻子 孩子 儿子 女儿 女生 女孩 同学 室友 朋友 her him 表妹 表姐 表弟 表哥 堂妹 堂姐 闺蜜 同桌
        学妹 女同学 男同学 发小 邻居 侄女
    """,
}
