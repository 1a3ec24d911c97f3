"""Sends signatures in. Python 3.9 or later. Running it again changes nothing.

    pip install -r requirements.txt
    SITE=https://sign.example.org PARTNER=green-balkans SUBMISSION_SECRET=whsec_… python send.py peace signatures.json
"""

import hashlib
import json
import os
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone

from standardwebhooks import Webhook

url = f"{os.environ['SITE']}/v1/partners/{os.environ['PARTNER']}/submissions"
webhook = Webhook(os.environ["SUBMISSION_SECRET"])
declaration, file = sys.argv[1:3]


def send(body: str) -> str:
    # The same request has the same id, whenever it is sent: it is taken once.
    id = f"sub_{hashlib.sha256(body.encode()).hexdigest()}"
    for attempt in range(1, 6):
        now = datetime.now(tz=timezone.utc)
        headers = {
            "content-type": "application/json",
            "webhook-id": id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": webhook.sign(id, now, body),
        }
        wait = 2**attempt
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body.encode(), headers), timeout=30) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            if error.code != 429 and error.code < 500:
                sys.exit(f"{error.code} {error.read().decode()}")
            wait = int(error.headers.get("retry-after") or wait)
        except OSError as error:
            print(error, file=sys.stderr)
        time.sleep(wait)
    sys.exit(f"{url} could not be reached, five times")


with open(file, encoding="utf-8") as opened:
    everybody = json.load(opened)
for start in range(0, len(everybody), 100):
    signatures = everybody[start : start + 100]
    answer = send(json.dumps({"declaration": declaration, "signatures": signatures}, ensure_ascii=False))
    for result in json.loads(answer)["results"]:
        print(signatures[result["index"]]["email"], result["status"], result.get("errors", ""))
