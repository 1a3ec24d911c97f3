import { ATOM_GRAMMAR, JSON_FEED_SCHEMA } from '@undersigned/exchange/atom.fixture.ts';
import { calendarOf } from '@undersigned/exchange/calendar.ts';
import { atomFeed, type FeedContext, jsonFeed } from '@undersigned/exchange/feed.ts';
import { iatiActivities } from '@undersigned/exchange/iati.ts';
import { jsonLdOf } from '@undersigned/exchange/json-ld.ts';
import { grantPackage } from '@undersigned/exchange/three-sixty-giving.ts';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { markdownToHtml } from '@undersigned/site/markdown.ts';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import ICAL from 'ical.js';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { grantFaults } from './grants.ts';
import { PUBLISHER, thingsAt } from './many.ts';
import { byXsd, schemaFile } from './schemas.ts';
import { byVocabulary } from './vocabulary.ts';

/** What a validator says of many files of a format. */
export interface Verdict {
  format: string;
  /** Who says so. */
  by: string;
  valid: number;
  of: number;
  /** What was wrong with the first that is not valid. */
  fault?: string;
}

type Check = (index: number) => void;

/** Each format's verdict on that many files; of those whose official schema is not here, none. */
export const verdicts = (count: number): Verdict[] =>
  Object.entries(checks()).map(([name, check]) => {
    const [format = '', by = ''] = name.split(' by ');
    const faults = Array.from({ length: count }, (_, index) => {
      try {
        check(index);
        return undefined;
      } catch (fault) {
        return `${index}: ${fault}`;
      }
    }).filter((fault) => fault !== undefined);
    const [fault] = faults;
    return { format, by, valid: count - faults.length, of: count, ...(fault && { fault }) };
  });

const languageAt = (index: number) => LANGUAGE_CODES[index % LANGUAGE_CODES.length] ?? 'en';

function checks(): Record<string, Check> {
  const grammar = RelaxNGValidator.fromDoc(XmlDocument.fromString(ATOM_GRAMMAR));
  const isJsonFeed = addFormats.default(new Ajv.default()).compile(JSON_FEED_SCHEMA);
  const context = (index: number): FeedContext => ({
    ...PUBLISHER,
    language: languageAt(index),
    url: { atom: 'https://a.example/updates.atom?a=b&c', json: 'https://a.example/updates.json?a=b&c' },
    html: markdownToHtml,
    since: '2026-01-01T00:00:00Z',
  });
  return {
    'iCalendar by ical.js': (index) => {
      const { convening } = thingsAt(index);
      const url = 'https://a.example/v1/convenings.ics';
      const calendar = new ICAL.Component(
        ICAL.parse(calendarOf([convening], { ...PUBLISHER, language: languageAt(index), url })),
      );
      const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
      if (events.length !== 2 || events.some(({ uid, summary }) => !uid || !summary))
        throw new Error('events');
    },
    'Atom by the grammar of RFC 4287': (index) => {
      const document = XmlDocument.fromString(atomFeed([thingsAt(index).update], context(index)));
      try {
        grammar.validate(document);
      } finally {
        document.dispose();
      }
    },
    'JSON Feed by a schema of version 1.1': (index) => {
      const feed = JSON.parse(JSON.stringify(jsonFeed([thingsAt(index).update], context(index))));
      if (!isJsonFeed(feed)) throw new Error(JSON.stringify(isJsonFeed.errors));
    },
    ...official(),
  };
}

/** By the standards' own schemas, where they are here. */
function official(): Record<string, Check> {
  const vocabulary = schemaFile('schemaorg-current-https.jsonld');
  const faultsOf = vocabulary && byVocabulary(vocabulary);
  const xsd = schemaFile('iati-activities-schema.xsd');
  const validate = xsd && byXsd(xsd);
  const json = schemaFile('360-giving-schema.json');
  const faultsOfGrants = json && grantFaults(json);
  return {
    ...(faultsOf && {
      'JSON-LD by the vocabulary of schema.org': (index: number) => {
        const things = thingsAt(index);
        const language = languageAt(index);
        const faults = [
          jsonLdOf('organisations', things.organisation, { ...PUBLISHER, language }),
          jsonLdOf('projects', things.project, { ...PUBLISHER, language }),
          jsonLdOf('convenings', things.convening, { ...PUBLISHER, language }),
          jsonLdOf('documents', things.document, { ...PUBLISHER, language }),
          jsonLdOf('updates', things.update, { ...PUBLISHER, language }),
        ].flatMap(faultsOf);
        if (faults.length > 0) throw new Error(faults.join(', '));
      },
    }),
    ...(validate && {
      'IATI by the XML Schema of 2.03': (index: number) =>
        validate(iatiActivities([thingsAt(index).project], PUBLISHER)),
    }),
    ...(faultsOfGrants && {
      '360Giving by the JSON Schema of 1.4': (index: number) => {
        const faults = faultsOfGrants(grantPackage([thingsAt(index).project], PUBLISHER));
        if (faults) throw new Error(JSON.stringify(faults));
      },
    }),
  };
}
