"""The signature of a provider's call to us: HMAC-SHA1 over the address it called and the form it sent, sorted."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence

HEADER = "X-Twilio-Signature"


def sign(token: str, address: str, form: Mapping[str, Sequence[str]]) -> str:
    """The signature of a call to `address` with this form, under the account's key."""
    said = "".join(name + value for name in sorted(form) for value in sorted(set(form[name])))
    digest = hmac.new(token.encode(), (address + said).encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode("ascii")


def is_signed(token: str, addresses: Iterable[str], form: Mapping[str, Sequence[str]], given: str) -> bool:
    """Whether the call is the provider's: for one of the addresses we may have been called by. In constant time."""
    if not token:
        return False
    return any(hmac.compare_digest(sign(token, address, form).encode(), given.encode()) for address in addresses)
