import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { usedProofsContract } from '@undersigned/declarations/admit.contract.ts';
import { askLimitsContract } from '@undersigned/declarations/ask-limits.contract.ts';
import { declarationsContract } from '@undersigned/declarations/declarations.contract.ts';
import { gateContract } from '@undersigned/declarations/gate.contract.ts';
import { organisationsContract } from '@undersigned/declarations/organisations.contract.ts';
import { ledgerContract } from '@undersigned/declarations/post.contract.ts';
import { rollContract } from '@undersigned/declarations/roll.contract.ts';
import { AT } from '@undersigned/declarations/samples.ts';
import { settingsContract } from '@undersigned/declarations/settings.contract.ts';
import { signaturesContract } from '@undersigned/declarations/signatures.contract.ts';
import { talliesContract } from '@undersigned/declarations/tally.contract.ts';
import { givensContract } from '@undersigned/digests/givens.contract.ts';
import { FIRST_ISSUES, issuesContract } from '@undersigned/digests/issues.contract.ts';
import { lettersContract } from '@undersigned/digests/letters.contract.ts';
import { linesContract } from '@undersigned/digests/lines.contract.ts';
import { outcomesContract } from '@undersigned/digests/outcomes.contract.ts';
import { rateContract } from '@undersigned/digests/pace.contract.ts';
import { standingsContract } from '@undersigned/digests/standings.contract.ts';
import { followingsContract, subscribersContract } from '@undersigned/digests/subscribers.contract.ts';
import { fileItemsContract } from '@undersigned/documents/file-store.contract.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { commentsContract } from '@undersigned/letterbox/comments.contract.ts';
import { letterboxContract } from '@undersigned/letterbox/letterbox.contract.ts';
import { fixedPagesContract } from '@undersigned/network/fixed-page.contract.ts';
import { knownMembersContract } from '@undersigned/network/known-members.contract.ts';
import { recordContract } from '@undersigned/network/record.contract.ts';
import { busContract } from '@undersigned/outbox/relay.contract.ts';
import { deliveriesContract } from '@undersigned/partners/delivery.contract.ts';
import { healthContract } from '@undersigned/partners/health.contract.ts';
import { endpointsContract, partnersContract } from '@undersigned/partners/partner-store.contract.ts';
import { samplePartner } from '@undersigned/partners/partners.fixture.ts';
import { replaysContract } from '@undersigned/partners/replay.contract.ts';
import { sharedContract } from '@undersigned/partners/shared.contract.ts';
import { submissionsContract } from '@undersigned/partners/submissions.contract.ts';
import { describe, inject, vi } from 'vitest';
import { askLimitTable } from './ask-limits.ts';
import { eventBus } from './bus.ts';
import { commentTable } from './comments.ts';
import { declarationTable, gate } from './declarations.ts';
import { deliveryTable } from './deliveries.ts';
import { downloadTable, uploadTable } from './document-items.ts';
import { fixedPageTable } from './fixed-pages.ts';
import { givenTable } from './givens.ts';
import { healthTable } from './health.ts';
import { lineTable } from './issue-lines.ts';
import { issueTable, journalTable } from './issues.ts';
import { ledgerTable } from './ledger.ts';
import { letterboxTable } from './letterbox.ts';
import { letterTable } from './letters.ts';
import { mailRate } from './mail-rate.ts';
import { knownOrganisationTable, signedTable } from './organisations.ts';
import { outcomeTable } from './outcomes.ts';
import { endpointTable, partnerTable } from './partners.ts';
import { cardTable, recordTable } from './record.ts';
import { eventBridgeReplays } from './replays.ts';
import { rollIndex } from './roll.ts';
import { settingsTable } from './settings.ts';
import { sharedTable } from './shared.ts';
import { signatureTable } from './signatures.ts';
import { standingTable } from './standings.ts';
import { submissionTable } from './submissions.ts';
import { followingTable, subscriberTable } from './subscribers.ts';
import { openTable, type Table } from './table.ts';
import { tallyTable } from './tallies.ts';
import { usedProofTable } from './used-proofs.ts';

/* The adapters keep the contracts that the twins in memory keep, on a table with the deployed one's keys and index. */

const stack = inject('stack');
const client = new DynamoDBClient(stack.aws);

