"""Words that carry no identity where names are compared: legal forms, titles, particles, posts that share a mailbox.

All folded as `matching.fold` does, without dots.
"""

import re

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "’": "'"}
)
"""Letters that no decomposition takes apart."""

SOUNDS = str.maketrans("bpckqgjdtfvwszxmn", "ppkkkkkttfffsssnn", "aeiouyh '.-0123456789")
"""Consonants that are taken for each other, as one of them; vowels and what is hardly heard left out."""

LEGAL_FORMS = frozenset(
    """
    ab ag aktiebolag aktiengesellschaft akts aps as asa asbl association ba bhd bt bv bvba cic co company corp
    corporation cv cvba dac dba doo dd dmcc dooel eg ei eirl ek ekfm ev eood ese eurl eesv ewiv fze fzco fzllc gbr
    gesmbh ggmbh gie gk gmbh gesellschaft hf ik inc incorporated incorporation jsc kb kda kft kg kgaa kk kkt kabushiki
    kaisha ks llc llp lllp lp lda limitada limited ltd ltda mbb mbh nv nyrt oao ood ooo oy oyj ou ohg pao pc pjsc plc
    pllc proprietary private pte pt pty public pvt qsc rt sa sab sae sal sagl saoc saog sarl sas sasu sc sca scop scrl
    sdn se sicav slu sl slne sll snc soparfi spa spol spj spk spzoo sro srl srls sia stiftung tbk tov uab ug ultd
    unlimited vof vzw wll xk yk z zao zoo zrt oo sp
    """.split()
)
LINKING_WORDS = frozenset({"and", "und", "et", "og", "och", "the", "y", "e"})

LEADING_LEGAL_FORMS = frozenset("ab ao kk oao ooo pao pt sia tov uab yk zao".split())
EASTERN_LEGAL_FORMS = re.compile(
    "株式会社|有限会社|合同会社|\\(株\\)|\\(有\\)|股份有限公司|有限责任公司|有限公司|주식회사|\\(주\\)"
)

NAME_TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof sir dame lord lady rev hon herr frau fraulein mag ing dipl m mme mlle sr sra srta don
    dona sig signor signora signorina dott avv dhr mevr mw pan pani herrn captain capt col gen lt major sgt judge
    """.split()
)
NAME_WORDS = NAME_TITLES | frozenset(
    """
    van von vom zu zum zur de del della delle der den des di da das do dos du la le lo el al bin ibn ben bint ter ten
    te st san santa mac mc af av jr junior senior ii iii iv v phd md mba esq and und y e et
    """.split()
)
"""Titles, particles and suffixes: a name with one of these is taken apart with care."""

SHARED_MAILBOXES = frozenset(
    """
    abuse account accounting accounts admin administration administrator administracion anfrage atencion
    bestellung bewerbung billing booking bookings buchhaltung buero careers comercial commercial compras contabilidad
    contato contatti customer customercare customerservice desk einkauf email empfang enquiry feedback finance
    frontdesk general group hallo hello help helpdesk hi hr information informacion inquiry invoice invoices
    it jobs kundenservice mail mailbox main marketing media newsletter no noreply online order orders partner personal
    post pr presse press privacy procurement purchasing rechnung recruiting recruitment reply reservations rh root sale
    secretary secretariat sekretariat service services shop soporte support team tech technik uff ufficio us
    web webmaster welcome
    """.split()
)
"""Words that make up the names of shared mailboxes; each may also be part of a person's."""
POSTS = frozenset(
    """
    contact contacto contactus enquiries info inquiries kontakt noreply office postmaster reception sales vendas
    ventas vente ventes verkauf vertrieb
    """.split()
)
"""Words with which the name of a shared mailbox begins, whatever follows."""

FREE_MAIL = frozenset(
    """
    aol.com att.net btinternet.com comcast.net fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.de
    gmx.net googlemail.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr hotmail.it icloud.com laposte.net
    libero.it live.com mac.com mail.com mail.ru me.com msn.com orange.fr outlook.com outlook.de proton.me
    protonmail.com qq.com sbcglobal.net seznam.cz sfr.fr t-online.de terra.com.br uol.com.br verizon.net virgilio.it
    wanadoo.fr web.de yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it
    yandex.ru ymail.com 163.com
    """.split()
)
"""Providers whose domain two strangers have in common."""

_NICKNAMES = """
alexander alex alec sandy sascha sasha xander alejandro, alexandra sandra alexa, andrew andy drew, anthony tony anton,
antonio toni nino, barbara barb barbie babs, benjamin ben benny, catherine katherine kathryn cathy kathy kate katie
kat katharina kati, charles charlie chuck chas carlos, charlotte lottie, christina christine tina chrissie,
christopher chris kit christoph, daniel dan danny, david dave davy, deborah debbie deb, donald don donny, dorothy dot
dottie, edward ed eddie ted ned eduard, eleanor ellie nora nell, elizabeth liz lizzie beth betty betsy eliza elisabeth
lisbeth sissi, eugene gene, frances fran franny, francis frank francisco paco franz, frederick fred freddie friedrich
fritz, gabriel gabe, gerald gerry jerry, giuseppe peppe beppe, gregory greg, guillermo memo, harold harry hal, helen
nell lena helena, henry hank heinrich heinz henri, ignacio nacho, isabella bella izzy isabel, jacob jake jakob, james
jim jimmy jamie, jennifer jen jenny, jessica jess jessie, johannes hannes hans johann, john johnny jack, jonathan jon,
jose pepe, joseph joe joey josef sepp, joshua josh, judith judy, kenneth ken kenny, kimberly kim, lawrence larry
laurence, leonard leo len lenny, lawrence, louis lou lewis, ludwig lutz, madeleine maddie, manuel manolo, margaret
maggie meg peggy marge margarete grete greta, maria marie mary, martin marty, matthew matt matthias, maximilian max,
michael mike mick mickey micha michel mikhail, nathaniel nathan nate, nicholas nick nicky nicolas nikolaus klaus,
oliver ollie olly, pamela pam, patricia pat patty trish, patrick paddy, peter pete, philip phil phillip, rebecca becky
becca, richard rick rich dick ricky, robert rob bob bobby bert roberto, ronald ron ronnie, samantha sam sammy, samuel,
sarah sally sara, stephen steven steve stefan stephan, susan sue suzie susanne, theodore teddy theo, theresa terry
tess, thomas tom tommy, timothy tim, ulrich uli, ursula uschi, valerie val, vicente chente, victoria vicky tori,
vincent vince, walter walt, wilhelm willi, william will bill billy liam, wolfgang wolf, zachary zach
"""
NICKNAMES = {name: group.split()[0] for group in _NICKNAMES.replace("\n", " ").split(",") for name in group.split()}
"""A name people are called by -> the name it stands for. Short forms that begin alike need no entry."""
