import type { SettledState } from '@undersigned/declarations/signature.ts';
import { partitionOf, type SignatureKey } from '@undersigned/declarations/signature-id.ts';
import type { BucketKey } from '@undersigned/declarations/tally.ts';
import { issueId } from '@undersigned/digests/issue.ts';
import type { Rhythm } from '@undersigned/digests/rhythm.ts';
import { shardOf } from '@undersigned/digests/shard.ts';
import type { StandingKey } from '@undersigned/digests/standing.ts';
import { INCOMING, PUBLISHED } from '@undersigned/documents/file-keys.ts';
import type { CommentContent } from '@undersigned/letterbox/comment.ts';
import type { SlipKey } from '@undersigned/letterbox/letterbox.ts';
import type { Place } from '@undersigned/network/cards.ts';
import type { Collection, Ref } from '@undersigned/network/thing.ts';

/*
 * Every key of the single table. Partition keys begin with the prefix of their kind, so that a function can be granted
 * the kinds it works with and no other (dynamodb:LeadingKeys, see infra/constructs/bindings.ts).
 */

/** The kinds of item, by the prefix of their partition keys. */
export const PREFIX = {
  declarations: 'DECLARATIONS',
  slugs: 'SLUGS',
  texts: 'TEXTS#',
  settings: 'SETTINGS',
  roll: 'ROLL#',
  tally: 'TALLY#',
  asks: 'ASKS#',
  mails: 'MAILS#',
  known: 'KNOWN#',
  /** Which organisations of the record have signed which declarations. */
  signed: 'SIGNED#',
  audit: 'AUDIT#',
  network: 'NETWORK',
  /** The network's record, by collection. */
  record: 'RECORD#',
  /** The card catalogue of what anybody may see of the record. */
  cards: 'CARDS#',
  /** By what is linked to, what links to it. */
  links: 'LINKS#',
  /** Exports of the whole network, while their archives are kept. */
  exports: 'EXPORTS#',
  /** Announced uploads of documents' files, until they are done with. */
  uploads: 'UPLOADS#',
  /** How often documents were downloaded. */
  downloads: 'DOWNLOADS#',
  /** What anybody without an account puts in, by address key. */
  letterbox: 'LETTERBOX#',
  /** Comments whose senders have confirmed them, by address key. */
  comments: 'COMMENTS#',
  /** What anybody sees of comments, by what they are on. */
  said: 'SAID#',
  /** Sites with credentials. */
  partners: 'PARTNERS',
  /** Where partners are told what happens; and the count of their changes. */
  endpoints: 'ENDPOINTS',
  /** The delivery log, by endpoint. */
  deliveries: 'DELIVERIES#',
  /** How endpoints fare: what their last answers were like. */
  health: 'HEALTH#',
  /** Replays of an endpoint's past events, while they are remembered. */
  replays: 'REPLAYS#',
  /** What partners have sent in lately, by message id. */
  submissions: 'SUBMISSIONS#',
  /** Which endpoints were given a signer's data, by signature; and which erasures partners owe an answer to. */
  shared: 'SHARED#',
  /** Who is written to, or asked to be, by address key. */
  subscribers: 'SUBSCRIBERS#',
  /** Who follows a declaration for having signed it, by signature. */
  followings: 'FOLLOWINGS#',
  /** The digest's issues, by rhythm; and which of them is open. */
  digests: 'DIGESTS#',
  /** What happened, by the issue that tells it. */
  journal: 'JOURNAL#',
  /** What closed issues say. */
  lines: 'LINES#',
  /** To whom an issue has gone, by issue and shard of subscribers; for two months. */
  givens: 'GIVENS#',
  /** Letters to declarations' followers, by declaration; and which of them are due when. */
  letters: 'LETTERS#',
  /** What became of an issue's mails: counts, by issue and shard of subscribers. */
  outcomes: 'OUTCOMES#',
  /** How addresses stand with the mail service, by address key. */
  standings: 'STANDINGS#',
  /** Addresses that are not written to, by when they were suppressed. */
  suppressed: 'SUPPRESSED',
  /** Until when services are booked that take so much a second. */
  rates: 'RATES',
  /** In the index: slips of the letterbox, by kind and state. */
  slips: 'SLIPS#',
  /** In the index: comments by state. */
  commented: 'COMMENTED#',
  /** In the index: what the roll shows. */
  listed: 'LISTED#',
  /** In the index: what waits for a moderator. */
  waiting: 'WAITING#',
} as const;

