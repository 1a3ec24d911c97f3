import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/transport';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';

/** What the network keeps secret; made once, at the first deployment. */
export interface Secrets {
  /** Key of the HMACs under which addresses are known. */
  pepper: string;
  /** Key of the tokens in mail links. */
  tokenKey: string;
  /** What the edge sends to show that a request came through it. */
  originKey: string;
}

/**
 * Reads the secrets from Secrets Manager: once for each instance, again after a failure. A signed call of its own
 * (GetSecretValue) rather than a second SDK client, since every signer's request may have to wait for it.
 */
export function readSecrets(secretId: string, env: NodeJS.ProcessEnv = process.env): () => Promise<Secrets> {
  let reading: Promise<Secrets> | undefined;
  return () => {
    reading ??= getSecretValue(secretId, env).catch((error) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

async function getSecretValue(secretId: string, env: NodeJS.ProcessEnv): Promise<Secrets> {
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
