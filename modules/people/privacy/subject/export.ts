import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import type { Actor, Place } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { csvText } from '../../../../kernel/tables/index.ts';
import { PersonId } from '../../identity/contract.ts';
import { personThing, placeFor } from '../../identity/standing.ts';
import { answerGone, forSelf } from '../standing.ts';
import { idsOf } from '../store/subjects.ts';
import { MOST_ENTRIES, PERSONAL_PARTS, type Fact, type PersonalPart } from './parts.ts';

type Filled = { readonly part: PersonalPart; readonly facts: Fact[] };

/** Everything about one person in clear, part by part, as the transaction sees it. */
export async function personalData(db: Reader, id: string): Promise<Filled[]> {
  const ids = await idsOf(db, id);
  const filled: Filled[] = [];
  for (const part of PERSONAL_PARTS) filled.push({ part, facts: await part.of(db, ids) });
  return filled;
}

const Input = z.object({ id: PersonId });
type Packed = { readonly zip: Uint8Array; readonly place: Place };

const take = (actor: Actor, keep: (packed: Packed) => void) => command<{ id: string }, { readonly rows: Record<string, number> }>({
  name: 'privacy.export_person',
  verb: 'privacy.export',
  input: Input,
  place: (tx, { id }) => placeFor(tx, forSelf(actor, id, 'privacy.export'), 'privacy.export', id),
  async run(tx, who, { id }) {
    const filled = await personalData(tx, id);
    const place = await placeFor(tx, who, 'privacy.export', id);
    if (!place.ok) return place;
    keep({ zip: pack(id, filled), place: place.value });
    return ok({ rows: Object.fromEntries(filled.map(({ part, facts }) => [part.name, facts.length])) });
  },
  audit: ({ id }, { rows }, place) => ({ place, thing: personThing(id), details: { rows } }),
});

/**
 * A copy of a person's data (UU 27/2022 art. 7 and 13) as a zip: one JSON of everything, one CSV per part. The entry is
 * committed before the file leaves; the same key never brings a second copy.
 */
export async function exportPerson(db: Db, { actor, key, id }: { actor: Actor; key: string; id: string }): Promise<FileAnswer | Result<never>> {
  const packed: Packed[] = [];
  const done = await execute(db, take(actor, (one) => packed.push(one)), { actor: forSelf(actor, id, 'privacy.export'), key, input: { id } });
  if (!done.ok) return done;
  const [first] = packed;
  return first ? { file: first.zip, name: `data-pribadi-${id.replace(/[^\w-]/g, '_')}.zip`, mediaType: 'application/zip', place: first.place } : answerGone();
}

function pack(id: string, filled: readonly Filled[]): Uint8Array {
  const json = Object.fromEntries(filled.map(({ part, facts }) => [part.name, facts]));
  const files: Record<string, Uint8Array> = { 'BACA-SAYA.txt': strToU8(readMe(id, filled)), 'data.json': strToU8(JSON.stringify(json, null, 2)) };
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

const readMe = (id: string, filled: readonly Filled[]): string => [
  `Salinan data pribadi ${id}`, 'Dasar: UU Nomor 27 Tahun 2022 Pasal 7 dan Pasal 13', `Dibuat: ${new Date().toISOString()}`, '',
  'data.json memuat semuanya; setiap bagian juga ada sebagai CSV:', ...filled.map(({ part, facts }) => `- ${part.name}: ${part.title} (${facts.length})`), '',
  `Jejak memuat paling banyak ${MOST_ENTRIES} entri terbaru untuk setiap bagian.`,
  'Kata sandi, kunci dan kode pemulihan tidak tersimpan dalam bentuk yang dapat dibaca, sehingga tidak ada di sini.', '',
].join('\n');
