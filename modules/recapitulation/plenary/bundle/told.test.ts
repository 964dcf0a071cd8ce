import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { must, type Result } from '../../../../kernel/result.ts';
import { operator, type TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { acceptIn } from '../../../sheets/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { acceptCertificate } from '../certificates/index.ts';
import { inOwnHands, sentByAnother } from '../certificates/queries/own-hands.ts';
import { canonicalJson } from '../certificates/rules/canonical.ts';
import { passedThrough } from '../certificates/store/certificates.ts';
import { confirmLine } from '../commands/lines.ts';
import { leave } from '../commands/hall.ts';
import { plenaryById } from '../store/plenaries.ts';
import type { CertificateDocument } from '../contract.ts';
import { joinBundle } from './commands/join.ts';
import { forge, headerOf, type Forged } from './fixtures/forger.ts';
import { at, bringBack, carry, KAB, key, ONE, plantOffice, PPK, TWO, votes } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

let office: TestDatabase;
let hall: TestDatabase;
let contests: ContestContext[];
let id = 0;
let back: Buffer;
let own = '';
let draft = 0;

const LINES = [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const;
const join = (file: Buffer): Promise<Result<unknown>> => execute(office.db, joinBundle, { actor: KAB, key: key(), input: { id, file: file.toString('base64'), decisions: [] } });
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Numbers without a gap again. */
const counted = (file: Forged): void => { const [first] = file.acts; if (first) { const from = first.number; file.acts = [...file.acts].map((one, place) => ({ ...one, number: Math.min(from, ...file.acts.map(({ number }) => number)) + place })); } };
const paperOf = (file: Forged) => file.snapshot.certificates.find(({ contest_id: contest }) => contest === contests[0]!.id)!;
/** Another text of D.Hasil, under its own hash, in every act that names it. */
function rewritten(file: Forged, change: (document: CertificateDocument) => void): void {
  const one = paperOf(file);
  const document = JSON.parse(one.body) as CertificateDocument;
  change(document);
  one.body = canonicalJson(document);
  one.hash = sha(one.body);
  one.figures = document.total;
  for (const step of file.acts.filter(({ details }) => details['certificate'] === one.id)) step.details['hash'] = one.hash;
}
const place = (file: Forged, name: string): number => file.acts.findIndex(({ act }) => act === name);
function moved(file: Forged, from: number, to: number): void {
  const [one] = file.acts.splice(from, 1);
  if (one) file.acts.splice(to, 0, one);
  counted(file);
}
const more = (file: Forged, name: string, details: Record<string, unknown>): void => { const last = file.acts.at(-1)!; file.acts.push({ ...last, number: last.number + 1, act: name, details }); };

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  const figures = contests[1]!.form.cells.map((cell) => (votes(5, 6, 7) as Record<string, number>)[cell.id] ?? null);
  await office.db.transaction().execute(async (tx) => must(await acceptIn(tx, { actor: operator, contest: contests[1]!, channel: 'main', origin: 'phone', command: 'sheets.accept' }, [{ village: ONE, station: 1, figures, provenance: null, reason: null }])));
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  await at(office.db, id).came('Saksi Dua', 'witness', 2);
  await at(office.db, id).came('Saksi Pulang', 'witness', 3);
  must(await execute(office.db, leave, { actor: PPK, key: key(), input: { id, number: 3 } }));
  await at(office.db, id).object(2, contests[1]!.id);
  await at(office.db, id).answer(1, 'accepted');
  const out = await carry(office.db, id);
  hall = out.hall;
  own = (await headerOf(out.file, out.password)).key;
  const there = at(hall.db, id);
  for (const [region, station] of LINES) await there.confirm(contests[0]!, region, station, votes(10, 20, 30));
  await there.correct(contests[0]!, TWO, 2, votes(11, 20, 30), 1);
  await there.object(2, contests[0]!.id);
  await there.answer(2, 'accepted');
  ({ id: draft } = await there.drawUp(contests[0]!.id));
  await there.readBack(draft);
  for (const who of [1, 2]) await there.sign(draft, who);
  await there.send(draft);
  await there.confirm(contests[1]!, ONE, 1, votes(5, 6, 7));
  // Sums that the paper itself has wrong, read once more after it was asked for.
  const wrong = { ...votes(1, 2, 3), V1: 9, V3: 9 };
  must(await execute(hall.db, confirmLine, { actor: PPK, key: key(), input: { id, contest: contests[1]!.id, region: TWO, station: 1, after: 0, figures: wrong, paperSays: 'Tertulis 9 di C.Hasil plano' } }));
  await there.undo(contests[1]!, TWO, 1, 1);
  must(await execute(hall.db, confirmLine, { actor: PPK, key: key(), input: { id, contest: contests[1]!.id, region: TWO, station: 1, after: 2, figures: wrong, paperSays: 'Tertulis 9 di C.Hasil plano' } }));
  back = await bringBack(hall.db);
}, 120_000);
afterAll(async () => { await hall.close(); await office.close(); });

