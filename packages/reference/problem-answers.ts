import { PROBLEMS, type ProblemName } from '@undersigned/api/problems.ts';
import { Problem } from '@undersigned/api/schemas.ts';
import { faults } from '@undersigned/i18n/messages/faults.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { schemaCollection } from './json-schema.ts';

const say = translator('en', faults, reading);

/** What the details of samples are filled with. */
const SAMPLE = { time: '10:00 UTC', date: '2026-12-31 22:59 UTC' };

/** A problem (RFC 9457) as it may come, in English. */
export const sampleProblem = (name: ProblemName) => ({
  type: `/problems/${name}`,
  status: PROBLEMS[name],
  title: say(`problem.${name}.title`),
  detail: say(`problem.${name}.detail`, SAMPLE),
  ...(name === 'validation' && {
    errors: [{ pointer: '#/country', code: 'invalid-country', detail: say('fault.invalid-country') }],
  }),
});

const HEADERS: Partial<Record<ProblemName, Record<string, object>>> = {
  unauthorised: { 'WWW-Authenticate': { schema: { type: 'string', enum: ['Bearer', 'StandardWebhooks'] } } },
  'too-many-requests': {
    'Retry-After': { description: 'Seconds until it makes sense to ask again.', schema: { type: 'integer' } },
  },
};

/** The answers of a description that tell problems, each status one, collected by their name as they are asked for. */
export const problemAnswers = ({ refer }: Pick<ReturnType<typeof schemaCollection>, 'refer'>) => {
  const named: Record<string, object> = {};

  const answer = (names: readonly ProblemName[]) => ({
    description: names
      .map(
        (name) =>
          `**${say(`problem.${name}.title`)}** (\`/problems/${name}\`). ${say(`problem.${name}.explanation`)}`,
      )
      .join('\n\n'),
    ...Object.assign({}, ...names.map((name) => HEADERS[name] && { headers: HEADERS[name] })),
    content: {
      'application/problem+json': {
        schema: refer(Problem, 'output'),
        examples: Object.fromEntries(names.map((name) => [name, { value: sampleProblem(name) }])),
      },
    },
  });

  const of = (problems: readonly ProblemName[]): Record<string, { $ref: string }> =>
    Object.fromEntries(
      [...Map.groupBy(problems, (name) => PROBLEMS[name])].map(([status, names]) => {
        const key = names.join('-or-');
        named[key] ??= answer(names);
        return [status, { $ref: `#/components/responses/${key}` }];
      }),
    );

  return { named, of };
};
