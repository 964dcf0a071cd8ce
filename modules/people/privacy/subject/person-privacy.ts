import { may, type Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { placeOver } from '../../identity/rules/reach.ts';
import { seePerson } from '../../identity/standing.ts';
import { consentsOf, type Consent } from '../consents/store.ts';
import type { ConsentView, HoldView, PersonPrivacy, SpecificKind } from '../contract.ts';
import { holdsOf, type Hold } from '../holds/store.ts';
import { requestsOf } from '../requests/store.ts';
import { viewRequest } from '../requests/view.ts';
import { isChild } from '../rules/age.ts';
import { dayOf } from '../rules/clocks.ts';
import { rulesOn } from '../rules/purposes.ts';
import { presenceOf } from '../specific/store.ts';
import { forSelf } from '../standing.ts';

const viewConsent = (one: Consent): ConsentView => ({
  id: one.id, purpose: one.purpose, wording: one.wording, givenAt: one.given_at.toISOString(), guardian: one.guardian_sealed !== null, bySelf: one.by_self,
  recordedAt: one.recorded_at.toISOString(), withdrawnAt: one.withdrawn_at?.toISOString() ?? null, active: one.withdrawn_at === null && one.replaced_by === null,
});

const viewHold = (one: Hold): HoldView => ({ id: one.id, reason: one.reason, placedAt: one.placed_at.toISOString(), liftedAt: one.lifted_at?.toISOString() ?? null, liftReason: one.lift_reason });

const KIND_VERBS = ['read', 'write'] as const;

const whereTold = (there: Readonly<Record<SpecificKind, boolean>>, isTold: (kind: SpecificKind) => boolean): Record<SpecificKind, boolean | null> =>
  ({ health: isTold('health') ? there.health : null, finance: isTold('finance') ? there.finance : null, record: isTold('record') ? there.record : null });

/**
 * What a person's page shows of privacy, for the person or for whoever may see the person: consents, and of specific data only
 * whether there are any; to others than the person that as well only with a right of the kind or `privacy.manage`, else null. Requests and holds need `privacy.read` there; one's own requests do not.
 */
export async function personPrivacy(db: Db, actor: Actor, id: string, now: Date): Promise<Result<PersonPrivacy>> {
  const seen = await seePerson(db, forSelf(actor, id, 'people.read'), id);
  if (!seen.ok) return seen;
  const { scheme, path, birthDate } = seen.value.person;
  const own = actor.id === id;
  const handles = may(actor, 'privacy.read', { scheme, path });
  const [specific, consents, requests, holds] = await Promise.all([
    presenceOf(db, id), consentsOf(db, id), own || handles ? requestsOf(db, [id]) : [], handles ? holdsOf(db, id) : null,
  ]);
  const today = dayOf(now);
  return ok({
    specific: own ? specific : whereTold(specific, (kind) => may(actor, 'privacy.manage', { scheme, path }) || KIND_VERBS.some((verb) => placeOver(actor, `people.${verb}_${kind}`, { scheme, path, roles: [] }) !== null)),
    consents: consents.map(viewConsent), requests: requests.map((one) => viewRequest(one, now)), holds: holds?.map(viewHold) ?? null,
    child: birthDate === null ? null : isChild(birthDate, today, rulesOn(today).childBelowYears.value), own, scheme, path,
  });
}
