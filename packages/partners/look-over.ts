import { signedText } from '@undersigned/declarations/asking.ts';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { type KnownPartner, partnerFaults } from '@undersigned/declarations/known-partner.ts';
import { type Fault, type Invalid, parse } from '@undersigned/input/fault.ts';
import { type Submission, type SubmissionResults, SubmittedSignature } from './submission.ts';

/** A signature that was sent in, as its schema makes it; or what is wrong with it. */
export type Item = { value: SubmittedSignature } | Invalid;

export const itemsOf = ({ signatures }: Submission): Item[] =>
  signatures.map((signature) => parse(SubmittedSignature, signature));

/** What signatures that were sent in are looked at with. */
export interface LookedAtWith {
  /** The slug of the partner that sent them. */
  from: string;
  declaration: Pick<Declaration, 'texts' | 'language'>;
  /** Those that they name. */
  partners: readonly KnownPartner[];
  /** Tells a fault to whoever asks. */
  say: (fault: Fault) => string;
}

/** The partners that a message names, and the one it is from. */
export const partnersNamedIn = (from: string, items: readonly Item[]): string[] => [
  ...new Set([from, ...items.flatMap((item) => ('value' in item ? item.value.consent.partners : []))]),
];

/** What is answered for each of them: no more than what is wrong with it, whoever has signed already. */
export const resultsOf = (items: readonly Item[], given: LookedAtWith): SubmissionResults['results'] =>
  items.map((item, index) => {
    const faults = 'value' in item ? faultsOf(item.value, given) : item.faults;
    if (faults.length === 0) return { index, status: 'accepted' };
    return {
      index,
      status: 'invalid',
      errors: faults.slice(0, MOST_ERRORS).map((fault) => told(fault, given.say)),
    };
  });

/** What nobody reads to the end is not answered either, however much was sent. */
const MOST_ERRORS = 10;
const LONGEST_NAME = 100;

function faultsOf(signature: SubmittedSignature, { from, declaration, partners }: LookedAtWith): Fault[] {
  const { source = from } = signature;
  return [
    ...(signedText(declaration, signature) ? [] : [{ pointer: '#/text', code: 'text-not-current' }]),
    ...(source === from ? [] : [{ pointer: '#/source', code: 'another-partner' }]),
    ...partnerFaults({ ...signature, source: from }, partners),
  ];
}

function told({ pointer, code, params }: Fault, say: LookedAtWith['say']) {
  const name = params?.['name'];
  const short = { ...params, ...(name !== undefined && { name: cut(String(name)) }) };
  return { pointer: cut(pointer), code, detail: say({ pointer, code, ...(params && { params: short }) }) };
}

const cut = (text: string): string => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);
