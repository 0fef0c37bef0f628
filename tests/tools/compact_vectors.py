#!/usr/bin/env python3
"""Write tests/reference/vectors.txt from the project's reference data: compact_vectors.py IN.json OUT.txt

One line each, fields separated by spaces; no number is altered or rounded:
  vector NAME TEMPERATURE        starts a case; the lines up to the next one belong to it
  x|v NUMBER ...                 the logits; a direction and cotangent
  softmax|softmin|log_softmax|logsumexp|softmax_jvp|log_softmax_jvp|log_softmax_vjp NUMBER ...
  cross_entropy TARGET LOSS GRADIENT ...
  soft_cross_entropy LOSS Q ... GRADIENT ...
  bce Z T LOSS GRADIENT          one point of the binary cross-entropy with logits
  maxout ARGMAX VALUE Z ...      one group of pieces
"""
import json
import sys

RESULTS = ("softmax", "softmin", "log_softmax", "logsumexp", "softmax_jvp", "log_softmax_jvp", "log_softmax_vjp")


def vector_lines(vector):
    yield ["vector", vector["name"], vector.get("temperature", "1")]
    for key in ("x", "v", *RESULTS):
        if key in vector:
            numbers = vector[key]
            yield [key, *(numbers if isinstance(numbers, list) else [numbers])]
    for case in vector.get("ce", []):
        yield ["cross_entropy", case["target"], case["loss"], *case["grad"]]
    if "ce_soft" in vector:
        case = vector["ce_soft"]
        yield ["soft_cross_entropy", case["loss"], *case["q"], *case["grad"]]


def lines(reference):
    for vector in reference["vectors"]:
        yield from vector_lines(vector)
    bce = reference["bce_logits"]
    for point in zip(bce["z"], bce["t"], bce["loss"], bce["grad"], strict=True):
        yield ["bce", *point]
    for group in reference["maxout"]:
        for argmax, value, z in zip(group["argmax"], group["out"], group["z"], strict=True):
            yield ["maxout", argmax, value, *z]


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        reference = json.load(file)
    with open(target, "w", encoding="utf-8") as file:
        for fields in lines(reference):
            file.write(" ".join(str(field) for field in fields) + "\n")


if __name__ == "__main__":
    main()
