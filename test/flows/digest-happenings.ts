import type { Told } from '@undersigned/digests/compile.ts';
import { conveningRecorded } from '@undersigned/events/convening-recorded.ts';
import { documentPublished } from '@undersigned/events/document-published.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { projectRecorded } from '@undersigned/events/project-recorded.ts';
import { updatePublished } from '@undersigned/events/update-published.ts';
import { ABOUT } from './digest-readers.ts';
import type { Random } from './random.ts';

/** Something that happens; every thing has a page of its own. */
export interface Happening {
  event: CloudEvent;
  path: string;
  topics: string[];
  /** What readers may see of it. */
  told: Told;
}

const KINDS = [
  { declared: updatePublished, collection: 'updates' },
  { declared: projectRecorded, collection: 'projects' },
  { declared: documentPublished, collection: 'documents' },
  { declared: conveningRecorded, collection: 'convenings' },
] as const;

/** Something that readers are told of, the so-manieth of a trial. */
export function something(chance: Random, number: number, at: Date): Happening {
  const { declared, collection } = KINDS[chance.below(KINDS.length)] ?? KINDS[0];
  const slug = `thing-${number}`;
  const topics = chance.pick([[ABOUT.energy], [ABOUT.youth], [ABOUT.energy, ABOUT.youth]]);
  const event = {
    specversion: '1.0',
    id: `evt_${number}`,
    source: '/networks/demo',
    type: declared.type,
    subject: slug,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `https://sign.example.org${declared.path}`,
    data: declared.sample.data,
  } satisfies CloudEvent;
  const told = { slug, title: { en: slug }, language: 'en', topics, declarations: [] };
  return { event, path: `/${collection}/${slug}`, topics, told };
}
