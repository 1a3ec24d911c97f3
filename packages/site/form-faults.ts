import { faultText } from '@undersigned/i18n/fault-text.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { fieldId } from './form-fields.tsx';
import type { FaultView } from './views.ts';

/** The fields of a form, as what is wrong with them is told. */
export interface FormFields {
  /** By name, in the order in which they stand: each with its label in the reader's language. */
  labels: Readonly<Record<string, string>>;
  /** Where the link to a fault of a group leads: to its first button. */
  firstButton?: Readonly<Record<string, string>>;
}

/** The signing form's fields in the order in which they stand, each with its label. */
const SIGNING = {
  capacity: 'form.capacity.short',
  'organisation.name': 'form.organisation.name',
  'organisation.website': 'form.organisation.website',
  'organisation.role': 'form.organisation.role',
  'organisation.mandate': 'form.organisation.mandate.short',
  name: 'form.name',
  email: 'form.email',
  country: 'form.country',
  affiliation: 'form.affiliation',
  display: 'form.display.short',
  comment: 'form.comment',
  'consent.processing': 'form.consent',
  'consent.publish': 'form.consent.publish.short',
  'consent.news': 'consent.news',
} as const;

export function signingFields(language: Language): FormFields {
  const t = translator(language, signing);
  return {
    labels: Object.fromEntries(Object.entries(SIGNING).map(([name, key]) => [name, t(key)])),
    firstButton: { capacity: 'individual', display: 'full' },
  };
}

/** A fault with its sentence and, where it belongs to a field of the form, that field, its label and its element. */
export interface ShownFault {
  message: string;
  at?: { field: string; label: string; id: string };
}

/** The field that a pointer is to; a fault of a whole group is shown at its first field. */
function fieldOf(pointer: string, { labels }: FormFields): string | undefined {
  const path = pointer.replace(/^#\/?/, '').replaceAll('/', '.');
  if (Object.hasOwn(labels, path)) return path;
  return path === '' ? undefined : Object.keys(labels).find((name) => name.startsWith(`${path}.`));
}

/** A sentence beside a field. */
const faultAt = (field: string, message: string, { labels, firstButton = {} }: FormFields): ShownFault => ({
  message,
  at: { field, label: labels[field] ?? field, id: fieldId(field, firstButton[field]) },
});

/** The faults of a form as its fields show them. */
const shownFaults = (faults: readonly FaultView[], fields: FormFields, language: Language): ShownFault[] =>
  faults.map((fault) => {
    const field = fieldOf(fault.pointer, fields);
    const message = faultText(fault, language);
    return field ? faultAt(field, message, fields) : { message };
  });

/** In the order of the form's fields; what belongs to none comes first. */
function inFormOrder(faults: readonly ShownFault[], { labels }: FormFields): ShownFault[] {
  const order = Object.keys(labels);
  return faults.toSorted((a, b) => order.indexOf(a.at?.field ?? '') - order.indexOf(b.at?.field ?? ''));
}

/**
 * What is wrong with a form, in its order.
 *
 * @param suggestion the whole address as it may have been meant
 */
export function faultsOfForm(
  given: readonly FaultView[],
  fields: FormFields,
  language: Language,
  suggestion?: string | undefined,
): ShownFault[] {
  const found = shownFaults(given, fields, language);
  if (suggestion && !found.some(({ at }) => at?.field === 'email')) {
    const message = translator(language, signing)('form.email.suggestion', { suggestion });
    found.push(faultAt('email', message, fields));
  }
  return inFormOrder(found, fields);
}
