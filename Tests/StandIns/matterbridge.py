#!/usr/bin/env python3
"""Stands in for matterbridge's API (its api.go of 1.26) on a free port of this machine.

Prints the port, then each message that would be delivered to a chat. Reads messages of people, one JSON object a line,
from standard input and passes them on as the API does; the line `drop` closes every connection.
"""
import base64
import hashlib
import http.server
import json
import queue
import struct
import sys
import threading
import time

KEYS = {
    "text": "", "channel": "", "username": "", "userid": "", "avatar": "", "account": "", "event": "",
    "protocol": "", "gateway": "", "parent_id": "", "timestamp": "2026-11-22T20:30:00.123456789+01:00", "id": "",
    "Extra": None,
}
waiting = queue.Queue()
connections = set()


def message(**values):
    return json.dumps({**KEYS, **values})


def deliver(body):
    """Binds as Go does, and drops without a word what has no gateway."""
    posted = json.loads(body)
    strings = [key for key in KEYS if key not in ("timestamp", "Extra")]
    if any(not isinstance(posted.get(key, ""), str) for key in strings) or "timestamp" in posted:
        raise ValueError(posted)
    if any(key.lower() == "extra" for key in posted):
        raise ValueError(posted)
    if posted.get("gateway"):
        print(json.dumps(posted), flush=True)


class API(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/api/message":
            return self.send_error(404)
        if self.headers["Content-Type"].startswith("application/json"):
            try:
                deliver(body)
            except ValueError:
                return self.send_error(400)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        connections.add(self.connection)
        self.close_connection = True
        if self.path == "/api/stream":
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.pass_on(lambda text: self.wfile.write(text.encode() + b"\n"), pause=0.1)
        elif self.path == "/api/websocket":
            key = self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
            self.send_response(101)
            self.send_header("Upgrade", "websocket")
            self.send_header("Connection", "Upgrade")
            self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key.encode()).digest()).decode())
            self.end_headers()
            threading.Thread(target=self.read_frames, daemon=True).start()
            self.pass_on(self.write_frame, pause=0)
        else:
            self.send_error(404)

    def pass_on(self, write, pause):
        """Sends what people say until the connection is gone; what could not be sent stays for the next one."""
        text = message(event="api_connected")
        while self.connection in connections:
            try:
                if text:
                    write(text)
                    time.sleep(pause)
                text = waiting.get(timeout=0.05)
            except queue.Empty:
                text = None
            except OSError:
                break
        if text:
            waiting.put(text)

    def write_frame(self, text):
        data = text.encode()
        length = bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack(">H", len(data))
        self.connection.sendall(b"\x81" + length + data)

    def read_frames(self):
        try:
            while True:
                kind, length = self.rfile.read(2)
                length &= 0x7F
                if length == 126:
                    (length,) = struct.unpack(">H", self.rfile.read(2))
                mask, data = self.rfile.read(4), self.rfile.read(length)
                if kind == 0x81:
                    deliver(bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))
        except (OSError, ValueError):
            connections.discard(self.connection)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), API)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
for line in sys.stdin:
    if line == "drop\n":
        for connection in list(connections):
            connections.discard(connection)
            connection.shutdown(2)
    else:
        waiting.put(message(**json.loads(line)))
