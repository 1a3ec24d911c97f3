import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/*
 * The standards' own schemas. Theirs is not ours to pass on: they lie in `.local/standards`, where whoever wants these
 * checks puts them, and where they are missing the tests that need them are skipped, and say so.
 */

const folder = join(import.meta.dirname, '../../.local/standards');

/** Where the schemas are to be had. */
const FROM = {
  'iati-activities-schema.xsd':
    'github.com/IATI/IATI-Schemas, branch version-2.03, with iati-common.xsd and xml.xsd',
  '360-giving-schema.json':
    'github.com/ThreeSixtyGiving/standard, folder schema, with 360-giving-package-schema.json',
  'schemaorg-current-https.jsonld': 'github.com/schemaorg/schemaorg, folder data/releases, the newest',
} as const;

/** The path of a schema; undefined, with a word about it, where it is not there. */
export function schemaFile(file: keyof typeof FROM): string | undefined {
  const path = join(folder, file);
  if (existsSync(path)) return path;
  console.warn(`Skipped what needs .local/standards/${file} (${FROM[file]}): it is not there.`);
  return undefined;
}

/** A validator by an XML Schema; it throws what is wrong. */
export function byXsd(file: string): (text: string) => void {
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(readFileSync(file), { url: file });
  const validator = XsdValidator.fromDoc(schema);
  return (text) => {
    const document = XmlDocument.fromString(text);
    try {
      validator.validate(document);
    } finally {
      document.dispose();
    }
  };
}

/** The JSON that lies beside a file. */
export const jsonBeside = (file: string, name: string): object =>
  JSON.parse(readFileSync(join(dirname(file), name), 'utf8'));
