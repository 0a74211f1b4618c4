"""Top-level domains that make an address of a word with a dot but without `https://`."""

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv
bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es
et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu
id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt
lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no
np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si
sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk
us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""

_GENERIC = """
academy accountant accountants actor adult aero africa agency airforce alipay amazon amsterdam
analytics android apartments app apple arab archi army arpa art asia associates attorney auction
audio author auto autos baby baidu band bank bar barcelona bargains baseball basketball bayern
beauty beer berlin best bet bible bid bike bingo bio biz black blackfriday blog blue boats bond
book booking bot boutique box broadway broker brussels build builders business buy buzz cab cafe
call cam camera camp capetown capital car cards care career careers cars casa case cash casino cat
catering catholic center ceo cern channel charity chat cheap christmas chrome church citic city
claims cleaning click clinic clothing cloud club coach codes coffee college cologne com community
company compare computer condos construction consulting contact contractors cooking cool coop
country coupon coupons courses credit creditcard cricket cruise cruises dad dance data date dating
day deal dealer deals degree delivery democrat dental dentist design dev diamonds diet digital
direct directory discount diy docs doctor dog domains dot download drive earth eat eco edu
education email energy engineer engineering enterprises equipment estate events exchange expert
exposed express fail faith family fan fans farm fashion fast feedback film final finance financial
fire fish fishing fit fitness flights florist flowers fly foo food football forex forsale forum
foundation fox free fun fund furniture futbol fyi gallery game games garden gay gdn gift gifts
gives giving glass global gmail gmbh gold golf goo goog google gov graphics gratis green gripe
grocery group guide guitars guru hair hamburg health healthcare help helsinki here hiphop hiv
hockey holdings holiday homes horse hospital host hosting hot hotels house how ice icu immo inc
industries info ing ink institute insurance insure int international investments irish ist
istanbul java jetzt jewelry jobs joburg joy juegos kids kim kitchen kiwi koeln kyoto land lat
latino law lawyer lease legal lgbt life lifestyle lighting limited limo link live living llc loan
loans locker lol london lotto love ltd luxe luxury madrid management map market marketing markets
mba media meet melbourne meme memorial men menu miami microsoft mil mini mobi mobile moda moe mom
money monster mortgage moscow moto motorcycles mov movie museum music nagoya name navy net network
new news nexus ngo ninja now nowruz nrw nyc office okinawa one ong onl online ooo open orange org
organic origins osaka page paris pars partners parts party pay pet pharmacy phd phone photo
photography photos physio pics pictures pid pin ping pink pizza place play plumbing plus poker porn
post press prime pro prod productions prof promo properties property protection pub qpon quebec
quest racing radio read realestate realtor realty recipes red rehab reise reisen reit ren rent
rentals repair report republican rest restaurant review reviews rich rio rip rocks rodeo room rsvp
rugby ruhr run saarland safe safety sakura sale salon sarl save scholarships school schule science
scot search seat secure security seek select services sex sexy shia shiksha shoes shop shopping
shouji show silk singles site ski skin sky smart smile soccer social software sohu solar solutions
song soy spa space sport spot star stockholm storage store stream studio study style sucks supplies
supply support surf surgery swiss sydney systems tab taipei talk taobao tatar tattoo tax taxi team
tech technology tel tennis theater theatre tickets tienda tips tires tirol tmall today tokyo tools
top tours town toys trade trading training travel trust tube tunes tushu university uno vacations
vana vegas ventures versicherung vet viajes video villas vin vip vision vlaanderen vodka vote
voting voto voyage wales wang wanggou watch watches weather webcam website wed wedding weibo wien
wiki win windows wine winners work works world wow wtf xbox xihuan xin xxx xyz yachts yahoo yandex
yoga yokohama you youtube yun zero zip zone
"""

_OTHER_SCRIPTS = """
中国 中國 香港 台湾 台灣 澳門 新加坡 中信 中文网 信息 健康 八卦 公司 公益 商城 商店 商标
在线 大拿 天主教 娱乐 家電 广东 微博 慈善 我爱你 手机 招聘 政务 政府 新闻 时尚 書籍 机构
游戏 点看 移动 组织机构 网址 网店 网站 网络 联通 购物 通販 集团 食品 餐厅 企业 佛山 世界
한국 삼성 닷넷 닷컴 みんな コム ストア セール ポイント クラウド ファッション グーグル
アマゾン бг бел дети ею католик ком мкд мон москва онлайн орг рус рф сайт срб укр қаз հայ
გე ελ ευ ישראל קום ไทย คอม भारत नेट संगठन कॉम ভারত বাংলা ਭਾਰਤ ભારત இந்தியா இலங்கை
சிங்கப்பூர் భారత్ ಭಾರತ ഭാരതം ලංකා ລາວ الاردن الجزائر السعودية المغرب امارات ایران بازار
پاکستان تونس سودان سورية شبكة عراق عرب عمان فلسطين قطر كوم مصر مليسيا موقع همراه
"""

TOP_LEVEL_DOMAINS = frozenset((_COUNTRIES + _GENERIC + _OTHER_SCRIPTS).split())