describe('whoever holds a hall\'s file and password does not bring in', () => {
  const readingOf = (file: Forged, name: string, contest: ContestContext) => file.acts.filter(({ act, details }) => act === name && (details['lines'] as { contest: number }[])[0]!.contest === contest.id);
  const attacks: [string, (file: Forged) => void][] = [
    ['a D.Hasil of one line of four', (file) => {
      file.acts = file.acts.filter(({ act, details }) => !['confirm', 'correct'].includes(act) || (details['lines'] as { contest: number; region: string; station: number }[]).some((one) => one.contest !== contests[0]!.id || (one.region === ONE && one.station === 1)));
      file.snapshot.lines = file.snapshot.lines.filter((one) => one.contest_id !== contests[0]!.id || (one.region === ONE && one.station === 1));
      rewritten(file, (document) => { document.columns = document.columns.slice(0, 1); document.below = document.below.slice(0, 1); document.total = [...document.columns[0]!.figures]; document.corrections = []; });
      counted(file);
    }],
    ['a version set aside with invented figures', (file) => {
      const one = paperOf(file);
      rewritten(file, (document) => { document.total = document.total.map(() => 99_999); });
      one.state = 'superseded';
      one.signatures = [];
      file.acts = file.acts.filter(({ act }) => !['certificate_sign', 'certificate_send', 'certificate_read_back'].includes(act));
      counted(file);
    }],
    ['a version set aside by nothing', (file) => { paperOf(file).state = 'superseded'; }],
    ['sent before it was signed', (file) => { moved(file, place(file, 'certificate_send'), place(file, 'certificate_sign')); }],
    ['signed before it was read back', (file) => { moved(file, place(file, 'certificate_sign'), place(file, 'certificate_read_back')); }],
    ['read back before it was drawn up', (file) => { moved(file, place(file, 'certificate_read_back'), place(file, 'certificate_draw_up')); }],
    ['a line confirmed after the D.Hasil that adds it up', (file) => { moved(file, place(file, 'confirm'), place(file, 'certificate_draw_up')); }],
    ['a line corrected after the D.Hasil that adds it up was sent', (file) => { moved(file, place(file, 'correct'), place(file, 'certificate_send')); }],
    ['a D.Hasil without the witness and the objection', (file) => {
      rewritten(file, (document) => { document.attendance = document.attendance.filter(({ capacity }) => capacity === 'chair'); document.objections = []; });
      paperOf(file).signatures = paperOf(file).signatures.filter(({ attendance_id: number }) => number === 1);
      file.acts = file.acts.filter(({ act, details }) => act !== 'certificate_sign' || details['attendance'] === 1);
      counted(file);
    }],
    ['a D.Hasil of another title, place and event', (file) => { rewritten(file, (document) => { document.title = 'BERITA ACARA PALSU'; document.place = 'Istana'; document.event.name = 'Pemilu 2099'; }); }],
    ['a D.Hasil read back before an objection to it was answered', (file) => {
      file.acts = file.acts.filter(({ act }) => act !== 'answer_objection');
      Object.assign(file.snapshot.objections.find(({ number }) => number === 2)!, { outcome: 'open', answer: null });
      rewritten(file, (document) => { Object.assign(document.objections.find(({ number }) => number === 2)!, { outcome: 'open', answer: null }); });
      counted(file);
    }],
    ['a D.Hasil that calls a granted objection rejected', (file) => { rewritten(file, (document) => { document.objections[0]!.outcome = 'rejected'; }); }],
    ['a D.Hasil that calls a witness by another name', (file) => { rewritten(file, (document) => { document.attendance[1]!.name = 'Saksi Lain'; }); }],
    ['votes moved under the name of a confirmation, against figures that two people agreed on', (file) => {
      const told = (readingOf(file, 'confirm', contests[1]!)[0]!.details['lines'] as Record<string, unknown>[])[0]!;
      const line = file.snapshot.lines.find((one) => one.contest_id === contests[1]!.id)!;
      const figures = [...line.figures!];
      figures[contests[1]!.form.index['C.1']!] = 400;
      Object.assign(told, { written: figures, figures, writtenFrom: 'typed' });
      Object.assign(line, { written: figures, figures, written_from: 'typed' });
    }],
    ['a misreading of figures that nobody had agreed on', (file) => {
      const told = (readingOf(file, 'confirm', contests[0]!)[0]!.details['lines'] as Record<string, unknown>[])[0]!;
      const line = file.snapshot.lines.find((one) => one.contest_id === contests[0]!.id && one.region === told['region'] && one.station === told['station'])!;
      Object.assign(told, { misread: line.written, misreadWhy: 'Kertas lain', reason: 'Kertas lain' });
      Object.assign(line, { misread: line.written, misread_why: 'Kertas lain', reason: 'Kertas lain' });
    }],
    ['a granted objection turned into one that is not', (file) => { more(file, 'answer_objection', { number: 1, outcome: 'rejected', answer: 'Tidak terbukti' }); Object.assign(file.snapshot.objections[0]!, { outcome: 'rejected', answer: 'Tidak terbukti' }); }],
    ['an objection of somebody who left', (file) => {
      more(file, 'raise_objection', { number: 3, contest: contests[1]!.id, region: null, station: null, raisedBy: 3, matter: 'Suara hilang', kind: 'objection' });
      file.snapshot.objections.push({ number: 3, contest_id: contests[1]!.id, region_id: null, station: null, raised_by: 3, matter: 'Suara hilang', kind: 'objection', outcome: 'open', answer: null });
    }],
    ['a correction agreed on by somebody who is not there', (file) => {
      const told = (readingOf(file, 'correct', contests[0]!)[0]!.details['lines'] as Record<string, unknown>[])[0]!;
      told['agreedBy'] = ['Ketua', 'Saksi Pulang'];
      file.snapshot.lines.find((one) => one.state === 'corrected')!.agreed_by = ['Ketua', 'Saksi Pulang'];
      rewritten(file, (document) => { document.corrections[0]!.agreedBy = ['Ketua', 'Saksi Pulang']; });
    }],
    ['somebody who comes back without coming', (file) => { file.snapshot.attendance.find(({ id: number }) => number === 3)!.left_at = null; }],
    ['a closed plenary with a contest unsigned', (file) => { more(file, 'close', {}); file.snapshot.state.state = 'closed'; }],
    ['a second witness of a contestant, where the rule set lets one take part', (file) => {
      const who = { name: 'Saksi Dua Lagi', capacity: 'witness' as const, contestType: 'ppwp', contestant: 2, letter: null, person: null, withoutMandate: 'Suratnya dilihat di meja' };
      more(file, 'attend', { ...who, id: 4 });
      file.snapshot.attendance.push({ id: 4, name: who.name, capacity: 'witness', contest_type: 'ppwp', contestant: 2, letter: null, person_id: null, mandate_id: null, without_mandate: who.withoutMandate, came_at: file.acts.at(-1)!.at, left_at: null });
    }],
    ['lines that nobody had written, read in one go as if they had been shown', (file) => {
      const [one, other] = readingOf(file, 'confirm', contests[0]!);
      (one!.details['lines'] as unknown[]).push(...other!.details['lines'] as unknown[]);
      file.acts = file.acts.filter((act) => act !== other);
      counted(file);
    }],
    ['a word more in an act', (file) => { file.acts.find(({ act }) => act === 'raise_objection')!.details['note'] = 'lagi'; }],
  ];
  it.each(attacks)('%s', async (_name, change) => {
    const file = await forge(office.db, own, back, change);
    const [seen, joined] = [await previewBundle(office.db, (await plenaryById(office.db, id))!, file), await join(file)];
    expect(joined).toMatchObject({ ok: false, problem: { code: expect.stringMatching(/^bundle_(untold|chain_broken)$/) as string, params: { } } });
    expect(seen.ok ? 'seen' : seen.problem.code).toBe(joined.ok ? 'joined' : joined.problem.code);
  }, 60_000);
});

