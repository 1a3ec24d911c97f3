/** What a deployment answered. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each route answers with its own
  json: any;
  etag: string | undefined;
}

/** A deployment, as its owner speaks with it. */
export interface Deployment {
  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, etag?: string): Promise<Answer>;
  /** Posts a file by a form that was given for it. */
  post(form: { url: string; fields: Record<string, string> }, file: Buffer, fileName: string): Promise<void>;
}

/**
 * The deployment behind an address.
 *
 * @param token an access token of an owner
 */
export const deploymentAt = (site: string, token: string): Deployment => ({
  async ask(method, path, body, etag) {
    const answer = await fetch(new URL(path, site), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = /json/.test(answer.headers.get('content-type') ?? '') && text ? JSON.parse(text) : undefined;
    const { status } = answer;
    if (status === 401 || status === 403)
      throw new Error(`${site} does not take the token: it must be an owner’s, and not older than an hour.`);
    if (status >= 500) throw new Error(`${method} ${path} answered ${status}. ${json?.detail ?? ''}`);
    return { status, json, etag: answer.headers.get('etag') ?? undefined };
  },

  async post({ url, fields }, file, fileName) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([new Uint8Array(file)]), fileName);
    const answer = await fetch(url, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`${fileName} was not taken: ${answer.status} ${await answer.text()}`);
  },
});

/** What was asked, if it was done; else it fails with what the deployment says is wrong. */
export function done(answer: Answer, what: string): Answer {
  if (answer.status < 300) return answer;
  const { detail = '', errors = [] } = answer.json ?? {};
  const faults = errors.map((one: { pointer: string; detail: string }) => `\n  ${one.pointer} ${one.detail}`);
  throw new Error(`${what} was refused (${answer.status}). ${detail}${faults.join('')}`);
}
