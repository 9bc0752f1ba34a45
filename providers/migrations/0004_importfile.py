import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("providers", "0003_names_and_revisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(verbose_name="name")),
                ("sha256", models.CharField(verbose_name="SHA-256")),
                ("content", models.BinaryField(verbose_name="content")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="uploaded on")),
                ("applied_at", models.DateTimeField(null=True, verbose_name="imported on")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "file to import",
                "verbose_name_plural": "files to import",
                "ordering": ("-pk",),
                "default_permissions": (),
            },
        ),
    ]
