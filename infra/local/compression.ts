import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from './http.ts';

/** The limits CloudFront sets: smaller answers gain nothing, other types are compressed already. */
const least = 1000;
const compressible = /^(text\/|image\/svg\+xml|application\/(javascript|json|xml|[\w.-]+\+(json|xml))\b)/;

const encoders = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

type Encoding = keyof typeof encoders;

/** A cached body is compressed once for each encoding. */
const compressed = new WeakMap<Buffer, Partial<Record<Encoding, Promise<Buffer>>>>();

/** `response` in the best encoding the viewer accepts (RFC 9110, section 12.5.3). */
export const compress = async ({ headers: asked }: Request, response: Response): Promise<Response> => {
  const { headers, body } = response;
  if (body.length < least || !compressible.test(headers['content-type'] ?? '') || headers['content-encoding'])
    return response;

  const vary = [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  const encoding = accepted(asked['accept-encoding']);
  if (!encoding) return { ...response, headers: { ...headers, vary } };

  const known = compressed.get(body) ?? {};
  compressed.set(body, known);
  known[encoding] ??= encoders[encoding](body);
  return {
    ...response,
    body: await known[encoding],
    headers: {
      ...headers,
      vary,
      'content-encoding': encoding,
      // Other bytes than the origin named: as CloudFront does, the tag becomes a weak one.
      ...(headers.etag && { etag: headers.etag.replace(/^(?!W\/)/, 'W/') }),
    },
  };
};

const accepted = (header: string | string[] | undefined): Encoding | undefined => {
  const named = new Map(
    `${header ?? ''}`.split(',').map((part) => {
      const [name = '', quality] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/);
      return [name, quality === undefined || Number(quality) > 0] as const;
    }),
  );
  return (['br', 'gzip'] as const).find((encoding) => named.get(encoding));
};
