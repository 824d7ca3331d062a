"""Serves the built site and a page that embeds it. Can simulate missing files and refused connections."""

import fnmatch
import http.server
import pathlib
import threading
import time

TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}


class SiteServer:
    """Serves on a free port, in a thread."""

    def __init__(self, dist, host_page, has_worker):
        self.dist, self.host_page, self.has_worker = dist, host_page, has_worker
        # The path of the file that is missing, or a pattern.
        self.missing = ""
        self.is_away = False
        # Whether the service worker was requested.
        self.gave_worker = False
        # The time of the last request.
        self.last = 0.0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def is_quiet(self):
        """Whether there were no recent requests; always true while connections are refused."""
        return self.is_away or self.last > 0 and time.time() - self.last > 0.8

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def find(self, path):
        """The file of a path; None if it is missing."""
        if path == "/host":
            return self.host_page
        # Without the service worker, every page is requested from here.
        if fnmatch.fnmatchcase(path, self.missing) or path == "/sw.js" and not self.has_worker:
            return None
        file = (self.dist / path.lstrip("/")).resolve()
        if file.is_dir():
            file = file / "index.html"
        is_inside = self.dist.resolve() in file.parents
        return file if is_inside and file.is_file() else None

    def handler(self):
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                if site.is_away:
                    self.close_connection = True
                    return
                site.last = time.time()
                site.gave_worker |= self.path == "/sw.js"
                file = site.find(self.path.split("?")[0])
                self.answer(200 if file else 404, file or site.dist / "404.html")

            do_HEAD = do_GET

            def answer(self, status, file):
                body = pathlib.Path(file).read_bytes()
                if file == site.host_page:
                    body = body.replace(b"ORIGIN", site.origin.encode())
                self.send_response(status)
                self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler
