"""What kind of address somebody typed: one field takes them all."""

import re

from followthrough.rules.matching import normal_email, normal_phone
from followthrough.rules.words import ContactKind

SOCIAL = re.compile(
    r"^@\w+$|(?:linkedin|xing|facebook|fb|instagram|twitter|x|t|wa|tiktok|youtube|threads|bsky|mastodon)\.\w+/", re.I
)
WEB = re.compile(r"^(?:https?://|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?$", re.I)


def kind_of(text: str, country: str = "") -> ContactKind:
    """`country` (ISO) is whose spelling a number is in. What is nothing else is a postal address."""
    written = text.strip()
    if normal_email(written):
        return ContactKind.EMAIL
    if SOCIAL.search(written):
        return ContactKind.SOCIAL
    if WEB.match(written):
        return ContactKind.WEB
    number = normal_phone(written, country) if any(letter.isdigit() for letter in written) else None
    if number and sum(letter.isalpha() for letter in written) < 3:
        return ContactKind.MOBILE if _is_mobile(number) else ContactKind.PHONE
    return ContactKind.ADDRESS


def _is_mobile(number: str) -> bool:
    """Whether a text can be sent there. Where a country does not tell them apart, it may."""
    import phonenumbers  # 60 ms: only where a number is typed

    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
