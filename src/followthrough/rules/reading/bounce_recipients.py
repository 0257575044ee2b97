"""Whom a mail did not reach, where its report is written for people.

An address stands at the head of a line, or in the sentence that says what failed. Our own address, the mail system's
and those of the mail that is returned are none of them.
"""

import re

from followthrough.rules.reading.delivery_status import ADDRESS, MOST_RECIPIENTS
from followthrough.rules.reading.mail import Mail

SEGMENT, SEGMENT_OF_MANY, FEW = 3_000, 400, 20  # letters that are read of one recipient
NAMING = (
    r"to|recipients?|addressed to|rcpt to|user|for|address|destinatar\w*|empf\w+|mailbox|e-?mail(?: address)?"
    r"|failed (?:recipient|address)|target mail address|(?:bad|invalid|final|original)[- ]recipient|an|à|para|aan|宛先"
)
HEAD = re.compile(
    rf"""^[\s>*•"'(<\[:-]*(?:(?:{NAMING})\s*[:=]\s*)?(?:[45]\d\d[ -](?:[45]\.\d\.\d )?)?"""
    r"""["'<(\[]*(?:smtp:|mailto:|rfc822;\s*)?$""",
    re.I,
)
TOLD_IN_A_LINE = re.compile(r"\s*[45]\d\d[ -][^\n]{0,20}<[^<>\s]+@[^<>\s]+>[.:]{1,3} \S")
LISTED = re.compile(r"\s*(?:to|from|cc|date|sent|message-id|sender|reply-to|subject)\s*:", re.I)
SUBJECT = re.compile(r"\s*subject\s*:", re.I)
SENDERS = re.compile(
    r"(?:from:?|mail from:?|sender:?|by|contact|reply to|auth(?:id|enticated)?\S*|envelope-from|user=|mailto:|von|at)"
    r"\s*[\"'<(\[]*$",
    re.I,
)
TO_WHOM = re.compile(
    r"(?:to|rcpt to:?|recipient\w*:?|user:?|mailbox|address:?|for|deliver\w*|reach|unknown:?|size:|an|à|a|para|aan|of"
    r"|account)\s*[\"'<(\[]*$",
    re.I,
)
NO_ADDRESS = re.compile(r"(?:message-?id|\bid|references|in-reply-to|cid|content-id)\W{0,6}$", re.I)
SYSTEM = re.compile(
    r"^(?:mailer-daemon|postmaster|post_master|abuse|support|help(?:desk)?|noreply|no-reply|hostmaster|double-bounce)@",
    re.I,
)


def find(mail: Mail) -> list[str]:
    """Addresses in their order, each once."""
    named = [
        address for value in mail.headers.get_all("x-failed-recipients") for address in ADDRESS.findall(value[:20_000])
    ]
    if named:
        return _each_once(named)
    ours = mail.own_addresses
    heads, others, any_at_all = [], [], []
    for line in _without_listed_headers(mail.report_text.splitlines()[:2000]):
        for address, before in _addresses(line):
            if SYSTEM.match(address) or NO_ADDRESS.search(before):
                continue
            any_at_all.append(address)
            if address.lower() in ours or SENDERS.search(before):
                continue
            if HEAD.match(before):
                heads.append(address)
            elif TO_WHOM.search(before):
                others.append(address)
    returned_to = mail.returned_recipients
    for candidates in (heads, others, [a for a in any_at_all if a.lower() not in ours], returned_to, any_at_all):
        if candidates:
            return _each_once(candidates)
    return []


def _without_listed_headers(lines: list[str]) -> list[str]:
    """Reports name the mail by its headers ("Your message / To: … / Subject: …"): whom it was to, not who failed."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        near = lines[max(0, at - 3) : at + 4]
        if LISTED.match(line) and line.lstrip()[:4].upper() != "RCPT" and any(SUBJECT.match(other) for other in near):
            continue
        kept.append(line)
    return kept


def segments(text: str, addresses: list[str]) -> list[str]:
    """What a report says behind each address, up to the next; of one alone everything."""
    if not addresses:
        return []
    folded = text.lower()
    starts = [_start_of_line(text, folded.find(address.lower())) for address in addresses]
    if len(addresses) == 1:
        behind = text[max(0, starts[0]) :][:SEGMENT]
        return [behind if re.search(r"[45]\d\d|[45]\.\d\.\d", behind) else f"{behind} {text[:1500]}"]
    known = sorted(start for start in starts if start >= 0)
    longest = SEGMENT if len(addresses) <= FEW else SEGMENT_OF_MANY
    ends = [next((other for other in known if other > start), start + longest) for start in starts]
    told = [
        _up_to_gap(text[start : min(end, start + longest)]) if start >= 0 else ""
        for start, end in zip(starts, ends, strict=True)
    ]
    return _shared(told, text[: longest // 2])


def _shared(told: list[str], text: str) -> list[str]:
    """Addresses one under another share what is said below them, or else above."""
    filled: list[str] = []
    for segment in reversed(told):
        is_bare = len(re.sub(r"\S*@\S*|\W", "", segment)) < 4
        filled.append(filled[-1] if is_bare and filled else f"{segment} {text}" if is_bare else segment)
    return filled[::-1]


def _up_to_gap(text: str) -> str:
    """The last of several ends at an empty line, once an error stands before it: what follows is of all of them."""
    first = text.partition("\n")[0]
    if TOLD_IN_A_LINE.match(first):
        return first
    gap = text.find("\n\n")
    return text[:gap] if gap > 0 and re.search(r"[45]\d\d", text[:gap]) else text


def _start_of_line(text: str, at: int) -> int:
    """Where the line begins; -1 for what is nowhere."""
    return text.rfind("\n", 0, at) + 1 if at >= 0 else -1


def _addresses(line: str) -> list[tuple[str, str]]:
    """(address, what stands before it) on one line."""
    line = line[:2000]
    if "@" not in line:
        return []
    return [
        (found[0].strip(".'").removeprefix("mailto:"), line[max(0, found.start() - 80) : found.start()])
        for found in ADDRESS.finditer(line)
    ]


def _each_once(addresses: list[str]) -> list[str]:
    return list({address.strip(".'").lower(): address.strip(".'") for address in reversed(addresses)}.values())[::-1][
        :MOST_RECIPIENTS
    ]
