"""Services that send mail by their own interface, for the workspace's automatic mail: what each wants to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing a service wants to know. `key` is how it is called in its settings."""

    key: str
    label: str
    hint: str = ""
    is_secret: bool = True
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    key: str
    name: str
    backend: str
    wants: tuple[Wanted, ...]


API_KEY = Wanted("api_key", "API key")
SERVICES: tuple[Service, ...] = (
    Service("brevo", "Brevo", "anymail.backends.brevo.EmailBackend", (API_KEY,)),
    Service(
        "mailersend", "MailerSend", "anymail.backends.mailersend.EmailBackend", (Wanted("api_token", "API token"),)
    ),
    Service(
        "mailgun",
        "Mailgun",
        "anymail.backends.mailgun.EmailBackend",
        (
            API_KEY,
            Wanted("sender_domain", "Sending domain", "Like mg.example.com", is_secret=False),
            Wanted(
                "api_url",
                "Address of the interface",
                "In the EU: https://api.eu.mailgun.net/v3",
                is_secret=False,
                is_required=False,
            ),
        ),
    ),
    Service(
        "mailjet",
        "Mailjet",
        "anymail.backends.mailjet.EmailBackend",
        (API_KEY, Wanted("secret_key", "Secret key")),
    ),
    Service("mandrill", "Mandrill (Mailchimp)", "anymail.backends.mandrill.EmailBackend", (API_KEY,)),
    Service(
        "postal",
        "Postal (your own)",
        "anymail.backends.postal.EmailBackend",
        (API_KEY, Wanted("api_url", "Address of the interface", "https://postal.example.com", is_secret=False)),
    ),
    Service(
        "postmark",
        "Postmark",
        "anymail.backends.postmark.EmailBackend",
        (
            Wanted("server_token", "Server API token"),
            Wanted("message_stream", "Message stream", is_secret=False, is_required=False),
        ),
    ),
    Service("resend", "Resend", "anymail.backends.resend.EmailBackend", (API_KEY,)),
    Service(
        "scaleway",
        "Scaleway",
        "anymail.backends.scaleway.EmailBackend",
        (
            Wanted("secret_key", "Secret key"),
            Wanted("project_id", "Project ID", is_secret=False),
            Wanted("region", "Region", "Like fr-par", is_secret=False, is_required=False),
        ),
    ),
    Service(
        "sparkpost",
        "SparkPost",
        "anymail.backends.sparkpost.EmailBackend",
        (
            API_KEY,
            Wanted(
                "api_url",
                "Address of the interface",
                "In the EU: https://api.eu.sparkpost.com/api/v1",
                is_secret=False,
                is_required=False,
            ),
        ),
    ),
)


def named(key: str) -> Service | None:
    return next((each for each in SERVICES if each.key == key), None)
