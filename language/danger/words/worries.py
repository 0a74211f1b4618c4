"""Words of those who are worried about somebody."""

WORRIES: dict[str, str] = {
    "TOOTHEIRS": "without_him without_her without_them 没有他 没有她 少了他 少了她",
    "PARTWORD": """
        谢谢 感谢 对不起 道歉 告别 再见 替我 好好活着 照顾好 送人 都送 保重 最后 遗 来过 不用找
        不用给 永别 送给我 活着没意思 撑不下去 goodbye sorry giving_away gave_away thank_you
        no_point without
    """,
    "WORRY": """
        不回 关机 联系不上 有点慌 好慌 担心 害怕 怎么办 打不通 语气 平静 不接 不见了 失联 怎么劝
        劝不动 没用 去看看 我怕 怎么劝都 好几天没 worried scared not_answering isnt_answering
        phone_is_off help what_do_i_do what_should_i_do
    """,
    "GIVEME": """
        送我了 都送我 送给我 给我了 留给我 都给我 gave_me 都留给我 留给我了 her_jewelry his_guitar
        gave_me_her gave_me_his gave_me_all 都给了我 给了我 全给了我
    """,
    "HELPSEEK": "怎么办 地址 报警 救 是真的 在哪 劝 帮 help",
    "OTHERSDEATH": """
        talking_about_death talks_about_death talking_about_dying talks_about_dying 总说死 老说死
        总提死
    """,
    "NOTELIKE": "纸条 字条 一封信 小纸条 留了信",
    "SHAMMED": "以死相逼 以死相威胁 寻死觅活 要死要活 threatens_suicide threatening_suicide",
    "KILLTHEM": """
        kill_herself kill_himself kill_themselves killing_herself killing_himself end_her_life
        end_his_life end_their_life hurt_herself hurt_himself cutting_herself cutting_himself
        committed_suicide harming_herself harming_himself harm_herself harm_himself ending_her_life
        ending_his_life take_his_own_life take_her_own_life hurting_herself hurting_himself
        end_her_own_life overdosed took_pills hurt_themselves cuts_herself cuts_himself
        cut_her_wrists cut_his_wrists slit_her slit_his jump_off_a cut_herself cut_himself
    """,
    "LEAVETALK": "告别的话 像告别 像遗言 交代后事 奇怪的话 像是在告别 遗言一样",
    "SAYSELF": "说自己 觉得自己 说他 说她 says_hes says_shes thinks_hes thinks_shes",
}
