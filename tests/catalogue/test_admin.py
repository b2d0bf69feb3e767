import pytest
from django.contrib import admin

from listings.catalogue.models import Family, FrameCode, NotKei, SerialBlock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Family, FrameCode, NotKei, SerialBlock])
def test_staff_find_rows_and_cannot_edit_them(rf, admin_user, model):
    request = rf.get("/", {"q": "J"})
    request.user = admin_user
    page = admin.site.get_model_admin(model)
    assert page.get_changelist_instance(request).result_count > 0
    assert page.has_view_permission(request)
    assert not page.has_add_permission(request)
    assert not page.has_change_permission(request)
    assert not page.has_delete_permission(request)
