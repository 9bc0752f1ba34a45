"""The roles of those who publish what others edited, and of those who manage accounts."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# A catalogue is kept by curators (0002, 0005); assessments are read by readers (selector, 0002).
# Accounts are switched off and never deleted: their entries in the log would go along.
ADMINISTRATION = (
    "view_user", "add_user", "change_user", "view_group", "add_group", "change_group", "delete_group", "view_logentry",
)  # fmt: skip


def add_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made when all migrations have run; this one needs them now.
    using = schema_editor.connection.alias
    for label in ("providers", "auth", "admin"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    curators, _ = groups.get_or_create(name="curator")
    approvers, _ = groups.get_or_create(name="approver")
    approve = permissions.filter(content_type__app_label="providers", codename="approve_revision")
    approvers.permissions.add(*curators.permissions.all(), *approve)
    administrators, _ = groups.get_or_create(name="administrator")
    administrators.permissions.add(
        *permissions.filter(content_type__app_label__in=("auth", "admin"), codename__in=ADMINISTRATION)
    )


def remove_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=("approver", "administrator")).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0005_evidence"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="revision",
            options={
                "base_manager_name": "objects",
                "ordering": ("-pk",),
                "permissions": (("approve_revision", "Can approve what others edited, and publish it"),),
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
            },
        ),
        migrations.RunPython(add_roles, remove_roles),
    ]
