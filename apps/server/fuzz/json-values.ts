import fc, { type Arbitrary } from 'fast-check';

/** The part of JSON Schema that the house's contracts use. */
export type Schema = {
  readonly type?: string | readonly string[]; readonly enum?: readonly unknown[]; readonly const?: unknown; readonly format?: string; readonly pattern?: string;
  readonly anyOf?: readonly Schema[]; readonly oneOf?: readonly Schema[]; readonly allOf?: readonly Schema[];
  readonly minimum?: number; readonly maximum?: number; readonly minLength?: number; readonly maxLength?: number; readonly minItems?: number; readonly maxItems?: number;
  readonly items?: Schema; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly additionalProperties?: Schema | boolean;
};

/** Real ids of the house, own and other people's, offered wherever a field of that name wants one. */
export type Pools = Readonly<Record<string, readonly (string | number)[]>>;

const NASTY = [
  '', ' ', '\u0000', '\ud800', '‮abc', '𝟙𝟚𝟛', 'ﷺ'.repeat(50), "' OR 1=1 --", '"; DROP TABLE person; --', '../../../etc/passwd', '%00', '%2e%2e%2f', '{{7*7}}', '${jndi:ldap://x}',
  '<script>alert(1)</script>', '=cmd|calc', '1e309', '-0', 'NaN', 'null', 'undefined', 'true', '__proto__', 'constructor', '0x10', '٣', '１２', '2024-02-30', '0000-00-00', '9999999999999999999',
] as const;

/** What no contract asks for: wrong kinds, huge, empty, strange letters. */
export const nasty = (): Arbitrary<unknown> => fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...NASTY) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[[[[[]]]]]], { a: { b: { c: {} } } }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('x'.repeat(100_000), Array.from({ length: 3000 }, (_, i) => i), Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i]))) },
);

/** Values that mostly fit a schema: so that requests get past the contract and into the rooms. */
export function fitting(schema: Schema, pools: Pools, name = ''): Arbitrary<unknown> {
  const pool = pools[name];
  const plain = byKind(schema, pools);
  return pool && pool.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom<unknown>(...pool) }, { weight: 1, arbitrary: plain }) : plain;
}

function byKind(schema: Schema, pools: Pools): Arbitrary<unknown> {
  return oneOfMany(schema, pools) ?? ofType(schema, pools);
}

function oneOfMany(schema: Schema, pools: Pools): Arbitrary<unknown> | null {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((one) => fitting(one, pools)));
  return schema.allOf ? fitting(Object.assign({}, ...schema.allOf) as Schema, pools) : null;
}

function ofType(schema: Schema, pools: Pools): Arbitrary<unknown> {
  switch (Array.isArray(schema.type) ? schema.type[0] as string : schema.type) {
    case 'string': return text(schema);
    case 'integer': return fc.integer({ min: bound(schema.minimum, 0), max: Math.max(bound(schema.minimum, 0), Math.min(bound(schema.maximum, 2000), 2_147_483_647)) });
    case 'number': return fc.integer({ min: bound(schema.minimum, 0), max: Math.max(bound(schema.minimum, 0), bound(schema.maximum, 2000)) });
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    case 'array': return fc.array(fitting(schema.items ?? {}, pools), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)) });
    case 'object': return object(schema, pools);
    default: return nasty();
  }
}

const bound = (given: number | undefined, otherwise: number): number => (given === undefined || Math.abs(given) > 2 ** 31 ? otherwise : Math.ceil(given));

function text({ format, pattern, minLength = 0, maxLength = 40 }: Schema): Arbitrary<unknown> {
  if (format === 'date') return fc.constantFrom('2024-02-14', '1990-01-01', '2030-12-31');
  if (format === 'date-time') return fc.constantFrom('2024-02-14T10:00:00Z', '2030-12-31T00:00:00.000Z', '1999-01-01T00:00:00Z');
  if (format === 'email') return fc.constantFrom('seseorang@contoh.id', 'a.b@contoh.id');
  if (format === 'uri') return fc.constantFrom('https://contoh.id/', 'http://127.0.0.1:1/');
  const shaped = pattern === undefined ? null : matching(pattern);
  return shaped ?? fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
}

function matching(pattern: string): Arbitrary<string> | null {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return null;
  }
}

function object(schema: Schema, pools: Pools): Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, of]) => [name, fitting(of, pools, name)]));
  return fc.record(fields, { requiredKeys: (schema.required ?? []).filter((name) => name in fields) });
}

/** A fitting value, sometimes spoiled: a field replaced, taken away, added, or the whole thing something else. */
export function spoiled(schema: Schema, pools: Pools): Arbitrary<unknown> {
  return fc.oneof(
    { weight: 5, arbitrary: fitting(schema, pools) },
    { weight: 3, arbitrary: fc.tuple(fitting(schema, pools), nasty(), fc.nat()).map(([value, bad, at]) => spoil(value, bad, at)) },
    { weight: 1, arbitrary: nasty() },
  );
}

function spoil(value: unknown, bad: unknown, at: number): unknown {
  if (typeof value !== 'object' || value === null) return bad;
  const names = Object.keys(value);
  const name = names[at % Math.max(1, names.length)];
  if (name === undefined || at % 5 === 0) return { ...value, isAdmin: bad };
  return at % 7 === 0 ? Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)) : { ...value, [name]: bad };
}
