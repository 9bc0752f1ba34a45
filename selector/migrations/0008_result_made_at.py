"""A result is made on the day that its record says, and not on the day on which it is stored."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("selector", "0007_branding")]

    operations = [
        migrations.AlterField(
            model_name="result",
            name="created_at",
            field=models.DateTimeField(default=timezone.now, editable=False, verbose_name="made"),
        ),
    ]
