import { expect, it } from 'vitest';
import { fieldType } from './field-type.ts';

it.each([
  [{ type: 'string' }, 'string'],
  [{ type: 'string', const: '1.0' }, '"1.0"'],
  [{ type: 'string', enum: ['organisation', 'individual'] }, '"organisation" | "individual"'],
  [{ type: 'string', format: 'date-time' }, 'string, date-time'],
  [{ type: 'string', pattern: '^[A-Z]{2}$' }, 'string, matching ^[A-Z]{2}$'],
  [{ type: 'string', minLength: 2, maxLength: 80 }, 'string, 2 to 80 characters'],
  [{ type: 'string', maxLength: 80 }, 'string, up to 80 characters'],
  [{ type: 'integer', exclusiveMinimum: 0 }, 'integer, more than 0'],
])('%o is told as %s', (schema, told) => {
  expect(fieldType(schema)).toBe(told);
});
