import { isDeepStrictEqual } from 'node:util';
import { LISTING_INDEX } from '@undersigned/aws/keys.ts';
import { describe, expect, inject, it } from 'vitest';
import { functionNamed, grants, list, ofType, type Resources, referred, type Statement } from './template.ts';

/*
 * What each function may do. The local AWS does not look at `dynamodb:LeadingKeys`, nor at what event sources may read:
 * that is proved here only.
 */

const templates = inject('templates');

const actionsOf = ({ Action }: Statement) => list(Action);
const onTable = (statement: Statement) =>
  actionsOf(statement).some((action) => action.startsWith('dynamodb:'));
const onStream = (statement: Statement) => JSON.stringify(statement.Resource).includes('StreamArn');
const prefixesOf = ({ Condition }: Statement): string[] =>
  list(Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);

/** What Lambda itself does in a function's name. */
const READING = {
  queue: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  stream: [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ],
};

/** The kinds of item, by key prefix, that a function may touch by one of these actions. */
const reach = (statements: readonly Statement[], actions: RegExp): string[] =>
  statements
    .filter((one) => onTable(one) && !onStream(one) && actionsOf(one).some((action) => actions.test(action)))
    .flatMap(prefixesOf);

const of = (resources: Resources, begin: string): Statement[] =>
  grants(resources).get(functionNamed(resources, begin)[0]) ?? [];

