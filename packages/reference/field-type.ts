import type { JsonSchema } from './json-schema.ts';

/** What a field may hold, for people: `string`, `"organisation" | "individual"`, `integer, at least 1`. */
export const fieldType = ({
  type,
  enum: choices,
  const: only,
  format,
  pattern,
  ...bounds
}: JsonSchema): string => {
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  const { minLength, maxLength, minimum, exclusiveMinimum } = bounds as Record<string, number | undefined>;
  const limits = [
    format,
    pattern !== undefined && `matching ${pattern}`,
    maxLength !== undefined &&
      `${minLength === undefined ? 'up to' : `${minLength} to`} ${maxLength} characters`,
    minimum !== undefined && `at least ${minimum}`,
    exclusiveMinimum !== undefined && `more than ${exclusiveMinimum}`,
  ];
  return [type, ...limits].filter(Boolean).join(', ');
};
