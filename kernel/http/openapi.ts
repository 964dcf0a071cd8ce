import { z } from 'zod';
import { PROBLEMS } from '../problems.ts';
import type { AnyRoute } from './route.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the routes, made from the very contracts that check each request. */
export function openApi(routes: readonly AnyRoute[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const one of routes) (paths[one.path] ??= {})[one.method] = operation(one);
  return {
    openapi: '3.1.0',
    info: { title: 'E-Rekap', version, description: 'Setiap galat berbentuk application/problem+json dengan kode, kalimat dan cara memperbaikinya.' },
    paths,
    components: { schemas: { Problem: problemSchema() } },
  };
}

function operation(one: AnyRoute): Json {
  return {
    summary: one.summary,
    tags: [one.tag],
    operationId: `${one.method}${one.path.replace(/[^a-zA-Z]+(\w)/g, (_, c: string) => c.toUpperCase()).replace(/\W/g, '')}`,
    'x-verb': one.access,
    parameters: [...parameters(one.params, 'path'), ...parameters(one.query, 'query'), ...keyHeader(one)],
    ...(one.body ? { requestBody: { required: true, content: { 'application/json': { schema: toSchema(one.body, 'input') } } } } : {}),
    responses: {
      200: { description: 'OK', ...(one.response ? { content: { 'application/json': { schema: toSchema(one.response, 'output') } } } : {}) },
      default: { description: 'Problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function keyHeader(one: AnyRoute): Json[] {
  if (one.method === 'get' || one.access === 'public') return [];
  return [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } }];
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const object = toSchema(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(object.properties ?? {}).map(([name, of]) => ({
    name, in: place, required: place === 'path' || (object.required ?? []).includes(name), schema: of,
  }));
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dropped, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12', override: io === 'input' ? closed : () => undefined }) as Json;
  return rest;
}

/** The door refuses fields that a contract does not name; the document says so. */
function closed({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { def } = zodSchema._zod;
  if (def.type === 'object' && !def.catchall) jsonSchema.additionalProperties = false;
}

const problemSchema = (): Json => ({
  type: 'object',
  required: ['type', 'code', 'status', 'title', 'detail', 'fix'],
  properties: {
    type: { type: 'string' }, code: { enum: Object.keys(PROBLEMS) }, status: { type: 'integer' },
    title: { type: 'string' }, detail: { type: 'string' }, fix: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', properties: { row: { type: 'integer' }, column: { type: ['string', 'null'] }, value: { type: ['string', 'null'] }, code: { type: 'string' }, detail: { type: 'string' }, fix: { type: 'string' } } } },
  },
});
