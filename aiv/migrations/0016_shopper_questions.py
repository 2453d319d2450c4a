"""Name messages as shoppers' pages do, and keep where a person was offered."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0015_conversations")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="shoppermessage",
            name="client_id",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="shoppermessage",
            name="offers_person",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="shoppermessage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("client_id__isnull", False)),
                fields=("chat", "client_id"),
                name="message_once_a_client_id",
            ),
        ),
        migrations.AddConstraint(
            model_name="shoppermessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("author", "shopper"), ("client_id__isnull", True), _connector="OR"
                ),
                name="only_pages_of_shoppers_name_messages",
            ),
        ),
    ]