/** The index of signatures that are listed, or wait for a moderator. It holds what the roll shows and nothing else. */
export const LISTING_INDEX = 'listing';
export const LISTING_KEYS = { partition: 'listPk', sort: 'listSk' } as const;
/** Attributes that the index holds beside the keys. */
export const LISTING_ATTRIBUTES = ['listed', 'signedOn'];
/** The attribute that says when an item disappears, in seconds since the epoch. */
export const TTL_ATTRIBUTE = 'forgetAt';

/** What the `state` attribute of a signature says while it counts; the stream's filter looks at it. */
export const COUNTED_STATE: SettledState = 'confirmed';

/** Individuals' list is spread over this many index partitions, so that confirming never waits for one. */
export const LIST_SHARDS = 16;

const two = (value: number) => String(value).padStart(2, '0');

export const declarationKey = (id: string) => ({ pk: PREFIX.declarations, sk: id });
export const slugKey = (collection: string, slug: string) => ({
  pk: PREFIX.slugs,
  sk: `${collection}#${slug}`,
});
export const textKey = (id: string, language: string, version: number) => ({
  pk: `${PREFIX.texts}${id}`,
  sk: `${language}#${String(version).padStart(6, '0')}`,
});
export const settingsKey = { pk: PREFIX.settings, sk: 'network' };
export const rollPartition = (declarationId: string, partition: number) =>
  `${PREFIX.roll}${declarationId}#${two(partition)}`;
export const SIGNATURE_SORT = 'SIG#';
export const signatureKey = (key: SignatureKey) => ({
  pk: rollPartition(key.declaration, partitionOf(key)),
  sk: `${SIGNATURE_SORT}${key.key}`,
});
export const tallyPartition = (declarationId: string) => `${PREFIX.tally}${declarationId}`;
export const bucketKey = ({ declaration, month, group }: BucketKey) => ({
  pk: tallyPartition(declaration),
  sk: `${month}#${group}`,
});
export const asksKey = (network: string, kind: string, hour: string) => ({
  pk: `${PREFIX.asks}${network}`,
  sk: `${hour}#${kind}`,
});
export const usedProofKey = (hash: string) => ({ pk: `${PREFIX.asks}proof#${hash}`, sk: 'used' });
export const ledgerKey = (addressKey: string) => ({ pk: `${PREFIX.mails}${addressKey}`, sk: 'ledger' });
export const knownPartition = (domain: string) => `${PREFIX.known}${domain}`;
export const APPROVED_SORT = 'organisation';
export const knownKey = (domain: string) => ({ pk: knownPartition(domain), sk: APPROVED_SORT });
/** That a domain is an organisation's of the record. */
export const recordedKey = (domain: string, organisation: string) => ({
  pk: knownPartition(domain),
  sk: `${RECORDED_SORT}${organisation}`,
});
export const RECORDED_SORT = 'recorded#';
export const PLACE_SORT = 'signed#';
export const signedRoll = (declarationId: string) => `${PREFIX.signed}roll#${declarationId}`;
export const signedByPartition = (organisation: string) => `${PREFIX.signed}by#${organisation}`;
export const signedRollKey = ({ declaration, key }: SignatureKey) => ({
  pk: signedRoll(declaration),
  sk: `${SIGNATURE_SORT}${key}`,
});
/** The two items that say that a signature is an organisation's: one for the roll, one for the organisation. */
export const signedKeys = (organisation: string, signature: SignatureKey) => [
  signedRollKey(signature),
  { pk: signedByPartition(organisation), sk: `${signature.declaration}#${signature.key}` },
];
export const placeKey = (domain: string, declarationId: string) => ({
  pk: knownPartition(domain),
  sk: `${PLACE_SORT}${declarationId}`,
});
export const auditKey = (at: string, id: string) => ({
  pk: `${PREFIX.audit}${at.slice(0, 7)}`,
  sk: `${at}#${id}`,
});

/** The prefixes of the bucket of documents' files. */
export const FILES = { incoming: INCOMING, published: PUBLISHED } as const;

