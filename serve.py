#!/usr/bin/env python3
"""Builds the WebAssembly core when its sources changed, serves web/ on this machine and opens the page.

Python 3.9 is enough: what the build needs is found, or installed on Debian and Ubuntu. tests/run imports the installer
and the build from here, so that one place knows both.
"""

import argparse
import errno
import hashlib
import http.server
import os
import re
import shutil
import socket
import socketserver
import subprocess
import sys
import urllib.parse
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterable, Optional

ROOT = Path(__file__).resolve().parent
WEB = ROOT / "web"
BUILD = ROOT / "build"


# Tools: what is needed, whether it is there, and how it gets there.


@dataclass(frozen=True)
class Tool:
    name: str
    found: Callable[[], object]
    package: str  # Debian's and Ubuntu's name
    fetched: bool = False  # elsewhere CMake downloads it, pinned by hash


def em_compiler() -> Optional[str]:
    """An activated emsdk goes before the PATH, as in src/emscripten.cmake."""
    emsdk = os.environ.get("EMSDK")
    return shutil.which("em++", path=str(Path(emsdk, "upstream", "emscripten")) if emsdk else None)


def cmake_is_new_enough() -> bool:
    if not shutil.which("cmake"):
        return False
    version = subprocess.run(["cmake", "--version"], stdout=subprocess.PIPE, text=True).stdout
    match = re.search(r"(\d+)\.(\d+)", version)
    return match is not None and (int(match[1]), int(match[2])) >= (3, 25)


def node() -> Optional[str]:
    return shutil.which("node") or os.environ.get("EMSDK_NODE")


def clang() -> Optional[str]:
    """clang++, or the newest versioned one: Debian's Emscripten brings clang++-14 and no plain name."""
    names = ["clang++"] + [f"clang++-{version}" for version in range(30, 13, -1)]
    return next((path for path in map(shutil.which, names) if path), None)


