import fc, { type Arbitrary } from 'fast-check';
import { fitting, nasty, spoiled, type Pools, type Schema } from './json-values.ts';

type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema };
export type Operation = {
  readonly method: string; readonly path: string; readonly parameters: readonly Parameter[]; readonly body: Schema | null;
};

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, { parameters: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } }>>>> };

/** Every operation of an OpenAPI document. */
export const operationsOf = (document: Document): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { parameters, requestBody }]) =>
    ({ method, path, parameters, body: requestBody?.content['application/json']?.schema ?? null })));

export type Attack = {
  readonly operation: Operation; readonly address: string; readonly actor: string; readonly headers: Readonly<Record<string, string>>; readonly body: string | undefined;
};

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
const safeUri = (value: unknown): string => encodeURIComponent(written(value).toWellFormed().slice(0, 3000));

/** A request to one operation: mostly right, often spoiled, now and then sent twice with the same key. */
export function attacks(operation: Operation, pools: Pools, actors: readonly string[]): Arbitrary<Attack> {
  const placed = (where: string): Parameter[] => operation.parameters.filter((one) => one.in === where);
  const path = fc.record(Object.fromEntries(placed('path').map(({ name, schema }) => [name, spoiledOne(schema, pools, name)])));
  const query = fc.record(Object.fromEntries(placed('query').map(({ name, schema }) => [name, spoiledOne(schema, pools, name)])), { requiredKeys: placed('query').filter(({ required }) => required).map(({ name }) => name) });
  return fc.record({
    path, query, actor: fc.constantFrom(...actors), extra: fc.oneof({ weight: 15, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('x=1', 'admin=true') }),
    body: operation.body ? spoiled(operation.body, pools) : fc.constantFrom(undefined, undefined, {}),
    key: fc.oneof({ weight: 8, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('fuzz-same-key', 'short', '') }),
    type: fc.oneof({ weight: 12, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', '') }),
    lang: fc.constantFrom('id', 'en', '*', 'zz;q=9'),
  }).map(({ path: params, query: asked, actor, extra, body, key, type, lang }) => {
    const address = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => safeUri((params as Record<string, unknown>)[name]) || '0');
    const search = [...Object.entries(asked as Record<string, unknown>).map(([name, value]) => `${name}=${safeUri(value)}`), extra].filter(Boolean).join('&');
    return {
      operation, actor, address: search ? `${address}?${search}` : address,
      headers: { 'accept-language': lang, ...(operation.method === 'get' ? {} : { 'idempotency-key': key, 'content-type': type }) },
      body: operation.method === 'get' || body === undefined ? undefined : JSON.stringify(body),
    };
  });
}

const spoiledOne = (schema: Schema, pools: Pools, name: string): Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary: fitting(schema, pools, name) }, { weight: 1, arbitrary: nasty() });
