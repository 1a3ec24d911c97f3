/** What a form's answer means for whoever sent it. */
export type Outcome =
  | { kind: 'sent' }
  /** What is wrong with it, in the order of the form. */
  | { kind: 'faulty'; faults: ShownFault[] }
  /** Sending it again does not help now; this sentence says why. */
  | { kind: 'refused'; because: string }
  /** Nobody answered, or something that is not the site. */
  | { kind: 'unreachable' };

/** A fault with its sentence and, where it belongs to a field of the form, that field and its label. */
export interface ShownFault {
  message: string;
  at?: { field: string; label: string };
}

/** Problem details (RFC 9457), as far as they are shown. */
interface Problem {
  detail?: unknown;
  errors?: { pointer: string; detail: string }[];
}

/**
 * What the API's answer to a request to sign means.
 *
 * @param body of the answer, read as JSON; undefined where it is none
 * @param labels of the form's fields by name, in their order
 */
export function outcomeOf(status: number, body: unknown, labels: Readonly<Record<string, string>>): Outcome {
  if (status === 202) return { kind: 'sent' };
  const { detail, errors } = (body ?? {}) as Problem;
  if (status === 422 && errors?.length) return { kind: 'faulty', faults: shownFaults(errors, labels) };
  return typeof detail === 'string' ? { kind: 'refused', because: detail } : { kind: 'unreachable' };
}

function shownFaults(
  errors: readonly { pointer: string; detail: string }[],
  labels: Readonly<Record<string, string>>,
): ShownFault[] {
  const order = Object.keys(labels);
  return errors
    .map(({ pointer, detail: message }): ShownFault => {
      const field = fieldOf(pointer, order);
      return field ? { message, at: { field, label: labels[field] ?? field } } : { message };
    })
    .sort((a, b) => order.indexOf(a.at?.field ?? '') - order.indexOf(b.at?.field ?? ''));
}

/** The field that a pointer is to; a fault of a whole group is shown at its first field. */
function fieldOf(pointer: string, fields: readonly string[]): string | undefined {
  const path = pointer.replace(/^#\/?/, '').replaceAll('/', '.');
  return path ? fields.find((name) => name === path || name.startsWith(`${path}.`)) : undefined;
}
