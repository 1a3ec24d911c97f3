"""What webhooks.ts asks of the standardwebhooks library, line by line. Fields are set apart by tabs, the body is in base64."""

import sys
from base64 import b64decode
from datetime import datetime, timezone

from standardwebhooks import Webhook

for line in sys.stdin:
    asked, secret, id, timestamp, signature, body = line.rstrip("\n").split("\t")
    webhook, body = Webhook(secret), b64decode(body).decode()
    if asked == "sign":
        print(webhook.sign(id, datetime.fromtimestamp(int(timestamp), tz=timezone.utc), body))
        continue
    headers = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}
    try:
        webhook.verify(body, headers, json_parse=False)
        print("verified")
    except Exception as refusal:
        print(f"refused: {refusal}")
