import type { z } from 'zod';
import type * as Contract from '../../../../modules/people/contract.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';

/** The wire of accounts, seen from the office: types only, so that no server code enters the bundle. */
type C = typeof Contract;
export type AccountView = z.infer<C['AccountView']>;
export type AccountPage = z.infer<C['AccountPage']>;
export type AccountRow = AccountPage['rows'][number];
export type AccountState = AccountRow['state'];
export type CodeStep = z.infer<C['CodeStep']>;
export type Enrolled = z.infer<C['Enrolled']>;
export type EnrolledStep = z.infer<C['EnrolledStep']>;
export type Factor = z.infer<C['Factor']>;
export type PasskeyOptions = z.infer<C['PasskeyOptions']>;
export type PasskeyResponse = z.input<C['PasskeyResponse']>;
export type Proof = z.input<C['Proof']>;
export type Sent = z.infer<C['Sent']>;
export type SessionPage = z.infer<C['SessionPage']>;
export type SessionRow = z.infer<C['SessionRow']>;
export type SetupInput = z.input<C['SetupInput']>;
export type SetupState = z.infer<C['SetupState']>;
export type Step = z.infer<C['Step']>;
export type TotpSecret = z.infer<C['TotpSecret']>;

/** Held to the contract by its type, without carrying the contract into the bundle. */
export const PASSWORD_MIN: C['PASSWORD_MIN'] = 12;

/** At so many recovery codes, or fewer, one is advised to make new ones. */
export const FEW_CODES = 3;

/** One write, with a key of its own. */
export const post = <T>(path: string, body?: unknown): Promise<T> => write<T>(path, body, newKey());
