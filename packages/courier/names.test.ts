import { expect, it } from 'vitest';
import { checkRegistration } from './names.ts';

const names: Record<string, string[]> = {
  'hooks.example.org': ['203.0.114.7', '2a00:1450:4001:830::200e'],
  'mixed.example.org': ['203.0.114.7', '10.0.0.1'],
  'metadata.example.org': ['169.254.169.254'],
  'mapped.example.org': ['::ffff:127.0.0.1'],
  'here.example.org': ['127.0.0.1'],
};
const resolve = async (name: string) => names[name] ?? Promise.reject(new Error('ENOTFOUND'));
const check = async (typed: string, allowLoopback = false) => {
  const checked = await checkRegistration(typed, { resolve, allowLoopback });
  return typeof checked === 'string' ? checked : checked.href;
};

it('an address whose name leads to the public internet is registered as it will be asked', async () => {
  expect(await check('https://Hooks.example.org/in?a=b')).toBe('https://hooks.example.org/in?a=b');
});

it.each([
  ['https://mixed.example.org/', 'url-private'],
  ['https://metadata.example.org/', 'url-private'],
  ['https://mapped.example.org/', 'url-private'],
  ['https://here.example.org/', 'url-private'],
  ['https://nothing.example.org/', 'url-unresolved'],
  ['https://10.0.0.1/', 'url-private'],
  ['http://hooks.example.org/', 'url-not-https'],
])('%s is refused: %s', async (typed, fault) => {
  expect(await check(typed)).toBe(fault);
});

it('this machine is registered on one machine only', async () => {
  expect(await check('http://127.0.0.1:4000/hooks', true)).toBe('http://127.0.0.1:4000/hooks');
  expect(await check('https://here.example.org/', true)).toBe('https://here.example.org/');
  expect(await check('https://mixed.example.org/', true)).toBe('url-private');
});

it('a name that nobody answers for in time is not registered', async () => {
  const never = { resolve: () => new Promise<string[]>(() => {}), patienceMs: 20 };
  expect(await checkRegistration('https://hooks.example.org/', never)).toBe('url-unresolved');
});
