"""A model as bytes and back: arrays as numpy keeps them, all else as JSON. Nothing is executed."""

import io
import json
import zipfile
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from .curves import Scales
from .design import Design
from .factors import Typical
from .hedonic import Hedonic
from .mixed import Fit
from .model import METHOD, Known, Model
from .peers import Peers
from .rows import Group, Levels
from .vocabulary import Vocabulary

HEADER = "header"


class OtherModelError(ValueError):
    """The bytes hold no model of this method."""


def to_bytes(model: Model) -> bytes:
    """All that `from_bytes` needs to give the same estimates. The covariance is kept singly
    precise, its lower half only, because it is most of the size."""
    design, fit = model.hedonic.design, model.hedonic.fit
    header = {
        "method": METHOD,
        "words": {name: list(codes) for name, codes in design.vocabulary.codes.items()},
        "twins": [[*car, level] for car, level in design.vocabulary.twins.items()],
        "groups": [asdict(group) for group in design.groups],
        "scales": {name: value for name, value in vars(design.scales).items() if _plain(value)},
        "keys": model.known.keys,
        "sellers": list(model.sellers),
        "factors": model.typical.names,
        "middle": model.hedonic.middle,
        "noise": fit.noise,
        "half_width": model.half_width,
        "joined": model.joined,
    }
    arrays = {
        **_arrays("scales", design.scales),
        **_arrays("peers", model.peers),
        **_arrays("known", model.known),
        "effects": fit.effects,
        "variances": fit.variances,
        "trust": fit.trust,
        "covariance": fit.covariance[np.tril_indices(len(fit.effects))].astype(np.float32),
        "typical": model.typical.by_family,
    }
    for name, levels in design.levels.items():
        arrays |= _arrays(f"levels.{name}", levels)
    file = io.BytesIO()
    words = np.frombuffer(json.dumps(header).encode(), dtype=np.uint8)
    np.savez_compressed(file, allow_pickle=False, **{HEADER: words, **arrays})
    return file.getvalue()


def from_bytes(data: bytes) -> Model:
    """The model again. Raises OtherModelError for what `to_bytes` did not write."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        header = json.loads(arrays[HEADER].tobytes())
    except (ValueError, OSError, EOFError, KeyError, zipfile.BadZipFile) as error:
        raise OtherModelError("These bytes are no price model.") from error
    if header.get("method") != METHOD:
        raise OtherModelError(f"This is a model of {header.get('method')}, not of {METHOD}.")
    return _model(header, arrays)


def _model(header: dict[str, Any], arrays: dict[str, np.ndarray]) -> Model:
    fit = Fit(
        effects=arrays["effects"],
        covariance=_whole(arrays["covariance"], len(arrays["effects"])),
        variances=arrays["variances"],
        noise=header["noise"],
        trust=arrays["trust"],
    )
    hedonic = Hedonic(_design(header, arrays), fit, header["middle"])
    return Model(
        hedonic=hedonic,
        peers=Peers(**_of("peers", arrays)),
        known=Known(keys=tuple(header["keys"]), **_of("known", arrays)),
        typical=Typical(tuple(header["factors"]), arrays["typical"], header["middle"]),
        sellers={name: at for at, name in enumerate(header["sellers"])},
        half_width=header["half_width"],
        joined=header["joined"],
    )


def _design(header: dict[str, Any], arrays: dict[str, np.ndarray]) -> Design:
    codes = {
        name: {word: at for at, word in enumerate(words)} for name, words in header["words"].items()
    }
    twins = {(make, model): level for make, model, level in header["twins"]}
    names = {name.split(".")[1] for name in arrays if name.startswith("levels.")}
    return Design(
        vocabulary=Vocabulary(codes, twins),
        scales=Scales(**{**header["scales"], **_of("scales", arrays)}),
        levels={name: Levels(**_of(f"levels.{name}", arrays)) for name in names},
        groups=tuple(Group(**group) for group in header["groups"]),
    )


def _plain(value: object) -> bool:
    return not isinstance(value, np.ndarray)


def _arrays(prefix: str, part: Any) -> dict[str, np.ndarray]:
    found = {field.name: getattr(part, field.name) for field in fields(part)}
    return {f"{prefix}.{name}": value for name, value in found.items() if not _plain(value)}


def _of(prefix: str, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    start = f"{prefix}."
    return {name[len(start) :]: value for name, value in arrays.items() if name.startswith(start)}


def _whole(half: np.ndarray, size: int) -> np.ndarray:
    lower = np.zeros((size, size))
    lower[np.tril_indices(size)] = half
    return lower + np.tril(lower, -1).T
