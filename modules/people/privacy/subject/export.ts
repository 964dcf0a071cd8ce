import { strToU8, zipSync } from 'fflate';
import type { z } from 'zod';
import type { Actor, Place, Verb } from '../../../../kernel/access.ts';
import { appendAudit } from '../../../../kernel/audit/trail.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { csvText } from '../../../../kernel/tables/index.ts';
import { masterPerson } from '../../accounts/manage/standing.ts';
import { PersonId } from '../../identity/contract.ts';
import { placeOverHome } from '../../identity/rules/reach.ts';
import { homeOf, personThing, placeFor, seePerson } from '../../identity/standing.ts';
import { CopyPerson, SPECIFIC_KINDS, type SpecificKind } from '../contract.ts';
import { presenceOf } from '../specific/store.ts';
import { answerGone, forSelf } from '../standing.ts';
import { idsOf } from '../store/subjects.ts';
import { MOST_ENTRIES, OWN, personalParts, WITHHELD, type Fact, type PersonalPart, type Reach } from './parts.ts';

const VERB = 'privacy.export';

type Filled = { readonly part: PersonalPart; readonly facts: Fact[] };

/** Everything about one person that this copy may hold, part by part, as the transaction sees it. */
export async function personalData(db: Reader, id: string, reach: Reach): Promise<Filled[]> {
  const ids = await idsOf(db, id);
  const filled: Filled[] = [];
  for (const part of personalParts()) if (reach.own || part.ownOnly !== true) filled.push({ part, facts: await part.of(db, ids, reach) });
  return filled;
}

const Input = CopyPerson.extend({ id: PersonId });
type Input = z.output<typeof Input>;
type Done = { readonly rows: Record<string, number>; readonly kinds: readonly SpecificKind[] };
type Packed = { readonly zip: Uint8Array; readonly place: Place };

const tooWeak = problem('sign_in_too_weak', { thing: { id: 'Salinan data pribadi', en: 'A copy of personal data' } });

/**
 * The place of a copy for the person (signed in with more than a one-time code), or for an officer: with a reason, where the
 * person lives, and only of somebody who serves nowhere but where the officer holds the right.
 */
async function placeOfCopy(tx: Tx, actor: Actor, { id, reason }: Input): Promise<Result<Place>> {
  if (actor.sessionKind === 'code' || actor.device !== undefined) return fail(tooWeak);
  if (actor.id === id) return placeFor(tx, forSelf(actor, id, VERB), VERB, id);
  const seen = await seePerson(tx, actor, id);
  if (!seen.ok) return seen;
  const place = placeOverHome(actor, VERB, homeOf(seen.value.person));
  if (!place) return fail(problem('not_allowed', { verb: VERB }));
  if (reason === undefined) return fail(problem('input_invalid', { column: 'reason', reason: { id: 'wajib untuk salinan orang lain', en: 'needed for somebody else\'s copy' } }));
  const mastered = await masterPerson(tx, actor, VERB, id);
  return mastered.ok ? ok(place) : mastered;
}

/** What an officer's copy holds in clear: what the officer may look at over this home, to use and not only to give. */
function reachAt(actor: Actor, home: Place): Reach {
  const may = (verb: Verb): boolean => placeOverHome(actor, verb, home) !== null;
  return { own: false, kinds: SPECIFIC_KINDS.filter((kind) => may(`people.read_${kind}`)), nik: may('people.read_nik'), contacts: may('people.write') };
}

/** Each kind of specific data in an officer's copy is a look at it, with its own entry. */
async function noteLooks(tx: Tx, actor: Actor, { id, reason }: Input, { place, kinds }: { place: Place; kinds: readonly SpecificKind[] }): Promise<void> {
  for (const kind of kinds) await appendAudit(tx, actor, `people.look_${kind}`, { place, thing: personThing(id), details: { reason: reason ?? '', found: true, copy: true } });
}

