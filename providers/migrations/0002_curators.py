"""The role of those who keep the catalogue: they change all of it, and publish it."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

EDITED = ("provider", "source", "site", "siteidentifier", "claim")
CODENAMES = [f"{verb}_{model}" for model in EDITED for verb in ("view", "add", "change", "delete")]
PUBLISHING = ["view_revision", "add_revision"]


def add_curators(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made when all migrations have run; this one needs them now.
    using = schema_editor.connection.alias
    create_permissions(installed.get_app_config("providers"), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    curators, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name="curator")
    curators.permissions.add(
        *permissions.filter(content_type__app_label="providers", codename__in=CODENAMES + PUBLISHING)
    )


def remove_curators(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name="curator").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_curators, remove_curators)]
