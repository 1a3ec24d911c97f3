import { expect, it } from 'vitest';
import { wordIn } from './document-words.ts';

/* The events are those of AWS's documentation, with our keys. */

const inBucket = (detailType: string, more: object = {}) =>
  JSON.stringify({
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': detailType,
    source: 'aws.s3',
    account: '111122223333',
    time: '2026-11-22T09:00:00Z',
    region: 'eu-central-1',
    resources: ['arn:aws:s3:::undersigned-files'],
    detail: {
      version: '0',
      bucket: { name: 'undersigned-files' },
      object: { key: 'incoming/upl_1', size: 5, etag: 'b1946ac92492d2347c6235b4d2611184' },
      requester: '111122223333',
      ...more,
    },
  });

const scanned = (scanResultStatus: string) =>
  JSON.stringify({
    version: '0',
    id: '72c7d362-737a-6dce-fc78-9e27a0171419',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    account: '111122223333',
    time: '2026-11-22T09:00:00Z',
    region: 'eu-central-1',
    resources: ['arn:aws:guardduty:eu-central-1:111122223333:malware-protection-plan/b4c7f464ab3a4EXAMPLE'],
    detail: {
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: {
        bucketName: 'undersigned-files',
        objectKey: 'incoming/upl_1',
        eTag: 'b1946ac92492d2347c6235b4d2611184',
        s3Throttled: false,
      },
      scanResultDetails: { scanResultStatus, threats: null },
    },
  });

it('hears of S3 that an upload came, or that it was let go of', () => {
  expect(wordIn(inBucket('Object Created', { reason: 'PostObject' }))).toEqual({
    word: 'came',
    upload: 'upl_1',
  });
  expect(wordIn(inBucket('Object Deleted', { reason: 'Lifecycle Expiration' }))).toEqual({
    word: 'expired',
    upload: 'upl_1',
  });
});

it.each([
  ['NO_THREATS_FOUND', 'clean'],
  ['THREATS_FOUND', 'infected'],
  ['UNSUPPORTED', 'unscannable'],
  ['ACCESS_DENIED', 'unscannable'],
  ['FAILED', 'unscannable'],
])('hears of GuardDuty that %s is %s', (status, verdict) => {
  expect(wordIn(scanned(status))).toEqual({
    word: 'scanned',
    upload: 'upl_1',
    etag: 'b1946ac92492d2347c6235b4d2611184',
    verdict,
  });
});

it('hears of our own that a document is to be removed', () => {
  const word = { word: 'abandoned', document: 'report', keys: ['files/report/upl_1.pdf'] };
  expect(wordIn(JSON.stringify(word))).toEqual(word);
});

it('takes nothing else for a word', () => {
  expect(() => wordIn(scanned('CLEAN_ENOUGH'))).toThrow();
  expect(() => wordIn('{}')).toThrow();
});
