import { z } from 'zod';
import { saying } from '../../../kernel/text.ts';
import { IsoDate, RegionPath, Scheme } from '../../regions/contract.ts';
import { readContact } from './rules/contacts.ts';
import { holdsNumber, isName, tidyName } from './rules/names.ts';
import { bareNik, NIK_FLAWS, readNik } from './rules/nik.ts';

export { maskContact, readContact, readEmail, readPhone, readSought, type ContactKind } from './rules/contacts.ts';
export { bareNik, inventNik, maskNik, NIK_FLAWS, NIK_WARNINGS, nikWarnings, readNik, type NikFlaw, type NikWarning, type Sex } from './rules/nik.ts';
export { isName } from './rules/names.ts';
export { placeOver, placeOverHome } from './rules/reach.ts';
export { mayStandInAddress } from './rules/contacts.ts';
export { PERSON_COLUMNS } from './rules/template.ts';

export const PersonId = z.string().regex(/^[A-Za-z0-9:_-]{3,60}$/);
const Home = RegionPath.min(1);

export const PersonName = z.string().max(200).transform(tidyName).refine((name) => name.length >= 1 && name.length <= 120 && isName(name), saying({ id: 'hanya huruf, spasi dan tanda baca nama', en: 'letters, blanks and signs of a name only' }));

export const Nik = z.string().max(40).transform(bareNik).superRefine((nik, context) => {
  const read = readNik(nik);
  if (!read.ok) context.addIssue({ code: 'custom', ...saying(NIK_FLAWS[read.flaw]) });
});

/** A day that has been: nobody is born tomorrow, wherever the sun already rose. */
const BirthDate = IsoDate.refine((day) => day <= new Date(Date.now() + 86_400_000).toISOString().slice(0, 10), saying({ id: 'di masa depan', en: 'in the future' }));

export const ContactInput = z.object({ kind: z.enum(['email', 'phone']), value: z.string().max(254) }).transform((given, context) => {
  const value = readContact(given.kind, given.value);
  if (value !== null) return { kind: given.kind, value };
  context.addIssue({ code: 'custom', path: ['value'], ...saying(given.kind === 'email' ? { id: 'bukan alamat surel', en: 'not an e-mail address' } : { id: 'bukan nomor telepon', en: 'not a telephone number' }) });
  return z.NEVER;
});

const facts = {
  name: PersonName,
  sex: z.enum(['male', 'female']).nullable(),
  birthDate: BirthDate.nullable(),
  birthPlace: z.string().trim().min(1).max(80).nullable(),
  scheme: Scheme.default('kemendagri'),
  path: Home,
};

export const CreatePerson = z.object({
  ...facts, nik: Nik.nullable().default(null), address: z.string().trim().min(1).max(300).nullable().default(null),
  contacts: z.array(ContactInput).max(10).default([]),
});
export type CreatePerson = z.infer<typeof CreatePerson>;

/** A change of the person as it stood at `version`; a NIK, address or day of birth that is left out stays as it is. */
export const ChangePerson = z.object({
  ...facts, birthDate: facts.birthDate.optional(), version: z.number().int().positive(), nik: Nik.nullable().optional(), address: z.string().trim().min(1).max(300).nullable().optional(),
});
export type ChangePerson = z.infer<typeof ChangePerson>;

/** Why sensitive data are looked at, or two people joined; others read it in the trail. */
export const LookReason = z.object({
  reason: z.string().trim().min(5).max(300).refine((text) => !holdsNumber(text), saying({ id: 'tanpa NIK atau nomor telepon', en: 'without a NIK or telephone number' })),
});

export const PersonSaved = z.object({ id: z.string(), version: z.number(), warnings: z.array(z.enum(['birth_date', 'sex'])) });
export type PersonSaved = z.infer<typeof PersonSaved>;

export const RoleHeld = z.object({ role: z.string(), scheme: z.string(), path: z.string(), place: z.string(), within: z.string().nullable() });
export type RoleHeld = z.infer<typeof RoleHeld>;

