/** Who signs in the demonstration. Nobody of them exists. */

/** Names that stood under the paper when it was adopted. */
export const onPaper = [
  ['Lëvizja e Gjelbër', 'AL', 'Arta Hoxhaj'],
  ['Centar za čist zrak', 'BA', 'Amra Begović'],
  ['Зелена долина', 'BG', 'Калина Димитрова'],
  ['Zelena obala', 'HR', 'Luka Perković'],
  ['Ajri i Qytetit', 'XK', 'Besnik Krasniqi'],
  ['Ekološki pokret Zeta', 'ME', 'Milena Vuković'],
  ['Дишам Вардар', 'MK', 'Елена Стојановска'],
  ['Плава планина', 'RS', 'Јована Илић'],
  ['Чисте небо', 'UA', 'Тарас Мельник'],
].map(([organisation, country, name]) => ({
  capacity: 'organisation',
  name,
  country,
  organisation: { name: organisation, role: '—' },
  display: 'full',
}));

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
  consent: { processing: true, publish: display !== 'hidden' },
}));
