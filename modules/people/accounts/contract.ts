import { z } from 'zod';
import { LANGS } from '../../../kernel/text.ts';

/**
 * Routes of accounts and sign-in. Steps of one exchange are held together by a cookie of ten minutes that no script can read;
 * `Step` says what has to follow. Writes of somebody signed in carry an Idempotency-Key, sign-in steps (public) need none.
 *
 * Signing in (public)
 *   POST /api/sign-in/password              PasswordSignIn    → Step
 *   POST /api/sign-in/totp                  CodeInput         → Step
 *   POST /api/sign-in/recovery              CodeInput         → Step
 *   POST /api/sign-in/passkey/options       PasskeyBegin      → PasskeyOptions      (after a password, or as the first step)
 *   POST /api/sign-in/passkey               PasskeyAnswer     → Step
 *   POST /api/sign-in/enrol/totp/begin      -                 → TotpSecret
 *   POST /api/sign-in/enrol/totp/confirm    CodeInput         → EnrolledStep        (recovery codes: shown once)
 *   POST /api/sign-in/enrol/passkey/options -                 → PasskeyOptions
 *   POST /api/sign-in/enrol/passkey         NewPasskey        → EnrolledStep
 *   POST /api/sign-in/new-password          NewPassword       → Step
 *   POST /api/sign-in/code/request          CodeRequest       → Sent
 *   POST /api/sign-in/code                  CodeSignIn        → CodeStep            (a shared telephone: say who)
 *   POST /api/sign-in/forgotten             Forgotten         → Sent                (link: <office>/sign-in#reset=CODE)
 *   POST /api/sign-in/reset                 ResetPassword     → Step                (invitations too: <office>/sign-in#invite=CODE)
 *   GET  /api/setup                         -                 → SetupState          (first office: <office>/setup#TOKEN)
 *   POST /api/setup                         SetupInput        → Step
 *
 * Own account (signed_in)
 *   POST /api/sign-out                      -                 → Done
 *   GET  /api/account                       -                 → AccountView
 *   POST /api/account/language              OwnLanguage       → Done                (of messages, and of screens where none was chosen)
 *   POST /api/account/proof/options         -                 → PasskeyOptions      (for a `proof` by passkey)
 *   POST /api/account/password              ChangePassword    → Done                (ends the other sessions)
 *   POST /api/account/totp/begin            WithProof         → TotpSecret
 *   POST /api/account/totp/confirm          CodeInput         → Enrolled
 *   POST /api/account/totp/remove           WithProof         → Done
 *   POST /api/account/passkeys/options      WithProof         → PasskeyOptions
 *   POST /api/account/passkeys              NewPasskey        → Enrolled
 *   POST /api/account/passkeys/{id}/remove  WithProof         → Done
 *   POST /api/account/recovery-codes        WithProof         → Enrolled
 *   GET  /api/account/sessions              -                 → OwnSessions
 *   POST /api/account/sessions/{id}/end     -                 → Done
 *   POST /api/account/sessions/end-others   -                 → Ended
 *
 * Other people
 *   GET  /api/sessions                      SessionQuery      → SessionPage         sessions.read
 *   POST /api/sessions/{id}/end             ReasonInput       → Done                sessions.revoke
 *   GET  /api/accounts                      AccountQuery      → AccountPage         accounts.read
 *   POST /api/people/{person}/account       NewAccount        → AccountMade         accounts.manage
 *   POST /api/accounts/{person}/invite-again  -               → Done                accounts.manage
 *   POST /api/accounts/{person}/disable       ReasonInput     → Done                accounts.manage
 *   POST /api/accounts/{person}/enable        -               → Done                accounts.manage
 *   POST /api/accounts/{person}/drop-factors  ReasonInput     → Done                accounts.manage
 */

/** What a second factor can be. */
export const FACTORS = ['totp', 'passkey', 'recovery'] as const;
export const Factor = z.enum(FACTORS);

