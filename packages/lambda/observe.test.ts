import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attach, begin, countMetric, lagMetric, note, noteFailure } from './observe.ts';

let lines: Record<string, unknown>[];

beforeEach(() => {
  lines = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      lines.push(
        ...String(text)
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
      return true;
    });
  begin({ awsRequestId: 'a-request' }, 'what-it-is-about');
});

afterEach(() => vi.restoreAllMocks());

describe('a piece of work', () => {
  it('is one line: what it was, under which ids, and what else is worth telling', () => {
    attach({ event: 'evt_1' });
    note('answered', { status: 202 });
    expect(lines).toEqual([
      {
        level: 'INFO',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        service: 'undersigned',
        sampling_rate: expect.anything(),
        message: 'answered',
        correlationId: 'what-it-is-about',
        requestId: 'a-request',
        status: 202,
        event: 'evt_1',
      },
    ]);
  });

  it('is followed by what was counted, as CloudWatch reads metrics', () => {
    countMetric('mails.sent', 1);
    countMetric('mails.sent', 2);
    lagMetric('relay.lag', 40);
    note('worked');
    expect(lines.slice(1)).toMatchObject([
      {
        _aws: {
          Timestamp: expect.closeTo(Date.now(), -4),
          CloudWatchMetrics: [
            {
              Namespace: 'Undersigned',
              Dimensions: [['service']],
              Metrics: [
                { Name: 'mails.sent', Unit: 'Count' },
                { Name: 'relay.lag', Unit: 'Milliseconds' },
              ],
            },
          ],
        },
        service: 'undersigned',
        'mails.sent': [1, 2],
        'relay.lag': 40,
      },
    ]);
  });

  it('tells nothing of the piece before', () => {
    attach({ event: 'evt_1' });
    countMetric('mails.sent', 1);
    note('answered');
    begin({ awsRequestId: 'another-request' }, 'another-request');
    note('answered');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toEqual({
      level: 'INFO',
      timestamp: expect.any(String),
      service: 'undersigned',
      sampling_rate: expect.anything(),
      message: 'answered',
      correlationId: 'another-request',
    });
  });

  it('that failed is told with the error’s stack, as an error', () => {
    noteFailure('sign failed', new Error('no such table'));
    expect(lines).toMatchObject([
      {
        level: 'ERROR',
        message: 'sign failed',
        error: { message: 'no such table', stack: expect.anything() },
      },
    ]);
  });
});
