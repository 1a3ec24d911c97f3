import * as z from 'zod/mini';

/** One thing wrong with what somebody sent: where, and a stable code whose sentence is in `i18n`. */
export interface Fault {
  /** JSON pointer as a URI fragment (RFC 6901, section 6), e.g. `#/organisation/name`. */
  pointer: string;
  code: string;
  params?: Record<string, string | number>;
}

/** Everything that was wrong, all at once; a refusal, not an exception. */
export interface Invalid {
  refused: 'invalid';
  faults: Fault[];
}

export const invalid = (...faults: Fault[]): Invalid => ({ refused: 'invalid', faults });

/** A JSON pointer in URI fragment form for a path of keys. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  `#${path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

const CODE = /^[a-z]+(-[a-z]+)*$/;

/**
 * The faults of a failed parse. A check that is declared with a message in the form of a code (`'bidi-override'`)
 * gives that code; what zod says by itself is translated here.
 */
export function faultsOf(issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const pointer = pointerTo(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => ({
        pointer: pointerTo([...issue.path, name]),
        code: 'unknown-field',
        params: { name },
      }));
    }
    if (CODE.test(issue.message)) {
      const params = issue.code === 'custom' ? (issue.params as Fault['params']) : undefined;
      return [{ pointer, code: issue.message, ...(params && { params }) }];
    }
    switch (issue.code) {
      case 'invalid_type':
        return [{ pointer, code: issue.input === undefined ? 'required' : 'invalid-type' }];
      case 'too_big':
        return [
          {
            pointer,
            code: issue.origin === 'array' ? 'too-many' : 'too-long',
            params: { max: Number(issue.maximum) },
          },
        ];
      case 'too_small':
        return [{ pointer, code: issue.minimum === 1 ? 'blank' : 'too-short' }];
      case 'invalid_value':
      case 'invalid_union':
        return [{ pointer, code: issue.input === undefined ? 'required' : 'invalid-choice' }];
      case 'invalid_key':
        return [{ pointer, code: 'invalid-choice' }];
      default:
        return [{ pointer, code: 'invalid-type' }];
    }
  });
}

/** What the schema makes of the input, or everything that is wrong with it. */
export function parse<S extends z.core.$ZodType>(
  schema: S,
  input: unknown,
): { value: z.output<S> } | Invalid {
  const result = z.safeParse(schema, input, { reportInput: true });
  return result.success ? { value: result.data } : invalid(...faultsOf(result.error.issues));
}