describe.each(Object.entries(templates))('in the %s variant', (variant, resources) => {
  const all = [...grants(resources)].flatMap(([fn, statements]) =>
    statements.map((one) => [fn, one] as const),
  );

  it('every function has a role of its own, with its own grants and no managed policy', () => {
    const functions = ofType(resources, 'AWS::Lambda::Function');
    for (const [fn, statements] of grants(resources)) expect([fn, statements]).not.toEqual([fn, []]);
    const roles = functions.map(([, { Properties }]) => referred(Properties.Role));
    expect(new Set(roles).size).toBe(roles.length);
    for (const role of roles) expect(resources[role]?.Properties.ManagedPolicyArns).toBeUndefined();
  });

  it('no role waits for a policy beside it: whoever may be called has its grants already', () => {
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']) {
      expect(ofType(resources, type)).toEqual([]);
    }
  });

  it('no action has a wildcard, and no resource is everything', () => {
    for (const [fn, statement] of all) {
      for (const action of actionsOf(statement))
        expect([fn, action]).toEqual([fn, expect.not.stringContaining('*')]);
      const everything = list(statement.Resource).includes('*');
      // The local AWS asks its IAM about “*” whenever a mail is sent or a replay begun (infra/findings.ts).
      const locally = ['ses:SendEmail', 'events:DescribeReplay', 'events:StartReplay'];
      // An account’s rate of mails has no resource that could be named.
      const explained = ['ses:GetAccount', ...(variant === 'local' ? locally : [])];
      const isExplained = actionsOf(statement).every((action) => explained.includes(action));
      expect([fn, everything && !isExplained]).toEqual([fn, false]);
    }
  });

  it('nobody scans', () => {
    for (const [fn, statement] of all) expect([fn, actionsOf(statement)]).not.toContain('dynamodb:Scan');
    expect(JSON.stringify(resources)).not.toContain('dynamodb:Scan');
  });

  it('whoever touches the table touches the kinds of item that are named, and no other', () => {
    const touching = all.filter(([, statement]) => onTable(statement) && !onStream(statement));
    expect(touching.length).toBeGreaterThan(20);
    for (const [fn, statement] of touching) {
      expect([fn, Object.keys(statement.Condition ?? {})]).toEqual([fn, ['ForAllValues:StringLike']]);
      expect(prefixesOf(statement).length).toBeGreaterThan(0);
      for (const prefix of prefixesOf(statement))
        expect([fn, prefix]).toEqual([fn, expect.stringMatching(/^[A-Z]+#?\*$/)]);
    }
  });

  it('the index is queried only, and only by who shows the roll or moderates', () => {
    const querying = all.filter(([, { Resource }]) =>
      JSON.stringify(Resource).includes(`/index/${LISTING_INDEX}`),
    );
    for (const [, statement] of querying) expect(actionsOf(statement)).toEqual(['dynamodb:Query']);
    expect(querying.map(([fn, one]) => [fn.replace(/Function.*/, ''), prefixesOf(one)]).sort()).toEqual([
      ['EditingSignatures', ['WAITING#*']],
      ['LetterboxModerate', ['SLIPS#*', 'COMMENTED#*']],
      ['ReadingApi', ['LISTED#*']],
      ['ReadingPages', ['LISTED#*']],
      ['RecordPages', ['LISTED#*']],
      ['RecordRead', ['LISTED#*']],
      ['SigningExpiryWorker', ['SLIPS#*']],
      ['SigningRetentionWorker', ['COMMENTED#*']],
    ]);
  });

  it.each(['ReadingApi', 'ReadingPages'])('%s can read nothing personal, and write nothing', (name) => {
    const statements = of(resources, `${name}Function`);
    const readable = reach(statements, /Get|Query/);
    for (const personal of ['ROLL#*', 'MAILS#*', 'ASKS#*', 'AUDIT#*', 'WAITING#*']) {
      expect(readable).not.toContain(personal);
    }
    expect(reach(statements, /Put|Update|Delete/)).toEqual([]);
    expect(JSON.stringify(statements)).not.toContain('secretsmanager');
  });

  it('the keys’ secret is read by those who know addresses or links, and by nobody else', () => {
    const secret = ofType(resources, 'AWS::SecretsManager::Secret').find(([id]) =>
      id.startsWith('StoreKeys'),
    )?.[0];
    const readers = all
      .filter(([, statement]) => actionsOf(statement).includes('secretsmanager:GetSecretValue'))
      .filter(([, { Resource }]) => list(Resource).some((resource) => referred(resource) === secret))
      .map(([fn]) => fn.replace(/Function.*/, ''));
    expect(readers.sort()).toEqual([
      'DigestsJournalReader',
      'DigestsSendReader',
      'EditingDeclarations',
      'EditingErasures',
      'EditingSignatures',
      'LetterboxAnswer',
      'LetterboxHandIn',
      'LetterboxLinks',
      'LetterboxSendersReader',
      'MailEventsTakeReader',
      'MailSignersReader',
      'PartnersSubmit',
      'SigningConfirm',
      'SigningLeave',
      'SigningLinks',
      'SigningSign',
      'StaffDigestsEdit',
      'StaffDigestsLetters',
      'StaffPartnersEdit',
      'Subscriptions',
      'WebhooksDeliverReader',
    ]);
  });

  it('signing writes signatures and counts of requests, and reads no signature', () => {
    const statements = of(resources, 'SigningSignFunction');
    expect(reach(statements, /Put|Update/).sort()).toEqual(['ASKS#*', 'ROLL#*']);
    expect(reach(statements, /Get|Query/)).not.toContain('ROLL#*');
    expect(JSON.stringify(statements)).not.toMatch(/"(ses|events|sqs):/);
  });

  it('the letterbox takes what anybody puts in, and reads none of it', () => {
    const statements = of(resources, 'LetterboxHandInFunction');
    expect(reach(statements, /Put|Update|Delete/).sort()).toEqual(['ASKS#*', 'LETTERBOX#*']);
    expect(reach(statements, /Get|Query/).sort()).toEqual(['NETWORK*', 'RECORD#*', 'SETTINGS*']);
    expect(JSON.stringify(statements)).not.toMatch(/"(ses|events|sqs):/);
  });

  it('subscribers are written down by who mails nobody, and sees nobody else', () => {
    const statements = of(resources, 'SubscriptionsFunction');
    expect(reach(statements, /Put|Update/).sort()).toEqual(['ASKS#*', 'DIGESTS#*', 'SUBSCRIBERS#*']);
    expect(reach(statements, /Delete/)).toEqual([]);
    for (const personal of ['ROLL#*', 'MAILS#*', 'ASKS#*', 'LETTERBOX#*', 'FOLLOWINGS#*']) {
      expect(reach(statements, /Get|Query/)).not.toContain(personal);
    }
    expect(JSON.stringify(statements)).not.toMatch(/"(ses|events|sqs):/);
  });

  it('what partners send in is written down by who mails nobody and publishes nothing', () => {
    const statements = of(resources, 'PartnersSubmitFunction');
    expect(reach(statements, /Put|Update/).sort()).toEqual([
      'ASKS#*',
      'KNOWN#*',
      'ROLL#*',
      'SHARED#*',
      'SIGNED#*',
      'SUBMISSIONS#*',
    ]);
    expect(reach(statements, /Delete/)).toEqual(['SHARED#*']);
    expect(JSON.stringify(statements)).not.toMatch(/"(ses|events|sqs):/);
  });

  it('members of staff are looked up by who writes to them, in their pool alone', () => {
    const looking = all.filter(([, one]) =>
      actionsOf(one).some((action) => action.startsWith('cognito-idp:')),
    );
    expect(looking.map(([fn]) => fn.replace(/Function.*/, ''))).toEqual([
      'LetterboxSendersReader',
      'StaffDigestsLetters',
    ]);
    for (const [, { Action, Resource }] of looking) {
      expect(Action).toBe('cognito-idp:AdminGetUser');
      expect(list(Resource).map(referred)).toEqual([ofType(resources, 'AWS::Cognito::UserPool')[0]?.[0]]);
    }
  });

  it('erasing reaches whatever is kept of people, and writes nothing but what empties it', () => {
    const statements = of(resources, 'EditingErasuresFunction');
    expect(reach(statements, /Put|Update/).sort()).toEqual([
      'AUDIT#*',
      'COMMENTS#*',
      'ROLL#*',
      'STANDINGS#*',
      'SUPPRESSED*',
    ]);
    expect(reach(statements, /Delete/).sort()).toEqual([
      'KNOWN#*',
      'LETTERBOX#*',
      'MAILS#*',
      'SAID#*',
      'SIGNED#*',
      'STANDINGS#*',
      'SUBSCRIBERS#*',
    ]);
    expect(reach(statements, /Get|Query/)).not.toContain('AUDIT#*');
    expect(JSON.stringify(statements)).not.toMatch(/"(ses|events|sqs):/);
  });

  it('owners’ work on partners reaches no signer, and sends nothing but parcels', () => {
    const statements = of(resources, 'StaffPartnersEditFunction');
    expect(reach(statements, /Get|Query/).sort()).toEqual([
      'DELIVERIES#*',
      'ENDPOINTS*',
      'HEALTH#*',
      'PARTNERS*',
      'REPLAYS#*',
      'SHARED#*',
    ]);
    expect(reach(statements, /Put|Update/).sort()).toEqual([
      'AUDIT#*',
      'ENDPOINTS*',
      'HEALTH#*',
      'PARTNERS*',
      'REPLAYS#*',
    ]);
    expect(reach(statements, /Delete/).sort()).toEqual(['ENDPOINTS*', 'PARTNERS*']);
    expect(JSON.stringify(statements)).not.toMatch(/"(ses|events:Put)/);
  });

  it('who shows comments can read of them what anybody sees', () => {
    for (const name of ['RecordReadFunction', 'RecordPagesFunction']) {
      const readable = reach(of(resources, name), /Get|Query/);
      for (const kind of ['LETTERBOX#*', 'COMMENTS#*']) expect(readable).not.toContain(kind);
    }
  });

  it.each(['SigningLinksFunction', 'LetterboxLinksFunction'])('%s can write nothing', (name) => {
    expect(of(resources, name)).not.toEqual([]);
    expect(reach(of(resources, name), /Put|Update|Delete/)).toEqual([]);
  });

  it('the digest is sent by who reads of people where it goes to, and changes nothing of theirs', () => {
    const statements = of(resources, 'DigestsSendReaderFunction');
    const readable = reach(statements, /Get|Query/);
    for (const personal of ['ROLL#*', 'MAILS#*', 'LETTERBOX#*', 'COMMENTS#*', 'FOLLOWINGS#*'])
      expect(readable).not.toContain(personal);
    expect(reach(statements, /Put|Update|Delete/)).not.toContain('SUBSCRIBERS#*');
    expect(reach(of(resources, 'DigestsPublishWorkerFunction'), /Put|Update|Delete/)).toEqual(['DIGESTS#*']);
  });

  it('counting writes tallies alone', () => {
    expect(reach(of(resources, 'CountingCountReaderFunction'), /Put|Update|Delete/)).toEqual(['TALLY#*']);
    expect(reach(of(resources, 'CountingRecountWorkerFunction'), /Put|Update|Delete/)).toEqual(['TALLY#*']);
  });

  it('only the relay publishes, only the mail functions send, only what may be removed is', () => {
    const able = (action: string) =>
      all.filter(([, one]) => actionsOf(one).includes(action)).map(([fn]) => fn.replace(/Function.*/, ''));
    expect(able('events:PutEvents')).toEqual(['EventsRelayReader']);
    expect(able('ses:SendEmail').sort()).toEqual([
      'DigestsSendReader',
      'LetterboxSendersReader',
      'MailSignersReader',
      'StaffDigestsLetters',
    ]);
    expect(able('dynamodb:DeleteItem').sort()).toEqual([
      'DigestsJournalReader',
      'DigestsSendReader',
      'DocumentsGateReader',
      'EditingCalendarWorker',
      'EditingDeclarations',
      'EditingErasures',
      'FixedPages',
      'ImportsImport',
      'LetterboxAnswer',
      'LetterboxModerate',
      'LetterboxSendersReader',
      'MailEventsTakeReader',
      'PartnersSubmit',
      'RecordEdit',
      'SigningExpiryWorker',
      'SigningRetentionWorker',
      'StaffDigestsEdit',
      'StaffDigestsLetters',
      'StaffPartnersEdit',
      'WebhooksDeliverReader',
    ]);
  });

  it('who is fed by a stream or a queue may read that one, and put by what it gives up', () => {
    for (const [, { Properties }] of ofType(resources, 'AWS::Lambda::EventSourceMapping')) {
      const fn = referred(Properties.FunctionName);
      const statements = grants(resources).get(fn) ?? [];
      const onThat = (arn: unknown) =>
        statements
          .filter(({ Resource }) => list(Resource).some((one) => isDeepStrictEqual(one, arn)))
          .flatMap(actionsOf)
          // Who delivers webhooks puts into its own slow lane what is to wait; a page of the digest is followed by the next.
          .filter(
            (action) => !action.startsWith('sqs:SendMessage') || !/^(WebhooksDeliver|DigestsSend)/.test(fn),
          );
      const isStream = JSON.stringify(Properties.EventSourceArn).includes('StreamArn');
      expect(onThat(Properties.EventSourceArn).sort()).toEqual(isStream ? READING.stream : READING.queue);
      if (isStream) {
        expect(onThat(Properties.DestinationConfig.OnFailure.Destination)).toEqual(['sqs:SendMessage']);
      }
    }
  });
});
