"""What a domain says in the name service about who may send in its name, and what to do about it (SPF, DKIM, DMARC)."""

from collections.abc import Sequence
from dataclasses import dataclass

from followthrough.rules.checks import Check, Fared

BULK = "Large providers refuse or hide bulk mail without it."


@dataclass(frozen=True, slots=True)
class Records:
    """The texts found. `dkim` are those of the selectors that were tried; None: nobody could be asked."""

    spf: tuple[str, ...] | None
    dkim: tuple[str, ...] | None
    dmarc: tuple[str, ...] | None


def advice(domain: str, records: Records) -> list[Check]:
    """One check each, or one that says that nobody could be asked."""
    if records.spf is None or records.dkim is None or records.dmarc is None:
        return [
            Check(Fared.DOUBTFUL, f"What {domain} says of its senders could not be looked up: no name service answers.")
        ]
    return [_spf(domain, records.spf), _dkim(domain, records.dkim), _dmarc(domain, records.dmarc)]


def _spf(domain: str, texts: Sequence[str]) -> Check:
    found = [text for text in texts if text.lower().startswith("v=spf1")]
    if not found:
        remedy = f"Add a TXT record to {domain} that names your provider; it says which. {BULK}"
        return Check(Fared.DOUBTFUL, f"{domain} does not say who may send in its name (SPF).", remedy)
    if len(found) > 1:
        return Check(Fared.DOUBTFUL, f"{domain} has two SPF records, so none counts.", "Make one of the two.")
    if "+all" in found[0].lower().split():
        return Check(Fared.DOUBTFUL, f"The SPF record of {domain} lets everybody send.", "End it with ~all or -all.")
    return Check(Fared.WELL, f"{domain} says who may send in its name (SPF).")


def _dkim(domain: str, texts: Sequence[str]) -> Check:
    if any("p=" in text and "p=;" not in text.replace(" ", "") for text in texts):
        return Check(Fared.WELL, f"Mail of {domain} can be signed (DKIM).")
    return Check(
        Fared.DOUBTFUL,
        f"No key for signing mail of {domain} was found under the usual names (DKIM).",
        f"Switch on DKIM at your provider and add the record it shows. {BULK}",
    )


def _dmarc(domain: str, texts: Sequence[str]) -> Check:
    found = [text for text in texts if text.lower().startswith("v=dmarc1")]
    if not found:
        return Check(
            Fared.DOUBTFUL,
            f"{domain} does not say what to do with mail that fails these tests (DMARC).",
            f"Add a TXT record to _dmarc.{domain}, to begin with: v=DMARC1; p=none. {BULK}",
        )
    return Check(Fared.WELL, f"{domain} says what to do with forged mail (DMARC).")