/** An empty table, made as the deployed one is. */
const freshTable = async (): Promise<Table> => {
  const { Table: deployed } = await client.send(
    new DescribeTableCommand({ TableName: stack.outputs.TableName }),
  );
  const name = `contract-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: deployed?.AttributeDefinitions,
      KeySchema: deployed?.KeySchema,
      GlobalSecondaryIndexes: deployed?.GlobalSecondaryIndexes?.map(
        ({ IndexName, KeySchema, Projection }) => ({
          IndexName,
          KeySchema,
          Projection,
        }),
      ),
    }),
  );
  return openTable(name, client);
};

const now = () => AT;

describe('signatures in the table', () =>
  signaturesContract(async () => ({ signatures: signatureTable(await freshTable()) })));

describe('partners in the table', () =>
  partnersContract(async () => ({ partners: partnerTable(await freshTable()) })));

describe('endpoints in the table', () =>
  endpointsContract(async () => {
    const table = await freshTable();
    const endpoints = endpointTable(table);
    return { endpoints, roster: endpoints, another: endpointTable(table) };
  }));

describe('the delivery log in the table', () =>
  deliveriesContract(async () => ({ deliveries: deliveryTable(await freshTable(), now) })));

describe('how endpoints fare, in the table', () =>
  healthContract(async () => ({ health: healthTable(await freshTable(), now) })));

describe('replays from the archive', () =>
  replaysContract(async () => {
    const events = new EventBridgeClient(stack.aws);
    const { Arn: bus = '' } = await events.send(new DescribeEventBusCommand({ Name: stack.outputs.BusName }));
    const named = (resource: string) => bus.replace(/event-bus\/.*/, resource);
    // No rule is of that name, and nobody knows the replay: it reaches none.
    const archive = { archive: named('archive/undersigned'), bus, rule: named('rule/none') };
    return { replays: eventBridgeReplays(await freshTable(), archive, () => new Date(), events) };
  }));

describe('what was shared, in the table', () =>
  sharedContract(async () => ({ shared: sharedTable(await freshTable()) })));

describe('what partners have sent in, in the table', () =>
  submissionsContract(async () => ({ submissions: submissionTable(await freshTable()) })));

describe('subscribers in the table', () =>
  subscribersContract(async () => {
    const table = await freshTable();
    return {
      subscribers: subscriberTable(table),
      issues: issueTable(table, { now, tallies: async () => ({}) }),
    };
  }));

describe('who follows, in the table', () =>
  followingsContract(async () => ({ followings: followingTable(await freshTable()) })));

describe('issues and their journal in the table', () =>
  issuesContract(async () => {
    const table = await freshTable();
    const first = { now: FIRST_ISSUES.now, tallies: async () => FIRST_ISSUES.before };
    return { issues: issueTable(table, first), journal: journalTable(table) };
  }));

describe('compiled lines in the table', () =>
  linesContract(async () => {
    const table = await freshTable();
    return { lines: lineTable(table), another: lineTable(table) };
  }));

describe('to whom issues have gone, in the table', () =>
  givensContract(async () => ({ givens: givenTable(await freshTable()) })));

describe('how addresses stand, in the table', () =>
  standingsContract(async () => ({ standings: standingTable(await freshTable()) })));

describe('letters in the table', () =>
  lettersContract(async () => ({ letters: letterTable(await freshTable()) })));

describe('what became of mails, in the table', () =>
  outcomesContract(async () => {
    const table = await freshTable();
    return { givens: givenTable(table), outcomes: outcomeTable(table) };
  }));

describe('the rate of mails in the table', () =>
  rateContract(async () => ({ rate: mailRate(await freshTable()) })));

describe('the roll in the index', () =>
  rollContract(async () => {
    const table = await freshTable();
    return { roll: rollIndex(table), signatures: signatureTable(table) };
  }));

describe('tallies in the table', () =>
  talliesContract(async () => ({ tallies: tallyTable(await freshTable()) })));

describe('declarations in the table', () =>
  declarationsContract(async () => ({ declarations: declarationTable(await freshTable()) })));

describe('settings in the table', () =>
  settingsContract(async () => ({ settings: settingsTable(await freshTable()) })));

describe('the gate over the table', () =>
  gateContract(async (clock) => {
    const table = await freshTable();
    return {
      gate: gate(table, clock),
      declarations: declarationTable(table),
      settings: settingsTable(table),
      keepPartner: async ({ slug, name, origins, asksConsent }) => {
        const partners = partnerTable(table);
        const rev = (await partners.get(slug))?.rev ?? 0;
        const change = { slug, name, origins: [...origins], asksConsent, rev: rev + 1 };
        await partners.save(samplePartner(change), rev);
      },
    };
  }));

describe('known organisations in the table', () =>
  organisationsContract(async () => ({ organisations: knownOrganisationTable(await freshTable()) })));

describe('the ledger of mails in the table', () =>
  ledgerContract(async () => ({ ledger: ledgerTable(await freshTable(), now) })));

describe('counts of requests in the table', () =>
  askLimitsContract(async () => ({ limits: askLimitTable(await freshTable()) })));

describe('the record in the table', () =>
  recordContract(async () => {
    const table = await freshTable();
    return { record: recordTable(table), cards: cardTable(table) };
  }));

describe('fixed pages in the table', () =>
  fixedPagesContract(async () => ({ pages: fixedPageTable(await freshTable()) })));

describe('members known to signing, in the table', () =>
  knownMembersContract(async () => {
    const table = await freshTable();
    return {
      record: recordTable(table),
      organisations: knownOrganisationTable(table),
      signatures: signatureTable(table),
      roll: rollIndex(table),
      signed: signedTable(table),
    };
  }));

describe('uploads and downloads in the table', () =>
  fileItemsContract(async () => {
    const table = await freshTable();
    return { uploads: uploadTable(table), downloads: downloadTable(table) };
  }));

describe('used proofs in the table', () =>
  usedProofsContract(async () => ({ proofs: usedProofTable(await freshTable()) })));

describe('the letterbox in the table', () =>
  letterboxContract(async () => ({ letterbox: letterboxTable(await freshTable()) })));

describe('comments in the table', () =>
  commentsContract(async () => ({ comments: commentTable(await freshTable()) })));

describe('the bus', () =>
  busContract(async () => ({
    bus: eventBus(stack.outputs.BusName, new EventBridgeClient(stack.aws)),
    published: (ids) =>
      vi.waitFor(
        async () => {
          const all = (await (await fetch(`${stack.baseUrl}/_local/events`)).json()) as CloudEvent[];
          const arrived = all.filter(({ id }) => ids.includes(id));
          if (arrived.length < ids.length) throw new Error(`${arrived.length} of ${ids.length} have arrived`);
          return arrived;
        },
        { timeout: 10_000, interval: 100 },
      ),
  })));
