"""What a conversation is about, as staff say it."""

from django.db import transaction

from listings.accounts.audit import record
from listings.accounts.models import User

from ..models import Thread, Topic


@transaction.atomic
def classify(thread: Thread, topic: Topic, *, by: User) -> bool:
    """Staff set the topic; False if it was that already."""
    before = Thread.objects.select_for_update().values_list("topic", flat=True).get(pk=thread.pk)
    if before == topic:
        return False
    Thread.objects.filter(pk=thread.pk).update(topic=topic)
    record("topic set", thread, by=by, before={"topic": before}, after={"topic": topic})
    return True
