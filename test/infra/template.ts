/** A resource of a synthesized template. */
export type Resource = Readonly<{
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: every type of resource has properties of its own
  Properties: any;
  DeletionPolicy?: string;
}>;

export type Resources = Readonly<Record<string, Resource>>;

/** The resources of a type, each with its logical id. */
export const ofType = (resources: Resources, type: string): [id: string, resource: Resource][] =>
  Object.entries(resources).filter(([, resource]) => resource.Type === type);

/** The logical id that a property refers to, by `Ref` or `Fn::GetAtt`. */
export const referred = (value: unknown): string => {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string[] };
  return Ref ?? attribute?.[0] ?? '';
};

export type Statement = Readonly<{
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, string | string[]>>;
}>;

export const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** What every function may do, by the function's logical id: all that its role says itself. */
export const grants = (resources: Resources): Map<string, Statement[]> =>
  new Map(
    ofType(resources, 'AWS::Lambda::Function').map(([fn, { Properties }]) => [
      fn,
      list<{ PolicyDocument: { Statement: Statement[] } }>(
        resources[referred(Properties.Role)]?.Properties.Policies,
      ).flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    ]),
  );

/** The function whose logical id begins so: `SigningSign` for the one of area Signing, named Sign. */
export const functionNamed = (resources: Resources, begin: string): [id: string, resource: Resource] => {
  const found = ofType(resources, 'AWS::Lambda::Function').filter(([id]) => id.startsWith(begin));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} functions begin with ${begin}`);
  return only;
};
