<?php

/*
 * Sends signatures in. PHP 8.1 or later. Running it again changes nothing.
 *
 *   composer install
 *   SITE=https://sign.example.org PARTNER=green-balkans SUBMISSION_SECRET=whsec_… php send.php peace signatures.json
 */

use StandardWebhooks\Webhook;

require __DIR__ . '/vendor/autoload.php';

$url = getenv('SITE') . '/v1/partners/' . getenv('PARTNER') . '/submissions';
$webhook = new Webhook(getenv('SUBMISSION_SECRET'));
[, $declaration, $file] = $argv;

function fail(string $why): never
{
    fwrite(STDERR, "$why\n");
    exit(1);
}

function send(Webhook $webhook, string $url, string $body): string
{
    // The same request has the same id, whenever it is sent: it is taken once.
    $id = 'sub_' . hash('sha256', $body);
    for ($attempt = 1; $attempt <= 5; $attempt++) {
        $now = time();
        $headers = [
            'Content-Type: application/json',
            "webhook-id: $id",
            "webhook-timestamp: $now",
            'webhook-signature: ' . $webhook->sign($id, $now, $body),
        ];
        $http = ['method' => 'POST', 'header' => $headers, 'content' => $body, 'timeout' => 30, 'ignore_errors' => true];
        $answer = @file_get_contents($url, false, stream_context_create(['http' => $http]));
        $told = implode("\n", $http_response_header ?? []);
        $status = preg_match('/^HTTP\/\S+ (\d+)/', $told, $found) ? (int) $found[1] : 0;
        if ($status >= 200 && $status < 300) {
            return $answer;
        }
        if ($status >= 400 && $status < 500 && $status !== 429) {
            fail("$status $answer");
        }
        sleep(preg_match('/^retry-after: (\d+)/mi', $told, $found) ? (int) $found[1] : 2 ** $attempt);
    }
    fail("$url could not be reached, five times");
}

$everybody = json_decode(file_get_contents($file), true, flags: JSON_THROW_ON_ERROR);
foreach (array_chunk($everybody, 100) as $signatures) {
    $body = json_encode(['declaration' => $declaration, 'signatures' => $signatures], JSON_UNESCAPED_UNICODE);
    foreach (json_decode(send($webhook, $url, $body), true)['results'] as $result) {
        $errors = isset($result['errors']) ? json_encode($result['errors'], JSON_UNESCAPED_UNICODE) : '';
        echo $signatures[$result['index']]['email'], ' ', $result['status'], ' ', $errors, "\n";
    }
}
