import type { Actor, Place } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { narrow, reachOf } from '../../identity/rules/reach.ts';
import type { DueRow, RetentionReport } from '../contract.ts';
import { rulesOn } from '../rules/purposes.ts';
import type { RetentionItem } from '../rules/rule-set.ts';
import { countDue, listDue } from './store/due.ts';

export const actOf = (item: RetentionItem): DueRow['act'] => (item === 'identity' ? 'anonymise' : 'delete');

/** Where the reader holds a right, as far as it lies in what was asked for; '*' with an empty path asks for all of it. */
export const placesAsked = (actor: Actor, verb: 'privacy.read' | 'privacy.manage', asked: Place): Place[] =>
  asked.scheme === '*' && asked.path === '' ? reachOf(actor, verb) : narrow(reachOf(actor, verb), asked);

type Query = { readonly on: string; readonly scheme: string; readonly path: string; readonly after?: string | undefined; readonly limit: number };

/** What the clocks would do on a day, and what they would leave because of a hold, a request, a duty or another purpose. Nothing is changed. */
export async function retentionReport(db: Reader, actor: Actor, { on, scheme, path, after, limit }: Query): Promise<RetentionReport> {
  const rules = rulesOn(on);
  const asked = { on, rules, places: placesAsked(actor, 'privacy.read', { scheme, path }) };
  const [person = '', item = ''] = after?.split('|') ?? [];
  const [counted, rows] = await Promise.all([countDue(db, asked), listDue(db, asked, after === undefined ? null : [person, item], limit)]);
  const groups = counted.map((group) => ({ ...group, act: actOf(group.item) }));
  const sum = (of: typeof groups): number => of.reduce((total, { count }) => total + count, 0);
  const last = rows.at(-1);
  return {
    on, rules: rules.slug, groups, count: sum(groups.filter(({ blocker }) => blocker === null)), blocked: sum(groups.filter(({ blocker }) => blocker !== null)),
    rows: rows.map((row) => ({ ...row, act: actOf(row.item) })), after: rows.length === limit && last ? `${last.person}|${last.item}` : null,
  };
}
