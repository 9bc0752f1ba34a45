"""Records say which list of their register no longer has them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0008_register_records"),
    ]

    operations = [
        migrations.AddField(
            model_name="siterecord",
            name="gone",
            field=models.CharField(blank=True, verbose_name="gone by"),
        ),
        migrations.AddConstraint(
            model_name="siterecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gone", ""),
                    ("gone__regex", "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\Z"),
                    _connector="OR",
                ),
                name="record_gone_form",
            ),
        ),
    ]
