"""A hub on this machine with one repository, slow enough to be killed in the middle of."""
import hashlib
import http.server
import json
import re
import threading
import time

REPOSITORY = "owner/model-GGUF"
COMMIT = "c0ffee0d" * 5


class SlowHub:
    """Answers as the real one does: a listing, redirects to the store, files from any byte on."""

    def __init__(self, files):
        self.files = files
        self.sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        # Seconds that a file of whole length takes.
        self.seconds = 1.0
        # Bytes after which the store's connections break; None never.
        self.breaks_after = None
        # The first byte that was asked for, of each request to the store.
        self.starts = []
        hub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                try:
                    hub.answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = "http://127.0.0.1:%d" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request):
        path = request.path.split("?")[0]
        if path.startswith(f"/api/models/{REPOSITORY}/revision/"):
            return self.send(request, 200, {}, json.dumps(self.listing()).encode())
        prefix = f"/{REPOSITORY}/resolve/{COMMIT}/"
        name = path.rsplit("/", 1)[-1]
        if name not in self.files:
            return self.send(request, 404, {}, b"")
        if path.startswith(prefix):
            return self.send(request, 302, {
                "Location": f"{self.address}/store/{name}", "X-Repo-Commit": COMMIT, "X-Linked-Etag": f'"{self.sums[name]}"',
                "X-Linked-Size": str(len(self.files[name]))}, b"")
        self.send_file(request, name)

    def listing(self):
        siblings = [{"rfilename": name, "size": len(data), "lfs": {"sha256": self.sums[name], "size": len(data)}}
                    for name, data in self.files.items()]
        return {"sha": COMMIT, "tags": ["gguf", "license:apache-2.0"], "siblings": siblings}

    def send_file(self, request, name):
        data = self.files[name]
        wanted = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
        start = int(wanted[1]) if wanted else 0
        self.starts.append(start)
        headers = {"ETag": '"one"', "Accept-Ranges": "bytes"}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        self.send(request, 206 if start else 200, headers, data[start:], len(data))

    def send(self, request, status, headers, body, whole=None):
        request.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body)), "Connection": "close"}.items():
            request.send_header(name, value)
        request.end_headers()
        if whole is None:
            request.wfile.write(body)
            return
        step = max(whole // 50, 1)
        for place in range(0, len(body), step):
            if self.breaks_after is not None and place > self.breaks_after:
                request.connection.close()
                return
            request.wfile.write(body[place:place + step])
            time.sleep(self.seconds / 50)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
