"""Reads includes and imports, and names each that points upwards, with the other bans of the design.

Works on {path: text}, paths relative to the checkout, so that its own test can hand it a tree that breaks every rule.
"""

import posixpath
import re

FLOORS = {"numeric": 0, "functions": 1, "formula": 1, "ingredients": 2, "network": 3, "trainer": 4, "bindings": 5}

# Each has bits of its own in every C library; src/numeric has ours. sqrt is exact everywhere.
MATH = ("exp exp2 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh "
        "erf erfc cbrt hypot fma lgamma tgamma").split()
BANNED_IN_CORE = {
    "mathematics of the C library": rf"(?:std::|(?<![\w.>:]))(?:{'|'.join(MATH)})[fl]?\s*\(",
    "Eigen's own mathematics": rf"(?:\.|->)(?:{'|'.join(MATH)}|logistic)\(\)",
    "random numbers not ours": r"\bstd::(?:\w+_distribution|shuffle|mt19937\w*|random_device)\b|\bs?rand\s*\(",
    "exceptions": r"\b(?:throw|try|catch)\b",
    "run-time types": r"\b(?:dynamic_cast|typeid)\b",
    "input and output": r"#\s*include\s*<(?:iostream|fstream|print|filesystem)>|\b(?:[fv]*printf|f?puts|fopen|fwrite)\s*\(",
    "threads": r"#\s*include\s*<(?:thread|mutex|atomic|future)>",
}

# What each part of web/ may import beside itself. A name that is not here belongs to the page, which may import
# anything and is imported by nothing else.
WEB_IMPORTS = {
    "core": set(),
    "state": set(),
    "scheduler": set(),
    "i18n": set(),
    "draw": {"state"},  # for its constants: the bounds of a window
    "view": {"core", "state", "scheduler", "i18n", "draw"},
    "elements": {"core", "state", "scheduler", "i18n", "draw", "view"},
}

LINE_LIMIT = 400


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def without_comments(text: str, keep_strings: bool) -> str:
    """Blanks what is no code, keeping every line where it was."""

    def blank(match: re.Match) -> str:
        if match[0][0] in "\"'`" and keep_strings:
            return match[0]
        return re.sub(r"[^\n]", " ", match[0])

    strings = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|`(?:\\.|[^`\\])*`'
    return re.sub(rf"//[^\n]*|/\*.*?\*/|{strings}", blank, text, flags=re.DOTALL)


def core_problems(files: dict) -> list:
    problems = []
    for path, text in files.items():
        floor = FLOORS.get(path.split("/")[1])
        if floor is None:
            problems.append(f"{path}: no floor of the house has this name")
            continue
        for match in re.finditer(r'^[ \t]*#\s*include\s*([<"])([^>"]+)', text, re.MULTILINE):
            where, target = f"{path}:{line_of(text, match.start())}", match[2]
            if target.startswith("emscripten") and not path.startswith("src/bindings/"):
                problems.append(f"{where}: only src/bindings knows Emscripten")
            if match[1] == '"' and FLOORS.get(target.split("/")[0], len(FLOORS)) > floor:
                problems.append(f"{where}: {target} is above {path}")
        if path.startswith("src/bindings/"):
            continue
        code = without_comments(text, keep_strings=False)
        for what, pattern in BANNED_IN_CORE.items():
            for match in re.finditer(pattern, code):
                problems.append(f"{path}:{line_of(code, match.start())}: {what}: {match[0].strip()}")
    return problems


def web_group(path: str) -> str:
    return path.split("/")[1].split(".")[0]


def import_problem(path: str, target: str, files: dict) -> str:
    """What is wrong with one import, empty if nothing is."""
    if target.startswith("node:"):
        return "" if web_group(path) == "core" else "only core.js knows Node"
    if not target.startswith("."):
        return f"{target} is a package: the page has none"
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if found.startswith("web/wasm/"):
        return "" if web_group(path) == "core" else "only core.js imports the WebAssembly module"
    if found not in files:
        return f"{found} does not exist"
    own, other = web_group(path), web_group(found)
    if own == other or own not in WEB_IMPORTS or other in WEB_IMPORTS[own]:
        return ""
    return f"{own} knows nothing of {other}"


def web_problems(files: dict) -> list:
    problems = []
    for path, text in files.items():
        code = without_comments(text, keep_strings=True)
        for match in re.finditer(r"\b(?:from|import)\s*\(?\s*(['\"])([^'\"\n]+)\1", code):
            problem = import_problem(path, match[2], files)
            if problem:
                problems.append(f"{path}:{line_of(code, match.start())}: {problem}")
        code = without_comments(text, keep_strings=False)
        for match in re.finditer(r"\bMath\s*\.\s*random\b|\bcrypto\s*\.\s*getRandomValues\b", code):
            if web_group(path) != "state":
                problems.append(f"{path}:{line_of(code, match.start())}: only state.js draws a seed")
        for match in re.finditer(r"\beval\s*\(|\bnew\s+Function\b", code):
            problems.append(f"{path}:{line_of(code, match.start())}: a strict Content-Security-Policy forbids this")
    return problems


def length_problems(files: dict) -> list:
    lengths = {path: len(text.splitlines()) for path, text in files.items()}
    return [f"{path}: {length} lines, {LINE_LIMIT} is the limit" for path, length in lengths.items() if length > LINE_LIMIT]
