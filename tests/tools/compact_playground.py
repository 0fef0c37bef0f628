#!/usr/bin/env python3
"""Makes tests/reference/playground.txt, for the native tests, from tests/reference/tfplayground.json.

One record a line: its kind, then its values. Numbers are copied as the shortest text that gives the same double.
"""

import json
from pathlib import Path

REFERENCE = Path(__file__).resolve().parent.parent / "reference"
FEATURES = {"x": "x", "y": "y", "xSquared": "x_squared", "ySquared": "y_squared", "xTimesY": "x_times_y",
            "sinX": "sin_x", "sinY": "sin_y"}
ACTIVATIONS = {"linear": "identity"}


def point(p):
    return [p["x"], p["y"], p["label"]]


def records(link):
    state = link["state"]
    regression = state["problem"] == "regression"
    yield ["link", link["id"]]
    yield ["data", (state["regDataset"] if regression else state["dataset"]).replace("-", "_"), state["noise"],
           state["percTrainData"], state["seed"], state["problem"]]
    yield ["run", ACTIVATIONS.get(state["activation"], state["activation"]), state["batchSize"],
           state["learningRate"], state["regularization"].lower(), state["regularizationRate"],
           int(state["initZero"])]
    yield ["inputs", *(FEATURES[name] for name in link["inputs"])]
    yield ["units", *link["shape"][1:]]
    yield ["counts", link["nTrain"], link["nTest"]]
    yield ["first_train", *(value for p in link["train0"] for value in point(p))]
    yield ["last_train", *point(link["trainLast"])]
    yield ["first_test", *(value for p in link["test0"] for value in point(p))]
    yield ["sum_train", *link["sumTrain"]]
    yield ["sum_test", *link["sumTest"]]
    for kind, layers in (("initial", link["initialLayers"]), ("after1", link["layersAfter1"])):
        for layer, units in enumerate(layers):
            for unit in units:
                yield [kind, layer, unit["bias"], *unit["w"]]
    for epoch, losses in link["losses"].items():
        yield ["losses", epoch, *losses]
        for probe in link[f"probe{epoch}"]:
            yield ["probe", epoch, *probe]
    yield ["dead", link["deadLinksAfter100"]]


def main():
    links = json.loads((REFERENCE / "tfplayground.json").read_text())
    lines = [" ".join(str(value) for value in record) for link in links for record in records(link)]
    (REFERENCE / "playground.txt").write_text("\n".join(lines) + "\n")


main()