/** The shortest and longest password of staff, in characters. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;
export const RECOVERY_CODES = 10;

const Login = z.string().min(1).max(120);
const Password = z.string().min(1).max(PASSWORD_MAX);
/** Whether it is good enough is the policy's affair: rules/password.ts gives the reasons, code password_weak. */
const FreshPassword = z.string().min(1).max(PASSWORD_MAX);
/** Spaces and hyphens are forgiven. */
const Code = z.string().min(4).max(40);
const Token = z.string().min(20).max(100);
export const PersonParams = z.object({ person: z.string().min(1).max(60) });
export const SessionParams = z.object({ id: z.string().min(1).max(60) });
export const PasskeyParams = z.object({ id: z.string().min(1).max(1400) });

export const Done = z.object({ done: z.literal(true) });
export const Ended = z.object({ ended: z.number().int() });
/** Always the same, whether anybody is known by that name or not. */
export const Sent = z.object({ sent: z.literal(true), minutes: z.number().int() });

/** What has to follow in a sign-in. */
export const Step = z.discriminatedUnion('step', [
  z.object({ step: z.literal('factor'), factors: z.array(Factor) }),
  /** No second factor yet: it is set up now. */
  z.object({ step: z.literal('enrol') }),
  /** The password was given by somebody else, or no longer fits the policy: a new one is chosen now. */
  z.object({ step: z.literal('new_password') }),
  /** recoveryCodesLeft: given only after a recovery code was used up. */
  z.object({ step: z.literal('done'), recoveryCodesLeft: z.int().min(0).optional() }),
]);
export type Step = z.infer<typeof Step>;
/** The step after a second factor was set up; the codes are shown once, null where there were codes before. */
export const EnrolledStep = z.object({ next: Step, recoveryCodes: z.array(z.string()).nullable() });
/** recoveryCodes: shown once; null where those of before go on being valid, or where a request came a second time. */
export const Enrolled = z.object({ recoveryCodes: z.array(z.string()).nullable() });
/** One contact may belong to several people: then they say who they are (send the code again with `person`). */
export const CodeStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('person'), people: z.array(z.object({ id: z.string(), name: z.string() })) }),
  z.object({ step: z.literal('done') }),
]);

export const PasswordSignIn = z.object({ login: Login, password: Password });
export const CodeInput = z.object({ code: Code });
export const NewPassword = z.object({ password: FreshPassword });
export const CODE_CHANNELS = ['email', 'whatsapp', 'sms'] as const;
export const CodeRequest = z.object({ contact: Login, channel: z.enum(CODE_CHANNELS) });
export const CodeSignIn = z.object({ code: Code, person: z.string().max(60).optional() });
export const Forgotten = z.object({ login: Login });
export const ResetPassword = z.object({ code: Token, password: FreshPassword });

const Base64 = z.string().max(20_000);
/** What `startAuthentication` of @simplewebauthn/browser gives. */
export const PasskeyResponse = z.looseObject({
  id: z.string().min(1).max(1400), rawId: z.string().max(1400), type: z.literal('public-key'), clientExtensionResults: z.looseObject({}),
  response: z.looseObject({ clientDataJSON: Base64, authenticatorData: Base64, signature: Base64, userHandle: z.string().max(200).optional() }),
});
/** What `startRegistration` gives. */
export const PasskeyRegistration = z.looseObject({
  id: z.string().min(1).max(1400), rawId: z.string().max(1400), type: z.literal('public-key'), clientExtensionResults: z.looseObject({}),
  response: z.looseObject({ clientDataJSON: Base64, attestationObject: Base64, transports: z.array(z.string().max(30)).max(10).optional() }),
});
/** `optionsJSON` of @simplewebauthn/browser. */
export const PasskeyOptions = z.looseObject({ challenge: z.string() });
/** first: sign in with the passkey alone, whatever was begun before. */
export const PasskeyBegin = z.object({ first: z.boolean().default(false) });
export const PasskeyAnswer = z.object({ response: PasskeyResponse });
export const NewPasskey = z.object({ name: z.string().trim().min(1).max(60), response: PasskeyRegistration });

