import Ajv, { type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { jsonBeside } from './schemas.ts';

/**
 * What finds what is wrong with a package of grants, by 360Giving's own schema; null where nothing is.
 *
 * @param file of the grant's schema; the package's lies beside it
 */
export function grantFaults(file: string): (given: unknown) => ErrorObject[] | null | undefined {
  const [grant = {}, whole = {}] = ['360-giving-schema.json', '360-giving-package-schema.json'].map(
    (name) => {
      const { $schema: _, $id: __, ...schema } = jsonBeside(file, name) as Record<string, unknown>;
      return schema;
    },
  );
  const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true }));
  // The package names the grant's schema by an address that has an older version in it.
  const { $ref } = (whole as { properties: { grants: { items: { $ref: string } } } }).properties.grants.items;
  ajv.addSchema({ ...grant, $id: $ref });
  const isPackage = ajv.compile(whole);
  return (given) => {
    isPackage(JSON.parse(JSON.stringify(given)));
    return isPackage.errors;
  };
}
