"""What a folder on the server is for: by its flags (RFC 6154), else by the names mail programs give such folders."""

import re
from dataclasses import dataclass

from followthrough.rules.messages import FolderRole

SENT_NAMES = re.compile(
    r"(?:^|[./])(?:sent(?: items| mail| messages)?|gesendet\w*(?: \w+)?|envoy[eé]s|[eé]l[eé]ments envoy[eé]s"
    r"|enviad[oa]s?(?: \w+)?|inviat[ao]|posta inviata|verzonden(?: items| berichten)?)$",
    re.I,
)
JUNK_NAMES = re.compile(r"(?:^|[./])(?:junk(?: e-?mail)?|spam|bulk mail|courrier ind[eé]sirable|ongewenst\w*)$", re.I)
LEFT_OUT_NAMES = re.compile(
    r"(?:^|[./])(?:drafts?|entw[uü]rfe|brouillons|borradores|bozze|rascunhos|concepten"
    r"|trash|deleted(?: items| messages)?|papierkorb|gel[oö]scht\w*|corbeille|papelera|cestino|lixeira|prullenbak"
    r"|templates|outbox|postausgang|notes|calendar|contacts|tasks|chats)$",
    re.I,
)
LEFT_OUT = {"\\noselect", "\\nonexistent", "\\drafts", "\\trash", "\\flagged", "\\important"}


@dataclass(frozen=True, slots=True)
class Found:
    """A folder on the server. `holds_all`: what other folders hold stands in it too."""

    name: str
    role: FolderRole
    holds_all: bool = False


def judge(name: str, flags: set[str]) -> Found | None:
    """What a folder is for: by its flags, else by the names programs give such folders."""
    if flags & LEFT_OUT:
        return None
    if name.upper() == "INBOX":
        return Found("INBOX", FolderRole.INBOX)
    if "\\sent" in flags:
        return Found(name, FolderRole.SENT)
    if "\\junk" in flags:
        return Found(name, FolderRole.JUNK)
    if "\\all" in flags:
        return Found(name, FolderRole.OTHER, holds_all=True)
    if LEFT_OUT_NAMES.search(name):
        return None
    if SENT_NAMES.search(name):
        return Found(name, FolderRole.SENT)
    return Found(name, FolderRole.JUNK if JUNK_NAMES.search(name) else FolderRole.OTHER)
