"""The questionnaire app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SelectorConfig(AppConfig):
    """Registers the system checks, and the cases that the catalogue's curators look at."""

    name = "selector"
    verbose_name = _("Assessments")

    def ready(self) -> None:
        """Import the checks, which register themselves, and answer what a change of the catalogue would move."""
        from selector import checks, deployment, impact  # noqa: F401, PLC0415

        impact.register()
