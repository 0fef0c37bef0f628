#!/usr/bin/env python3
"""Write tests/reference/mlp.txt from the project's reference data: compact_mlp.py IN.json OUT.txt

One record a line, its kind and then its values; no number is altered or rounded:
  case NAME LOSS                          starts a case; the lines up to the next one belong to it
  layer ACTIVATION UNITS [NAME=VALUE ...] parameters; learn=layer or learn=unit if they are trained
  x|t NUMBER ...                          inputs and targets, sample after sample
  loss NUMBER
  z|a|dz|da LAYER NUMBER ...              sample after sample
  w|b|p|dw|db|dp LAYER NUMBER ...         weights, biases, learned parameters; their gradients
  train OPTIMIZER BATCH SENSITIVITY DECAY WEIGHT_DECAY [SETTING=VALUE ...]
  after STEP LOSS                         followed by w, b and p of each layer
"""
import json
import sys

LOSSES = {"mse_half": "half_squared", "softmax_ce_soft": "softmax_ce"}
SETTINGS = {"lr": "learningRate", "eps": "epsilon", "lr_decay": "learningRateDecay",
            "initial_accumulator": "initialAccumulator"}


def flat(value):
    if not isinstance(value, list):
        return [value]
    return [number for item in value for number in flat(item)]


def targets(case):
    if "T" in case:
        return flat(case["T"])
    return [int(label == k) for label in case["labels"] for k in range(case["dims"][-1])]


def learned(layer, params):
    """The learned parameters, unit after unit where each has its own."""
    values = [params[name] for name in layer["learnable"]]
    if values and isinstance(values[0], list):
        return [value for unit in zip(*values) for value in unit]
    return values


def layer_record(layer):
    own = [f"{name}={flat(value)[0]}" for name, value in layer["params"].items()]
    if layer["learnable"]:
        own.append("learn=unit" if isinstance(layer["params"][layer["learnable"][0]], list) else "learn=layer")
    return ["layer", layer["activation"], layer["out"], *own]


def state_records(case, layers, params_key):
    for i, (layer, state) in enumerate(zip(case["layers"], layers)):
        yield ["w", i, *flat(state["W"])]
        yield ["b", i, *flat(state["b"])]
        if layer["learnable"]:
            yield ["p", i, *learned(layer, state[params_key])]


def records(case):
    yield ["case", case["name"], LOSSES.get(case["loss"], case["loss"])]
    for layer in case["layers"]:
        yield layer_record(layer)
    yield ["x", *flat(case["X"])]
    yield ["t", *targets(case)]
    yield from state_records(case, case["layers"], "params")
    yield ["loss", case["forward"]["loss"]]
    for kind, matrices in (("z", case["forward"]["Z"]), ("a", case["forward"]["A"]),
                           ("dz", case["backward"]["dZ"]), ("da", case["backward"]["dA"]),
                           ("dw", case["backward"]["dW"]), ("db", case["backward"]["db"])):
        for i, matrix in enumerate(matrices):
            yield [kind, i, *flat(matrix)]
    for i, layer in enumerate(case["layers"]):
        if layer["learnable"]:
            yield ["dp", i, *learned(layer, case["backward"]["dparams"][i])]
    for run in case["train"]:
        settings = [f"{SETTINGS.get(name, name)}={float(value)}" for name, value in run["hyper"].items()]
        yield ["train", run["optimizer"], run["batch_size"], run["sensitivity"], run["decay"], run["weight_decay"],
               *settings]
        for snapshot in run["snapshots"]:
            yield ["after", snapshot["step"], snapshot["loss"]]
            yield from state_records(case, snapshot["layers"], "params")


def main(source, destination):
    with open(source) as file:
        cases = json.load(file)["cases"]
    with open(destination, "w") as file:
        for case in cases:
            for record in records(case):
                file.write(" ".join(str(value) for value in record) + "\n")


main(*sys.argv[1:])
