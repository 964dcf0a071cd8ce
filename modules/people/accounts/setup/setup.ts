import type { z } from 'zod';
import { hashPassword } from '../../../../kernel/crypt/password.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { newId } from '../../../../kernel/ids.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { findRegion } from '../../../regions/index.ts';
import { noteOwn } from '../audit.ts';
import type { RoleId } from '../../roles/rules/roles.ts';
import type { SetupInput, Step } from '../contract.ts';
import { sealLogin } from '../logins.ts';
import { weakPassword } from '../password-check.ts';
import { readLogin } from '../rules/login.ts';
import { SETUP_SECONDS } from '../rules/policy.ts';
import { askFactor, type Answer } from '../sign-in/finish.ts';
import { closeStep, closeStepsOfKind, insertStep, stepByToken } from '../steps/store.ts';
import { accountOf, hasAccounts, holdSetup, insertAccount } from '../store.ts';
import { throttleAddress } from '../throttle.ts';
import { insertOffice } from './store.ts';

/** A new one-time token with which the first office is set up, or null where somebody has an account. Those of before end. */
export const openSetup = (db: Db): Promise<string | null> => db.transaction().execute(async (tx) => {
  await holdSetup(tx);
  if (await hasAccounts(tx)) return null;
  await closeStepsOfKind(tx, 'setup');
  return insertStep(tx, { kind: 'setup', person: null, seconds: SETUP_SECONDS });
});

/** True while nobody has an account. */
export const isSetupNeeded = async (db: Db): Promise<boolean> => !(await hasAccounts(db));

/** Which operator serves an office of this level. */
const OPERATORS: Readonly<Record<string, RoleId>> = { national: 'kpu_ri', province: 'kpu_prov', regency: 'kpu_kab' };

async function operatorOf(db: Db, scheme: string, path: string): Promise<Result<RoleId>> {
  const level = path === '' ? 'national' : (await findRegion(db, scheme, path))?.level;
  const role = level === undefined ? undefined : OPERATORS[level];
  return role ? ok(role) : fail(problem('input_invalid', { column: 'path', reason: { id: 'nasional, provinsi, atau kabupaten/kota', en: 'the nation, a province, or a regency/city' } }));
}

/** The first person of a house: account and operator role of their office, once; then a second factor is set up. */
export async function setUp(db: Db, input: z.infer<typeof SetupInput>, from: Origin): Promise<Answer<Step>> {
  const stopped = await throttleAddress(db, from);
  if (stopped) return fail(stopped);
  const step = await stepByToken(db, input.token, ['setup']);
  if (!step) return fail(problem('setup_closed'));
  const login = readLogin(input.login);
  if (!login) return fail(problem('input_invalid', { column: 'login', reason: { id: 'surel, nomor telepon, atau 3–40 huruf kecil', en: 'e-mail, telephone number, or 3–40 small letters' } }));
  const role = await operatorOf(db, input.scheme, input.path);
  if (!role.ok) return role;
  const weak = weakPassword(input.password, login.value, input.name);
  if (weak) return fail(weak);
  const [person, hash] = [newId(), await hashPassword(input.password)];
  return db.transaction().execute(async (tx) => {
    await holdSetup(tx);
    if ((await hasAccounts(tx)) || !(await closeStep(tx, step.hash))) throw new ProblemError(problem('setup_closed'));
    await insertOffice(tx, { person, name: input.name, scheme: input.scheme, path: input.path, role: role.value });
    if (!(await insertAccount(tx, { person_id: person, ...sealLogin(login, person), password_hash: hash, created_by: person }))) throw new ProblemError(problem('already_exists', { thing: { id: 'Nama masuk ini', en: 'This sign-in name' } }));
    const account = await accountOf(tx, person);
    if (!account) throw new Error('the account that was just made is not there');
    await noteOwn(tx, account, 'accounts.set_up', { role: role.value });
    return askFactor(tx, from, account, { via: ['setup'], renew: false });
  });
}