def chromium() -> Optional[str]:
    names = [os.environ.get("CHROME", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((path for path in map(shutil.which, filter(None, names)) if path), None)


def python_with(*modules: str) -> Optional[str]:
    """This Python, or Debian's, if it has these modules."""
    script = f"import importlib.util, sys; sys.exit(any(importlib.util.find_spec(name) is None for name in {modules!r}))"
    pythons = [path for path in (sys.executable, "/usr/bin/python3") if Path(path).is_file()]
    return next((path for path in pythons if subprocess.run([path, "-c", script]).returncode == 0), None)


def header(name: str) -> bool:
    folders = ("/usr/include", "/usr/include/eigen3", "/usr/local/include", "/usr/local/include/eigen3")
    return any(Path(folder, name).is_file() for folder in folders)


TOOLS = {
    "emscripten": Tool("Emscripten", em_compiler, "emscripten"),
    "eigen": Tool("Eigen", lambda: header("Eigen/Core"), "libeigen3-dev", fetched=True),
    "cmake": Tool("CMake 3.25 or newer", cmake_is_new_enough, "cmake"),
    "ninja": Tool("Ninja", lambda: shutil.which("ninja"), "ninja-build"),
    "node": Tool("Node", node, "nodejs"),
    "npm": Tool("npm", lambda: shutil.which("npm"), "npm"),
    "g++": Tool("g++", lambda: shutil.which("g++"), "g++"),
    "clang": Tool("clang", clang, "clang"),
    "gtest": Tool("GoogleTest", lambda: header("gtest/gtest.h"), "libgtest-dev", fetched=True),
    "benchmark": Tool("Google Benchmark", lambda: header("benchmark/benchmark.h"), "libbenchmark-dev", fetched=True),
    "chromium": Tool("Chromium", chromium, "chromium"),
    "numpy": Tool("NumPy", lambda: python_with("numpy"), "python3-numpy"),
    "torch": Tool("PyTorch", lambda: python_with("numpy", "torch"), "python3-torch"),
}
BUILD_TOOLS = ("emscripten", "eigen", "cmake", "ninja", "node")


def is_debian() -> bool:
    release = Path("/etc/os-release")
    text = release.read_text(encoding="utf-8") if release.is_file() else ""
    kin = re.findall(r'^ID(?:_LIKE)?="?([^"\n]*)', text, re.MULTILINE)
    return bool({"debian", "ubuntu"} & set(" ".join(kin).split())) and shutil.which("apt-get") is not None


def ask(question: str, assume_yes: bool) -> bool:
    if assume_yes or not sys.stdin.isatty():
        return True
    return input(f"{question} [Y/n] ").strip().lower() in ("", "y", "yes")


def apt_install(packages: Iterable[str]) -> None:
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            return
        apt.insert(0, "sudo")
    # A stale package list asks for files that the mirror no longer has.
    if subprocess.run([*apt, "update"]).returncode == 0:
        subprocess.run([*apt, "install", "-y", "--no-install-recommends", *packages])


def ensure(names: Iterable[str], assume_yes: bool) -> None:
    """Finds the tools, installs what is missing where that can be done, and ends with advice where it cannot."""

    def still_missing() -> list:
        return [TOOLS[name] for name in names if not TOOLS[name].found()]

    missing = still_missing()
    if missing and is_debian():
        packages = sorted(tool.package for tool in missing)
        if ask(f"Install {' '.join(packages)} with apt-get?", assume_yes):
            apt_install(packages)
            missing = still_missing()
    missing = [tool for tool in missing if not tool.fetched]
    if missing:
        sys.exit(
            f"Not found: {', '.join(tool.name for tool in missing)}. Please install this with your system's package "
            "manager (on a Mac: brew install emscripten eigen cmake ninja node) and run the command again. Any "
            "Emscripten from 3.1.6 on will do: the em++ on the PATH, or an emsdk that was activated in this shell "
            "with `source emsdk_env.sh`, which is found through $EMSDK. The tests' browser is chromium, or what "
            "$CHROME names."
        )


# Build: only when the sources or the compiler changed.


def build_inputs() -> list:
    files = [path for path in (ROOT / "src").rglob("*") if path.is_file()]
    return sorted(files) + [ROOT / "CMakeLists.txt", ROOT / "CMakePresets.json"]


def digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(ROOT).as_posix()} {content}\n".encode())
    return total.hexdigest()


def configure_and_build(preset: str, *targets: str, fresh: bool = False, directory: Optional[Path] = None,
                        options: Iterable[str] = ()) -> bool:
    """One CMake preset; a directory and options of one's own make a variant of it."""
    directory = directory or BUILD / preset
    configure = ["cmake", "--preset", preset, "-B", str(directory), *options] + ["--fresh"] * fresh
    result = subprocess.run(configure, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        print(result.stdout)
        return False
    target = ["--target", *targets] if targets else []
    # Emscripten from Debian finds its JavaScript parser there; the preset says so to the configuration alone.
    environment = {"NODE_PATH": "/usr/share/nodejs", **os.environ}
    return subprocess.run(["cmake", "--build", str(directory), *target], cwd=ROOT, env=environment).returncode == 0


def build() -> None:
    compiler = Path(em_compiler() or "").resolve()
    toolchain = f"{ROOT} {compiler} {compiler.stat().st_mtime_ns}"
    state = [toolchain, digest(build_inputs())]
    stamp = BUILD / "serve.stamp"
    before = stamp.read_text(encoding="utf-8").splitlines() if stamp.is_file() else ["", ""]
    names = ("playground", "playground-scalar")
    outputs = [WEB / "wasm" / f"{name}.{kind}" for name in names for kind in ("mjs", "wasm")]
    if before == state and all(path.is_file() for path in outputs):
        return
    for preset, name in zip(("wasm", "wasm-scalar"), names):
        print(f"Building web/wasm/{name}.wasm", flush=True)
        # Another compiler, or a checkout that was moved: CMake's cache holds paths of the old one.
        if not configure_and_build(preset, fresh=before[0] != toolchain):
            sys.exit("The build failed: the compiler's message is above.")
    stamp.write_text("\n".join(state), encoding="utf-8")


def install_node_packages() -> None:
    """The development packages of tests/, again only when the lock file changed."""
    tests = ROOT / "tests"
    state = digest([tests / "package-lock.json"])
    stamp = tests / "node_modules" / ".playground"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    command = [shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=tests).returncode != 0:
        sys.exit("npm could not install the development packages of tests/.")
    stamp.write_text(state, encoding="utf-8")


def distribute(directory: Path, site: Optional[str]) -> None:
    install_node_packages()
    tool = ROOT / "tests" / "tools" / "dist.mjs"
    sys.exit(subprocess.run([node(), str(tool), str(directory.resolve()), *filter(None, [site])]).returncode)


# Server: the files of one folder, and nothing outside it.

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
}


def locate(root: Path, target: str) -> Optional[Path]:
    """The file or folder that a request's target names, None if it names none inside root."""
    path = urllib.parse.unquote(target.split("?")[0].split("#")[0])
    if not path.startswith("/") or "\\" in path or "\0" in path or ".." in path.split("/"):
        return None
    try:
        found = (root / path.lstrip("/")).resolve(strict=True)
    except (OSError, RuntimeError):  # not there, a name too long, a loop of links
        return None
    return found if found == root or root in found.parents else None


def parse_range(text: str, size: int) -> Optional[range]:
    """The bytes that a Range header asks for: None means the whole file, an empty range that it has no such bytes."""
    match = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", text.strip())
    if not match or match[1] + match[2] == "":
        return None
    if not match[1]:
        return range(max(size - int(match[2]), 0), size)
    first = int(match[1])
    if not match[2]:
        return range(first, size)
    last = int(match[2])
    return None if last < first else range(first, min(last + 1, size))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60  # an idle connection gives its thread back
    server: "Server"

    def do_GET(self) -> None:
        self.answer()

    def do_HEAD(self) -> None:
        self.answer()

    def answer(self) -> None:
        found = locate(self.server.root, self.path)
        asks_folder = self.path.split("?")[0].split("#")[0].endswith("/")
        if found and found.is_dir() and not asks_folder:
            path = "/" + found.relative_to(self.server.root).as_posix() + "/"
            return self.reply(301, b"", {"Location": urllib.parse.quote(path)})
        if found and found.is_dir():
            found = locate(self.server.root, f"/{found.relative_to(self.server.root).as_posix()}/index.html")
        elif asks_folder:
            found = None
        if not found or not found.is_file():
            return self.send_error(404)
        self.send_file(found)

    def send_file(self, path: Path) -> None:
        content = path.read_bytes()
        headers = {"Content-Type": TYPES.get(path.suffix, "application/octet-stream"), "Accept-Ranges": "bytes"}
        # HEAD has no ranges, and If-Range can match no validator, since none is ever sent.
        wanted = None
        if self.command == "GET" and "If-Range" not in self.headers:
            wanted = parse_range(self.headers.get("Range", ""), len(content))
        if wanted is None:
            self.reply(200, content, headers)
        elif len(wanted) == 0:
            self.reply(416, b"", {"Content-Range": f"bytes */{len(content)}"})
        else:
            headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{len(content)}"
            self.reply(206, content[wanted.start : wanted.stop], headers)

    def reply(self, status: int, content: bytes, headers: dict) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_request(self, code="-", size="-") -> None:
        if int(code) >= 400:  # the rest is not worth a line
            self.log_message("%d %r", int(code), self.path)

    def log_error(self, format: str, *arguments) -> None:
        """Says nothing that log_request does not say, with the path."""


class Server(socketserver.ThreadingTCPServer):
    """Not http.server's own class: that one asks a name server for this machine's name before it listens."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows this would share a taken port

    def __init__(self, root: Path, host: str, port: int):
        self.root = root.resolve()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser may hang up at any time
            super().handle_error(request, client_address)


def listen(root: Path, host: str, port: int) -> Server:
    """On the port, or on the next free one."""
    for candidate in range(port, min(port + 100, 65536)):
        try:
            return Server(root, host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                sys.exit(f"Cannot listen on {host}:{candidate}: {error}")
            print(f"Port {candidate} is taken.")
    sys.exit(f"No free port from {port} on.")


def serve(root: Path, host: str, port: int, open_page: bool) -> None:
    with listen(root, host, port) as server:
        name = f"[{host}]" if ":" in host else host
        url = f"http://{name}:{server.server_address[1]}/"
        print(f"Serving {url} (Ctrl-C ends)", flush=True)
        has_display = os.name != "posix" or sys.platform == "darwin" or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
        if open_page and has_display:
            webbrowser.open(url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def main() -> None:
    parser = argparse.ArgumentParser(description="Build what changed, serve web/ on this machine, open the page.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="first port to try (default: %(default)s; 0: any)")
    parser.add_argument("--no-open", action="store_true", help="do not open a browser")
    parser.add_argument("--build-only", action="store_true", help="build and stop")
    parser.add_argument("--dist", type=Path, metavar="DIR", help="build, write a static site to DIR and stop")
    parser.add_argument("--site", metavar="URL", help="with --dist: where DIR will be served from, for oEmbed's pages")
    parser.add_argument("--yes", action="store_true", help="install what is missing without asking")
    arguments = parser.parse_args()
    ensure([*BUILD_TOOLS, "npm"] if arguments.dist else BUILD_TOOLS, arguments.yes)
    build()
    if arguments.dist:
        distribute(arguments.dist, arguments.site)
    if not arguments.build_only:
        serve(WEB, arguments.host, arguments.port, not arguments.no_open)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
