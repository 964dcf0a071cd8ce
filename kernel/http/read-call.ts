import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { z } from 'zod';
import { checkInput } from '../command.ts';
import { problem, type Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Asked } from './asked.ts';
import { firstMisfit } from './long-lists.ts';
import { flawIn, readJson } from './read-json.ts';
import type { AnyRoute } from './route.ts';
import { unknownFields } from './unknown-fields.ts';

/** A body longer than this (letters) is read in steps, and between them the others get their turn. */
const LONG = 128 * 1024;

/** The parts of a request after every check that needs no database. */
export type Parts = { readonly params: unknown; readonly query: unknown; readonly body: unknown; readonly key: string };

/** What is read of a request: its parts as the router found them, and its body, which is fetched only where there may be one. */
export type Given = Pick<Asked, 'header'> & { readonly query: URLSearchParams; readonly params: Readonly<Record<string, string>>; body(): Promise<Uint8Array> };

/** Holds a request against the contracts of its route: nothing unknown, nothing twice, nothing that cannot be stored. */
export async function readCall(given: Given, one: AnyRoute): Promise<Result<Parts>> {
  const query = readQuery(given.query, one.query);
  if (!query.ok) return query;
  const key = given.header('idempotency-key') ?? '';
  if (one.method !== 'get' && one.access !== 'public' && (key.length < 8 || key.length > 200)) return fail(problem('key_missing'));
  const body = one.method === 'get' ? ok(undefined) : await readBody(given, one.body);
  if (!body.ok) return body;
  const flaw = flawIn(given.params);
  if (flaw) return fail(flaw);
  const params = one.params ? checkInput(one.params, given.params) : ok(undefined);
  return params.ok ? ok({ params: params.value, query: query.value, body: body.value, key }) : params;
}

/** A parameter given twice is refused: which one counts would differ from reader to reader. */
function readQuery(given: URLSearchParams, contract: z.ZodType | undefined): Result<unknown> {
  const names = [...given.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return fail(problem('input_invalid', { column: twice, reason: { id: 'tertulis dua kali', en: 'given twice' } }));
  const asked = Object.fromEntries(given);
  const flaw = flawIn(asked);
  return flaw ? fail(flaw) : unknownIn(asked, contract) ?? fits(asked, contract);
}

const UTF8 = new TextDecoder();

async function readBody(given: Given, contract: z.ZodType | undefined): Promise<Result<unknown>> {
  const text = UTF8.decode(await given.body());
  if (!contract && text === '') return ok(undefined);
  // A form of a foreign page can send text, but not JSON.
  if (!/^application\/json\b/i.test(given.header('content-type') ?? '')) return fail(problem('input_invalid', { column: '(isi)', reason: 'application/json' }));
  const json = readJson(text);
  if (!json.ok) return json;
  return text.length > LONG ? inSteps(json.value, contract) : unknownIn(json.value, contract) ?? fits(json.value, contract);
}

async function inSteps(value: unknown, contract: z.ZodType | undefined): Promise<Result<unknown>> {
  await letOthersIn();
  const unknown = unknownIn(value, contract);
  if (unknown) return unknown;
  await letOthersIn();
  const misfit = await firstMisfit(contract, value, letOthersIn);
  if (misfit) return fail(misfit);
  await letOthersIn();
  return fits(value, contract);
}

/** Without a contract nothing may be given. */
function unknownIn(value: unknown, contract: z.ZodType | undefined): Result<never> | null {
  const unknown = contract ? unknownFields(contract, value) : anyNames(value);
  return unknown.length > 0 ? fail(unknownProblem(unknown)) : null;
}

const fits = (value: unknown, contract: z.ZodType | undefined): Result<unknown> => (contract ? checkInput(contract, value) : ok(undefined));

const anyNames = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

const unknownProblem = (names: readonly string[]): Problem =>
  problem('input_invalid', { column: names.slice(0, 5).join(', '), reason: { id: 'tidak dikenal di sini', en: 'unknown here' } });
