/** Fields of the signing form that are not part of the request: they tell a robot, or the form itself something. */
export const FORM_ONLY = {
  /** Hidden from people; only a robot fills it in. */
  honeypot: 'reference',
  /** When the page was rendered, seconds since the epoch. */
  rendered: 'rendered',
  /** The signer stands by an address that looks mistyped. */
  asTyped: 'email.asTyped',
} as const;

const CHECKBOXES = /^(consent\.(processing|publish|news)|organisation\.mandate)$/;
const LISTS = /^consent\.partners$/;
const NUMBERS = /^text\.version$/;

/**
 * The request that a form's fields stand for: names with dots become nested, a ticked box is true, an empty field is
 * an absent one.
 *
 * @param into what the fields are put into
 * @param isLeftOut whether a field is not to be looked at
 */
export function fieldsToRequest(
  fields: URLSearchParams,
  into: Record<string, unknown> = {},
  isLeftOut: (name: string) => boolean = () => false,
): Record<string, unknown> {
  const formOnly: readonly string[] = Object.values(FORM_ONLY);
  for (const name of new Set(fields.keys())) {
    if (formOnly.includes(name) || isLeftOut(name)) continue;
    const value = fieldValue(name, fields);
    if (value !== undefined) put(into, name.split('.'), value);
  }
  return into;
}

/** Where a box must be ticked, one that is not is told of by itself. */
export const consentForm = (fields: URLSearchParams): Record<string, unknown> =>
  fieldsToRequest(fields, { consent: {} });

/** A request to sign. Who signs for themselves has not filled in an organisation, whatever stands in fields out of sight. */
export const formToRequest = (fields: URLSearchParams): Record<string, unknown> =>
  fieldsToRequest(
    fields,
    { consent: {} },
    (name) => fields.get('capacity') === 'individual' && name.startsWith('organisation.'),
  );

function fieldValue(name: string, fields: URLSearchParams): unknown {
  if (LISTS.test(name)) return fields.getAll(name).filter(Boolean);
  const value = fields.get(name) ?? '';
  if (value.trim() === '') return undefined;
  if (CHECKBOXES.test(name)) return value === 'true' || value === 'on' ? true : value;
  return NUMBERS.test(name) && /^\d{1,9}$/.test(value) ? Number(value) : value;
}

function put(into: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
    return;
  }
  const inner = Object.hasOwn(into, key) ? into[key] : undefined;
  const next: Record<string, unknown> =
    typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  Object.defineProperty(into, key, { value: next, enumerable: true, configurable: true, writable: true });
  put(next, rest, value);
}

/** The fields of a form with a single token, as the pages of mail links send it. */
export const tokenForm = (fields: URLSearchParams): Record<string, unknown> => ({
  token: fields.get('token') ?? undefined,
});
