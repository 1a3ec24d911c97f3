import { keyOfId, type SignatureKey } from '@undersigned/declarations/signature-id.ts';
import { type Purpose, tokens } from '@undersigned/declarations/token.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { pageIn, textOf } from './page.ts';
import { expectProblem } from './problem.ts';
import { askedByMail, request, signaturesOf } from './signing.ts';
import { get, postForm, postJson } from './site.ts';
import { stackKeys } from './stack-keys.ts';

const ROUTES = [
  ['confirm', '/v1/signatures/confirmations'],
  ['withdraw', '/v1/signatures/withdrawals'],
  ['not-me', '/v1/signatures/disavowals'],
] as const;

const tokenMaker = async () => tokens((await stackKeys()).tokenKey);

describe('a link of a mail', () => {
  let slug = '';
  let good: Record<Purpose, string> = { confirm: '', withdraw: '', 'not-me': '' };
  let key: SignatureKey;

  beforeAll(async () => {
    slug = await open('bad-links');
    const asked = await askedByMail(slug, request());
    good = { confirm: asked.confirm, withdraw: asked.withdraw, 'not-me': asked.notMe };
    const [signature] = await signaturesOf(slug);
    key = keyOfId(String(signature?.['id'])) as SignatureKey;
  });

  describe.each(ROUTES)('to %s', (purpose, route) => {
    const BAD: [string, () => string][] = [
      ['altered', () => `${good[purpose].slice(0, -1)}${good[purpose].endsWith('A') ? 'Q' : 'A'}`],
      ['altered in front', () => `B${good[purpose].slice(1)}`],
      ['truncated', () => good[purpose].slice(0, -5)],
      ['of another purpose', () => good[purpose === 'confirm' ? 'withdraw' : 'confirm']],
      ['made elsewhere', () => tokens('another secret').make(purpose, key, new Date())],
      ['no token at all', () => 'x'],
      ['padded', () => `${good[purpose]}=`],
    ];

    it.each(BAD)('whose token is %s is refused', async (_, token) => {
      const answer = await postJson(route, { token: token() }, { headers: { 'accept-language': 'uk' } });
      expectProblem(answer, 422, 'validation', [['#/token', 'invalid-token']]);
      const page = await postForm(route, { token: token(), language: 'uk' });
      expect(page.status).toBe(422);
      expect(pageIn(page).querySelector('html')?.getAttribute('lang')).toBe('uk');
      expect((await get(`/uk/${purpose}/${token()}`)).status).toBe(422);
      expect(await signaturesOf(slug)).toMatchObject([{ state: 'pending' }]);
    });

    it('without a token is refused', async () => {
      const answer = await postJson(route, {}, { headers: { 'accept-language': 'uk' } });
      expectProblem(answer, 422, 'validation', [['#/token', 'required']]);
    });
  });

  it('to confirm is gone when it is older than a signature may wait', async () => {
    const old = (await tokenMaker()).make('confirm', key, new Date(Date.now() - 15 * 86_400_000));
    const answer = await postJson(
      '/v1/signatures/confirmations',
      { token: old },
      { headers: { 'accept-language': 'uk' } },
    );
    expectProblem(answer, 410, 'expired');
    expect((await postForm('/v1/signatures/confirmations', { token: old, language: 'uk' })).status).toBe(410);
    const page = await get(`/uk/confirm/${old}`);
    expect(page.status).toBe(410);
    expect(textOf(pageIn(page).querySelector('h1'))).toMatch(/\p{Script=Cyrillic}/u);
    expect(await signaturesOf(slug)).toMatchObject([{ state: 'pending' }]);
  });
});