describe('what comes in', () => {
  it('is told before: each D.Hasil with what it adds up, what waits, and who signed', async () => {
    const seen = must(await previewBundle(office.db, (await plenaryById(office.db, id))!, back));
    expect(seen.certificates).toMatchObject([{ contest: contests[0]!.id, version: 1, state: { id: 'dikirim' }, read: 4, waiting: 0, signed: ['Ketua', 'Saksi Dua'], refused: [], missing: [] }]);
  });

  it('bears the people and moments of its acts, whatever the file says beside them; the trail names who joined, and what the file claims', async () => {
    const file = await forge(office.db, own, back, ({ snapshot }) => {
      for (const line of snapshot.lines) Object.assign(line, { changed_by: 'uji:gaib', changed_at: '1950-01-01T00:00:00+00:00' });
      for (const one of snapshot.certificates) one.drawn_up_at = '1950-01-01T00:00:00+00:00';
    });
    must(await join(file));
    const lines = await office.db.selectFrom('plenary_line').select(['changed_by', 'changed_at']).where('plenary_id', '=', id).where('changes', '>', 0).execute();
    expect(lines).toHaveLength(6);
    expect(lines.every(({ changed_by: by, changed_at: when }) => by === PPK.id && when!.getFullYear() > 2000)).toBe(true);
    expect((await office.db.selectFrom('certificate').select('drawn_up_at').where('plenary_id', '=', id).executeTakeFirstOrThrow()).drawn_up_at.getFullYear()).toBeGreaterThan(2000);
    const entries = await office.db.selectFrom('audit_entry').select(['actor', 'details']).where('action', '=', 'recapitulation.hall_act').execute();
    expect(entries.length).toBeGreaterThan(5);
    expect(entries.every(({ actor, details }) => actor === KAB.id && (details['claimed'] as { by: string }).by === PPK.id)).toBe(true);
  });

  it('is judged by nobody who joined it, took it out or went along', async () => {
    const { id: own_ } = await office.db.selectFrom('certificate').select('id').where('plenary_id', '=', id).executeTakeFirstOrThrow();
    expect(await execute(office.db, acceptCertificate, { actor: KAB, key: key(), input: { id: own_ } })).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    await office.db.updateTable('hall_bundle').set({ officers: ['uji:ikut'] }).where('plenary_id', '=', id).execute();
    expect(await passedThrough(office.db, ['uji:ikut', 'uji:lain'], [own_])).toEqual([{ id: own_, person: 'uji:ikut' }]);
    // However many papers a list has, they are asked about at once: what is sent or signed, which records are the asker's, and what passed through them.
    let asked = 0;
    const counting = office.db.withPlugin({ transformQuery: ({ node }) => { asked++; return node; }, transformResult: ({ result }) => Promise.resolve(result) });
    await sql`INSERT INTO certificate (plenary_id, contest_id, region_id, version, state, figures, broken, hash, drawn_up_by) SELECT plenary_id, 1000 + n, region_id, n, 'superseded', figures, broken, hash, 'uji:lain' FROM certificate, generate_series(101, 120) n WHERE id = ${own_}`.execute(office.db);
    await sql`UPDATE certificate SET state = 'sent' WHERE version > 100`.execute(office.db);
    const all = (await office.db.selectFrom('certificate').select('id').where('version', '>', 100).execute()).map(({ id: number }) => number);
    expect([(await inOwnHands(counting, KAB, all)).size, asked]).toEqual([20, 3]);
    asked = 0;
    const signed = all.map((number) => ({ id: number, contest: number }));
    const ends = (level: 'regency' | 'province') => signed.map(({ contest }) => ({ id: contest, recapitulatedUpTo: level }));
    expect([(await sentByAnother(counting, KAB, { level: 'regency' }, signed, ends('regency'))).size, asked]).toEqual([20, 3]);
    expect([(await sentByAnother(counting, KAB, { level: 'regency' }, signed, ends('province'))).size, asked]).toEqual([0, 3]);
  });
});
