"""Files that a seller sends, made as real bytes."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def jpeg(name: str = "IMG_0001.jpg", size: tuple[int, int] = (1600, 1200), colour="teal"):
    """An upload of a JPEG with the camera's marks: orientation, maker and place."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "MARKER-CAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (35.0, 41.0, 22.0)
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG", exif=exif, comment=b"MARKER-COMMENT")
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/jpeg")
