import * as api from '@undersigned/api/staff-letters.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { letterTable } from '@undersigned/aws/letters.ts';
import { sesMail } from '@undersigned/aws/mail.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { outcomeTable } from '@undersigned/aws/outcomes.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { staffPool } from '@undersigned/aws/staff-directory.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { newEventId, newLetterId } from '@undersigned/declarations/new-id.ts';
import * as edit from '@undersigned/digests/edit-letter.ts';
import type { FollowersLetter } from '@undersigned/digests/letter.ts';
import { shownLetter } from '@undersigned/digests/shown.ts';
import { followersOf } from '@undersigned/digests/sizes.ts';
import { suppressionOf } from '@undersigned/digests/suppress.ts';
import { etagOf, json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { matching } from '@undersigned/lambda/precondition.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { followersPreview } from '@undersigned/web/followers-mailer.ts';
import { namedSite } from '@undersigned/web/named-site.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const access = staffAccess(table);
const now = () => new Date();
const { site, fresh } = namedSite(networkTable(table), siteOf, now);
const declarations = declarationTable(table);
const subscribers = subscriberTable(table);
const standings = standingTable(table);
const outcomes = outcomeTable(table);
const directory = staffPool(environment('STAFF_POOL'));
const letters = letterTable(table);
const deps = { letters, now, eventId: newEventId, letterId: newLetterId };
const send = sesMail({
  from: environment('MAIL_FROM'),
  configurationSet: environment('MAIL_CONFIGURATION_SET'),
});

const keyOf = ({ slug, letter }: { slug: string; letter: string }) => ({ declaration: slug, name: letter });

const shown = async (letter: FollowersLetter) => shownLetter(letter, await outcomes.of(letter.id));
const answer = async (letter: FollowersLetter, status: 200 | 201 | 202 = 200) => {
  const [seen, followers] = await Promise.all([
    shown(letter),
    followersOf({ subscribers }, letter.declaration),
  ]);
  return json(status, { ...seen, followers }, { etag: etagOf(letter) });
};

/** What editors write to whoever follows a declaration. */
export const handler = routes([
  http(api.listLetters, access, async ({ params: { slug } }) => {
    if (!(await declarations.get(slug))) return problem('not-found');
    return json(200, { items: await Promise.all((await letters.of(slug)).map(shown)) });
  }),
  http(api.readLetter, access, async ({ params }) => {
    const letter = await letters.get(keyOf(params));
    return letter ? answer(letter) : problem('not-found');
  }),
  http(api.putLetter, access, async ({ params, body, headers }) => {
    const declaration = await declarations.get(params.slug);
    if (!declaration) return problem('not-found');
    const seen = matching(headers['if-match']);
    const result = await edit.putLetter(deps, keyOf(params), body, declaration.language, seen);
    return 'refused' in result ? result : answer(result.letter, result.created ? 201 : 200);
  }),
  http(api.deleteLetter, access, async ({ params, headers }) => {
    const refused = await edit.deleteLetter(deps, keyOf(params), matching(headers['if-match']));
    return refused ?? { status: 204 };
  }),
  http(api.previewLetter, access, async ({ params, body: { language }, staff }) => {
    const [declaration, letter] = await Promise.all([
      declarations.get(params.slug),
      letters.get(keyOf(params)),
    ]);
    if (!declaration || !letter) return problem('not-found');
    const [member, { pepper }] = await Promise.all([directory.find(staff?.id ?? ''), keys(), fresh()]);
    if (!member) return { refused: 'no-address' };
    const suppression = await suppressionOf({ standings, keys: addressKeys(pepper) }, member.email);
    if (suppression?.kind === 'hard') return { refused: 'no-address' };
    const mail = followersPreview(site(), declaration, letter, language);
    const sent = await send({ to: member.email, ...mail });
    return sent === 'sent' ? json(202, { status: 'sent' }) : { refused: 'no-address' };
  }),
  http(api.sendLetter, access, async ({ params }) => {
    const result = await edit.releaseLetter(deps, keyOf(params), now());
    return 'refused' in result ? result : answer(result, 202);
  }),
]);
