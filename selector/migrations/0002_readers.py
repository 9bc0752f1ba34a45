"""The role of those on the staff who may open sponsors' assessments, and nothing else."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def add_readers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made when all migrations have run; this one needs its own now.
    using = schema_editor.connection.alias
    create_permissions(installed.get_app_config("selector"), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    readers, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name="reader")
    readers.permissions.set(permissions.filter(content_type__app_label="selector", codename="view_assessment"))


def remove_readers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name="reader").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("selector", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_readers, remove_readers)]