export const exportKey = (id: string) => ({ pk: `${PREFIX.exports}${id}`, sk: 'export' });
export const networkKey = { pk: PREFIX.network, sk: 'network' };
export const recordPartition = (collection: Collection) => `${PREFIX.record}${collection}`;
export const fixedPageKey = (name: string) => ({ pk: PREFIX.network, sk: `page#${name}` });
export const thingKey = (collection: Collection, id: string) => ({ pk: recordPartition(collection), sk: id });
export const drawerPartition = (collection: Collection, drawer: string) =>
  `${PREFIX.cards}${collection}#${drawer}`;
export const cardKey = (collection: Collection, { drawer, sort }: Place) => ({
  pk: drawerPartition(collection, drawer),
  sk: sort,
});
export const uploadKey = (id: string) => ({ pk: `${PREFIX.uploads}${id}`, sk: 'upload' });
export const downloadPartition = (document: string) => `${PREFIX.downloads}${document}`;
export const downloadKey = (document: string, month: string) => ({
  pk: downloadPartition(document),
  sk: month,
});
export const linkPartition = ({ collection, id }: Ref) => `${PREFIX.links}${collection}#${id}`;
export const linkKey = (to: Ref, from: Ref) => ({
  pk: linkPartition(to),
  sk: `${from.collection}#${from.id}`,
});

/** The tickets with which a thing is saved that newly links to others: see link-guard.ts. */
export const ticketPartition = ({ collection, id }: Ref) => `${PREFIX.links}from#${collection}#${id}`;
export const ticketKey = (from: Ref, ticket: string) => ({ pk: ticketPartition(from), sk: ticket });

export const partnerKey = (slug: string) => ({ pk: PREFIX.partners, sk: slug });
export const endpointSort = (partner: string, id: string) => `${partner}#${id}`;
export const endpointKey = (partner: string, id: string) => ({
  pk: PREFIX.endpoints,
  sk: endpointSort(partner, id),
});
/** Counts the changes of endpoints. */
export const rosterKey = { pk: `${PREFIX.endpoints}#roster`, sk: 'roster' };
export const deliveryPartition = (endpoint: string) => `${PREFIX.deliveries}${endpoint}`;
export const deliveryKey = (endpoint: string, id: string) => ({ pk: deliveryPartition(endpoint), sk: id });
export const healthKey = (endpoint: string) => ({ pk: `${PREFIX.health}${endpoint}`, sk: 'health' });
export const slowPartition = `${PREFIX.health}slow`;
export const slowKey = (endpoint: string) => ({ pk: slowPartition, sk: endpoint });
export const replayKey = (endpoint: string, id: string) => ({ pk: `${PREFIX.replays}${endpoint}`, sk: id });
/** The time that is booked for an endpoint's replayed events. */
export const replayTimeKey = (endpoint: string) => replayKey(endpoint, 'booked');
export const sharingPartition = (signature: string) => `${PREFIX.shared}${signature}`;
export const sharingKey = (of: { signature: string; partner: string; endpoint: string }) => ({
  pk: sharingPartition(of.signature),
  sk: endpointSort(of.partner, of.endpoint),
});
export const debtPartition = (partner: string) => `${PREFIX.shared}owed#${partner}`;
export const debtKey = (partner: string, signature: string) => ({
  pk: debtPartition(partner),
  sk: signature,
});

/** A slug has no slash in it. */
export const submissionKey = (partner: string, message: string) => ({
  pk: `${PREFIX.submissions}${partner}/${message}`,
  sk: 'submission',
});

export const subscriberPartition = (shard: number) => `${PREFIX.subscribers}${shard.toString(16)}`;
export const subscriberKey = (key: string) => ({ pk: subscriberPartition(shardOf(key)), sk: key });
export const followingKey = (signature: string) => ({
  pk: `${PREFIX.followings}${signature}`,
  sk: 'following',
});
export const digestPartition = (rhythm: Rhythm) => `${PREFIX.digests}${rhythm}`;
/** Of a rhythm: which issue is open. */
export const seriesKey = (rhythm: Rhythm) => ({ pk: digestPartition(rhythm), sk: 'series' });
export const issueSort = (number: number) => `ISSUE#${String(number).padStart(6, '0')}`;
export const issueKey = (rhythm: Rhythm, number: number) => ({
  pk: digestPartition(rhythm),
  sk: issueSort(number),
});
export const journalPartition = (rhythm: Rhythm, number: number) =>
  `${PREFIX.journal}${issueId(rhythm, number)}`;
