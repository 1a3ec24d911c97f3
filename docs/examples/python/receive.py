"""Receives webhooks, and keeps in partner.db who agreed to be known to you. Python 3.9 or later.

    pip install -r requirements.txt
    WEBHOOK_SECRET=whsec_… PORT=8080 python receive.py
"""

import json
import os
import sqlite3
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks import Webhook, WebhookVerificationError

webhook = Webhook(os.environ["WEBHOOK_SECRET"])

with sqlite3.connect("partner.db") as db:
    db.execute("CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY)")
    db.execute("CREATE TABLE IF NOT EXISTS signatures (id TEXT PRIMARY KEY, time TEXT, name TEXT, email TEXT)")

# Events overtake each other: an older one changes nothing.
KEEP = """
    INSERT INTO signatures VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET time = excluded.time, name = excluded.name, email = excluded.email
    WHERE excluded.time > time
"""

# After these nothing may be left of what a signer agreed to.
ENDS = {f"signature.{end}" for end in ("withdrawn", "erased", "invalidated", "expired")}


def take(event: dict) -> None:
    with sqlite3.connect("partner.db", timeout=10) as db:
        # The same event may come more than once, always under the same id.
        if db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (event["id"],)).rowcount == 0:
            return
        signer = event["data"].get("signer")
        if event["type"] in ENDS:
            db.execute(KEEP, (event["subject"], event["time"], None, None))
        elif event["type"] == "signature.confirmed" and signer:
            db.execute(KEEP, (event["subject"], event["time"], signer["name"], signer["email"]))
    print(event["type"], event["subject"], flush=True)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            webhook.verify(body, dict(self.headers.items()), json_parse=False)
        except (WebhookVerificationError, ValueError):
            return self.answer(401)
        try:
            take(json.loads(body))
        except Exception as error:
            print(error, flush=True)
            # It will come again.
            return self.answer(500)
        # This also says that what had to be erased is erased. What takes long is done after it.
        self.answer(204)

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_) -> None:
        pass


ThreadingHTTPServer(("", int(os.environ.get("PORT", "8080"))), Receiver).serve_forever()
