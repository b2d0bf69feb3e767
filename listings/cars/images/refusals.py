"""Why a photo was not taken, as a code to store and a sentence to show."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import limits

SENTENCES = {
    "empty": _("“{name}” is empty. Please choose the photo again."),
    "too_big": _("“{name}” is {size} MB; the most we can take is {limit} MB."),
    "too_many_pixels": _(
        "“{name}” is {width} × {height} pixels; the most we can read is {limit} megapixels."
    ),
    "too_many_pixels_webp": _(
        "“{name}” is {width} × {height} pixels; the most we can read as WebP is {limit} megapixels."
        " Please save it as JPEG and send that."
    ),
    "too_long": _("“{name}” is {width} × {height} pixels; a side may have at most {limit}."),
    "too_small": _(
        "“{name}” is {width} × {height} pixels; the longer side must have at least {limit}."
    ),
    "incomplete": _("“{name}” is incomplete: its end is missing. Please send it again."),
    "wrong_format": _("“{name}” is {kind}. Please save it as JPEG and send that."),
    "not_a_photo": _("“{name}” is not a photo that we can read. Please send JPEG, PNG or WebP."),
    "unreadable": _(
        "“{name}” could not be read as a photo: the file is damaged. Please send another copy."
    ),
    "too_heavy": _(
        "“{name}” takes too much work to read. Please save it as an ordinary JPEG and send that."
    ),
}

KINDS = {
    "avif": _("an AVIF picture, which we cannot read yet"),
    "bmp": _("a BMP picture"),
    "eps": _("an EPS or PostScript drawing"),
    "gif": _("a GIF picture"),
    "heic": _("a HEIC photo, which we cannot read yet"),
    "jpeg2000": _("a JPEG 2000 picture"),
    "jpegxl": _("a JPEG XL picture"),
    "pdf": _("a PDF document"),
    "psd": _("a Photoshop file"),
    "svg": _("an SVG drawing"),
    "tiff": _("a TIFF picture or a camera's raw file"),
    "video": _("a video"),
    "html": _("a web page, not a photo"),
    "zip": _("a ZIP archive, not a photo"),
}


def sentence(code: str, name: str, **facts: object) -> Promise:
    """The sentence for a code, in the reader's language; `name` is the file as its owner knows it.

    A stored code (see `rendering.Unreadable`) needs no facts.
    """
    return format_lazy(SENTENCES[code], name=name, **facts)


class Refused(Exception):
    """A file that is not taken in; `sentence` names the file, the reason and what to do."""

    def __init__(self, code: str, name: str, **facts: object) -> None:
        super().__init__(code, name)
        self.code = code
        self.name = name
        self.sentence = sentence(code, name, **facts)


def megabytes(size: int) -> str:
    return f"{size / limits.MEBIBYTE:.1f}".removesuffix(".0")
