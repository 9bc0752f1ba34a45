"""What curators find out about claims, and the documents of sources, which curators add and remove."""

import django.db.models.deletion
import django.utils.timezone
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

LARGEST_FILE = 10_000_000
MEDIA_TYPES = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/html",
    "text/plain",
)


def add_documents_to_curators(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made when all migrations have run; this one needs them now.
    using = schema_editor.connection.alias
    create_permissions(installed.get_app_config("providers"), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    codenames = [f"{verb}_sourcedocument" for verb in ("view", "add", "delete")]
    curators, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name="curator")
    curators.permissions.add(*permissions.filter(content_type__app_label="providers", codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("providers", "0004_importfile"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="valid_until",
            field=models.CharField(
                blank=True,
                default="",
                help_text="YYYY-MM-DD, the last day; from the next day on it counts as historic.",
                verbose_name="valid until",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="claim",
            name="verified_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="confirmed by",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="verified_at",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="confirmed on"),
        ),
        migrations.AddField(
            model_name="claim",
            name="disputed",
            field=models.BooleanField(default=False, editable=False, verbose_name="disputed"),
        ),
        migrations.AddField(
            model_name="claim",
            name="retired_at",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="retired on"),
        ),
        migrations.AddField(
            model_name="claim",
            name="reason",
            field=models.TextField(blank=True, default="", editable=False, verbose_name="reason"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", ""),
                    ("valid_until__regex", "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\Z"),
                    _connector="OR",
                ),
                name="claim_valid_until_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verified_by", None), models.Q(("verified_at", None), _negated=True), _connector="OR"
                ),
                name="claim_confirmed_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("retired_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="claim_retired_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("disputed", False), ("retired_at", None)),
                    models.Q(("disputed", False), ("verified_at", None)),
                    models.Q(("retired_at", None), ("verified_at", None)),
                    _connector="OR",
                ),
                name="claim_stands_one_way",
            ),
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(verbose_name="SHA-256")),
                ("size", models.IntegerField(verbose_name="size")),
                ("media_type", models.CharField(verbose_name="type")),
                ("content", models.BinaryField(verbose_name="content")),
            ],
            options={
                "verbose_name": "stored file",
                "verbose_name_plural": "stored files",
                "constraints": [
                    models.UniqueConstraint(fields=("sha256",), name="file_sha256_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}\\Z")), name="file_sha256_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__range", (1, LARGEST_FILE))), name="file_size_within_limit"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("media_type__in", MEDIA_TYPES)), name="file_media_type_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(editable=False, verbose_name="name")),
                (
                    "added_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="added on"),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="documents",
                        to="providers.storedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="providers.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ("source", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("source", "file"), name="source_document_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="source_document_name_given"
                    ),
                ],
            },
        ),
        migrations.RunPython(add_documents_to_curators, migrations.RunPython.noop),
    ]
