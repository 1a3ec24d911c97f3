import { faultsOf, type Network } from '../settings.ts';
import type { Ask } from '../terminal.ts';

type Known = Record<string, unknown>;

const QUESTIONS = {
  name: 'The network’s name, as pages and mails show it',
  slug: 'Its short name, in small letters, for events and tags',
  sender: 'The address that mails come from',
  alarmAddress: 'The address that is told when something is broken',
  timeZone: 'Whose clocks the digest goes by, as in Europe/Kyiv, or nothing for Europe/Sarajevo',
  source: 'Where the source of this version is to be had, or nothing if it is unchanged',
  domain: 'The site’s own domain, or nothing for one of CloudFront’s',
  certificateArn: 'The ARN of the domain’s certificate in us-east-1',
} as const satisfies Partial<Record<keyof Network, string>>;

type Field = keyof typeof QUESTIONS;

/**
 * The network's settings. What is missing or wrong is asked for until its answer is right, by the schema that the
 * deployment itself goes by.
 *
 * @param given what cdk.json says
 */
export async function complete(given: Known, ask: Ask, tell: (line: string) => void): Promise<Known> {
  let known = given;
  for (const field of Object.keys(QUESTIONS) as Field[]) {
    if (!isOpen(field, known, given)) continue;
    let fault: string | undefined;
    do {
      if (fault) tell(`  Needed: ${fault}.`);
      known = { ...known, [field]: (await ask(`${QUESTIONS[field]}: `)).trim() };
      fault = faultOf(field, known);
    } while (fault);
  }
  return known;
}

const faultOf = (field: Field, known: Known): string | undefined =>
  faultsOf(known).find((fault) => fault.field === field)?.message;

/** What may be left out. It is asked for where something else is missing too. */
const OPTIONAL: readonly Field[] = ['timeZone', 'source', 'domain'];

const isOpen = (field: Field, known: Known, given: Known): boolean =>
  faultOf(field, known) !== undefined ||
  (OPTIONAL.includes(field) && !known[field] && faultsOf(given).length > 0);

/** cdk.json with these settings in it, the rest as it was. */
export function withNetwork(cdkJson: string, network: Known): string {
  const { context, ...rest } = JSON.parse(cdkJson) as { context?: Record<string, unknown> };
  return `${JSON.stringify({ ...rest, context: { ...context, network } }, null, 2)}\n`;
}
