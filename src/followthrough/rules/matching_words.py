"""Words that carry no identity where names are compared: legal forms, titles, particles, posts that share a mailbox.

All folded as `matching.fold` does, without dots.
"""

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "’": "'"}
)
"""Letters that no decomposition takes apart."""

LEGAL_FORMS = frozenset(
    """
    ab ag aktiebolag aktiengesellschaft akts aps as asa asbl association ba bhd bt bv bvba cic co company corp
    corporation cv cvba dac dba doo dd dmcc dooel eg ei eirl ek ekfm ev eood ese eurl eesv ewiv fze fzco fzllc gbr
    gesmbh ggmbh gie gk gmbh gesellschaft hf ik inc incorporated incorporation jsc kb kda kft kg kgaa kk kkt kabushiki
    kaisha ks llc llp lllp lp lda limitada limited ltd ltda mbb mbh nv nyrt oao ood ooo oy oyj ou ohg pao pc pjsc plc
    pllc proprietary private pte pt pty public pvt qsc rt sa sab sae sal sagl saoc saog sarl sas sasu sc sca scop scrl
    sdn se sicav slu sl slne sll snc soparfi spa spol spj spk spzoo sro srl srls sia stiftung tbk tov uab ug ultd
    unlimited vof vzw wll xk yk zao zoo zrt
    """.split()
)
LINKING_WORDS = frozenset({"and", "und", "et", "og", "och", "the", "i"})

NAME_TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof sir dame lord lady rev hon herr frau fraulein mag ing dipl m mme mlle sr sra srta don
    dona sig signor signora signorina dott avv dhr mevr mw pan pani herrn
    """.split()
)
NAME_PARTICLES = frozenset(
    """
    van von vom zu zum zur de del della delle der den des di da das do dos du la le lo el al bin ibn ben bint ter ten
    te st san santa mac mc af av jr sr junior senior ii iii iv phd md mba esq
    """.split()
)
SHARED_MAILBOXES = frozenset(
    """
    abuse account accounting accounts admin administration administrator administracion anfrage atencion
    bestellung bewerbung billing booking bookings buchhaltung buero careers comercial commercial compras contabilidad
    contact contacto contactus contato contatti customerservice einkauf email empfang enquiries enquiry feedback
    finance frontdesk hallo hello help helpdesk hi hr info information informacion inquiries invoice invoices it jobs
    kontakt kundenservice mail mailbox marketing noreply no office orders order personal post postmaster press presse
    privacy procurement purchasing reception rechnung recruiting reservations root sales secretary secretariat
    sekretariat service shop soporte support team uff ufficio vendas ventas vente ventes verkauf vertrieb webmaster
    welcome
    """.split()
)
