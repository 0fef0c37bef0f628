"""The house keeps its arrows pointing down; and the check that says so does find an arrow that points up."""

import unittest
from pathlib import Path

import layering

ROOT = Path(__file__).resolve().parent.parent
CODE = (".cpp", ".h", ".js", ".mjs", ".ts", ".py", ".css", ".html")
MADE = {"node_modules", "wasm", "__pycache__"}


def read(folder: str, *suffixes: str) -> dict:
    paths = [path for path in (ROOT / folder).rglob("*") if path.suffix in suffixes and not MADE & set(path.parts)]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


class HouseTest(unittest.TestCase):
    def test_core(self):
        files = read("src", ".cpp", ".h")
        self.assertGreater(len(files), 10)
        self.assertEqual(layering.core_problems(files), [])

    def test_web(self):
        files = read("web", ".js", ".mjs", ".ts")
        self.assertGreater(len(files), 10)
        self.assertEqual(layering.web_problems(files), [])

    def test_files_are_short(self):
        files = {**read("src", *CODE), **read("web", *CODE), **read("tests", *CODE)}
        files["serve.py"] = (ROOT / "serve.py").read_text(encoding="utf-8")
        files["tests/run"] = (ROOT / "tests" / "run").read_text(encoding="utf-8")
        self.assertEqual(layering.length_problems(files), [])


class CoreCheckTest(unittest.TestCase):
    def problems(self, path: str, text: str) -> list:
        return layering.core_problems({path: text})

    def test_finds_what_is_banned(self):
        for path, text in (
            ("src/numeric/rng.h", '#include "functions/row.h"'),
            ("src/formula/program.cpp", '  # include "trainer/trainer.h"'),
            ("src/functions/row.h", '#include "bindings/values.h"'),
            ("src/functions/row.h", '#include "elsewhere/thing.h"'),
            ("src/functions/row.h", "#include <emscripten/val.h>"),
            ("src/numeric/elementary.cpp", 'std::printf("%g", x);'),
            ("src/network/layer.cpp", "#include <iostream>"),
            ("src/formula/program.cpp", "return std::tanh(x);"),
            ("src/formula/program.cpp", "return x + expf (x);"),
            ("src/network/layer.cpp", "A = Z.array().tanh();"),
            ("src/ingredients/data.cpp", "std::normal_distribution<double> normal;"),
            ("src/functions/row.h", "throw 1;"),
            ("src/functions/row.h", "double a;  // one\nauto b = std::exp(a);"),
            ("src/misc/helper.h", ""),
        ):
            self.assertEqual(len(self.problems(path, text)), 1, (path, text))

    def test_says_where(self):
        self.assertEqual(
            self.problems("src/numeric/rng.h", '\n\n#include "functions/row.h"'),
            ["src/numeric/rng.h:3: functions/row.h is above src/numeric/rng.h"],
        )

    def test_lets_pass_what_is_right(self):
        for path, text in (
            ("src/functions/row.h", '#include "numeric/pair.h"\n#include "formula/program.h"\n#include <cmath>'),
            ("src/bindings/functions.cpp", '#include <emscripten/bind.h>\n#include "functions/catalogue.h"'),
            ("src/functions/row.h", 'row.formula = "exp(x) + tanh(x)";  // std::exp(x) would differ'),
            ("src/functions/row.h", "/* std::log(x)\n try */ return std::sqrt(std::fabs(x)) + Exp(x) + numeric::Tanh(x);"),
            ("src/functions/row.h", "double my_exp(double); snprintf(text, 9, format, x); point.erf(2); std::log_of(1);"),
        ):
            self.assertEqual(self.problems(path, text), [], text)


class WebCheckTest(unittest.TestCase):
    FILES = {f"web/{name}": "" for name in (
        "core.js", "state.js", "draw/axes.js", "draw/plot.js", "view/card.js", "elements/plot.js", "i18n/en.js", "main.js")}

    def problems(self, path: str, text: str) -> list:
        return layering.web_problems({**self.FILES, path: text})

    def test_finds_what_is_banned(self):
        for path, text in (
            ("web/draw/plot.js", "import {card} from '../view/card.js';"),
            ("web/draw/plot.js", "import {t} from '../i18n/en.js';"),
            ("web/draw/plot.js", "export {\n  card\n} from \"../core.js\";"),
            ("web/state.js", "import '../web/core.js';"),
            ("web/i18n/en.js", "const state = await import('../state.js');"),
            ("web/view/card.js", "import '../elements/plot.js';"),
            ("web/elements/plot.js", "import '../main.js';"),
            ("web/view/card.js", "import create from '../wasm/playground.mjs';"),
            ("web/view/card.js", "import '../view/missing.js';"),
            ("web/view/card.js", "import {select} from 'd3';"),
            ("web/main.js", "import {readFile} from 'node:fs';"),
            ("web/main.js", "const seed = Math.random();"),
            ("web/main.js", "eval('1');"),
        ):
            self.assertEqual(len(self.problems(path, text)), 1, (path, text))

    def test_lets_pass_what_is_right(self):
        for path, text in (
            ("web/draw/plot.js", "import {axes} from './axes.js';\nimport {MIN_SPAN} from '../state.js';"),
            ("web/view/card.js", "import {loadCore} from '../core.js';\nimport '../draw/plot.js';"),
            ("web/main.js", "import './view/card.js';\n// import './gone.js';"),
            ("web/core.js", "await import('./wasm/playground.mjs'); await import('node:fs/promises');"),
            ("web/state.js", "const seed = Math.random();"),
            ("web/i18n/en.js", "const text = 'taken from the paper; Math.random';"),
        ):
            self.assertEqual(self.problems(path, text), [], text)


if __name__ == "__main__":
    unittest.main()
