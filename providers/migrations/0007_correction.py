"""What others tell the curators, and the permission of curators and approvers to decide about it."""

import django.db.models.deletion
import django.utils.timezone
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PERMISSIONS = (
    "view_correction",
    "change_correction",
    "view_proposal",
    "change_proposal",
    "view_providerlink",
    "add_providerlink",
)


def add_to_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made when all migrations have run; this one needs them now.
    using = schema_editor.connection.alias
    create_permissions(installed.get_app_config("providers"), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name in ("curator", "approver"):
        role, _ = groups.get_or_create(name=name)
        role.permissions.add(*permissions.filter(content_type__app_label="providers", codename__in=PERMISSIONS))


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0006_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="came in"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "waiting"), ("accepted", "accepted"), ("refused", "refused")],
                        default="open",
                        editable=False,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided on")),
                ("slug", models.CharField(editable=False, verbose_name="page")),
                ("claim", models.TextField(blank=True, editable=False, verbose_name="claim")),
                ("words", models.TextField(editable=False, verbose_name="report")),
                ("email", models.CharField(blank=True, editable=False, verbose_name="email address")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrections",
                        to="providers.provider",
                        verbose_name="provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "report of an error",
                "verbose_name_plural": "reports of errors",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="correction_words_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("state", "open")),
                            models.Q(("decided_at__isnull", False), ("state__in", ("accepted", "refused"))),
                            _connector="OR",
                        ),
                        name="correction_decided_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), ("email", ""), _connector="OR"),
                        name="correction_decided_without_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="came in"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "waiting"), ("accepted", "accepted"), ("refused", "refused")],
                        default="open",
                        editable=False,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("model", "business model"),
                            ("modality", "modality"),
                            ("substance_or_product", "substance or product"),
                            ("dosage_form", "dosage form"),
                            ("service", "service"),
                            ("stage", "stage"),
                            ("regulator", "regulator"),
                            ("certification", "certification"),
                            ("technology", "technology"),
                            ("scale", "scale"),
                        ],
                        editable=False,
                        verbose_name="kind",
                    ),
                ),
                ("code", models.CharField(editable=False, verbose_name="code")),
                (
                    "reply",
                    models.CharField(
                        choices=[("yes", "We do this"), ("no", "We do not")], editable=False, verbose_name="answer"
                    ),
                ),
                ("detail", models.CharField(blank=True, editable=False, verbose_name="detail")),
                ("source_title", models.CharField(blank=True, editable=False, verbose_name="title of the source")),
                ("source_url", models.CharField(blank=True, editable=False, verbose_name="address of the source")),
                ("as_of", models.CharField(blank=True, editable=False, verbose_name="as of")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="providers.provider",
                        verbose_name="provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer of a provider",
                "verbose_name_plural": "answers of providers",
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("provider", "kind", "code"),
                        name="proposal_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "model",
                                    "modality",
                                    "substance_or_product",
                                    "dosage_form",
                                    "service",
                                    "stage",
                                    "regulator",
                                    "certification",
                                    "technology",
                                    "scale",
                                ],
                            )
                        ),
                        name="proposal_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reply__in", ["yes", "no"])), name="proposal_reply_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("state", "open")),
                            models.Q(("decided_at__isnull", False), ("state__in", ("accepted", "refused"))),
                            _connector="OR",
                        ),
                        name="proposal_decided_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_url", ""), ("source_url__regex", "^https?://[^\\s/]+(/\\S*)?\\Z"), _connector="OR"
                        ),
                        name="proposal_url_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\\Z"),
                            _connector="OR",
                        ),
                        name="proposal_as_of_form",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_sha256", models.CharField(editable=False, verbose_name="SHA-256 of the token")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="made"),
                ),
                (
                    "expires_at",
                    models.DateTimeField(editable=False, verbose_name="open until"),
                ),
                ("revoked_at", models.DateTimeField(editable=False, null=True, verbose_name="revoked")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="providers.provider",
                        verbose_name="provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "private link of a provider",
                "verbose_name_plural": "private links of providers",
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("token_sha256",), name="provider_link_token_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("token_sha256__regex", "^[0-9a-f]{64}\\Z")), name="provider_link_token_form"
                    ),
                ],
            },
        ),
        migrations.RunPython(add_to_roles, migrations.RunPython.noop),
    ]
