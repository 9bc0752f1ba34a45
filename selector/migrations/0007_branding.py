"""The look of documents, and the right of administrators to keep it."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def let_administrators(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made when all migrations have run; this one needs its own now.
    using = schema_editor.connection.alias
    create_permissions(installed.get_app_config("selector"), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    administrators, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name="administrator")
    administrators.permissions.add(
        *permissions.filter(content_type__app_label="selector", content_type__model="branding")
    )


def let_nobody(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(content_type__app_label="selector", content_type__model="branding").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("selector", "0006_document_constraints"),
        ("providers", "0006_roles"),  # it makes the role
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Branding",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=60, verbose_name="name")),
                ("footer", models.CharField(blank=True, max_length=120, verbose_name="footer")),
                ("accent", models.CharField(blank=True, max_length=7, verbose_name="accent colour")),
                ("logo", models.BinaryField(blank=True, default=bytes, verbose_name="logo")),
                ("logo_type", models.CharField(blank=True, editable=False, max_length=4)),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="saved")),
            ],
            options={
                "verbose_name": "branding of documents",
                "verbose_name_plural": "branding of documents",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="branding_only_one"),
                    models.CheckConstraint(
                        condition=models.Q(("accent", ""), ("accent__regex", "^#[0-9a-f]{6}\\Z"), _connector="OR"),
                        name="branding_accent_colour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("logo_type__in", ["", "png", "jpeg"])), name="branding_logo_type_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "^[^\\r\\n]*\\Z")), name="branding_name_one_line"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("footer__regex", "^[^\\r\\n]*\\Z")), name="branding_footer_one_line"
                    ),
                ],
            },
        ),
        migrations.RunPython(let_administrators, let_nobody),
    ]
