"""Tiny neural models, made when a test asks for them: they sound like nothing, but all of the real path runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from reader.speech.neural import PIPER_KIND, SANO_KIND, Kind, NeuralEngine
from reader.speech.releases import Part

RATE = 22_050
IPA = "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzŋɐɔəɛɡɣɪɲʃʊʒʔˈˌː\u0303\u0329"
"""Symbols of both models in the order of their numbers; the first three are those that frame a sentence."""

TINY_PIPER = replace(PIPER_KIND, release=replace(PIPER_KIND.release, parts=(Part("a.onnx"), Part("a.onnx.json"))))


def sano_engine(folder: Path, **how: int) -> NeuralEngine:
    return NeuralEngine(SANO_KIND, folder, **how)


def piper_engine(folder: Path, **how: int) -> NeuralEngine:
    return NeuralEngine(TINY_PIPER, folder, **how)


ENGINES: Mapping[str, Kind] = {"sano": SANO_KIND, "piper": TINY_PIPER}


# sanoTTS: a manifest that says which tensors lie where in one file of half-precision numbers


def write_sano(folder: Path, *, noise: bool = False, loudness: float = 1.0) -> Path:
    """A voice of the real architecture with four channels and weights by chance, which hums.

    `noise`: nothing smooths what it says, so it hisses as one does whose weights are others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(4)
    blob = bytearray()
    components: dict[str, object] = {}
    vocabulary = len(IPA)
    shapes: dict[str, dict[str, tuple[int, ...]]] = {
        "duration": {
            "embedding.weight": (vocabulary, 4),
            "input_proj.weight": (4, 7, 1),
            **_block("blocks.0"),
            "output.weight": (1, 4, 1),
        },
        "acoustic": {
            "embedding.weight": (vocabulary, 4),
            "token_input_proj.weight": (4, 6, 1),
            **_block("token_blocks.0"),
            "frame_input_proj.weight": (4, 7, 1),
            **_block("frame_blocks.0"),
            "output.weight": (4, 4, 1),
        },
        "decoder": {
            "pre.weight": (4, 4, 7),
            **_bank("res0.0"),
            **_bank("res1.0"),
            **_bank("res2.0"),
            "up0.weight": (4, 4, 16),
            "up1.weight": (4, 4, 16),
            "up2.weight": (4, 4, 8),
            "post.weight": (1, 4, 7),
        },
    }
    configs: dict[str, dict[str, object]] = {
        "duration": {"architecture": "duration_conv", "hidden": 4, "depth": 1, "max_tokens": 300, "max_duration": 80},
        "acoustic": {"architecture": "token_context", "hidden": 4, "depth": 1, "token_depth": 1, "out_channels": 4},
        "decoder": {"variant": "piperlite", "channels": [4, 4, 4, 4], "stage0_branches": [0], "stage1_branches": [0]},
    }
    configs["decoder"]["stage2_branches"] = [0]
    for component, tensors in shapes.items():
        listed = []
        for name, shape in _with_biases(tensors):
            values = 0.5 * chance.normal(size=shape) if name.endswith(("weight", "scale")) else np.zeros(shape)
            if component == "duration" and name == "output.bias":
                values += 1.5  # some five frames a symbol
            if len(shape) == 3 and shape[2] > 5 and not noise:
                values = values.mean(axis=2, keepdims=True) * np.hanning(shape[2] + 2)[1:-1] * 2
            if name == "post.weight":
                values = values * loudness
            data = values.astype("<f2").tobytes()
            listed.append(
                {
                    "name": name,
                    "shape": list(shape),
                    "dtype": "float16",
                    "offset_bytes": len(blob),
                    "nbytes": len(data),
                }
            )
            blob += data
        settings: dict[str, object] = {"vocab_size": vocabulary, **configs[component]}
        components[component] = {"config": settings, "tensors": listed}
    (folder / "weights.bin").write_bytes(blob)
    (folder / "piper-phoneme-config.json").write_text(json.dumps(_symbols()), "utf-8")
    manifest = {
        "format": "roota.raw-fp16.v1",
        "sample_rate": RATE,
        **weights_described(bytes(blob)),
        "inference": {"duration_length_scale": 1.16},
        "frontend": {"included_config": "piper-phoneme-config.json"},
        "components": components,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def weights_described(blob: bytes) -> dict[str, object]:
    digest = hashlib.sha256(blob).hexdigest()
    return {"weights_file": "weights.bin", "weights_size_bytes": len(blob), "weights_sha256": digest}


def _block(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.net.0.weight": (4, 4, 5), f"{name}.net.2.weight": (4, 4, 5), f"{name}.scale": (1,)}


def _bank(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.blocks.0.conv1.weight": (4, 4, 3), f"{name}.blocks.0.conv2.weight": (4, 4, 3)}


def _with_biases(tensors: Mapping[str, tuple[int, ...]]) -> Iterable[tuple[str, tuple[int, ...]]]:
    for name, shape in tensors.items():
        yield name, shape
        if name.endswith("weight") and not name.startswith("embedding"):
            yield name.replace("weight", "bias"), (shape[1] if name.startswith("up") else shape[0],)


def _symbols() -> dict[str, object]:
    return {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "id"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "num_symbols": len(IPA),
        "num_speakers": 1,
        "phoneme_id_map": {symbol: [number] for number, symbol in enumerate(IPA)},
    }


# Piper: an ONNX graph, written as the protocol buffer that it is (onnx.proto)


def write_piper(folder: Path, *, last: str = "Sin", amplitude: float = 0.5, forwards: bool = True) -> Path:
    """A voice that says every symbol as a tone of its own, 500 samples long at length scale 1.

    `last` is the operator that makes a sound of the phase; "Log" of one that does not go forwards is no number.
    """
    folder.mkdir(parents=True, exist_ok=True)
    turn = (1 if forwards else -1) * 2 * np.pi / RATE
    numbers = _numbers("hz", 6.0) + _numbers("lowest", 180.0) + _numbers("turn", turn)
    numbers += _numbers("samples", 500.0) + _numbers("zero", 0.0) + _numbers("one", 1.0)
    numbers += _numbers("amplitude", amplitude)
    graph = (
        _field(1, _node("Cast", ["input"], ["ids"], to=1))
        + _field(1, _node("Mul", ["ids", "hz"], ["above"]))
        + _field(1, _node("Add", ["above", "lowest"], ["pitch"]))
        + _field(1, _node("Mul", ["pitch", "turn"], ["step"]))
        + _field(1, _node("Reshape", ["step", "column"], ["steps"]))
        + _field(1, _node("Gather", ["scales", "second"], ["scale"]))
        + _field(1, _node("Mul", ["scale", "samples"], ["long"]))
        + _field(1, _node("Range", ["zero", "long", "one"], ["time"]))
        + _field(1, _node("Mul", ["steps", "time"], ["phase"]))
        + _field(1, _node(last, ["phase"], ["wave"]))
        + _field(1, _node("Mul", ["wave", "amplitude"], ["softer"]))
        + _field(1, _node("Reshape", ["softer", "row"], ["output"]))
        + _field(2, b"tones")
        + numbers
        + _field(5, _tensor("column", [2], 7, np.array([-1, 1], "<i8").tobytes()))
        + _field(5, _tensor("row", [3], 7, np.array([1, 1, -1], "<i8").tobytes()))
        + _field(5, _tensor("second", [], 7, np.array(1, "<i8").tobytes()))
        + _field(11, _value("input", 7, [1, None]))
        + _field(11, _value("input_lengths", 7, [1]))
        + _field(11, _value("scales", 1, [3]))
        + _field(12, _value("output", 1, [1, 1, None]))
    )
    model = _number(1, 8) + _field(7, graph) + _field(8, _number(2, 17))
    (folder / "a.onnx").write_bytes(model)
    (folder / "a.onnx.json").write_text(json.dumps(_symbols()), "utf-8")
    return folder


def _numbers(name: str, value: float) -> bytes:
    return _field(5, _tensor(name, [], 1, np.array(value, "<f4").tobytes()))


def _varint(value: int) -> bytes:
    out = bytearray()
    value &= 2**64 - 1
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + bytes([value]))


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _node(operator: str, inputs: list[str], outputs: list[str], **attributes: int) -> bytes:
    wires = b"".join(_field(1, one.encode()) for one in inputs) + b"".join(_field(2, one.encode()) for one in outputs)
    told = (_field(1, name.encode()) + _number(3, value) + _number(20, 2) for name, value in attributes.items())
    return wires + _field(4, operator.encode()) + b"".join(_field(5, one) for one in told)


def _tensor(name: str, dimensions: list[int], kind: int, data: bytes) -> bytes:
    return (
        b"".join(_number(1, size) for size in dimensions)
        + _number(2, kind)
        + _field(8, name.encode())
        + _field(9, data)
    )


def _value(name: str, kind: int, dimensions: list[int | None]) -> bytes:
    shape = b"".join(_field(1, _field(2, b"n") if size is None else _number(1, size)) for size in dimensions)
    return _field(1, name.encode()) + _field(2, _field(1, _number(1, kind) + _field(2, shape)))
