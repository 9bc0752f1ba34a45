"""Records of authorities at sites, imports of registers, and the permission of curators and approvers to see both."""

import django.db.models.deletion
import django.utils.timezone
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PERMISSIONS = ("view_siterecord", "view_registerimport")


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
        ("providers", "0007_correction"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="importfile",
            name="choices",
            field=models.JSONField(default=dict, verbose_name="choices"),
        ),
        migrations.AddField(
            model_name="importfile",
            name="register",
            field=models.CharField(blank=True, verbose_name="register"),
        ),
        migrations.CreateModel(
            name="RegisterImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(verbose_name="register")),
                ("name", models.CharField(verbose_name="file")),
                ("sha256", models.CharField(verbose_name="SHA-256")),
                ("date", models.CharField(verbose_name="day of the file")),
                ("is_list", models.BooleanField(verbose_name="a whole list")),
                ("held", models.JSONField(default=dict, verbose_name="held")),
                ("imported_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="imported on")),
                (
                    "imported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import of a register",
                "verbose_name_plural": "imports of registers",
                "ordering": ("-date", "-pk"),
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("register", "sha256"), name="register_import_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("register__regex", "^[a-z0-9]+(_[a-z0-9]+)*\\Z")),
                        name="register_import_register_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}\\Z")), name="register_import_sha256_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__regex", "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\Z")
                        ),
                        name="register_import_date_form",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField(blank=True, editable=False, verbose_name="position")),
                ("register", models.CharField(verbose_name="register")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("registration", "registration"),
                            ("inspection", "inspection"),
                            ("certificate", "certificate"),
                            ("letter", "letter"),
                            ("non_compliance", "statement of non-compliance"),
                            ("recall", "recall"),
                            ("prequalification", "prequalification"),
                        ],
                        verbose_name="kind",
                    ),
                ),
                ("reference", models.CharField(verbose_name="number")),
                ("date", models.CharField(blank=True, verbose_name="day")),
                ("until", models.CharField(blank=True, verbose_name="until")),
                ("text", models.TextField(verbose_name="what it says")),
                ("remarks", models.TextField(blank=True, verbose_name="remarks of the authority")),
                ("title", models.TextField(verbose_name="title")),
                ("url", models.CharField(blank=True, verbose_name="address")),
                ("retrieved", models.CharField(verbose_name="day of the file")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="records",
                        to="providers.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "record of an authority",
                "verbose_name_plural": "records of authorities",
                "ordering": ("site", "position", "pk"),
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("site", "register", "kind", "reference"), name="record_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("register__regex", "^[a-z0-9]+(_[a-z0-9]+)*\\Z")),
                        name="record_register_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "registration",
                                    "inspection",
                                    "certificate",
                                    "letter",
                                    "non_compliance",
                                    "recall",
                                    "prequalification",
                                ],
                            )
                        ),
                        name="record_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reference", ""), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            models.Q(("title", ""), _negated=True),
                        ),
                        name="record_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("date", ""),
                                ("date__regex", "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\Z"),
                                _connector="OR",
                            ),
                            models.Q(
                                ("until", ""),
                                ("until__regex", "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\Z"),
                                _connector="OR",
                            ),
                            ("retrieved__regex", "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\Z"),
                        ),
                        name="record_days_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""), ("url__regex", "^https?://[^\\s/]+(/\\S*)?\\Z"), _connector="OR"
                        ),
                        name="record_url_form",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_to_roles, migrations.RunPython.noop),
    ]
