import { hkdfSync } from 'node:crypto';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/transport';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';

/** What the network keeps secret: keys derived from one random root, made at the first deployment. */
export interface Keys {
  /** Of the HMACs under which addresses are known. */
  pepper: string;
  /** Of the tokens in mail links. */
  tokenKey: string;
  /** Under which secrets shared with partners are sealed. */
  partnerKey: string;
}

/** Derives the keys (HKDF, RFC 5869), so that neither tells anything of the other. */
export const readKeys = (secretId: string): (() => Promise<Keys>) =>
  once(async () => {
    const { root } = await getSecretValue<{ root: string }>(secretId);
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', root, '', use, 32)).toString('hex');
    return {
      pepper: derive('undersigned address pepper'),
      tokenKey: derive('undersigned link tokens'),
      partnerKey: derive('undersigned partner secrets'),
    };
  });

/** What the edge sends along to show that a request came through it. */
export const readEdgeKey = (secretId: string): (() => Promise<string>) =>
  once(async () => (await getSecretValue<{ originKey: string }>(secretId)).originKey);

/**
 * Reads once for each instance; again after a failure. It begins while the function still loads, so that the first
 * request waits for less; Lambda may freeze what is under way then, so that a first failure is no one's.
 */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined = read().catch(read);
  const value = () => {
    reading ??= read();
    return reading.catch((error) => {
      reading = undefined;
      throw error;
    });
  };
  value().catch(() => {});
  return value;
}

/**
 * GetSecretValue by a signed call of its own rather than by a second SDK client, since every signer's request may have
 * to wait for it to load.
 */
async function getSecretValue<T>(secretId: string, env = process.env): Promise<T> {
  const region = env['AWS_REGION'] ?? '';
  const endpoint = new URL(env['AWS_ENDPOINT_URL'] ?? `https://secretsmanager.${region}.amazonaws.com`);
  const body = JSON.stringify({ SecretId: secretId });
  const request = new HttpRequest({
    method: 'POST',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    ...(endpoint.port && { port: Number(endpoint.port) }),
    path: '/',
    headers: {
      host: endpoint.host,
      'content-type': 'application/x-amz-json-1.1',
      'content-length': String(Buffer.byteLength(body)),
      'x-amz-target': 'secretsmanager.GetSecretValue',
    },
    body,
  });
  const signer = new SignatureV4({
    credentials: fromEnv(),
    region,
    service: 'secretsmanager',
    sha256: Sha256,
  });
  const signed = (await signer.sign(request)) as HttpRequest;
  const { response } = await new NodeHttpHandler({ requestTimeout: 3000 }).handle(signed);
  const text = Buffer.concat(await Array.fromAsync(response.body as AsyncIterable<Buffer>)).toString('utf8');
  // The answer may hold the secret: only its status is told.
  if (response.statusCode !== 200) throw new Error(`Secrets Manager answered ${response.statusCode}`);
  return JSON.parse(JSON.parse(text).SecretString);
}
