import { describe, expect, it } from 'vitest';
import { bounced, complained, delivered, inEnvelope, sent } from './ses-event.fixture.ts';
import { mailEventOf } from './ses-event.ts';

const AT = '2026-11-22T09:00:00.000Z';
const mail = {
  to: 'reader@example.org',
  messageId: 'm-1',
  at: AT,
  tags: { issue: 'weekly-12', subscriber: '5f0c2b7a9d3e4f61a8b2c4d6e8f00112' },
};
const common = {
  mail: 'm-1',
  to: ['reader@example.org'],
  about: { issue: 'weekly-12', subscriber: '5f0c2b7a9d3e4f61a8b2c4d6e8f00112' },
};
const read = (detail: { eventType: string }) => mailEventOf(inEnvelope(detail));

describe('an event of SES', () => {
  it('tells that a mail was taken, and that it was delivered', () => {
    expect(read(sent(mail))).toEqual({ ...common, what: 'sent', at: '2026-11-22T08:59:59.000Z' });
    expect(read(delivered(mail))).toEqual({ ...common, what: 'delivered', at: AT });
  });

  it.each([
    ['Permanent', 'General', 'hard'],
    ['Permanent', 'NoEmail', 'hard'],
    ['Permanent', 'Suppressed', 'hard'],
    ['Permanent', 'OnAccountSuppressionList', 'hard'],
    ['Transient', 'General', 'soft'],
    ['Transient', 'MailboxFull', 'soft'],
    ['Undetermined', 'Undetermined', 'soft'],
    ['Transient', 'MessageTooLarge', 'mail'],
    ['Transient', 'ContentRejected', 'mail'],
    ['Transient', 'AttachmentRejected', 'mail'],
  ])('tells a bounce %s/%s as %s', (type, subType, kind) => {
    const because = `${type}/${subType}`;
    expect(read(bounced(mail, type, subType))).toEqual({ ...common, what: 'bounced', at: AT, kind, because });
  });

  it('tells a complaint, and what only looks like one', () => {
    expect(read(complained(mail))).toEqual({ ...common, what: 'complained', at: AT, because: 'abuse' });
    expect(read(complained(mail, 'not-spam'))).toMatchObject({ kind: 'not-one' });
    expect(read(complained(mail, 'auth-failure'))).toMatchObject({ kind: 'not-one' });
    const { complaintFeedbackType: _, ...complaint } = complained(mail).complaint;
    expect(read({ ...complained(mail), complaint } as never)).toMatchObject({ because: 'complaint' });
  });

  it('is about the address that we wrote to, though another has sent it back', () => {
    const event = bounced(mail);
    event.bounce.bouncedRecipients = [
      { ...event.bounce.bouncedRecipients[0], emailAddress: 'else@example.net' },
    ] as never;
    expect(read(event).to).toEqual(['reader@example.org']);
  });

  it('of a mail without tags is about no issue; times are in UTC', () => {
    const { tags: _, ...plain } = mail;
    const event = read(delivered({ ...plain, at: '2026-11-22T09:00:00Z' }));
    expect(event).toEqual({ mail: 'm-1', to: ['reader@example.org'], what: 'delivered', at: AT });
  });

  it('that is not as documented is not taken', () => {
    expect(() => mailEventOf('{}')).toThrow();
    expect(() => read({ eventType: 'Open' })).toThrow();
    expect(() => read({ ...delivered(mail), delivery: {} } as never)).toThrow();
  });
});