export const journalKey = (rhythm: Rhythm, number: number, { at, id }: { at: string; id: string }) => ({
  pk: journalPartition(rhythm, number),
  sk: `${at}#${id}`,
});
/** That an event was entered. */
export const journaledKey = (id: string) => ({ pk: `${PREFIX.journal}known#${id}`, sk: 'known' });
export const linesPartition = (issue: string) => `${PREFIX.lines}${issue}`;
export const linesKey = (issue: string, name: string, chunk: number) => ({
  pk: linesPartition(issue),
  sk: `${name}#${String(chunk).padStart(6, '0')}`,
});
export const givenPartition = (issue: string, shard: number) =>
  `${PREFIX.givens}${issue}#${shard.toString(16)}`;
export const givenKey = (issue: string, key: string) => ({
  pk: givenPartition(issue, shardOf(key)),
  sk: key,
});
export const letterPartition = (declaration: string) => `${PREFIX.letters}${declaration}`;
export const letterKey = ({ declaration, name }: { declaration: string; name: string }) => ({
  pk: letterPartition(declaration),
  sk: name,
});
/** A slug has no slash in it. */
export const DUE_LETTERS = `${PREFIX.letters}/due`;
/** Sorted by time; what follows a time begins with a sign that is less than the dollar sign. */
export const dueLetterKey = (at: string, { declaration, name }: { declaration: string; name: string }) => ({
  pk: DUE_LETTERS,
  sk: `${at}#${declaration}#${name}`,
});
export const outcomePartition = (issue: string) => `${PREFIX.outcomes}${issue}`;
export const outcomeKey = (issue: string, shard: number) => ({
  pk: outcomePartition(issue),
  sk: shard.toString(16),
});
export const standingPartition = (address: string) => `${PREFIX.standings}${address}`;
export const standingKey = ({ address, mailbox }: StandingKey) => ({
  pk: standingPartition(address),
  sk: mailbox,
});
export const suppressedKey = (at: string, { address, mailbox }: StandingKey) => ({
  pk: PREFIX.suppressed,
  sk: `${at}#${address}#${mailbox}`,
});
export const rateKey = (service: string) => ({ pk: PREFIX.rates, sk: service });

/** The index partition of a listed signature. Hidden ones lie apart, where nobody reads. */
export function listPartition(key: SignatureKey, hidden: boolean): string {
  const { declaration, capacity } = key;
  if (hidden) return `${PREFIX.listed}${declaration}#hidden#${two(listShard(key))}`;
  if (capacity === 'organisation') return organisationList(declaration);
  return individualList(declaration, listShard(key));
}
export const organisationList = (declarationId: string) => `${PREFIX.listed}${declarationId}#organisation`;
export const individualList = (declarationId: string, shard: number) =>
  `${PREFIX.listed}${declarationId}#individual#${two(shard)}`;
const listShard = (key: SignatureKey) => partitionOf(key) % LIST_SHARDS;

export const waitingList = (declarationId: string, state: string) =>
  `${PREFIX.waiting}${declarationId}#${state}`;

export const letterboxPartition = (address: string) => `${PREFIX.letterbox}${address}`;
export const SLIP_SORT = 'SLIP#';
export const slipKey = ({ kind, address, digest }: SlipKey) => ({
  pk: letterboxPartition(address),
  sk: `${SLIP_SORT}${kind}#${digest}`,
});
export const noteKey = (address: string, name: string) => ({
  pk: letterboxPartition(address),
  sk: `NOTE#${name}`,
});
export const slipList = (kind: string, state: string) => `${PREFIX.slips}${kind}#${state}`;
export const commentPartition = (address: string) => `${PREFIX.comments}${address}`;
export const commentKey = ({ address, digest }: { address: string; digest: string }) => ({
  pk: commentPartition(address),
  sk: digest,
});
export const commentList = (state: string) => `${PREFIX.commented}${state}`;
export const saidPartition = ({ collection, id }: CommentContent['on']) =>
  `${PREFIX.said}${collection}#${id}`;
export const saidKey = (on: CommentContent['on'], place: string) => ({ pk: saidPartition(on), sk: place });
