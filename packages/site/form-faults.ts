import { faultText } from '@undersigned/i18n/fault-text.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { fieldId } from './form-fields.tsx';
import type { FaultView } from './views.ts';

/** The signing form's fields in the order in which they stand, each with its label. */
const LABELS = {
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

type FieldName = keyof typeof LABELS;

const ORDER = Object.keys(LABELS);

const isField = (name: string): name is FieldName => Object.hasOwn(LABELS, name);

/** Where the link to a fault leads: of a group, to its first button. */
const FIRST_BUTTON: Partial<Record<FieldName, string>> = { capacity: 'individual', display: 'full' };

/** A fault of a whole group is shown at its first field. */
const FIRST_OF: Record<string, string> = { organisation: 'organisation.name', consent: 'consent.processing' };

/** A fault with its sentence and, where it belongs to a field of the form, that field, its label and its element. */
export interface ShownFault {
  message: string;
  at?: { field: FieldName; label: string; id: string };
}

const fieldOf = (pointer: string): string => {
  const path = pointer.replace(/^#\/?/, '').replaceAll('/', '.');
  return FIRST_OF[path] ?? path;
};

/** A sentence beside a field. */
export const faultAt = (field: FieldName, message: string, language: Language): ShownFault => ({
  message,
  at: { field, label: translator(language, signing)(LABELS[field]), id: fieldId(field, FIRST_BUTTON[field]) },
});

/** The faults of a form as its fields show them. */
export const shownFaults = (faults: readonly FaultView[], language: Language): ShownFault[] =>
  faults.map((fault) => {
    const field = fieldOf(fault.pointer);
    const message = faultText(fault, language);
    return isField(field) ? faultAt(field, message, language) : { message };
  });

/** In the order of the form's fields; what belongs to none comes first. */
export const inFormOrder = (faults: readonly ShownFault[]): ShownFault[] =>
  faults.toSorted((a, b) => ORDER.indexOf(a.at?.field ?? '') - ORDER.indexOf(b.at?.field ?? ''));
