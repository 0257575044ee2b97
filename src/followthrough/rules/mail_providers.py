"""The large mail providers: where their servers stand, and what one has to do there before a program may come in.

Known by the domain of an address, or by where mail for a domain is delivered (MX). A table, as providers publish it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from followthrough.rules.messages import Security

TLS, STARTTLS = Security.TLS, Security.STARTTLS
GOOGLE, MICROSOFT = "google", "microsoft"


@dataclass(frozen=True, slots=True)
class Place:
    host: str
    port: int
    security: Security


@dataclass(frozen=True, slots=True)
class Provider:
    """`todo` is what one has to do there first; `link` leads to it. `mx` are endings of the hosts that take mail.

    `oauth` says that members can sign in with the provider itself, `only_oauth` that there is no other way.
    """

    key: str
    name: str
    imap: Place
    smtp: Place
    domains: tuple[str, ...] = ()
    mx: tuple[str, ...] = ()
    todo: str = ""
    link: str = ""
    oauth: str = ""
    only_oauth: bool = False
    keeps_sent: bool = False


@dataclass(frozen=True, slots=True)
class SignIn:
    """Where one signs in with a provider, and what is asked for there. An administrator may change both."""

    name: str
    authorize_url: str
    token_url: str
    scopes: str
    set_up_at: str


SIGN_INS = {
    GOOGLE: SignIn(
        "Google",
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "https://mail.google.com/",
        "https://console.cloud.google.com/apis/credentials",
    ),
    MICROSOFT: SignIn(
        "Microsoft",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send",
        "https://entra.microsoft.com",
    ),
}


def of_address(address: str, mx: Iterable[str] = ()) -> Provider | None:
    """The provider of an address: by its domain, else by the hosts its mail goes to."""
    domain = domain_of(address)
    if found := BY_DOMAIN.get(domain):
        return found
    hosts = [host.lower().rstrip(".") for host in mx]
    for host in hosts:
        for provider in PROVIDERS:
            if any(host == ending or host.endswith(f".{ending}") for ending in provider.mx):
                return _at(provider, host)
    return None


def named(key: str) -> Provider | None:
    return next((each for each in PROVIDERS if each.key == key), None)


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().lower()


def likely_hosts(domain: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(to read, to send): the names such servers usually go by, likeliest first."""
    return (f"imap.{domain}", f"mail.{domain}", domain), (f"smtp.{domain}", f"mail.{domain}", domain)


def _at(provider: Provider, host: str) -> Provider:
    """Some providers give every customer the host that also takes their mail."""
    if provider.imap.host != "{mx}":
        return provider
    return replace(provider, imap=replace(provider.imap, host=host), smtp=replace(provider.smtp, host=host))


def _usual(key: str, name: str, hosts: str, **facts: object) -> Provider:
    """Servers on the usual ports: `imap.example` or `imap.example smtp.example`, encrypted from the start."""
    read, _, send = hosts.partition(" ")
    words = {field: tuple(str(facts.pop(field)).split()) for field in ("domains", "mx") if field in facts}
    imap, smtp = Place(read, 993, TLS), Place(send or read, 465, TLS)
    return replace(Provider(key, name, imap, smtp), **words, **facts)  # type: ignore[arg-type]


def _starttls(provider: Provider) -> Provider:
    """The same, sending on port 587."""
    return replace(provider, smtp=Place(provider.smtp.host, 587, STARTTLS))


MAKE_ONE = "{name} wants an app password: make one in its security settings and paste it here."
SWITCH_ON = "Switch on access by mail programs (IMAP) in the settings of {name} first, else no password helps."

