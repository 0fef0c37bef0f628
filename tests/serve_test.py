"""serve.py over a real socket on this machine's loopback: what it sends, and what it never sends."""

import contextlib
import http.client
import io
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
import unittest.mock
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import serve

PAGE = "<!doctype html><title>激活函数</title>".encode()
BYTES = bytes(range(256)) * 4


class ServerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        outside = Path(cls.folder.name)
        root = outside / "web"
        (root / "views").mkdir(parents=True)
        (root / "empty").mkdir()
        (outside / "web-secret").mkdir()
        for path in (outside / "secret.txt", outside / "web-secret" / "secret.txt"):
            path.write_text("secret")
        (root / "index.html").write_bytes(PAGE)
        (root / "views" / "index.html").write_bytes(PAGE)
        (root / "core.wasm").write_bytes(BYTES)
        (root / "nothing.txt").write_bytes(b"")
        for name in ("main.js", "glue.mjs", "style.css", "data.json", "icon.svg", "other.bin", "函数 1.txt"):
            (root / name).write_text(name, encoding="utf-8")
        (root / "leak.txt").symlink_to(outside / "secret.txt")
        (root / "leak").symlink_to(outside / "web-secret")
        (root / "loop").symlink_to(root / "loop")
        cls.log_message = serve.Handler.log_message
        serve.Handler.log_message = lambda *_: None
        cls.server = serve.Server(root, "127.0.0.1", 0)
        cls.port = cls.server.server_address[1]
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()
        serve.Handler.log_message = cls.log_message
        cls.folder.cleanup()

    def request(self, target, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self.addCleanup(connection.close)
        # The target goes out as it stands: a client of good manners would tidy it.
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read()

    def test_sends_the_page_for_a_folder(self):
        for target in ("/", "/?lang=zh", "/index.html", "/views/", "/views/?a=b"):
            response, content = self.request(target)
            self.assertEqual((response.status, content), (200, PAGE), target)
            self.assertEqual(response.headers["Content-Type"], "text/html; charset=utf-8")

    def test_redirects_a_folder_without_its_slash_to_this_host_only(self):
        for target in ("/views", "//views", "/views?x=1", "/./views"):
            response, _ = self.request(target)
            self.assertEqual((response.status, response.headers["Location"]), (301, "/views/"), target)

    def test_lists_no_folder(self):
        self.assertEqual(self.request("/empty/")[0].status, 404)

    def test_names_each_type(self):
        types = {
            "/core.wasm": "application/wasm",
            "/main.js": "text/javascript; charset=utf-8",
            "/glue.mjs": "text/javascript; charset=utf-8",
            "/style.css": "text/css; charset=utf-8",
            "/data.json": "application/json; charset=utf-8",
            "/icon.svg": "image/svg+xml; charset=utf-8",
            "/other.bin": "application/octet-stream",
        }
        for target, expected in types.items():
            self.assertEqual(self.request(target)[0].headers["Content-Type"], expected, target)

    def test_every_answer_may_be_read_by_any_site_and_kept_by_none(self):
        for target in ("/", "/views", "/missing", "/core.wasm"):
            response, _ = self.request(target, Range="bytes=9999-")
            self.assertEqual(response.headers.get_all("Access-Control-Allow-Origin"), ["*"], target)
            self.assertEqual(response.headers.get_all("Cache-Control"), ["no-store"], target)

    def test_decodes_names(self):
        response, content = self.request("/%E5%87%BD%E6%95%B0%201.txt")
        self.assertEqual((response.status, content.decode()), (200, "函数 1.txt"))

    def test_head_has_the_headers_of_get_and_no_content(self):
        for target in ("/", "/core.wasm", "/missing", "/views"):
            get, _ = self.request(target)
            head, content = self.request(target, method="HEAD")
            self.assertEqual((head.status, content), (get.status, b""), target)
            for name in ("Content-Type", "Content-Length", "Location"):
                self.assertEqual(head.headers[name], get.headers[name], (target, name))

    def test_head_ignores_ranges(self):
        self.assertEqual(self.request("/core.wasm", method="HEAD", Range="bytes=0-1")[0].status, 200)

    def test_sends_one_range(self):
        ranges = {
            "bytes=0-0": (0, 1),
            "bytes=10-19": (10, 20),
            "bytes=1000-": (1000, 1024),
            "bytes=1000-5000": (1000, 1024),
            "bytes=-24": (1000, 1024),
            "bytes=-5000": (0, 1024),
        }
        for text, (start, stop) in ranges.items():
            response, content = self.request("/core.wasm", Range=text)
            self.assertEqual((response.status, content), (206, BYTES[start:stop]), text)
            self.assertEqual(response.headers["Content-Range"], f"bytes {start}-{stop - 1}/1024", text)
            self.assertEqual(response.headers["Content-Type"], "application/wasm")

    def test_refuses_a_range_that_the_file_lacks(self):
        for target, text, size in (
            ("/core.wasm", "bytes=1024-", 1024),
            ("/core.wasm", "bytes=5000-6000", 1024),
            ("/core.wasm", "bytes=-0", 1024),
            ("/nothing.txt", "bytes=0-", 0),
        ):
            response, content = self.request(target, Range=text)
            self.assertEqual((response.status, content), (416, b""), text)
            self.assertEqual(response.headers["Content-Range"], f"bytes */{size}", text)

    def test_ignores_ranges_it_does_not_know(self):
        for text in ("bytes=0-1,4-5", "bytes=9-3", "bytes=-", "bytes=a-b", "lines=0-1", "bytes=" + "9" * 5000 + "-"):
            response, content = self.request("/core.wasm", Range=text)
            self.assertEqual((response.status, content), (200, BYTES), text[:20])
        response, _ = self.request("/core.wasm", Range="bytes=0-1", If_Range='"some-etag"')
        self.assertEqual(response.status, 200)

    def test_stays_inside_its_folder(self):
        for target in (
            "/../secret.txt",
            "/views/../../secret.txt",
            "/views/../index.html",
            "/%2e%2e/secret.txt",
            "/%2E%2E%2Fsecret.txt",
            "/..%2fsecret.txt",
            "/%252e%252e/secret.txt",
            "/..%5csecret.txt",
            "/..\\secret.txt",
            "/../web-secret/secret.txt",
            "/leak.txt",
            "/leak/secret.txt",
            "/leak/",
            "/leak",
            "/loop",
            "/index.html%00",
            "/%00",
            "/" + "a" * 5000,
            "/%ff%fe",
            "/index.html/",
            "//etc/passwd",
            "/%2fetc/passwd",
            "http://127.0.0.1/index.html",
            "index.html",
            "*",
        ):
            response, content = self.request(target)
            self.assertEqual(response.status, 404, target[:40])
            self.assertNotIn(b"secret", content)

    def test_refuses_other_methods(self):
        for method in ("POST", "PUT", "DELETE"):
            self.assertEqual(self.request("/", method=method)[0].status, 501, method)

    def test_answers_many_at_once(self):
        idle = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(8)]
        self.assertEqual(self.request("/")[1], PAGE)
        for connection in idle:
            connection.close()

    def test_keeps_a_connection(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self.addCleanup(connection.close)
        for target in ("/", "/core.wasm", "/"):
            connection.request("GET", target)
            response = connection.getresponse()
            self.assertEqual((response.status, response.will_close), (200, False))
            response.read()

    def test_survives_a_browser_that_hangs_up(self):
        rude = socket.create_connection(("127.0.0.1", self.port))
        rude.sendall(b"GET /core.wasm HTTP/1.1\r\n\r\n")
        rude.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        rude.close()
        self.assertEqual(self.request("/")[0].status, 200)

    def test_takes_the_next_free_port(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said), serve.listen(self.server.root, "127.0.0.1", self.port) as second:
            self.assertGreater(second.server_address[1], self.port)
        self.assertIn(f"Port {self.port} is taken.", said.getvalue())


class CommandTest(unittest.TestCase):
    """The command as a person gives it; sources that are built already are not built again."""

    def test_serves_until_interrupted(self):
        command = [sys.executable, str(serve.ROOT / "serve.py"), "--no-open", "--port", "0"]
        # Started in the background, the tests ignore Ctrl-C themselves, and what they start would inherit that.
        heed = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed)
        try:
            line = process.stdout.readline()
            self.assertRegex(line, r"^Serving http://127\.0\.0\.1:\d+/ ")
            with urllib.request.urlopen(line.split()[1] + "core.js", timeout=10) as response:
                self.assertEqual(response.read(), (serve.WEB / "core.js").read_bytes())
        finally:
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=10)
        self.assertEqual((process.returncode, errors), (0, ""))

    def test_builds_nothing_twice(self):
        serve.build()
        with unittest.mock.patch("serve.configure_and_build") as configure_and_build:
            serve.build()
        configure_and_build.assert_not_called()


class StampTest(unittest.TestCase):
    def test_a_digest_follows_names_and_contents(self):
        with tempfile.TemporaryDirectory(dir=serve.ROOT) as folder:
            first, second = Path(folder, "a.cpp"), Path(folder, "b.cpp")
            first.write_text("int a;")
            before = serve.digest([first])
            self.assertEqual(serve.digest([first]), before)
            first.write_text("int b;")
            self.assertNotEqual(serve.digest([first]), before)
            second.write_text("int a;")
            self.assertNotEqual(serve.digest([second]), before)


if __name__ == "__main__":
    unittest.main()
