// What webhooks.ts asks of the standardwebhooks library, line by line. Fields are set apart by tabs, the body is in base64.
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fmt.Println(answer(strings.Split(lines.Text(), "\t")))
	}
}

func answer(fields []string) string {
	asked, secret, id, timestamp, signature := fields[0], fields[1], fields[2], fields[3], fields[4]
	body, err := base64.StdEncoding.DecodeString(fields[5])
	if err != nil {
		return err.Error()
	}
	webhook, err := standardwebhooks.NewWebhook(secret)
	if err != nil {
		return err.Error()
	}
	if asked == "sign" {
		seconds, _ := strconv.ParseInt(timestamp, 10, 64)
		signed, err := webhook.Sign(id, time.Unix(seconds, 0), body)
		if err != nil {
			return err.Error()
		}
		return signed
	}
	headers := http.Header{}
	headers.Set("webhook-id", id)
	headers.Set("webhook-timestamp", timestamp)
	headers.Set("webhook-signature", signature)
	if err := webhook.Verify(body, headers); err != nil {
		return "refused: " + err.Error()
	}
	return "verified"
}
