import type { z } from 'zod';
import { checkInput } from '../command.ts';
import type { Problem } from '../problem.ts';

/** So long (ms) may items be checked in one go. */
const GO = 10;

/**
 * The first item, in the long lists of a long body, that does not fit its contract; null where all do, which says nothing of the rest of the body.
 * Telling what is wrong costs far more than finding that nothing is: a body whose every value is wrong would be told whole only to be told in five, and nobody
 * served meanwhile. So it is gone through item by item, and left at the first that is wrong.
 * @param pause lets the others have their turn
 */
export async function firstMisfit(contract: z.ZodType | undefined, body: unknown, pause: () => unknown): Promise<Problem | null> {
  let since = performance.now();
  for (const { name, element, items } of contract ? listsOf(contract, body) : []) {
    for (const [at, item] of items.entries()) {
      const found = checkInput(element, item, [name, at]);
      if (!found.ok) return found.problem;
      if (performance.now() - since < GO) continue;
      await pause();
      since = performance.now();
    }
  }
  return null;
}

type List = { readonly name: string; readonly element: z.ZodType; readonly items: readonly unknown[] };

/** The lists that are fields of the body itself. */
function listsOf(contract: z.ZodType, body: unknown): List[] {
  const def = inner(contract);
  if (def.type !== 'object' || typeof body !== 'object' || body === null) return [];
  return Object.entries(def.shape).flatMap(([name, field]) => {
    const [list, items] = [inner(field as z.ZodType), (body as Record<string, unknown>)[name]];
    return list.type === 'array' && Array.isArray(items) ? [{ name, element: list.element as z.ZodType, items: items as readonly unknown[] }] : [];
  });
}

/** Optional, nullable, default, readonly: what the contract is inside. */
function inner(contract: z.ZodType): z.core.$ZodTypes['_zod']['def'] {
  const { def } = (contract as z.ZodType & z.core.$ZodTypes)._zod;
  return 'innerType' in def ? inner(def.innerType as z.ZodType) : def;
}
