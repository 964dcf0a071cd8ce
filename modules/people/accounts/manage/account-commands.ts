import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute, type Command, type Request } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { PersonParams, ReasonInput, SessionParams, type Done } from '../contract.ts';
import { dropFactors } from '../factors/store.ts';
import { sendLink, sendNotice } from '../messages/send.ts';
import { DONE } from '../own/password.ts';
import { reachesAll } from '../rules/reach.ts';
import { endSession, endSessionsOf, ownerOfSession } from '../sessions/store.ts';
import { closeStepsOf } from '../steps/store.ts';
import { accountOf, holdAccount, setDisabled, setPassword, type Account } from '../store.ts';
import { throttleLink } from '../throttle.ts';
import { grantsOf, masterPerson, reachPerson, type Standing } from './standing.ts';

const VERB = 'accounts.manage';
const Input = z.object({ ...PersonParams.shape, reason: ReasonInput.shape.reason.optional() });
type Input = z.infer<typeof Input>;
type Answer = Result<z.infer<typeof Done>>;
type Act = (tx: Tx, account: Account, input: Input, standing: Standing) => Promise<Answer>;

/** What an office does to somebody's account; never to one's own, and never to somebody who serves beyond the office's reach. */
const onAccount = (name: `accounts.${string}`, act: Act) => (actor: Actor): Command<Input, z.infer<typeof Done>> => command({
  name, verb: VERB, input: Input,
  async place(tx, { person }) {
    const mastered = await masterPerson(tx, actor, VERB, person);
    return mastered.ok ? ok(mastered.value.place) : mastered;
  },
  async run(tx, _actor, input) {
    const mastered = await masterPerson(tx, actor, VERB, input.person);
    const account = await holdAccount(tx, input.person);
    if (!mastered.ok) return mastered;
    return account ? act(tx, account, input, mastered.value.standing) : fail(problem('not_found', { thing: { id: 'Akun', en: 'The account' } }));
  },
  audit: ({ person, reason }, _output, place) => ({ place, thing: `person ${person}`, details: reason === undefined ? {} : { reason } }),
});

const unchanged = () => fail(problem('conflict', { thing: { id: 'Akun ini', en: 'This account' } }));

const inviting = onAccount('accounts.invited_again', async (tx, account) => {
  if (account.disabledAt) return unchanged();
  await closeStepsOf(tx, account.person);
  return (await sendLink(tx, account, 'invite')) ? ok(DONE) : fail(problem('contact_missing'));
});

const disabling = onAccount('accounts.disabled', async (tx, account, { reason = '' }) => {
  if (!(await setDisabled(tx, account.person, reason))) return unchanged();
  await endSessionsOf(tx, account.person, 'account_disabled');
  await closeStepsOf(tx, account.person);
  await sendNotice(tx, account, 'disabled');
  return ok(DONE);
});

const enabling = onAccount('accounts.enabled', async (tx, account) => {
  if (!(await setDisabled(tx, account.person, null))) return unchanged();
  await sendNotice(tx, account, 'enabled');
  return ok(DONE);
});

/** Takes all factors and the password away and sends the owner a link: whoever has neither mailbox nor right gets in by nothing that was known before. */
const dropping = (actor: Actor) => onAccount('accounts.factors_dropped', async (tx, account, _input, standing) => {
  if (account.disabledAt) return unchanged();
  if (!reachesAll(actor, grantsOf(standing))) return fail(problem('account_stronger'));
  await dropFactors(tx, account.person);
  await setPassword(tx, account.person, null);
  await endSessionsOf(tx, account.person, 'factors_dropped');
  await closeStepsOf(tx, account.person);
  return (await sendLink(tx, account, 'dropped')) ? ok(DONE) : fail(problem('contact_missing'));
})(actor);

const personOf = (input: unknown): string => (typeof input === 'object' && input !== null && 'person' in input && typeof input.person === 'string' ? input.person : '');

/** Sends the invitation again, to the account's own contact. */
export async function inviteAgain(db: Db, request: Request): Promise<Answer> {
  const stopped = await throttleLink(db, personOf(request.input));
  return stopped ? fail(stopped) : execute(db, inviting(request.actor), request);
}

/** Closes an account and ends its sessions. */
export const disableAccount = (db: Db, request: Request): Promise<Answer> => execute(db, disabling(request.actor), request);

/** Opens a closed account again. */
export const enableAccount = (db: Db, request: Request): Promise<Answer> => execute(db, enabling(request.actor), request);

/** For somebody who lost their second factor; by those alone who hold all that this person holds. */
export const dropAccountFactors = (db: Db, request: Request): Promise<Answer> => execute(db, dropping(request.actor), request);

const EndInput = z.object({ ...SessionParams.shape, ...ReasonInput.shape });

const ending = (actor: Actor) => command<z.infer<typeof EndInput>, { done: true; person: string }>({
  name: 'sessions.ended', verb: 'sessions.revoke', input: EndInput,
  async place(tx, { id }) {
    const owner = (await ownerOfSession(tx, id)) ?? '';
    const reached = await reachPerson(tx, actor, 'sessions.revoke', owner);
    if (!reached.ok) return fail(problem('not_found', { thing: { id: 'Sesi ini', en: 'This session' } }));
    if (owner === actor.id) return ok(reached.value.place);
    const mastered = await masterPerson(tx, actor, 'sessions.revoke', owner);
    return mastered.ok ? ok(mastered.value.place) : mastered;
  },
  async run(tx, _actor, { id }) {
    const person = await ownerOfSession(tx, id);
    if (person === undefined || !(await endSession(tx, id, 'ended_by_office'))) return fail(problem('not_found', { thing: { id: 'Sesi ini', en: 'This session' } }));
    const account = await accountOf(tx, person);
    if (account) await sendNotice(tx, account, 'sessions_ended');
    return ok({ ...DONE, person });
  },
  audit: ({ id, reason }, { person }, place) => ({ place, thing: `person ${person}`, details: { session: id, reason } }),
});

/** Ends a sign-in of somebody in the actor's places; `account_stronger` for those who serve beyond them. */
export async function endSomebodysSession(db: Db, request: Request): Promise<Answer> {
  const done = await execute(db, ending(request.actor), request);
  return done.ok ? ok(DONE) : done;
}