PROVIDERS: tuple[Provider, ...] = (
    _usual(
        "google", "Google", "imap.gmail.com smtp.gmail.com",
        domains="gmail.com googlemail.com", mx="google.com googlemail.com",
        todo="Google wants an app password: switch on 2-step verification in your Google account, make an app password"
        " and paste it here. Or sign in with Google, where your administrator has set that up.",
        link="https://myaccount.google.com/apppasswords", oauth=GOOGLE, keeps_sent=True,
    ),
    _starttls(_usual(
        "microsoft", "Microsoft 365 and Outlook", "outlook.office365.com smtp.office365.com",
        domains="outlook.com hotmail.com live.com msn.com outlook.de outlook.fr outlook.it outlook.es hotmail.de"
        " hotmail.fr hotmail.it hotmail.es hotmail.co.uk live.de live.fr live.nl live.co.uk",
        mx="protection.outlook.com olc.protection.outlook.com mx.microsoft",
        todo="Microsoft takes no passwords from programs any more: sign in with Microsoft. Your administrator sets that"
        " up once for all of you.",
        oauth=MICROSOFT, only_oauth=True, keeps_sent=True,
    )),
    _starttls(_usual(
        "icloud", "iCloud", "imap.mail.me.com smtp.mail.me.com", domains="icloud.com me.com mac.com",
        mx="mail.icloud.com", link="https://account.apple.com",
        todo="Apple wants an app-specific password: make one at account.apple.com and paste it here.",
    )),
    _usual("yahoo", "Yahoo", "imap.mail.yahoo.com smtp.mail.yahoo.com",
        domains="yahoo.com ymail.com rocketmail.com yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.co.uk yahoo.nl",
        mx="yahoodns.net", todo=MAKE_ONE),
    _usual("aol", "AOL", "imap.aol.com smtp.aol.com", domains="aol.com aim.com", todo=MAKE_ONE),
    _starttls(_usual("gmx", "GMX", "imap.gmx.net mail.gmx.net", domains="gmx.de gmx.net gmx.at gmx.ch",
        mx="gmx.net", todo=SWITCH_ON)),
    _starttls(_usual("gmx_com", "GMX", "imap.gmx.com mail.gmx.com", domains="gmx.com gmx.us gmx.co.uk gmx.fr",
        mx="gmx.com", todo=SWITCH_ON)),
    _starttls(_usual("web_de", "WEB.DE", "imap.web.de smtp.web.de", domains="web.de", mx="web.de", todo=SWITCH_ON)),
    _usual("t_online", "Telekom", "secureimap.t-online.de securesmtp.t-online.de", domains="t-online.de magenta.de",
        mx="t-online.de", todo="Telekom wants its own e-mail password: set one in the customer centre."),
    _starttls(_usual("freenet", "freenet", "mx.freenet.de mx.freenet.de", domains="freenet.de", mx="freenet.de")),
    _usual("fastmail", "Fastmail", "imap.fastmail.com smtp.fastmail.com", domains="fastmail.com fastmail.fm",
        mx="messagingengine.com", todo=MAKE_ONE, link="https://app.fastmail.com/settings/security/apps"),
    _usual("zoho", "Zoho", "imap.zoho.com smtp.zoho.com", domains="zoho.com zohomail.com", mx="zoho.com",
        todo=SWITCH_ON + " With two-factor sign-in it also wants an app password."),
    _usual("zoho_eu", "Zoho", "imap.zoho.eu smtp.zoho.eu", domains="zohomail.eu", mx="zoho.eu",
        todo=SWITCH_ON + " With two-factor sign-in it also wants an app password."),
    Provider("proton", "Proton", Place("127.0.0.1", 1143, STARTTLS), Place("127.0.0.1", 1025, STARTTLS),
        domains=("proton.me", "protonmail.com", "pm.me"), mx=("protonmail.ch",),
        todo="Proton is reached through Proton Mail Bridge: install it on the machine that runs Followthrough and paste"
        " the password that Bridge shows. Export its certificate and name it in SSL_CERT_FILE."),
    _usual("mailbox_org", "mailbox.org", "imap.mailbox.org smtp.mailbox.org", domains="mailbox.org",
        mx="mailbox.org"),
    _usual("posteo", "Posteo", "posteo.de", domains="posteo.de posteo.net posteo.org", mx="posteo.de"),
    _usual("ovh", "OVHcloud", "ssl0.ovh.net", mx="mail.ovh.net ovh.net"),
    _usual("ionos_de", "IONOS", "imap.ionos.de smtp.ionos.de", mx="kundenserver.de ionos.de"),
    _usual("ionos_fr", "IONOS", "imap.ionos.fr smtp.ionos.fr", mx="ionos.fr"),
    _usual("ionos_es", "IONOS", "imap.ionos.es smtp.ionos.es", mx="ionos.es"),
    _usual("ionos_it", "IONOS", "imap.ionos.it smtp.ionos.it", mx="ionos.it"),
    _usual("ionos_uk", "IONOS", "imap.ionos.co.uk smtp.ionos.co.uk", mx="ionos.co.uk"),
    _usual("ionos", "IONOS", "imap.ionos.com smtp.ionos.com", mx="ionos.com perfora.net"),
    _usual("strato", "STRATO", "imap.strato.de smtp.strato.de", mx="rzone.de strato.de"),
    _usual("all_inkl", "ALL-INKL", "{mx}", mx="kasserver.com"),
    _usual("hetzner", "Hetzner", "mail.your-server.de", mx="your-server.de"),
    _usual("infomaniak", "Infomaniak", "mail.infomaniak.com", domains="ik.me", mx="infomaniak.com infomaniak.ch"),
    _usual("gandi", "Gandi", "mail.gandi.net", mx="gandi.net"),
    _usual("orange", "Orange", "imap.orange.fr smtp.orange.fr", domains="orange.fr wanadoo.fr", mx="orange.fr",
        todo=SWITCH_ON),
    _usual("free", "Free", "imap.free.fr smtp.free.fr", domains="free.fr", mx="free.fr",
        todo="Switch on authenticated SMTP in your account at Free first, else nothing can be sent."),
    _usual("sfr", "SFR", "imap.sfr.fr smtp.sfr.fr", domains="sfr.fr neuf.fr", mx="sfr.fr"),
    _usual("laposte", "La Poste", "imap.laposte.net smtp.laposte.net", domains="laposte.net", mx="laposte.net"),
    _usual("libero", "Libero", "imapmail.libero.it smtp.libero.it", domains="libero.it iol.it inwind.it blu.it",
        mx="libero.it", todo="With two-step sign-in Libero wants an app password: make one in its security settings."),
    _usual("virgilio", "Virgilio", "in.virgilio.it out.virgilio.it", domains="virgilio.it", mx="virgilio.it"),
    _usual("tiscali", "Tiscali", "imap.tiscali.it smtp.tiscali.it", domains="tiscali.it", mx="tiscali.it"),
    _usual("aruba", "Aruba", "imaps.aruba.it smtps.aruba.it", domains="aruba.it", mx="aruba.it"),
    _usual("aruba_pec", "Aruba PEC", "imaps.pec.aruba.it smtps.pec.aruba.it", domains="pec.it arubapec.it",
        mx="pec.aruba.it"),
    _usual("bluewin", "Bluewin", "imaps.bluewin.ch smtpauths.bluewin.ch", domains="bluewin.ch", mx="bluewin.ch"),
    _starttls(_usual("kpn", "KPN", "imap.kpnmail.nl smtp.kpnmail.nl", domains="kpnmail.nl hetnet.nl planet.nl",
        mx="kpnmail.nl")),
    _starttls(_usual("ziggo", "Ziggo", "imap.ziggo.nl smtp.ziggo.nl", domains="ziggo.nl", mx="ziggo.nl")),
    _usual("transip", "TransIP", "imap.transip.email smtp.transip.email", mx="transip.email"),
    _usual("godaddy", "GoDaddy", "imap.secureserver.net smtpout.secureserver.net", mx="secureserver.net"),
    _usual("namecheap", "Namecheap Private Email", "mail.privateemail.com", mx="privateemail.com"),
    _usual("hostinger", "Hostinger", "imap.hostinger.com smtp.hostinger.com", mx="hostinger.com"),
    _usual("rackspace", "Rackspace", "secure.emailsrvr.com", mx="emailsrvr.com"),
    _usual("migadu", "Migadu", "imap.migadu.com smtp.migadu.com", mx="migadu.com"),
    _usual("comcast", "Comcast", "imap.comcast.net smtp.comcast.net", domains="comcast.net", mx="comcast.net",
        todo=SWITCH_ON),
    _usual("att", "AT&T", "imap.mail.att.net smtp.mail.att.net", domains="att.net sbcglobal.net bellsouth.net",
        todo="AT&T wants a secure mail key: make one in your profile and paste it here."),
    _usual("seznam", "Seznam", "imap.seznam.cz smtp.seznam.cz", domains="seznam.cz email.cz", mx="seznam.cz"),
    _usual("wp", "Wirtualna Polska", "imap.wp.pl smtp.wp.pl", domains="wp.pl", mx="wp.pl", todo=SWITCH_ON),
    _usual("yandex", "Yandex", "imap.yandex.com smtp.yandex.com", domains="yandex.com yandex.ru", mx="yandex.net",
        todo=MAKE_ONE),
)  # fmt: skip

PROVIDERS = tuple(replace(each, todo=each.todo.replace("{name}", each.name)) for each in PROVIDERS)
BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains}
