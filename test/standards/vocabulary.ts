import { readFileSync } from 'node:fs';

/* schema.org's vocabulary, as its newest release has it. */

type Refs = { '@id': string } | { '@id': string }[] | undefined;
interface Term {
  '@id': string;
  'rdfs:subClassOf'?: Refs;
  'schema:domainIncludes'?: Refs;
  'schema:supersededBy'?: Refs;
}

const ids = (refs: Refs) => [refs ?? []].flat().map((ref) => ref['@id']);

/** Every node within a value, with where it stands. */
function nodesIn(value: unknown, path = ''): { path: string; node: Record<string, unknown> }[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => nodesIn(one, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  const inner = Object.entries(node).flatMap(([name, one]) => nodesIn(one, `${path}.${name}`));
  return '@type' in node ? [{ path, node }, ...inner] : inner;
}

/**
 * What finds, in JSON-LD, types that are none, and properties that are none of their type.
 *
 * @param file of the vocabulary
 */
export function byVocabulary(file: string): (given: unknown) => string[] {
  const { '@graph': graph } = JSON.parse(readFileSync(file, 'utf8')) as { '@graph': Term[] };
  const terms = new Map(graph.map((term) => [term['@id'], term]));
  const lineage = (type: string): string[] => [
    type,
    ...ids(terms.get(type)?.['rdfs:subClassOf']).flatMap(lineage),
  ];
  return (given) =>
    nodesIn(given).flatMap(({ path, node }) => {
      const type = `schema:${node['@type']}`;
      if (!terms.has(type)) return [`${path}: no type ${type}`];
      const line = new Set(lineage(type));
      // A role stands between, and repeats the property that it stands in (schema.org, “Introducing Role”).
      const repeats = (name: string) => line.has('schema:Role') && path.includes(`.${name}`);
      return Object.keys(node)
        .filter((name) => !name.startsWith('@') && !name.endsWith('-input'))
        .filter((name) => {
          const term = terms.get(`schema:${name}`);
          const fits = ids(term?.['schema:domainIncludes']).some((domain) => line.has(domain));
          return !term || term['schema:supersededBy'] || !(fits || repeats(name));
        })
        .map((name) => `${path}: ${name} of ${node['@type']}`);
    });
}
