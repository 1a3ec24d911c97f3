import { DEMO_PARTNER } from './partner.ts';

/** Who signs in the demonstration. Nobody of them exists. */

/** Names that stood under the paper when it was adopted. */
export const onPaper = [
  ['levizja-e-gjelber', 'Lëvizja e Gjelbër', 'AL', 'Arta Hoxhaj', 'drejtoreshë'],
  ['centar-za-cist-zrak', 'Centar za čist zrak', 'BA', 'Amra Begović', 'predsjednica'],
  ['zelena-dolina', 'Зелена долина', 'BG', 'Калина Димитрова', 'председател'],
  ['zelena-obala', 'Zelena obala', 'HR', 'Luka Perković', 'voditelj programa'],
  ['ajri-i-qytetit', 'Ajri i Qytetit', 'XK', 'Besnik Krasniqi', 'drejtor ekzekutiv'],
  ['ekoloski-pokret-zeta', 'Ekološki pokret Zeta', 'ME', 'Milena Vuković', 'izvršna direktorica'],
  ['disam-vardar', 'Дишам Вардар', 'MK', 'Елена Стојановска', 'извршна директорка'],
  ['plava-planina', 'Плава планина', 'RS', 'Јована Илић', 'координаторка'],
  ['chyste-nebo', 'Чисте небо', 'UA', 'Тарас Мельник', 'голова правління'],
].map(([slug, organisation, country, name, role]) => ({
  capacity: 'organisation',
  name,
  country,
  organisation: { name: organisation, role, slug },
  display: 'full',
}));

/** Members that sign on the site from their own mail, and count at once. */
export const signingMembers = (
  [
    ['Beogradski dijalog', 'beogradski-dijalog', 'RS', 'sr-Latn', 'Marija Pavlović', 'programska direktorka'],
    ['Чорноморський центр', 'chornomorskyi-tsentr', 'UA', 'uk', 'Ірина Коваленко', 'директорка'],
    ['Мост на јазиците', 'most-na-jazicite', 'MK', 'mk', 'Арта Османи', 'координаторка'],
  ] as const
).map(([organisation, slug, country, language, name, role]) => ({
  name,
  country,
  language,
  display: 'full',
  email: `office@${slug}.example.org`,
  capacity: 'organisation',
  organisation: { name: organisation, role, mandate: true },
  consent: { processing: true, publish: true },
}));

/** So many of them came by the partner's site; the first agreed that it may know. */
const BY_PARTNER = 3;

/** People who sign on the site: name, country, language, what is shown of them. */
export const people = (
  [
    ['Оксана Бондаренко', 'UA', 'uk', 'full'],
    ['Дмитро Ткаченко', 'UA', 'uk', 'initials'],
    ['Марта Гнатюк', 'UA', 'uk', 'country'],
    ['Ivana Marković', 'RS', 'sr-Latn', 'full'],
    ['Никола Симић', 'RS', 'sr-Cyrl', 'full'],
    ['Edin Hadžić', 'BA', 'bs', 'full'],
    ['Ana Kovačić', 'HR', 'hr', 'initials'],
    ['Dritan Leka', 'AL', 'sq', 'full'],
    ['Vlora Gashi', 'XK', 'sq', 'full'],
    ['Sandra Đukić', 'ME', 'cnr', 'hidden'],
    ['Билјана Трајковска', 'MK', 'mk', 'full'],
    ['Георги Стоянов', 'BG', 'bg', 'full'],
  ] as const
).map(([name, country, language, display], index) => ({
  name,
  country,
  language,
  display,
  email: `demo.signer.${index + 1}@example.org`,
  capacity: 'individual',
  consent: {
    processing: true,
    publish: display !== 'hidden',
    ...(index === 0 && { partners: [DEMO_PARTNER] }),
  },
  ...(index < BY_PARTNER && { source: DEMO_PARTNER }),
}));
