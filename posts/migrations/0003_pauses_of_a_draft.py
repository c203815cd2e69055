from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0002_reveal")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="pauses",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
