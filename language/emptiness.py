"""Words that say nothing by themselves: no key phrase begins or ends with one."""

EMPTY = frozenset(
    """
    的 了 是 在 我 你 他 她 它 们 我们 你们 他们 她们 咱们 咱 您 俺 自己 大家 别人 谁 有 没 没有 不
    别 很 这 那 哪 这个 那个 哪个 这些 那些 哪些 这里 那里 哪里 这儿 那儿 哪儿 这边 那边 这样 那样
    怎样 这么 那么 这部 那部 哪部 这位 那位 哪位 这首 那首 哪首 哪家 哪年 就 也 都 还 还有 和 与 跟
    同 及 以及 或 或者 而 而且 并 并且 且 但 但是 不过 可是 只是 因为 所以 如果 要是 虽然 由于 对于
    关于 为 为了 以 于 之 其 其中 其实 所 被 给 让 把 使 从 到 去 来 过 上 下 里 外 中 前 后 起 出
    开 对 向 往 离 等 等等 得 地 着 吧 吗 呢 啊 呀 哦 嗯 噢 喔 哇 嘛 啦 哈 哈哈 哈哈哈 嘿 唉 诶 么
    什么 怎么 怎么样 怎么办 为什么 多少 几 多 少 太 最 更 挺 真 真的 好 好的 好像 比较 非常 特别
    十分 有点 一点 有些 一些 许多 很多 不少 几个 一个 两个 一下 一次 一种 一样 一起 一直 一定 肯定
    确实 当然 应该 可能 可以 可 能 能够 会 要 想 想要 觉得 感觉 以为 认为 知道 了解 清楚 认识 记得
    听说 听过 看过 去过 看 听 说 讲 问 叫 叫做 做 用 走 玩 吃 喝 买 打 写 拍 演 唱 喜欢 推荐 介绍
    告诉 谢谢 谢谢你 不错 有名 出名 是不是 有没有 是否 不是 不会 不能 不要 不用 就是 还是 都是 也是
    而是 是的 对的 对啊 嗯嗯 又 再 才 只 将 曾 曾经 已 已经 现在 目前 今天 昨天 明天 当时 后来 以前
    以后 之前 之后 之一 时候 时间 地方 东西 事 事情 问题 人 种 位 名 个 家 张 部 首 段 次 点 岁 届
    年 月 日 号 时 分 元 块 天 第 分钟 小时 一 二 三 四 五 六 七 八 九 十 两 每 各 某 另 本 此 该 约
    共 至 像 如 比 进行 作为 成为 通过 得到 获得 拥有 具有 属于 位于 在于 出生 发现 毕竟 居然 竟然
    果然 原来 希望 没什么 觉 想想 不知道 那就 就行 而已 而言 来说 的话 之类 什么的 一句 每次 每天
    那种 这种 有时候 有时 总是 the a an of to in on at for and or but is are was were be been i you
    he she it we they my your his her its our their me him us them this that these those there here
    with from by as so if not no yes do does did have has had can could will would should just very
    really too also more most some any all what who when where why how which about like get got go
    """.split()
)
