"""The rules of papers, once those that were stored before keep them: PostgreSQL adds none to rows just changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("selector", "0005_documents"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("result", "kind", "language", "branding", "provider", "confidential"), name="document_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(fields=("short_id",), name="document_short_id_unique"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["summary", "report", "dossier", "scorecard", "rfi", "json", "csv"])),
                name="document_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "rfi"), models.Q(("confidential", True), ("provider", "")), _connector="OR"
                ),
                name="document_only_rfi_differs",
            ),
        ),
    ]
