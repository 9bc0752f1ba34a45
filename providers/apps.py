"""The catalogue app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProvidersConfig(AppConfig):
    """Registers the system checks."""

    name = "providers"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Import the checks, which register themselves."""
        from providers import checks  # noqa: F401, PLC0415
