import * as z from 'zod/mini';

/** The `source` and bus source under which everything of ours is published. */
export const EVENT_BUS_SOURCE = 'undersigned';

/** What every event says around its `data`: the attributes of CloudEvents 1.0. */
export const envelope = {
  specversion: z.literal('1.0').check(z.describe('The version of CloudEvents.')),
  id: z.string().check(z.minLength(1), z.describe('Stable: a redelivery carries the same id.')),
  source: z
    .string()
    .check(z.startsWith('/networks/'), z.describe('The network that publishes it: /networks/ and its slug.')),
  type: z.string().check(z.describe('Which event it is.')),
  subject: z.string().check(z.minLength(1), z.describe('The slug or id of what the event is about.')),
  time: z.iso.datetime().check(z.describe('When it happened: RFC 3339, UTC.')),
  datacontenttype: z.literal('application/json').check(z.describe('What data is written in.')),
  dataschema: z
    .url()
    .check(z.describe('The page of the catalogue, and the JSON Schema, that describe data in its version.')),
};

/** A CloudEvents 1.0 envelope in its JSON format; `data` is what one kind of event says. */
export type CloudEvent<Type extends string = string, Data = unknown> = z.infer<
  z.ZodMiniObject<typeof envelope>
> & { type: Type; data: Data };

/** What a domain event is declared with: everything else about it is derived from here. */
interface Declaration<Type extends string, Shape extends z.core.$ZodShape> {
  type: Type;
  /** Raised when a consumer that reads `data` by the older schema would misread the newer. */
  version: number;
  /** One sentence for the catalogue: when it is published. */
  summary: string;
  /** What `subject` holds. */
  subject: string;
  data: z.ZodMiniObject<Shape, z.core.$strict>;
  sample: { subject: string; data: z.infer<z.ZodMiniObject<Shape, z.core.$strict>> };
  /** What `data` says in addition, all of it optional, where it is sent to a partner that was agreed to. Never on the bus. */
  agreed?: Record<string, z.ZodMiniOptional<z.core.$ZodType>>;
  /** What `data` said in earlier versions. Events that were published name their pages, which therefore stay. */
  earlier?: readonly EarlierVersion[];
}

interface EarlierVersion {
  version: number;
  data: z.ZodMiniObject<z.core.$ZodShape, z.core.$strict>;
  sample: { subject: string; data: Record<string, unknown> };
}

/** Of each field of an event's data, the values that a rule wants: what EventBridge compares as they are. */
type Conditions<Data> = {
  [Field in keyof Data as Data[Field] extends string | number | boolean | undefined
    ? Field
    : never]?: readonly NonNullable<Data[Field]>[];
};

/**
 * One domain event: its name is written once, here, and gives the schema, the TypeScript type, the EventBridge
 * pattern, the publisher's data, the consumer's parser, a sample and the catalogue's page.
 */
export function event<const Type extends string, Shape extends z.core.$ZodShape>(
  declaration: Declaration<Type, Shape>,
) {
  const { type, version, data } = declaration;
  const schema = z.strictObject({ ...envelope, type: z.literal(type), data });
  const sentData = z.strictObject({ ...data.shape, ...declaration.agreed });
  return {
    ...declaration,
    /** As it is on the bus. */
    schema,
    /** As it is sent to partners. */
    sent: { schema: z.strictObject({ ...schema.shape, data: sentData }), data: sentData },
    /** The EventBridge pattern of a rule that wants this event; narrower with conditions on `data`. */
    pattern: (conditions?: Conditions<z.infer<typeof data>>) => ({
      source: [EVENT_BUS_SOURCE],
      detailType: [type],
      ...(conditions && { detail: { data: conditions } }),
    }),
    /** Path of the page and of the JSON Schema that `dataschema` names, below the site's address. */
    path: `/events/${type}/${version}`,
  };
}

/** Any declared event, for code that treats them alike (the relay, the catalogue). */
export type AnyEvent = ReturnType<typeof event<string, z.core.$ZodShape>>;

/** The event as it is, or was, in that version; undefined where there never was one. */
export function inVersion(declared: AnyEvent, version: string): AnyEvent | undefined {
  if (String(declared.version) === version) return declared;
  const earlier = declared.earlier?.find((one) => String(one.version) === version);
  return earlier && event({ ...declared, ...earlier, earlier: [] });
}

/** A CloudEvent of a declared event: the envelope filled in, the data checked against its schema. */
export function cloudEvent(
  declared: AnyEvent,
  given: { id: string; network: string; siteUrl: string; subject: string; time: string; data: unknown },
): CloudEvent {
  return declared.schema.parse({
    specversion: '1.0',
    id: given.id,
    source: `/networks/${given.network}`,
    type: declared.type,
    subject: given.subject,
    time: given.time,
    datacontenttype: 'application/json',
    dataschema: new URL(declared.path, given.siteUrl).href,
    data: given.data,
  }) as CloudEvent;
}
