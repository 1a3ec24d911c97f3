<?php

// What webhooks.ts asks of the standardwebhooks library, line by line. Fields are set apart by tabs, the body is in base64.

use StandardWebhooks\Webhook;

require getenv('AUTOLOAD');

while (($line = fgets(STDIN)) !== false) {
    [$asked, $secret, $id, $timestamp, $signature, $body] = explode("\t", rtrim($line, "\n"));
    $webhook = new Webhook($secret);
    $body = base64_decode($body);
    if ($asked === 'sign') {
        echo $webhook->sign($id, (int) $timestamp, $body), "\n";
        continue;
    }
    $headers = ['webhook-id' => $id, 'webhook-timestamp' => $timestamp, 'webhook-signature' => $signature];
    try {
        $webhook->verify($body, $headers);
        echo "verified\n";
    } catch (Exception $refusal) {
        echo 'refused: ', $refusal->getMessage(), "\n";
    }
}
