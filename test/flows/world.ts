import { askAgain, askMissed, revisionOf } from '@undersigned/declarations/ask-again.ts';
import { keepCalendar } from '@undersigned/declarations/calendar.ts';
import { confirm } from '@undersigned/declarations/confirm.ts';
import { type Decision, decide } from '@undersigned/declarations/decide.ts';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { DeclarationInput } from '@undersigned/declarations/declaration.ts';
import { putDeclaration, putText, takeStep } from '@undersigned/declarations/edit.ts';
import { findSignatures } from '@undersigned/declarations/find-signatures.ts';
import { disavow, withdraw } from '@undersigned/declarations/leave.ts';
import type { Step } from '@undersigned/declarations/lifecycle.ts';
import { newDeclarationId } from '@undersigned/declarations/new-id.ts';
import { tallyOf } from '@undersigned/declarations/published.ts';
import { recount } from '@undersigned/declarations/recount.ts';
import { rollPage } from '@undersigned/declarations/roll.ts';
import { sign } from '@undersigned/declarations/sign.ts';
import { SignRequest } from '@undersigned/declarations/sign-request.ts';
import type { Signature } from '@undersigned/declarations/signature.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { expire, forgetNetworks, remind } from '@undersigned/declarations/sweep.ts';
import { count } from '@undersigned/declarations/tally.ts';
import { type Cause, causeOf, writeToSigner } from '@undersigned/declarations/write-to-signer.ts';
import { collate } from '@undersigned/i18n/collate.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import { parse } from '@undersigned/input/fault.ts';
import { busInMemory } from '@undersigned/outbox/relay.memory.ts';
import { relay } from '@undersigned/outbox/relay.ts';
import { signerMail } from '@undersigned/web/signer-mail.ts';
import { callsForAskingAgain, callsForMail } from './wiring.ts';

/** A mail as its reader finds it. */
export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

const NAMES = { compare: collate('en'), key: searchKey };

/**
 * The whole system on the twins: what people do, what the machinery does with it, and the clock. Nothing moves by
 * itself: `settle` lets everything arrive that is on its way.
 */
export function world() {
  const stores = storesInMemory();
  const bus = busInMemory();
  const inbox: ReceivedMail[] = [];
  const queue: Cause[] = [];
  const deps = { ...stores, declarationId: newDeclarationId };
  const mailer = signerMail({
    ...stores,
    site: () => ({ origin: 'https://sign.example.org', network: { name: { en: 'The Network' } } }),
    pendingDays: async () => (await stores.settings.get()).settings.retention.pendingDays,
    async send(mail) {
      inbox.push(mail);
      return 'sent';
    },
  });

  const reached = new Map<string, number>();
  /** What of a stream has not been handed over yet. */
  const news = <Record>(name: string, partitions: ReadonlyMap<string, readonly Record[]>): Record[] =>
    [...partitions].flatMap(([partition, records]) => {
      const from = reached.get(`${name} ${partition}`) ?? 0;
      reached.set(`${name} ${partition}`, records.length);
      return records.slice(from);
    });

  async function settle(): Promise<void> {
    for (;;) {
      const published = bus.published.length;
      const site = { network: 'demo', siteUrl: 'https://sign.example.org', bus };
      await relay(site, news('outbox', stores.signatures.stream.partitions));
      await relay(site, news('outbox', stores.declarations.stream.partitions));
      await count(stores.tallies, news('counting', stores.signatures.stream.partitions));
      const told = bus.published.slice(published);
      queue.push(...told.filter(callsForMail).map((detail) => causeOf({ detail })));
      const revised = told.filter(callsForAskingAgain).map((detail) => revisionOf({ detail }));
      for (const { subject } of revised) await askAgain(stores, subject);
      if (queue.length === 0 && revised.length === 0) return;
      for (const cause of queue.splice(0)) await writeToSigner({ ...stores, mailer }, cause);
    }
  }

  const declarationOf = async (slug: string): Promise<Declaration> => {
    const declaration = await stores.declarations.get(slug);
    if (!declaration) throw new Error(`No declaration ${slug}`);
    return declaration;
  };

  return {
    ...stores,
    settle,
    /** Types of the events published so far, of one subject or of all. */
    told: (subject?: string) =>
      bus.published.filter((event) => !subject || event.subject === subject).map(({ type }) => type),
    published: bus.published,

    /** Lets time pass, in milliseconds. */
    pass(time: number) {
      stores.clock.at = new Date(stores.clock.at.getTime() + time);
    },

    /** What schedules do, at the present time or as if at another. */
    schedules: {
      calendar: (at = stores.now()) => keepCalendar(stores, at),
      reminders: async (at = stores.now()) => ({
        ...(await remind({ ...stores, ask: async (causes) => void queue.push(...causes) }, at)),
        ...(await askMissed(stores, at)),
      }),
      expiry: (at = stores.now()) => expire(stores, at),
      retention: (at = stores.now()) => forgetNetworks(stores, at),
      recount: (at = stores.now()) => recount(stores, at),
    },

    /** An editor drafts a declaration with its texts by language, and changes its state. */
    async drafts(slug: string, input: object, texts: Record<string, string>) {
      const parsed = DeclarationInput.parse({ title: { en: slug }, language: 'en', ...input });
      await putDeclaration(deps, slug, parsed, () => undefined);
      for (const [language, body] of Object.entries(texts)) {
        await putText(deps, slug, language, { body, material: false });
      }
      return declarationOf(slug);
    },
    revises: (slug: string, language: string, body: string, material = true) =>
      putText(deps, slug, language, { body, material }),
    steps: (slug: string, step: Step) => takeStep(deps, slug, step),
    declarationOf,

    /** Somebody sends the form, or a client its JSON. */
    async signs(slug: string, input: object, address = '192.0.2.77') {
      const request = parse(SignRequest, input);
      return 'refused' in request ? request : sign(stores, slug, request.value, { address });
    },
    mailsTo: (address: string) => inbox.filter(({ to }) => to === address),
    /** Presses the button of the page that a mail's link opens. */
    async presses(mail: ReceivedMail | undefined, link: 'confirm' | 'withdraw' | 'not-me') {
      const token = new RegExp(`/${link}/([\\w-]+)`).exec(mail?.text ?? '')?.[1] ?? 'no such link';
      return { confirm, withdraw, 'not-me': disavow }[link](stores, token);
    },

    /** What a moderator finds and decides. */
    async finds(slug: string, query: Parameters<typeof findSignatures>[2]): Promise<Signature[]> {
      const search = { ...stores, key: searchKey };
      const page = await findSignatures(search, [await declarationOf(slug)], query, { limit: 200 });
      if ('refused' in page) throw new Error('No such page');
      return page.items;
    },
    decides: (id: string, decision: Decision['decision'], reason = 'looked at') =>
      decide(stores, id, { decision, reason }),

    /** What the public sees. */
    tally: async (slug: string) => tallyOf(stores, await declarationOf(slug)),
    async roll(slug: string, capacity: 'organisation' | 'individual') {
      const { id } = await declarationOf(slug);
      const page = await rollPage(stores.roll, id, { capacity, names: NAMES, limit: 200 });
      if ('refused' in page) throw new Error('The roll has no first page');
      return page.items;
    },
  };
}
export type World = ReturnType<typeof world>;
