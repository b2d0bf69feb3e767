"""What a machine asks of people, and how they answer."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from listings.accounts.models import Act
from listings.work.models import StaffTask
from listings.work.staff_tasks import close_task, open_task, settle_task

pytestmark = pytest.mark.django_db

LIST = reverse("admin:listings_stafftask_changelist")


def test_the_same_is_asked_once_in_its_newest_words():
    open_task("a", "first")
    open_task("a", "second", "/cars/")
    task = StaffTask.objects.get()
    assert (task.text, task.url) == ("second", "/cars/")


def test_what_is_over_is_closed_and_may_come_again():
    open_task("a", "first")
    close_task("a")
    close_task("nothing")
    open_task("a", "again")
    assert StaffTask.objects.filter(closed_at=None).count() == 1
    assert StaffTask.objects.count() == 2


def test_a_person_decides_also_on_what_nobody_asked(staff):
    open_task("a", "first")
    settle_task("a", "kept", by=staff)
    settle_task("b", "kept", by=staff)
    assert list(StaffTask.objects.order_by("key").values_list("key", "text", "closed_by")) == [
        ("a", "first", staff.pk),
        ("b", "kept", staff.pk),
    ]


def test_the_desk_lists_open_tasks_and_marks_them_done(client, staff):
    client.force_login(staff)
    open_task("a", "Look at this", "/cars/")
    open_task("b", "Look at that")
    close_task("b")
    page = client.get(LIST)
    assert [task.key for task in page.context["cl"].result_list] == ["a"]
    assert '<a href="/cars/">a</a>' in page.content.decode()
    task = StaffTask.objects.get(key="a")
    for count in ("1 task is done.", "0 tasks are done."):
        data = {"action": "done", "_selected_action": [task.pk]}
        answer = client.post(f"{LIST}?state=all", data, follow=True)
        assert count in answer.content.decode()
    task.refresh_from_db()
    assert task.closed_by == staff
    assert Act.objects.filter(verb="done").count() == 1
    assert StaffTask.objects.count() == 2


def test_who_may_only_look_closes_nothing(client, user):
    user.is_staff = True
    user.save()
    user.user_permissions.add(Permission.objects.get(codename="view_stafftask"))
    client.force_login(user)
    open_task("a", "Look at this")
    client.post(LIST, {"action": "done", "_selected_action": [StaffTask.objects.get().pk]})
    assert StaffTask.objects.get().closed_at is None
