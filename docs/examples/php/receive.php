<?php

/*
 * Receives webhooks, and keeps in partner.db who agreed to be known to you. PHP 8.1 or later.
 * To try it:
 *
 *   composer install
 *   WEBHOOK_SECRET=whsec_… php -S 127.0.0.1:8080 receive.php
 */

use StandardWebhooks\Webhook;

require __DIR__ . '/vendor/autoload.php';

// After these nothing may be left of what a signer agreed to.
const ENDS = ['signature.withdrawn', 'signature.erased', 'signature.invalidated', 'signature.expired'];

// Events overtake each other: an older one changes nothing.
const KEEP = 'INSERT INTO signatures VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET time = excluded.time, name = excluded.name, email = excluded.email
    WHERE excluded.time > time';

function database(): PDO
{
    $db = new PDO('sqlite:' . __DIR__ . '/partner.db', options: [PDO::ATTR_TIMEOUT => 10]);
    $db->exec('CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY)');
    $db->exec('CREATE TABLE IF NOT EXISTS signatures (id TEXT PRIMARY KEY, time TEXT, name TEXT, email TEXT)');
    return $db;
}

function take(PDO $db, array $event): void
{
    // The same event may come more than once, always under the same id.
    $seen = $db->prepare('INSERT OR IGNORE INTO seen VALUES (?)');
    $seen->execute([$event['id']]);
    if ($seen->rowCount() === 0) {
        return;
    }
    ['type' => $type, 'subject' => $subject, 'time' => $time] = $event;
    $signer = $event['data']['signer'] ?? null;
    if (in_array($type, ENDS, true)) {
        $db->prepare(KEEP)->execute([$subject, $time, null, null]);
    } elseif ($type === 'signature.confirmed' && $signer) {
        $db->prepare(KEEP)->execute([$subject, $time, $signer['name'], $signer['email']]);
    }
    error_log("$type $subject");
}

$body = file_get_contents('php://input');
try {
    (new Webhook(getenv('WEBHOOK_SECRET')))->verify($body, [
        'webhook-id' => $_SERVER['HTTP_WEBHOOK_ID'] ?? null,
        'webhook-timestamp' => $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? null,
        'webhook-signature' => $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? null,
    ]);
} catch (Exception) {
    http_response_code(401);
    exit;
}

try {
    $db = database();
    $db->beginTransaction();
    take($db, json_decode($body, true, flags: JSON_THROW_ON_ERROR));
    $db->commit();
    // This also says that what had to be erased is erased. What takes long is done after it.
    http_response_code(204);
} catch (Exception $error) {
    error_log($error->getMessage());
    // It will come again.
    http_response_code(500);
}
