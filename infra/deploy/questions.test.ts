import { describe, expect, it } from 'vitest';
import type { Ask } from '../terminal.ts';
import { complete, withNetwork } from './questions.ts';

const known = {
  slug: 'demo',
  name: 'Demonstration Network',
  sender: 'signatures@example.org',
  alarmAddress: 'operator@example.org',
};
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c';

/** Answers in turn, and keeps what was asked and told. */
function terminal(...answers: string[]) {
  const asked: string[] = [];
  const told: string[] = [];
  const ask: Ask = async (question) => {
    asked.push(question);
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`Nobody answers “${question}”`);
    return answer;
  };
  return { ask, asked, told, tell: (line: string) => told.push(line) };
}

describe('asking for a network’s settings', () => {
  it('asks nothing when cdk.json says all', async () => {
    const { ask, tell, asked } = terminal();
    expect(await complete(known, ask, tell)).toEqual(known);
    expect(asked).toEqual([]);
  });

  it('asks for what is missing, and once for what may stay empty', async () => {
    const { ask, tell, asked } = terminal(' demo ', '', '', '');
    const empty = { ...known, slug: '' };
    expect(await complete(empty, ask, tell)).toEqual({ ...known, timeZone: '', source: '', domain: '' });
    expect(asked).toHaveLength(4);
  });

  it('asks again until the answer is right, and says what it should be', async () => {
    const { ask, tell, told } = terminal('Olena', 'olena@example.org', 'Sarajevo', '', '', '');
    const { sender: _, ...rest } = known;
    expect(await complete(rest, ask, tell)).toMatchObject({ sender: 'olena@example.org' });
    expect(told).toEqual([
      '  Needed: an address for mail.',
      '  Needed: a time zone of the IANA database, like Europe/Kyiv, or nothing.',
    ]);
  });

  it('asks for the certificate of a domain of its own', async () => {
    const { ask, tell, told } = terminal('', '', '', certificateArn);
    const given = { ...known, domain: 'sign.example.org' };
    expect(await complete(given, ask, tell)).toEqual({
      ...given,
      timeZone: '',
      source: '',
      certificateArn,
    });
    expect(told).toEqual(['  Needed: a domain of its own needs a certificate in us-east-1.']);
  });
});

describe('writing the settings to cdk.json', () => {
  it('leaves the rest as it was', () => {
    const before = JSON.stringify({ watch: {}, context: { flag: true, network: { slug: '' } } });
    expect(JSON.parse(withNetwork(before, known))).toEqual({
      watch: {},
      context: { flag: true, network: known },
    });
  });
});
