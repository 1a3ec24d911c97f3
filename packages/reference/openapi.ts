import { api } from '@undersigned/api/api.ts';
import { PROBLEMS } from '@undersigned/api/problems.ts';
import { LANGUAGES } from '@undersigned/i18n/languages.ts';
import software from '../../package.json' with { type: 'json' };
import type { Described } from './described.ts';
import { nameSchemas, schemaCollection } from './json-schema.ts';
import { NAMES } from './names.ts';
import { operationOf } from './operation.ts';
import { problemAnswers } from './problem-answers.ts';
import { HOW_WEBHOOKS_COME, WEBHOOKS, webhooks } from './webhooks.ts';

const CONVENTIONS = `\
Joint declarations of a network: reading and signing them, who signed and how many; and for its staff, all that goes with it.

**Formats.** JSON in UTF-8, names in camelCase, times RFC 3339 in UTC, days \`YYYY-MM-DD\`, countries ISO 3166-1 alpha-2 and \`XK\`,
languages BCP 47 (${Object.keys(LANGUAGES).join(', ')}). What people read is a map from language to text.

**Lists** come in pages: \`limit\` says how many, \`cursor\` goes on where the page before ended (its \`next\`).

**Changes.** Every representation has an \`ETag\`. A change sends the one last seen as \`If-Match\`; \`If-None-Match\` spares the
answer that is known already.

**Problems** are RFC 9457 \`application/problem+json\`. Their \`type\` is a page that explains them, \`errors\` names every fault
at once with a JSON pointer, and sentences are in the language that \`Accept-Language\`, or the request itself, asks for. They are:
${Object.keys(PROBLEMS)
  .map((name) => `[${name}](/problems/${name})`)
  .join(', ')}.

**Privacy.** Whether an address has signed is told to that address alone, by mail: the answer to a request to sign is always the same.

**Other sites.** Anybody's page may read; a page of an origin that a partner has registered may also send the form to sign; staff’s
routes answer no page of another site.

The events that are published, and how they look, are in the [catalogue](/events) and in [AsyncAPI](/v1/asyncapi.json).`;

/** What the chapters of the reference are about. */
const CHAPTERS: Readonly<Record<string, string>> = {
  Signing:
    'What a signer does: ask, confirm by the mail’s link, and take it back. Also as forms, without JavaScript.',
  Declarations: 'What can be signed, how many signed, and who of those that wished to be named.',
  'Record: organisations': 'Members of the network and others that it works with.',
  'Record: projects': 'What is done together: who leads, who takes part, for whom, until when.',
  'Record: convenings': 'Conferences, workshops, trainings: when, where, with whom, on what.',
  'Record: documents': 'Reports, studies, minutes and photographs, to download.',
  'Record: updates': 'News, what addressees answered, and what came of it.',
  'Record: the network': 'Who it is, who founded it, and what it works on.',
  Letterbox:
    'What anybody without an account puts in: comments, applications for membership, messages. Also as forms.',
  Subscriptions:
    'News by mail: asked for, confirmed, chosen and ended by the links of mails. Also as forms, without JavaScript.',
  Partners: 'Other sites: the form on them, what they send in and what they are told.',
  Vocabularies: 'The words that requests are made of, with their names in every language.',
  [WEBHOOKS]: HOW_WEBHOOKS_COME,
  Operation: 'For monitors outside.',
  Descriptions: 'For programs.',
  'Staff: declarations':
    'Drafting, their texts, first signatories, and what becomes of them: opened, paused, closed.',
  'Staff: signatures': 'What moderators see and decide.',
  'Staff: comments': 'What moderators see of comments, and decide.',
  'Staff: record': 'What editors keep of organisations, projects, convenings, documents and updates.',
  'Staff: digest':
    'Issues that are next or went, letters to followers, who is not written to, and how many are.',
  'Staff: partners':
    'Sites with credentials: who they are, what they may, and the secrets of what they send in.',
  'Staff: endpoints': 'Where partners are told what happens, what they were sent, and sending it again.',
  'Staff: settings': 'What owners set, whom they erase, and who did what.',
};

nameSchemas(NAMES);

/** The API as an OpenAPI 3.1 document, made from the routes as they are declared. */
export const openApi = (described: Described) => {
  const { siteUrl, name } = described;
  const schemas = schemaCollection('#/components/schemas/');
  const problems = problemAnswers(schemas);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of api) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf(route, { schemas, problems }),
    };
  }
  const told = webhooks(schemas, described);
  return {
    openapi: '3.1.1',
    info: {
      title: `The API of ${name}`,
      version: software.version,
      summary: software.description,
      description: CONVENTIONS,
      license: { name: software.license, identifier: software.license },
    },
    servers: [{ url: siteUrl }],
    externalDocs: { description: 'The events', url: `${siteUrl}/events` },
    tags: [...new Set([...api.map(({ tag }) => tag), WEBHOOKS])].map((tag) => ({
      name: tag,
      description: CHAPTERS[tag],
    })),
    paths,
    webhooks: told,
    components: {
      securitySchemes: {
        staff: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of the network’s user pool; its groups are the roles.',
        },
        webhookId: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-id',
          description: 'The message’s own id. The same message is sent again under the same.',
        },
        webhookTimestamp: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-timestamp',
          description: 'When it is sent, in seconds since the epoch: within five minutes of now.',
        },
        webhookSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description:
            '`v1,` and the base64 of HMAC-SHA-256, under the partner’s submission secret, over id, time and the body’s bytes with full stops between. Several with spaces between.',
        },
      },
      parameters: {
        IfMatch: {
          name: 'If-Match',
          in: 'header',
          description: 'The ETag last seen, to change what exists; not to be sent for what is new.',
          schema: { type: 'string' },
        },
        IfNoneMatch: {
          name: 'If-None-Match',
          in: 'header',
          description: 'The ETag of what is known already.',
          schema: { type: 'string' },
        },
      },
      headers: {
        ETag: { description: 'Names this very representation.', schema: { type: 'string' } },
        Location: {
          description: 'The page to go on to.',
          schema: { type: 'string', format: 'uri-reference' },
        },
      },
      responses: {
        'not-modified': { description: 'As the ETag in If-None-Match says: nothing has changed.' },
        ...problems.named,
      },
      schemas: schemas.named,
    },
  };
};
