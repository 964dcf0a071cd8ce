import { ROLE_IDS, ROLES } from '../roles/rules/roles.ts';
import { VERBS, type KnownVerb } from '../roles/rules/verbs.ts';
import type { ProcessingLine, ProcessingRegister } from './contract.ts';
import { rulesOn } from './rules/purposes.ts';
import type { Purpose } from './rules/rule-set.ts';

const whoSees = (verb: string): ProcessingLine['seenBy'][number] => {
  const holders = ROLE_IDS.filter((id) => (ROLES[id]).here.some((held) => held === verb));
  return { verb, name: Object.hasOwn(VERBS, verb) ? VERBS[verb as KnownVerb].name : { id: verb, en: verb }, roles: holders.map((id) => ROLES[id].name) };
};

const line = ({ retention, seenBy, wordings, items, ...purpose }: Purpose): ProcessingLine => ({
  ...purpose, wordings: [...wordings], items: [...items], after: retention.after, months: retention.months, retentionSource: retention.source, seenBy: seenBy.map(whoSees),
});

/** The record of processing activities (UU 27/2022 art. 31), read off the rules that the house itself goes by. */
export function processingRegister(day: string): ProcessingRegister {
  const { slug, name, validFrom, childBelowYears, breachNoticeHours, requestHours, purposes } = rulesOn(day);
  return { rules: slug, name, validFrom, childBelowYears, breachNoticeHours, requestHours, purposes: purposes.map(line) };
}
