import * as z from 'zod/mini';

export type JsonSchema = { [keyword: string]: unknown };

/** What somebody sends, where defaults may be left out; or what they are answered, where they are filled in. */
export type Direction = 'input' | 'output';

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/**
 * The JSON Schema (2020-12) of a schema in the code, as OpenAPI 3.1 and AsyncAPI 3 take it. A schema that was named
 * (`nameSchemas`) is referred to, and stands in `$defs`.
 */
export const jsonSchema = (schema: z.core.$ZodType, io: Direction): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: override(io),
  });
  return rest;
};

const override =
  (io: Direction): Override =>
  ({ zodSchema, jsonSchema: written }) => {
    const { def } = zodSchema._zod;
    // What is kept of a field is written as what was sent: these transforms change its type in the code only.
    if (io === 'output' && def.type === 'pipe' && def.out._zod.def.type === 'transform') {
      Object.assign(written, jsonSchema(def.in, io));
    }
    // What is answered and published may say more one day.
    if (io === 'output' && def.type === 'object') delete written.additionalProperties;
    if (def.type === 'default') written.default ??= def.defaultValue as typeof written.default;
    // Of two that say the same, the one that people read; but zod has formats of its own, which nobody else knows.
    if (written.format?.includes('_')) delete written.format;
    if (written.format || written.type === 'integer') delete written.pattern;
    if (written.maximum === Number.MAX_SAFE_INTEGER) delete written.maximum;
    if (written.minimum === Number.MIN_SAFE_INTEGER) delete written.minimum;
  };

/** Gives schemas the names under which descriptions refer to them. */
export const nameSchemas = (names: Readonly<Record<string, z.core.$ZodType>>): void => {
  for (const [id, schema] of Object.entries(names)) {
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  }
};

/**
 * Collects the named schemas of a document under `at`, while `refer` turns the schemas of the code into what the
 * document says in their place. One that is sent and answered in two shapes has a second name for what is sent.
 */
export const schemaCollection = (at: string) => {
  const named: Record<string, JsonSchema> = {};

  const refer = (schema: z.core.$ZodType, io: Direction): JsonSchema => {
    const { $defs = {}, ...root } = jsonSchema(schema, io) as JsonSchema & {
      $defs?: Record<string, JsonSchema>;
    };
    const renamed = new Map(
      Object.entries($defs).map(([name, shape]) => [
        name,
        isAsBefore(named[name], shape) ? name : `${name}${io === 'input' ? 'Input' : 'Output'}`,
      ]),
    );
    const pointed = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value), (key, inner) =>
        key === '$ref'
          ? inner.replace(/^#\/\$defs\/(.+)$/, (_: string, name: string) => `${at}${renamed.get(name)}`)
          : inner,
      );
    for (const [name, shape] of Object.entries($defs)) {
      const { id: _, ...rest } = shape;
      named[renamed.get(name) ?? name] = pointed(rest);
    }
    return pointed(root);
  };

  const isAsBefore = (before: JsonSchema | undefined, shape: JsonSchema): boolean => {
    const plain = (one: JsonSchema) => JSON.stringify({ ...one, id: undefined }).replaceAll(at, '#/$defs/');
    return !before || plain(before) === plain(shape);
  };

  return { named, refer };
};
