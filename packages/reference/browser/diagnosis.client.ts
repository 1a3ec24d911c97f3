/** A request signed by Standard Webhooks, as somebody typed it in. */
export interface Given {
  secret: string;
  id: string;
  /** As the header says it. */
  timestamp: string;
  body: string;
  /** The header that came, where one did. */
  signature: string;
}

export interface Finding {
  /** The signature that the header should have; undefined while something is missing for it. */
  expected?: string;
  /** Whether what came verifies; undefined where nothing came, or nothing can be said yet. */
  verifies?: boolean;
  /** What is to be said of it, what is wrong first. */
  remarks: string[];
}

/** Seconds that clocks may differ. */
const TOLERANCE_SECONDS = 300;

/**
 * Finds out which signature a request should have, and why the one that came does not verify.
 *
 * @param now milliseconds since 1970
 */
export async function diagnose(given: Given, now: number): Promise<Finding> {
  const key = keyOf(given.secret);
  const faults = [...faultsOfSecret(given.secret, key), ...faultsOfTime(given.timestamp, now)];
  const missing = missingIn(given);
  if (missing.length > 0 || !key || !/^\d+$/.test(given.timestamp.trim()))
    return { remarks: [...faults, ...missing] };
  const expected = await signatureOf(key, contentOf(given, given.body));
  if (given.signature.trim() === '') return { expected, remarks: faults };
  const came = given.signature.trim().split(/\s+/);
  if (came.includes(expected)) return { expected, verifies: faults.length === 0, remarks: faults };
  return {
    expected,
    verifies: false,
    remarks: [...faults, ...faultsOfForm(came), await whoseElse(given, key, came)],
  };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The bytes of a secret; undefined where it is no base64. */
const keyOf = (secret: string): Uint8Array<ArrayBuffer> | undefined => {
  const base64 = secret.trim().replace(/^whsec_/, '');
  if (base64 === '') return undefined;
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
};

const faultsOfSecret = (secret: string, key: Uint8Array | undefined): string[] => {
  if (secret.trim() === '') return [];
  if (!key) return ['The secret is no base64. It is whsec_ and what follows it, without a space.'];
  if (key.length < 24 || key.length > 64)
    return [
      `The secret has ${key.length} bytes, where the specification wants 24 to 64: was all of it copied?`,
    ];
  return [];
};

const faultsOfTime = (timestamp: string, now: number): string[] => {
  if (timestamp.trim() === '') return [];
  if (!/^\d+$/.test(timestamp.trim())) return ['The time is no number of whole seconds since 1970.'];
  const seconds = Number(timestamp);
  if (seconds > 100_000_000_000) return ['The time is in milliseconds; the header has seconds.'];
  const late = Math.round(now / 1000) - seconds;
  if (Math.abs(late) <= TOLERANCE_SECONDS) return [];
  const much = `${Math.round(Math.abs(late) / 60)} minutes`;
  return [`The time is ${much} in the ${late > 0 ? 'past' : 'future'}: more than five are refused.`];
};

const missingIn = ({ secret, id, timestamp }: Given): string[] => [
  ...(secret.trim() === '' ? ['The secret is missing.'] : []),
  ...(id.trim() === '' ? ['webhook-id is missing.'] : []),
  ...(timestamp.trim() === '' ? ['webhook-timestamp is missing.'] : []),
];

const contentOf = ({ id, timestamp }: Given, body: string) => `${id.trim()}.${timestamp.trim()}.${body}`;

const signatureOf = async (bytes: Uint8Array<ArrayBuffer>, content: string): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, bytesOf(content));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
};

const faultsOfForm = (came: string[]): string[] =>
  came.flatMap((one) => {
    const [version, signature] = one.includes(',') ? one.split(',', 2) : ['', one];
    if (version === 'v1a')
      return ['v1a, is a signature by a public key: this one is by a shared secret, v1.'];
    if (version !== 'v1') return ['A signature begins with v1, and a comma.'];
    if (/^[0-9a-f]{64}$/i.test(signature ?? ''))
      return ['The signature is in hexadecimal; it should be in base64.'];
    return [];
  });

/** What else the signature that came was made over, or with: the usual mistakes, tried one by one. */
async function whoseElse(given: Given, key: Uint8Array<ArrayBuffer>, came: string[]): Promise<string> {
  const { body, secret } = given;
  const whole = contentOf(given, body);
  const mistakes: [remark: string, key: Uint8Array<ArrayBuffer>, content: string][] = [
    [
      'It is over the body without its last line end: sign and verify the bytes as they are.',
      key,
      contentOf(given, body.replace(/\r?\n$/, '')),
    ],
    [
      'It is over the body with a line end behind it: sign and verify the bytes as they are.',
      key,
      contentOf(given, `${body}\n`),
    ],
    [
      'It is over the body with other line ends: sign and verify the bytes as they are.',
      key,
      contentOf(given, body.replaceAll('\n', '\r\n')),
    ],
    ...rewritten(body).map(
      (other) => [REWRITTEN, key, contentOf(given, other)] as [string, Uint8Array<ArrayBuffer>, string],
    ),
    ['It is over the body alone: what is signed is id, time and body, with dots between them.', key, body],
    ['It is over time and body: the id belongs before them.', key, `${given.timestamp.trim()}.${body}`],
    [
      'It was made with the secret’s letters as the key: whsec_ is to be taken off, and the rest decoded from base64.',
      bytesOf(secret.trim()),
      whole,
    ],
    [
      'It was made with the secret’s letters as the key: they are to be decoded from base64.',
      bytesOf(secret.trim().replace(/^whsec_/, '')),
      whole,
    ],
  ];
  for (const [remark, withKey, content] of mistakes) {
    const signature = await signatureOf(withKey, content);
    if (came.some((one) => one.replace(/^v1,/, '') === signature.slice(3))) return remark;
  }
  return 'The signature is of another secret, id, time or body.';
}

const REWRITTEN =
  'It is over the body written anew from its JSON: keep the bytes as they came, and parse them after they were verified.';

/** JSON as programs write it that parse it first. */
const rewritten = (body: string): string[] => {
  try {
    const value: unknown = JSON.parse(body);
    return [JSON.stringify(value), JSON.stringify(value, null, 2), JSON.stringify(value, null, 4)];
  } catch {
    return [];
  }
};
