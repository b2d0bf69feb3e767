"""Step 4: photos. Each file is judged by itself; a bad one never costs the good ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several files as a list; what each file is, `actions.add_photo` finds out."""

    widget = SeveralFiles(attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [file for file in (data or []) if file]
        if not files:
            raise forms.ValidationError(_("Choose at least one photo."), code="none")
        return files


class PhotosForm(forms.Form):
    photos = PhotosField(
        label=_("Add photos"),
        help_text=_("JPEG, PNG or WebP, at most 25 MB each, up to 60 for a car."),
    )
