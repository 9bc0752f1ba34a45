"""What is asked for tells papers apart: kind, language, look, provider, details. Each has a short id."""

import hashlib
import json

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Papers of before have no id and no code on them: they stay on record, and whoever asks gets one of today.
BEFORE = "before"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KINDS = [
    ("summary", "summary (PDF)"),
    ("report", "report (PDF)"),
    ("dossier", "dossier (PDF)"),
    ("scorecard", "scorecard (XLSX)"),
    ("rfi", "request for information (DOCX)"),
    ("json", "result (JSON)"),
    ("csv", "ranking (CSV)"),
]


def short_id(*parts: object) -> str:
    # As it was computed when this migration was written: what is stored stays, whatever becomes of the function.
    digest = hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).digest()
    number = int.from_bytes(digest, "big") >> 196
    letters = "".join(ALPHABET[number >> at & 31] for at in range(55, -1, -5))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def name_reports(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    documents = apps.get_model("selector", "Document").objects.using(schema_editor.connection.alias)
    for document in documents.select_related("result").defer("content", "result__content").iterator():
        result = document.result
        made_of = (result.pk, result.sha256, "report", document.language, BEFORE, "", True)
        documents.filter(pk=document.pk).update(kind="report", branding=BEFORE, short_id=short_id(*made_of))


def forget_others(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Only they had a place before; whatever is asked for again is made again.
    documents = apps.get_model("selector", "Document").objects.using(schema_editor.connection.alias)
    documents.exclude(kind="report", branding=BEFORE).delete()
    documents.update(kind="pdf")


class Migration(migrations.Migration):
    dependencies = [
        ("selector", "0004_scenario"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="document", name="document_kind_known"),
        migrations.RemoveConstraint(model_name="document", name="document_unique"),
        migrations.AddField(
            model_name="document",
            name="branding",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddField(
            model_name="document",
            name="provider",
            field=models.CharField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="document",
            name="confidential",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="document",
            name="short_id",
            field=models.CharField(default="", max_length=14),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=10),
        ),
        migrations.CreateModel(
            name="Rendering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("short_id", models.CharField(max_length=14)),
                ("started_at", models.DateTimeField()),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="renderings", to="selector.result"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("short_id",), name="rendering_unique")],
            },
        ),
        migrations.RunPython(name_reports, forget_others),
    ]
