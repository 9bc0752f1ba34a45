"""System checks of where the site runs: its address, whom visitors can write to, and its database file."""

import os
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from selector.settings import SQLITE


def is_local(host: str | None) -> bool:
    """Tell whether a host name means this machine."""
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


@checks.register
def check_address(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn when answers would travel the network in the clear."""
    site = settings.SITE
    if site.scheme == "https" or is_local(site.hostname):
        return []
    return [
        checks.Warning(
            f"Visitors of {site.geturl()} send their answers unencrypted.",
            hint="Put a proxy with a certificate before the site and let SITE_URL begin with https://.",
            id="selector.W101",
        )
    ]


@checks.register
def check_contact(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Ask for an address: a form takes errors in the catalogue, but not what somebody has to say about their data."""
    if settings.SITE.scheme != "https" or settings.CONTACT_EMAIL:
        return []
    return [
        checks.Error(
            "Visitors have no address to write to: about their data, a barrier, or an error in more than one provider.",
            hint="Set CONTACT_EMAIL to a mailbox that whoever runs the site reads.",
            id="selector.E102",
        )
    ]


@checks.register
def check_database_folder(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Find a database file that could not be written, before a visitor does."""
    database = settings.DATABASES["default"]
    folder = Path(database["NAME"]).parent
    if database["ENGINE"] != SQLITE or os.access(folder, os.W_OK):
        return []
    return [
        checks.Error(
            f"The database file {database['NAME']} cannot be written: its folder is missing or closed to this user.",
            hint="Make the folder, or let DATABASE_URL name another file.",
            id="selector.E101",
        )
    ]
