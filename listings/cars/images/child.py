"""The process in which a photo is decoded and drawn anew; `rendering` starts it.

    python -m listings.cars.images.child ORIGINAL FOLDER MEMORY_BYTES CPU_SECONDS

Writes FOLDER/<width>.<suffix> and prints one line of JSON: width, height and colour, or the code of
a problem. Ends with 75 (EX_TEMPFAIL) when the disk fails. It imports no Django, is given no secrets,
and confines itself before it opens the file.
"""

import json
import os
import resource
import sys
from pathlib import Path

from PIL import Image

from .decoding import Damaged, TooHeavy, decode
from .encoding import average_colour, encode
from .renditions import files, height_at

# No rendition comes near this; a runaway encoder stops here.
MAX_FILE_BYTES = 32 * 1024 * 1024


def main(original: str, folder: str, memory: str, cpu_seconds: str) -> None:
    confine(int(memory), int(cpu_seconds))
    try:
        answer = draw(Path(original), Path(folder))
    except Damaged:
        answer = {"problem": "unreadable"}
    except (TooHeavy, MemoryError):
        answer = {"problem": "too_heavy"}
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(os.EX_TEMPFAIL)
    sys.stdout.write(json.dumps(answer) + "\n")


def confine(memory: int, cpu_seconds: int) -> None:
    """Bytes of address space and seconds of processor time, then the kernel ends the process."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE_BYTES, MAX_FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw(original: Path, folder: Path) -> dict[str, int | str]:
    """Write every rendition of the original, from the widest to the narrowest."""
    image, (width, height) = decode(original)
    wanted = files(width, height)
    for step in sorted({step for step, _ in wanted}, reverse=True):
        # Each step is made from the one before: smaller to read and as sharp.
        if step < image.width:
            image = image.resize((step, height_at(step, width, height)), Image.Resampling.LANCZOS)
        for suffix in (suffix for at, suffix in wanted if at == step):
            (folder / f"{step}.{suffix}").write_bytes(encode(image, suffix))
    return {"width": width, "height": height, "colour": average_colour(image)}


if __name__ == "__main__":
    main(*sys.argv[1:])
