import type { z } from 'zod';

/** More than this many names help nobody. */
const MOST = 5;

/**
 * Names of the fields that a contract does not know, as paths (`ballot.0.admin`), at most five. Contracts drop such
 * fields in silence; a request that carries them hopes for more than the contract gives (mass assignment), or has a
 * typing error that nobody would ever notice. A contract that means to take any field says so (`z.looseObject`, `z.record`).
 */
export function unknownFields(contract: z.ZodType, value: unknown, path = ''): string[] {
  const { def } = (contract as z.ZodType & z.core.$ZodTypes)._zod;
  // Optional, nullable, default, readonly, catch: the contract inside counts.
  if ('innerType' in def) return unknownFields(def.innerType as z.ZodType, value, path);
  switch (def.type) {
    case 'object': return inObject(def, value, path);
    case 'array': return inItems(value, path, () => def.element as z.ZodType);
    case 'tuple': return inItems(value, path, (at) => (def.items[at] ?? def.rest) as z.ZodType | null | undefined);
    case 'record': return inRecord(value, path, def.valueType as z.ZodType);
    case 'union': return inUnion(def.options as readonly z.ZodType[], value, path);
    case 'intersection': {
      const right = new Set(unknownFields(def.right as z.ZodType, value, path));
      return unknownFields(def.left as z.ZodType, value, path).filter((name) => right.has(name));
    }
    case 'lazy': return unknownFields(def.getter() as z.ZodType, value, path);
    // A value that is prepared first is checked against what it is prepared for.
    case 'pipe': return unknownFields((def.in._zod.def.type === 'transform' ? def.out : def.in) as z.ZodType, value, path);
    default: return [];
  }
}

function inObject({ shape, catchall }: z.core.$ZodObjectDef, value: unknown, path: string): string[] {
  if (!isObject(value)) return [];
  const rest = catchall && catchall._zod.def.type !== 'never' ? (catchall as z.ZodType) : null;
  const found: string[] = [];
  for (const name of Object.keys(value)) {
    if (found.length >= MOST) break;
    const field = Object.hasOwn(shape, name) ? (shape[name] as z.ZodType) : rest;
    if (field) found.push(...unknownFields(field, value[name], join(path, name)));
    else found.push(join(path, name));
  }
  return found;
}

function inItems(value: unknown, path: string, contractAt: (index: number) => z.ZodType | null | undefined): string[] {
  if (!Array.isArray(value)) return [];
  const found: string[] = [];
  for (let at = 0; at < value.length && found.length < MOST; at++) {
    const contract = contractAt(at);
    if (contract) found.push(...unknownFields(contract, value[at], join(path, String(at))));
  }
  return found;
}

/** Numbers and words have no fields. */
const HOLDS_NONE = new Set<string>(['number', 'string', 'boolean', 'literal', 'enum', 'null']);

function holdsNone(contract: z.ZodType): boolean {
  const { def } = (contract as z.ZodType & z.core.$ZodTypes)._zod;
  return 'innerType' in def ? holdsNone(def.innerType as z.ZodType) : HOLDS_NONE.has(def.type);
}

function inRecord(value: unknown, path: string, contract: z.ZodType): string[] {
  if (!isObject(value) || holdsNone(contract)) return [];
  const found: string[] = [];
  for (const name of Object.keys(value)) {
    if (found.length >= MOST) break;
    found.push(...unknownFields(contract, value[name], join(path, name)));
  }
  return found.slice(0, MOST);
}

/** Only the alternatives that the value fits count; where it fits none, a field is unknown if every alternative says so. */
function inUnion(options: readonly z.ZodType[], value: unknown, path: string): string[] {
  if (!isObject(value) && !Array.isArray(value)) return [];
  const fitting = options.filter((option) => option.safeParse(value).success);
  const told = (fitting.length > 0 ? fitting : options).map((option) => unknownFields(option, value, path));
  const [first = [], ...others] = told;
  return first.filter((name) => others.every((names) => names.includes(name)));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const join = (path: string, name: string): string => {
  const short = name.length > 60 ? `${name.slice(0, 57)}…` : name;
  return path === '' ? short : `${path}.${short}`;
};