/** To be shown until the first code was right. `qr` is a data: address of an SVG picture. */
export const TotpSecret = z.object({ uri: z.string(), secret: z.string(), qr: z.string() });

/** The current password, or a passkey asked for right now (`/api/account/proof/options`). */
export const Proof = z.union([z.object({ password: Password }), z.object({ passkey: PasskeyResponse })]);
export const WithProof = z.object({ proof: Proof });
export const ChangePassword = z.object({ current: Password, next: FreshPassword });
export const ReasonInput = z.object({ reason: z.string().trim().min(3).max(500) });

export const SessionRow = z.object({
  id: z.string(), kind: z.enum(['staff', 'code', 'demo']), current: z.boolean(),
  /** "Chrome · Android" */
  browser: z.string(),
  /** Whole for one's own sessions, the network alone for those of others; null if unknown. */
  address: z.string().nullable(),
  createdAt: z.string(), seenAt: z.string(), expiresAt: z.string(),
});
export const OwnSessions = z.object({ rows: z.array(SessionRow) });
export const PasskeyRow = z.object({ id: z.string(), name: z.string(), createdAt: z.string(), usedAt: z.string().nullable() });

/** The language in which the house speaks to somebody. */
export const OwnLanguage = z.object({ lang: z.enum(LANGS) });

export const AccountView = z.object({
  person: z.object({ id: z.string(), name: z.string(), lang: z.enum(LANGS) }),
  /** Null for somebody without an account, who signs in with one-time codes. */
  account: z.object({
    /** Masked: b…@contoh.id */
    login: z.string(),
    passwordSetAt: z.string().nullable(),
    totp: z.object({ active: z.boolean(), since: z.string().nullable() }),
    passkeys: z.array(PasskeyRow),
    recoveryCodesLeft: z.number().int(),
  }).nullable(),
  sessions: z.array(SessionRow),
});

const Place = { scheme: z.string().max(40).optional(), path: z.string().max(130).optional() };
const Paging = { after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const SessionQuery = z.object({ person: z.string().max(60).optional(), ...Place, ...Paging });
export const SessionPage = z.object({
  rows: z.array(SessionRow.extend({ person: z.object({ id: z.string(), name: z.string(), scheme: z.string(), path: z.string() }) })),
  after: z.string().nullable(),
});

/** invited: no password yet · open: in use · incomplete: password, but no second factor · disabled */
export const ACCOUNT_STATES = ['invited', 'incomplete', 'open', 'disabled'] as const;
export const AccountQuery = z.object({ person: z.string().max(60).optional(), q: z.string().max(120).optional(), state: z.enum(ACCOUNT_STATES).optional(), ...Place, ...Paging });
export const AccountRow = z.object({
  person: z.object({ id: z.string(), name: z.string(), scheme: z.string(), path: z.string() }),
  login: z.string(), state: z.enum(ACCOUNT_STATES), factors: z.array(Factor), disabledReason: z.string().nullable(),
  createdAt: z.string(), lastSignIn: z.string().nullable(), sessions: z.number().int(),
});
export const AccountPage = z.object({ rows: z.array(AccountRow), after: z.string().nullable() });
/** An e-mail address, an Indonesian telephone number, or a user name of 3–40 letters, digits, dots and hyphens. */
export const NewAccount = z.object({ login: Login });
export const AccountMade = z.object({ person: z.string(), login: z.string() });

export const SetupState = z.object({ needed: z.boolean() });
/** path '' = the whole nation. Only the nation, a province or a regency/city can be an office. */
export const SetupInput = z.object({
  token: Token, name: z.string().trim().min(1).max(120), login: Login, password: FreshPassword,
  scheme: z.string().max(40), path: z.string().max(120),
});
