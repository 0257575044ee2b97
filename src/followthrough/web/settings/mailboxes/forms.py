"""The forms of a mailbox: its address first, then how it is reached, then its pace."""

from typing import Any

from django import forms

from followthrough.mailroom.drafts import MailboxDraft
from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.wires import names
from followthrough.rules import mail_providers, sending_services
from followthrough.rules.mail_providers import Provider
from followthrough.rules.messages import Security, SignInBy

HIGHEST_PORT = 65_535


class AddressForm(forms.Form):
    address = forms.EmailField(
        max_length=254,
        error_messages={"required": "Type your e-mail address.", "invalid": "This is no e-mail address. Check it."},
    )


class AutomaticForm(AddressForm):
    """The workspace's own address, and who sends for it."""

    service = forms.ChoiceField(
        choices=[("", "A mailbox"), *((each.key, each.name) for each in sending_services.SERVICES)], required=False
    )


class MailboxForm(forms.Form):
    address = forms.EmailField(max_length=254)
    provider = forms.CharField(max_length=40, required=False)
    shown_name = forms.CharField(max_length=120, required=False)
    username = forms.CharField(max_length=254, required=False)
    password = forms.CharField(max_length=500, required=False, strip=False)
    imap_host = forms.CharField(max_length=254, required=False)
    imap_port = forms.IntegerField(min_value=1, max_value=HIGHEST_PORT, initial=993)
    imap_security = forms.ChoiceField(choices=Security.choices(), initial=Security.TLS)
    smtp_host = forms.CharField(max_length=254, required=False)
    smtp_port = forms.IntegerField(min_value=1, max_value=HIGHEST_PORT, initial=465)
    smtp_security = forms.ChoiceField(choices=Security.choices(), initial=Security.TLS)
    keeps_sent_itself = forms.BooleanField(required=False)

    def draft(self, sign_in_by: SignInBy) -> MailboxDraft:
        """What was typed. An app password is shown in groups by some providers, and is none the less without them."""
        told = dict(self.cleaned_data)
        password = told.pop("password")
        groups = password.split(" ")
        if len(groups) > 2 and len({len(group) for group in groups}) == 1:
            password = "".join(groups)
        return MailboxDraft(**told, password=password, sign_in_by=sign_in_by)


class ServiceForm(forms.Form):
    """What a sending service wants to know, beside the address it sends from."""

    address = forms.EmailField(max_length=254)
    shown_name = forms.CharField(max_length=120, required=False)

    def __init__(self, service: sending_services.Service, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        for wanted in service.wants:
            self.fields[f"told_{wanted.key}"] = forms.CharField(
                max_length=500, required=False, label=wanted.label, help_text=wanted.hint
            )

    @property
    def wanted(self) -> list[tuple[forms.BoundField, sending_services.Wanted]]:
        return [(self[f"told_{each.key}"], each) for each in self.service.wants]

    def draft(self) -> MailboxDraft:
        told = tuple((each.key, self.cleaned_data[f"told_{each.key}"]) for each in self.service.wants)
        return MailboxDraft(
            address=self.cleaned_data["address"],
            shown_name=self.cleaned_data["shown_name"],
            sign_in_by=SignInBy.SERVICE,
            service=self.service.key,
            told=told,
        )


class PaceForm(forms.Form):
    per_day = forms.IntegerField(min_value=1, max_value=50_000)
    per_hour = forms.IntegerField(min_value=1, max_value=10_000)
    gap_seconds = forms.IntegerField(min_value=0, max_value=3_600)
    is_new = forms.BooleanField(required=False)
    signature = forms.CharField(max_length=4_000, required=False)


def provider_of(address: str) -> Provider | None:
    """By the domain, else by where its mail goes, if a name service answers."""
    domain = mail_providers.domain_of(address)
    return mail_providers.of_address(address) or mail_providers.of_address(address, names.mx_of(domain))


def filled_in(address: str, provider: Provider | None) -> dict[str, Any]:
    """What the form begins with: the provider's servers, else the ones that probably are there."""
    if provider is None:
        domain = mail_providers.domain_of(address)
        guess = names.guess_servers(domain)
        read, send = mail_providers.likely_hosts(domain)
        servers = {"imap_host": guess.imap or read[0], "smtp_host": guess.smtp or send[0]}
        return {"address": address, "username": address} | servers
    return {
        "address": address,
        "username": address,
        "provider": provider.key,
        "imap_host": provider.imap.host,
        "imap_port": provider.imap.port,
        "imap_security": provider.imap.security,
        "smtp_host": provider.smtp.host,
        "smtp_port": provider.smtp.port,
        "smtp_security": provider.smtp.security,
        "keeps_sent_itself": provider.keeps_sent,
    }


def of_mailbox(mailbox: Mailbox) -> dict[str, Any]:
    """A stored mailbox as the form shows it, without its secrets."""
    return {name: getattr(mailbox, name) for name in MailboxForm.base_fields if name != "password"}