const take = (actor: Actor, keep: (packed: Packed) => void) => command<Input, Done>({
  name: 'privacy.export_person',
  verb: VERB,
  input: Input,
  place: (tx, input) => placeOfCopy(tx, actor, input),
  async run(tx, who, input) {
    const { id } = input;
    const place = await placeOfCopy(tx, actor, input);
    if (!place.ok) return place;
    const own = actor.id === id;
    const reach = own ? OWN : reachAt(actor, place.value);
    const present = await presenceOf(tx, id);
    const kinds = reach.kinds.filter((kind) => present[kind]);
    if (!own) await noteLooks(tx, who, input, { place: place.value, kinds });
    const filled = await personalData(tx, id, reach);
    keep({ zip: pack(id, filled, own), place: place.value });
    return ok({ rows: Object.fromEntries(filled.map(({ part, facts }) => [part.name, facts.length])), kinds });
  },
  audit: ({ id, reason }, { rows, kinds }, place) => ({ place, thing: personThing(id), details: { rows, kinds: [...kinds], own: actor.id === id, ...(reason === undefined ? {} : { reason }) } }),
});

export type CopyRequest = { readonly actor: Actor; readonly key: string; readonly id: string; readonly reason?: string | undefined };

/**
 * A copy of a person's data (UU 27/2022 art. 7 and 13) as a zip: one JSON of everything, one CSV per part. The entry is
 * committed before the file leaves; the same key never brings a second copy. Problems: sign_in_too_weak, not_found, not_allowed,
 * input_invalid (an officer without a reason), account_stronger, answer_gone.
 */
export async function exportPerson(db: Db, { actor, key, id, reason }: CopyRequest): Promise<FileAnswer | Result<never>> {
  const packed: Packed[] = [];
  const done = await execute(db, take(actor, (one) => packed.push(one)), { actor: forSelf(actor, id, VERB), key, input: { id, ...(reason === undefined ? {} : { reason }) } });
  if (!done.ok) return done;
  const [first] = packed;
  return first ? { file: first.zip, name: `data-pribadi-${id.replace(/[^\w-]/g, '_')}.zip`, mediaType: 'application/zip', place: first.place, isNoted: true } : answerGone();
}

function pack(id: string, filled: readonly Filled[], own: boolean): Uint8Array {
  const json = Object.fromEntries(filled.map(({ part, facts }) => [part.name, facts]));
  const files: Record<string, Uint8Array> = { 'BACA-SAYA.txt': strToU8(readMe(id, filled, own)), 'data.json': strToU8(JSON.stringify(json, null, 2)) };
  for (const { part, facts } of filled) if (facts.length > 0) files[`${part.name}.csv`] = strToU8(tableOf(facts));
  return zipSync(files, { level: 6 });
}

function tableOf(facts: readonly Fact[]): string {
  const columns = Object.keys(facts[0] ?? {});
  return csvText(columns.map((name) => ({ name })), facts.map((fact) => columns.map((name) => {
    const value = fact[name] ?? null;
    return typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : value;
  })));
}

const readMe = (id: string, filled: readonly Filled[], own: boolean): string => [
  `Salinan data pribadi ${id}`, 'Dasar: UU Nomor 27 Tahun 2022 Pasal 7 dan Pasal 13', `Dibuat: ${new Date().toISOString()}`, '',
  'data.json memuat semuanya; setiap bagian juga ada sebagai CSV:', ...filled.map(({ part, facts }) => `- ${part.name}: ${part.title} (${facts.length})`), '',
  ...(own ? [] : [`Diambil oleh petugas. "${WITHHELD}" = tersimpan, tetapi hanya ada di salinan yang diambil orangnya sendiri; begitu juga jejak perbuatannya.`]),
  `Jejak memuat paling banyak ${MOST_ENTRIES} entri terbaru untuk setiap bagian.`,
  'Kata sandi, kunci dan kode pemulihan tidak tersimpan dalam bentuk yang dapat dibaca, sehingga tidak ada di sini.', '',
].join('\n');