export const PersonRow = z.object({
  id: z.string(), name: z.string(), sex: z.enum(['male', 'female']).nullable(), birthYear: z.number().nullable(), nik: z.string().nullable().describe('masked'),
  region: z.object({ scheme: z.string(), path: z.string(), name: z.string() }), roles: z.array(RoleHeld),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const PersonList = z.object({
  rows: z.array(PersonRow), after: z.string().nullable().describe('continue here'),
  more: z.boolean().describe('there are more than can be shown for this text: narrow it'),
});
export type PersonList = z.infer<typeof PersonList>;

const filter = {
  scheme: Scheme.default('kemendagri'), path: RegionPath.default('').describe('home or duty in this region or below'),
  q: z.string().trim().max(100).optional().describe('a name; typing errors are forgiven. A NIK or contact goes to /api/people/find'),
  role: z.string().regex(/^[a-z_]{2,40}$/).optional(),
};

export const PeopleQuery = z.object({
  ...filter, after: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const PeopleExport = z.object({ ...filter, format: z.enum(['csv', 'xlsx']).default('csv') });
export type PeopleFilter = { readonly scheme: string; readonly path: string; readonly q?: string | undefined; readonly role?: string | undefined };

export const FindPerson = z.object({ value: z.string().trim().min(3).max(254) });

const Place = z.object({ path: z.string(), name: z.string(), level: z.string() });
export const PersonPage = z.object({
  id: z.string(), name: z.string(), sex: z.enum(['male', 'female']).nullable(), birthDate: z.string().nullable().describe('for whoever may see the whole NIK'), birthYear: z.number().nullable(), birthPlace: z.string().nullable(),
  nik: z.string().nullable().describe('masked'), scheme: z.string(), path: z.string(), home: z.array(Place).describe('from the nation down'), hasAddress: z.boolean(),
  contacts: z.array(z.object({ id: z.number(), kind: z.enum(['email', 'phone']), masked: z.string(), verified: z.boolean() })),
  roles: z.array(RoleHeld), version: z.number(), demo: z.boolean(), createdAt: z.string(), anonymisedAt: z.string().nullable(),
  mergedInto: z.object({ id: z.string(), at: z.string() }).nullable(),
  mergedFrom: z.array(z.object({ id: z.string(), name: z.string(), at: z.string() })),
});
export type PersonPage = z.infer<typeof PersonPage>;

export const NikShown = z.object({ nik: z.string().nullable() });
export const ContactsShown = z.object({ address: z.string().nullable(), contacts: z.array(z.object({ id: z.number(), kind: z.enum(['email', 'phone']), value: z.string() })) });
export type ContactsShown = z.infer<typeof ContactsShown>;

/** An uploaded table, CSV or xlsx, its bytes in base64. */
export const PeopleFile = z.object({ name: z.string().trim().min(1).max(120), scheme: Scheme.default('kemendagri'), file: z.base64().max(8_000_000) });
export type PeopleFile = z.infer<typeof PeopleFile>;

const RowProblem = z.object({ row: z.number(), column: z.string().nullable(), value: z.string().nullable(), code: z.string(), detail: z.string(), fix: z.string() });
const ImportWarning = z.object({ row: z.number(), kind: z.enum(['birth_date', 'sex', 'twin']), name: z.string() });
export const ImportPreview = z.object({
  rows: z.number(), added: z.number(), known: z.number().describe('already recorded; left as they are'),
  errors: z.array(RowProblem), errorCount: z.number(), warnings: z.array(ImportWarning),
});
export type ImportPreview = z.infer<typeof ImportPreview>;
export const ImportDone = z.object({ rows: z.number(), added: z.number(), known: z.number() });
export type ImportDone = z.infer<typeof ImportDone>;

export const TWIN_REASONS = ['same_name_birth', 'near_name_birth', 'same_contact'] as const;
const TwinSide = z.object({
  id: z.string(), name: z.string(), sex: z.enum(['male', 'female']).nullable(), birthDate: z.string().nullable(), birthPlace: z.string().nullable(), nik: z.string().nullable().describe('masked'),
  region: z.object({ scheme: z.string(), path: z.string(), name: z.string() }), version: z.number(), hasAccount: z.boolean(), contacts: z.number(), roles: z.array(RoleHeld), createdAt: z.string(),
});
export type TwinSide = z.infer<typeof TwinSide>;
export const TwinList = z.object({
  pairs: z.array(z.object({ reason: z.enum(TWIN_REASONS), one: TwinSide, other: TwinSide })),
  more: z.boolean(), nearSkipped: z.boolean().describe('the region is too large to look for near names in it'),
  nearPartly: z.boolean().describe('near names were not looked for among people who share a day of birth or a contact with too many others'),
});
export type TwinList = z.infer<typeof TwinList>;
export const TwinQuery = z.object({ scheme: Scheme.default('kemendagri'), path: RegionPath.default(''), limit: z.coerce.number().int().min(1).max(200).default(50) });

export const NotTwins = z.object({ one: PersonId, other: PersonId, reason: z.string().trim().min(1).max(300).nullable().default(null) });
export const MergePeople = z.object({ keep: PersonId, keepVersion: z.number().int().positive(), merge: PersonId, mergeVersion: z.number().int().positive() }).extend(LookReason.shape);
export type MergePeople = z.infer<typeof MergePeople>;
export const PeopleMerged = z.object({ id: z.string(), version: z.number() });
export type PeopleMerged = z.infer<typeof PeopleMerged>;
