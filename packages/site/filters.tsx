import { collate } from '@undersigned/i18n/collate.ts';
import { countries } from '@undersigned/i18n/countries.ts';
import { inLanguage } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { hrefOf, type Page } from './page.ts';
import { KINDS, type RecordCollection, type TopicView } from './record-views.ts';

/** What a list can be narrowed by, in the order of the form. */
export const FILTERS = [
  'q',
  'country',
  'topic',
  'kind',
  'from',
  'to',
  'organisation',
  'project',
  'convening',
] as const;

/** What a list is narrowed by, as it came. */
export type Chosen = Partial<Record<(typeof FILTERS)[number], string | undefined>>;

/** A list's query: what is chosen, and where it goes on. */
export const queryOf = (chosen: Chosen & { cursor?: string }): string =>
  new URLSearchParams(
    Object.entries(chosen).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();

/** Which fields a collection's form has beside the name: where, what kind, when. */
const FIELDS: Record<RecordCollection, { country?: true; kind?: keyof typeof KINDS; years?: true }> = {
  organisations: { country: true },
  projects: { country: true, years: true },
  convenings: { country: true, kind: 'convenings', years: true },
  documents: { kind: 'documents', years: true },
  updates: { kind: 'updates', years: true },
};

interface FiltersProps {
  page: Page;
  collection: RecordCollection;
  chosen: Chosen;
  topics: readonly TopicView[];
  /** The countries that the network's organisations are from: most look for one of these. */
  countries: readonly string[];
}

/** The form that narrows a list. It keeps what was chosen, and what the list was narrowed to when one came. */
export const Filters: FC<FiltersProps> = (props) => {
  const { page, collection, chosen, topics } = props;
  const t = translator(page.language, record);
  const { country, kind, years } = FIELDS[collection];
  const compare = collate(page.language);
  const named = topics
    .map(({ slug, name }) => ({ value: slug, label: inLanguage(name, page.language).text }))
    .sort((a, b) => compare(a.label, b.label));
  return (
    <search>
      <form class="filters" action={hrefOf(page.language, page.path)} method="get">
        <div class="field wide">
          <label for="q">{t('filter.q')}</label>
          <span class="hint" id="q-hint">
            {t('filter.q.hint')}
          </span>
          <input type="search" id="q" name="q" value={chosen.q} dir="auto" aria-describedby="q-hint" />
        </div>
        {country && (
          <Select
            name="country"
            label={t('filter.country')}
            any={t('filter.country.any')}
            chosen={chosen.country}
            {...countryOptions(props)}
          />
        )}
        {kind && (
          <Select
            name="kind"
            label={t('filter.kind')}
            any={t('filter.kind.any')}
            chosen={chosen.kind}
            options={KINDS[kind].map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
        <Select
          name="topic"
          label={t('filter.topic')}
          any={t('filter.topic.any')}
          chosen={chosen.topic}
          options={named}
        />
        {years && (
          <div class="years">
            {(['from', 'to'] as const).map((end) => (
              <div class="field">
                <label for={end}>{t(`filter.${end}`)}</label>
                <input
                  id={end}
                  name={end}
                  value={chosen[end]}
                  inputmode="numeric"
                  pattern="\d{4}"
                  maxlength={4}
                  autocomplete="off"
                />
              </div>
            ))}
          </div>
        )}
        {(['organisation', 'project', 'convening'] as const).map(
          (name) => chosen[name] && <input type="hidden" name={name} value={chosen[name]} />,
        )}
        <div class="field act">
          <button type="submit">{t('filter.show')}</button>
        </div>
      </form>
    </search>
  );
};

/** The network's own countries before all there are. */
function countryOptions({ page, countries: near }: FiltersProps) {
  const t = translator(page.language, record);
  const [own = [], others = []] = [true, false].map((isOwn) =>
    countries(page.language)
      .filter(({ code }) => near.includes(code) === isOwn)
      .map(({ code, name }) => ({ value: code, label: name })),
  );
  return own.length > 0
    ? { groups: [t('filter.country.near'), t('filter.country.other')] as const, first: own, options: others }
    : { options: others };
}

interface Option {
  value: string;
  label: string;
}

interface SelectProps {
  name: string;
  label: string;
  /** What is called what narrows nothing. */
  any: string;
  chosen: string | undefined;
  /** Those that most look for, in a group of their own. */
  first?: readonly Option[];
  /** What those, and the others, are called together. */
  groups?: readonly [string, string];
  options: readonly Option[];
}

const Select: FC<SelectProps> = ({ name, label, any, chosen, first = [], groups, options }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      <option value="">{any}</option>
      {groups ? (
        <>
          <optgroup label={groups[0]}>
            <Options options={first} chosen={chosen} />
          </optgroup>
          <optgroup label={groups[1]}>
            <Options options={options} chosen={chosen} />
          </optgroup>
        </>
      ) : (
        <Options options={options} chosen={chosen} />
      )}
    </select>
  </div>
);

const Options: FC<{ options: readonly Option[]; chosen: string | undefined }> = ({ options, chosen }) => (
  <>
    {options.map(({ value, label }) => (
      <option value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
);
