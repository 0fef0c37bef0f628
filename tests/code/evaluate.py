"""Runs the Python code of its input at points, and prints the values: {"library", "codes", "points"} in, lists of texts out.

Texts, for JSON has no inf and no nan. With PyTorch the slopes that its autograd finds come with the values, and with "trained", a
list of the parameters' values for each code, the slopes by these. "names" are those of the functions, f0, f1 ... without it. The
library "compile" is any: its code is read and not run.
"""

import json
import sys


def texts(numbers):
    return [repr(float(number)) for number in numbers]


def with_numpy(function, points, trained):
    return {"values": texts(function(points)), "slopes": []}


def with_torch(function, points, trained):
    import torch

    z = torch.tensor(points, dtype=torch.float64, requires_grad=True)
    parameters = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in trained]
    values = function(z, *parameters)
    if values.requires_grad:
        values.sum().backward()
    slopes = [0.0] * len(points) if z.grad is None else z.grad.tolist()
    by_parameter = ["None" if p.grad is None else repr(p.grad.item()) for p in parameters]
    return {"values": texts(values.tolist()), "slopes": texts(slopes), "trained": by_parameter}


def main():
    task = json.load(sys.stdin)
    run = {"numpy": with_numpy, "pytorch": with_torch, "compile": None}[task["library"]]
    count = len(task["codes"])
    answers = []
    for i, (code, points) in enumerate(zip(task["codes"], task["points"])):
        compiled = compile(code, f"f{i}", "exec")
        if run is None:
            continue
        names = {}
        exec(compiled, names)
        name = task.get("names", [f"f{k}" for k in range(count)])[i]
        try:
            answers.append(run(names[name], [float(point) for point in points], task.get("trained", [[]] * count)[i]))
        except Exception as error:
            raise RuntimeError(f"{error!r} in\n{code}") from None
    json.dump(answers, sys.stdout)


main()
