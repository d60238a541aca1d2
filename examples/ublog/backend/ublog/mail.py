"""How Django sends mail: by EMAIL_URL, e.g. submission://user:password@smtp.example.com."""

from collections.abc import Mapping

import dj_email_url
from django.core.exceptions import ImproperlyConfigured

TIMEOUT_SECONDS = 10


def mail_settings(environ: Mapping[str, str]) -> dict[str, object]:
    """Django's EMAIL_ settings; without EMAIL_URL a mail is written to the log."""
    settings = dj_email_url.parse(environ.get("EMAIL_URL") or "console:")
    if "EMAIL_BACKEND" not in settings:
        # Not the value: a password is in it.
        raise ImproperlyConfigured(
            "EMAIL_URL begins with none of " + ", ".join(f"{one}:" for one in dj_email_url.SCHEMES)
        )
    return settings | {"EMAIL_TIMEOUT": settings["EMAIL_TIMEOUT"] or TIMEOUT_SECONDS}
