import type { Declaration } from '@undersigned/declarations/declaration.ts';
import type { FollowersLetter } from '@undersigned/digests/letter.ts';
import type { LetterToFollower } from '@undersigned/digests/send-letter.ts';
import { makeLink } from '@undersigned/digests/token.ts';
import { DEFAULT_LANGUAGE, inLanguage, isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import { followersMail } from '@undersigned/mail/followers-letter.ts';
import type { Mail } from '@undersigned/mail/letter.ts';
import { listHeaders } from '@undersigned/mail/list-headers.ts';
import type { Site } from './present.ts';

export interface FollowersMailerDeps {
  declarations: { get(slug: string): Promise<Declaration | undefined> };
  seal: Seal;
  site: () => Site;
  /** The network's slug. */
  network: string;
  /** Throws NotTaken for what was not taken for sure. */
  send: (
    mail: Mail & { to: string; headers: Record<string, string>; tags: Record<string, string> },
  ) => Promise<'sent' | 'refused'>;
  now: () => Date;
}

/** Writes a letter to one follower of a declaration, with links of their own and the headers of a list, and sends it. */
export const followersMailer =
  (deps: FollowersMailerDeps) =>
  async ({ letter, subscriber: { active, key } }: LetterToFollower): Promise<'sent' | 'refused'> => {
    const { origin, network } = deps.site();
    const declaration = await declarationOf(deps, letter);
    const language = isLanguage(active.language) ? active.language : DEFAULT_LANGUAGE;
    const token = (purpose: 'preferences' | 'unsubscribe') =>
      makeLink(deps.seal, { purpose, key, at: deps.now() });
    const leaving = token('unsubscribe');
    const page = `${origin}/${language}/subscription`;
    const links = { preferences: `${page}/${token('preferences')}`, unsubscribe: `${page}/${leaving}` };
    return deps.send({
      to: active.email,
      ...followersMail({ language, origin, network }, { declaration, letter, links }),
      headers: listHeaders({
        label: 'letters',
        name: inLanguage(network.name, language).text,
        network: deps.network,
        origin,
        unsubscribe: `${origin}/v1/subscriptions/unsubscriptions/${leaving}`,
        archive: `${origin}/${language}/declarations/${letter.declaration}`,
        contact: network.contact,
      }),
      tags: { issue: letter.id, subscriber: key },
    });
  };

async function declarationOf(
  { declarations }: Pick<FollowersMailerDeps, 'declarations'>,
  { declaration: slug, name }: Pick<FollowersLetter, 'declaration' | 'name'>,
): Promise<Declaration> {
  const declaration = await declarations.get(slug);
  if (!declaration) throw new Error(`A letter is about a declaration that is not there: ${slug} ${name}`);
  return declaration;
}

/** A letter as a follower would get it who reads that language; its links lead to where one subscribes. */
export function followersPreview(
  { origin, network }: Site,
  declaration: Declaration,
  letter: FollowersLetter,
  language: Language,
): Mail {
  const subscribe = `${origin}/${language}/subscribe`;
  const links = { preferences: subscribe, unsubscribe: subscribe };
  return followersMail({ language, origin, network }, { declaration, letter, links });
}
