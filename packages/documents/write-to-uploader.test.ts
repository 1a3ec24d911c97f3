import { ledgerInMemory } from '@undersigned/declarations/post.memory.ts';
import { sampleKeys } from '@undersigned/declarations/samples.ts';
import { settingsInMemory } from '@undersigned/declarations/settings.memory.ts';
import { documentRefused } from '@undersigned/events/document-refused.ts';
import { cloudEvent } from '@undersigned/events/event.ts';
import { AT, sampleDeps, sampleDocument, sampleThing } from '@undersigned/network/samples.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { announce } from './announce.ts';
import { incomingKey } from './file-keys.ts';
import { announcementOf, samplePdf } from './file-samples.ts';
import { bucketInMemory, uploadsInMemory } from './file-store.memory.ts';
import { pass } from './gate.ts';
import { staffInMemory } from './staff-directory.memory.ts';
import { refusalIn, type UploaderLetter, writeToUploader } from './write-to-uploader.ts';

const make = () => {
  let uploads = 0;
  const now = () => new Date(AT);
  const sent: UploaderLetter[] = [];
  return {
    ...sampleDeps(),
    now,
    sent,
    bucket: bucketInMemory(now),
    uploads: uploadsInMemory(),
    uploadId: () => `upl_${++uploads}`,
    lookInto: async () => ({}),
    staff: staffInMemory({
      'sub-1': { email: 'editor@example.org' },
      'sub-mk': { email: 'urednik@example.org', language: 'mk' },
      'sub-de': { email: 'redaktion@example.org', language: 'de-DE' },
    }),
    settings: settingsInMemory(),
    ledger: ledgerInMemory(),
    keys: sampleKeys,
    mailer: {
      send: async (letter: UploaderLetter) => {
        sent.push(letter);
        return 'sent' as const;
      },
    },
  };
};

let deps: ReturnType<typeof make>;

const documentNow = async () => {
  const thing = await deps.record.get('documents', 'report');
  if (!thing) throw new Error('There is no document');
  return thing;
};

/** Uploads an infected file, and gives the event that tells it was refused. */
const refused = async (by = 'sub-1') => {
  const bytes = samplePdf();
  const announced = await announce(deps, 'report', announcementOf(bytes), by);
  if ('refused' in announced) throw new Error(announced.refused);
  await deps.bucket.post(announced.invitation, bytes);
  const etag = deps.bucket.objects.get(incomingKey(announced.upload))?.etag ?? '';
  await pass(deps, { word: 'scanned', upload: announced.upload, verdict: 'infected', etag });
  const [mark] = (await documentNow()).events;
  if (!mark) throw new Error('Nothing tells of it');
  const { id, time, data } = mark;
  return cloudEvent(documentRefused, {
    ...{ id, time, data },
    network: 'network',
    siteUrl: 'https://sign.example.org',
    subject: 'report',
  });
};

const told = async (detail: Awaited<ReturnType<typeof refused>>) => {
  const cause = refusalIn({ detail });
  if (!cause) throw new Error('It tells of no refusal');
  return writeToUploader(deps, cause);
};

beforeEach(async () => {
  deps = make();
  const document = sampleThing(
    'documents',
    'report',
    sampleDocument({ language: 'uk', title: { uk: 'Звіт' } }),
  );
  await deps.record.save('documents', document, undefined);
});

describe('whoever uploaded a file that was refused', () => {
  it('is told which and why', async () => {
    expect(await told(await refused())).toBe('sent');
    expect(deps.sent).toMatchObject([
      {
        kind: 'file-refused',
        to: 'editor@example.org',
        document: { title: { uk: 'Звіт' }, language: 'uk' },
        file: { language: 'en', name: 'report.pdf' },
        reason: 'infected',
      },
    ]);
  });

  it.each([
    ['sub-1', 'uk'],
    ['sub-mk', 'mk'],
    ['sub-de', 'uk'],
  ])('is written to in a language of theirs, or else the document’s: %s', async (by, language) => {
    await told(await refused(by));
    expect(deps.sent).toMatchObject([{ language }]);
  });

  it('is told once, however often the event comes, and then forgotten', async () => {
    const event = await refused();
    expect(deps.uploads.uploaders.size).toBe(1);
    expect(await told(event)).toBe('sent');
    expect(deps.uploads.uploaders.size).toBe(0);
    expect(await told(event)).toBe('nothing-to-say');
    expect(deps.sent).toHaveLength(1);
  });

  it('is told once also when forgetting failed', async () => {
    const event = await refused();
    const { forget } = deps.uploads;
    deps.uploads.forget = async () => {
      throw new Error('The table is away');
    };
    await expect(told(event)).rejects.toThrow('away');
    deps.uploads.forget = forget;
    expect(await told(event)).toBe('sent-before');
    expect(deps.sent).toHaveLength(1);
    expect(deps.uploads.uploaders.size).toBe(0);
  });

  it('is told of each version', async () => {
    const [first, second] = [await refused(), await refused()];
    expect([await told(first), await told(second)]).toEqual(['sent', 'sent']);
  });

  it('is not written to when they are no member any more', async () => {
    expect(await told(await refused('sub-gone'))).toBe('nobody-to-tell');
    expect(deps.sent).toEqual([]);
    expect(deps.uploads.uploaders.size).toBe(0);
  });

  it('is not written to when the document is gone', async () => {
    const event = await refused();
    await deps.record.remove('documents', await documentNow());
    expect(await told(event)).toBe('nothing-to-say');
  });

  it('is not named by the event, nor by the document', async () => {
    const event = await refused();
    for (const shown of [event, await documentNow()]) expect(JSON.stringify(shown)).not.toContain('sub-1');
  });
});

it('other events tell of no refusal', async () => {
  expect(refusalIn({ detail: { ...(await refused()), type: 'comment.submitted' } })).toBeUndefined();
});
