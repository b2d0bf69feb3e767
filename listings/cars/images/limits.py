"""Every limit for photos, in one place: bytes, pixels, seconds."""

MEBIBYTE = 1024 * 1024

# A file. Today's phones write 3 to 12 MB, cameras up to 25 MB.
MAX_BYTES = 25 * MEBIBYTE
PHOTOS_PER_LISTING = 60
NAME_LENGTH = 120

# The picture in it. 50 megapixels is the largest that common phones write by default.
MAX_PIXELS = 50_000_000
# Pillow keeps four copies of a WebP while decoding: 40 megapixels would fill the child's memory.
MAX_PIXELS_WEBP = 30_000_000
MAX_SIDE = 12_000
# The smallest rendition is 320 px wide and nothing is ever enlarged. Only the longer side counts,
# because a close view of a build plate may be cut very flat.
MIN_LONG_SIDE = 320

# The child that decodes. The hungriest picture within the limits, a PNG of 50 megapixels with one
# colour set transparent, was measured at 650 MiB and 3 s.
CHILD_MEMORY = 768 * MEBIBYTE
CHILD_CPU_SECONDS = 20
# A busy machine may need longer than the processor time says; leases must be longer than this.
CHILD_WALL_SECONDS = 60
# So many crashes of the child on the same photo and it is the photo's fault.
CHILD_CRASHES = 3
