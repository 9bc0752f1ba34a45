"""The questionnaire app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SelectorConfig(AppConfig):
    """Registers the system checks."""

    name = "selector"
    verbose_name = _("Assessments")

    def ready(self) -> None:
        """Import the checks, which register themselves."""
        from selector import checks, deployment  # noqa: F401, PLC0415
