import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryText } from '../../../modules/sheets/rules.ts';
import type { FieldSheet } from '../../../modules/sheets/contract.ts';
import type { QueueItem } from '../queue/states.ts';
import { makeKeys, signedHeaders } from '../net/sign.ts';
import { base45, fromBase45 } from './base45.ts';
import { formOfCopy, formWithNames, slimBallot } from './ballot.ts';
import { differing, knownAbout, noticeTone, statementOf } from './compare.ts';
import { wordsOfCopy, type KeptCopy, type SheetCopy } from './copy.ts';
import { framesOf, isFrame, isFull, MOST_FRAMES, PART_BYTES, wholeOf, withFrame, type Tray } from './frames.ts';
import { copyFrom } from './from-house.ts';
import { replacedBy } from './make.ts';
import { isCopy, packCopy, unpackCopy } from './pack.ts';
import { readFrame } from './reading.ts';
import { ENTRIES, isSignedBy, messageOf } from './signature.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const some = fc.uint8Array({ minLength: 0, maxLength: 3000 }).map((bytes) => Uint8Array.from(bytes));

describe('base45', () => {
  // RFC 9285, section 4.3 and 4.4.
  it.each([['AB', 'BB8'], ['Hello!!', '%69 VD92EX0'], ['base-45', 'UJCLQE7W581'], ['ietf!', 'QED8WEX0']])('says "%s" as "%s"', (text, coded) => {
    expect(base45(bytesOf(text))).toBe(coded);
    expect(fromBase45(coded)).toEqual(bytesOf(text));
  });
  it.each(['GGW', 'A', 'abc', ':::', '::'])('is not "%s"', (text) => { expect(fromBase45(text)).toBeNull(); });
  it('gives back any bytes', () => { fc.assert(fc.property(some, (bytes) => { expect(fromBase45(base45(bytes))).toEqual(bytes); })); });
});

describe('frames', () => {
  it('make the whole again in any order, doubled and mixed with other codes; without one of them they do not', async () => {
    await fc.assert(fc.asyncProperty(some, fc.array(fc.nat(), { minLength: 64, maxLength: 64 }), async (bytes, chance) => {
      const frames = (await framesOf(bytes)) ?? [];
      const shuffled = [...frames, ...frames, 'https://contoh.id/', 'ER1:??'].map((frame, place) => ({ frame, at: chance[place] ?? 0 })).sort((a, b) => a.at - b.at).map(({ frame }) => frame);
      const tray = shuffled.reduce<Tray | null>(withFrame, null);
      expect(tray && isFull(tray) && (await wholeOf(tray))).toEqual(bytes);
      const lost = frames.slice(1).reduce<Tray | null>(withFrame, null);
      expect(lost !== null && isFull(lost)).toBe(false);
    }), { numRuns: 60 });
  });

  it('are small enough for a code of version 10 at level M: 311 letters', async () => {
    const frames = (await framesOf(new Uint8Array(PART_BYTES * 3 + 1))) ?? [];
    expect(frames.length).toBe(4);
    expect(Math.max(...frames.map(({ length }) => length))).toBeLessThanOrEqual(311);
  });

  it('begin anew where another phone is looked at', async () => {
    const [one, two] = [(await framesOf(bytesOf('a'.repeat(400)))) ?? [], (await framesOf(bytesOf('b'.repeat(400)))) ?? []];
    const tray = [one[0], one[1], ...two].reduce<Tray | null>((before, frame) => withFrame(before, frame ?? ''), null);
    expect(tray && new TextDecoder().decode((await wholeOf(tray)) ?? undefined)).toBe('b'.repeat(400));
  });

  it('whose parts do not make what they name are told from the whole', async () => {
    const [frame = ''] = (await framesOf(bytesOf('asli'))) ?? [];
    const bytes = fromBase45(frame.slice(4)) ?? new Uint8Array();
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    const tray = withFrame(null, `ER1:${base45(bytes)}`);
    expect(tray && (await wholeOf(tray))).toBeNull();
  });

  it('are never more than can be shown, and no text breaks the tray', async () => {
    expect(await framesOf(new Uint8Array(PART_BYTES * MOST_FRAMES + 1))).toBeNull();
    fc.assert(fc.property(fc.string(), fc.uint8Array({ maxLength: 300 }), (text, bytes) => {
      const tray = [text, `ER1:${text}`, `ER1:${base45(bytes)}`].reduce<Tray | null>(withFrame, null);
      expect(tray === null || (tray.parts.size <= tray.count && tray.count <= MOST_FRAMES)).toBe(true);
    }));
    expect(isFrame('KQ4M7RX9TB')).toBe(false);
  });
});

const pairs = { kind: 'pairs', contestants: [{ number: 1, name: 'Andi Contoh dan Budi Contoh' }, { number: 2, name: 'Cici Contoh dan Dedi Contoh' }] } as const;
const text = entryText({ contest: 7, village: '16.71.04.1001', station: 1, after: 0, figures: { 'C.1': 120, 'C.2': 80, V1: 200 }, reasons: { R05: 'Kertasnya begitu' }, reason: null, photos: [{ page: 1, sha256: 'ab'.repeat(32) }], saidAt: '2026-02-14T08:00:00.000Z' });
const copy: SheetCopy = {
  v: 1, text, device: '01J8ZC4T9R3C8M2V5N7Q1W6XYZ', time: '2026-02-14T08:00:00.000Z', key: 'k1', signature: 'x', publicKey: null, by: 'Contoh Petugas',
  contest: { name: 'Presiden', type: 'ppwp', variant: '2024', ballot: slimBallot({ ballot: pairs, contestants: [] }) }, place: 'Bukitlama',
};

async function signed(): Promise<{ copy: SheetCopy; publicKey: string }> {
  const { privateKey, publicKey } = await makeKeys();
  const headers = await signedHeaders(privateKey, { method: 'POST', target: ENTRIES, body: text, device: copy.device, time: copy.time, key: copy.key });
  return { copy: { ...copy, signature: headers['e-rekap-signature'] ?? '', publicKey }, publicKey };
}

describe('a copy', () => {
  it('travels through frames and is the same; its signature is of the phone that made it and of no other text', async () => {
    const made = await signed();
    const frames = (await framesOf(await packCopy(made.copy))) ?? [];
    let tray: Tray | null = null;
    let got: SheetCopy | null = null;
    for (const frame of [...frames].reverse()) {
      const step = await readFrame(tray, frame);
      tray = step.kind === 'open' ? step.tray : null;
      if (step.kind === 'done') got = step.copy;
    }
    expect(got).toEqual(made.copy);
    expect(await isSignedBy(made.publicKey, made.copy)).toBe(true);
    expect(await isSignedBy(made.publicKey, { ...made.copy, text: text.replace('120', '121') })).toBe(false);
    expect(await isSignedBy((await makeKeys()).publicKey, made.copy)).toBe(false);
    expect(await isSignedBy('bukan kunci', made.copy)).toBe(false);
  });

  it('has the form of its sheet, also where parties have candidates with gaps in their numbers', () => {
    expect(formOfCopy(copy)?.cells.some(({ id }) => id === 'C.2')).toBe(true);
    const ballot = { kind: 'parties', parties: [{ number: 1, name: 'Partai Contoh', candidates: [1, 2, 3].map((number) => ({ number, name: `Calon ${number}` })) }, { number: 24, name: 'Partai Lain', candidates: [1, 3].map((number) => ({ number, name: `Calon ${number}` })) }] } as const;
    const slim = slimBallot({ ballot, contestants: [{ number: 24, name: 'Partai Lain', shortName: 'PL' }] });
    expect(slim.rows).toEqual([[1, 'Partai Contoh', 3], [24, 'PL', [1, 3]]]);
    const form = formOfCopy({ ...copy, contest: { name: 'DPR', type: 'dpr', variant: '2024', ballot: slim } });
    expect(form?.cells.filter(({ id }) => id.startsWith('P.24.')).map(({ id }) => id)).toEqual(['P.24.A', 'P.24.1', 'P.24.3', 'P.24.B']);
    const known = { id: 7, slug: 'dpr', type: 'dpr' as const, name: 'DPR', variant: '2024', district: 'X', villages: [], ballot, parameters: {}, pages: 1, contestants: [] };
    const named = formWithNames({ ...copy, contest: { name: 'DPR', type: 'dpr', variant: '2024', ballot: slim } }, known);
    expect(named?.cells.find(({ id }) => id === 'P.24.3')?.label.id).toContain('Calon 3');
    expect(form?.cells.find(({ id }) => id === 'P.24.3')?.label.id).toContain('Calon nomor 3');
    expect(formOfCopy({ ...copy, contest: { ...copy.contest, variant: '1955' } })).toBeNull();
    expect(formOfCopy({ ...copy, contest: { ...copy.contest, type: 'dpr' } })).toBeNull();
  });

  it('of the largest sheet (24 parties with 12 candidates, 8 pages) is read within half a minute of frames', async () => {
    const ballot = { kind: 'parties' as const, parties: Array.from({ length: 24 }, (_, at) => ({ number: at + 1, name: `Partai Contoh ${at + 1}`, candidates: Array.from({ length: 12 }, (_none, number) => ({ number: number + 1, name: `Calon ${number + 1}` })) })) };
    const contest = { name: 'DPR', type: 'dpr', variant: '2024', ballot: slimBallot({ ballot, contestants: [] }) };
    const cells = formOfCopy({ ...copy, contest })?.cells ?? [];
    const photos = Array.from({ length: 8 }, (_, at) => ({ page: at + 1, sha256: Array.from({ length: 64 }, (_none, digit) => ((at * 7919 + digit * 104_729) % 16).toString(16)).join('') }));
    const figures = Object.fromEntries(cells.map(({ id }, at) => [id, (at * 7919) % 300]));
    const largest = { ...(await signed()).copy, contest, text: entryText({ contest: 7, village: '16.71.04.1001', station: 1, after: 0, figures, reasons: {}, reason: null, photos, saidAt: copy.time }) };
    const frames = (await framesOf(await packCopy(largest))) ?? [];
    process.stdout.write(`copy of a sheet of ${cells.length} figures: ${frames.length} frames\n`);
    // 450 ms a frame (screens/copies/CodeReel.tsx), each seen at the second round at the latest.
    expect(frames.length > 0 && frames.length * 0.45 * 2 < 30).toBe(true);
  });

  it('is refused where it is not one: other shapes, too much, or what is no deflated text', async () => {
    expect(isCopy(copy)).toBe(true);
    for (const wrong of [null, [], { ...copy, v: 2 }, { ...copy, text: '{}' }, { ...copy, contest: null }, { ...copy, by: 7 }, { ...copy, contest: { ...copy.contest, ballot: { kind: 'pairs', rows: [[1]] } } }]) {
      expect(await unpackCopy(await packCopy(wrong as SheetCopy))).toBeNull();
    }
    expect(await unpackCopy(await packCopy({ ...copy, text: text.replace('Kertasnya begitu', 'a'.repeat(70_000)) }))).toBeNull();
    await fc.assert(fc.asyncProperty(some, async (bytes) => { expect(await unpackCopy(bytes)).toBeNull(); }), { numRuns: 50 });
  });

  it('of the house is the same copy, told by the message that the phone signed', async () => {
    const made = (await signed()).copy;
    const answer = { text, hash: '', signature: made.signature, message: await messageOf(made), device: made.device, publicKey: made.publicKey, by: made.by };
    const contest = { id: 7, slug: 'ppwp', type: 'ppwp' as const, name: 'Presiden', variant: '2024', district: '', villages: [], ballot: pairs, parameters: {}, pages: 1, contestants: [] };
    expect(copyFrom(answer, contest, 'Bukitlama')).toEqual(made);
  });

  it('keeps a place for the proof of the log, empty today', async () => {
    expect(await unpackCopy(await packCopy({ ...copy, log: 'bukti' }))).toEqual({ ...copy, log: 'bukti' });
    expect(wordsOfCopy(copy).figures).toEqual({ 'C.1': 120, 'C.2': 80, V1: 200 });
  });
});

describe('the own paper', () => {
  it('differs only where another figure was typed, a cell that is empty on the copy included', () => {
    expect(differing(copy, { 'C.1': 121, 'C.2': 80, V2: 3 })).toEqual({ 'C.1': 121, V2: 3 });
    const kept: KeptCopy = { contest: 7, village: '16.71.04.1001', station: 1, hash: 'cd'.repeat(32), copy, receivedAt: '', from: 'phone', signature: 'unchecked' };
    expect(statementOf(kept, { statement: 'agreed', figures: {}, reason: null, photos: [], saidAt: copy.time })).toEqual({ contest: 7, village: '16.71.04.1001', station: 1, copyOf: 'cd'.repeat(32), statement: 'agreed', figures: {}, reason: null, photos: [], saidAt: copy.time });
  });
});

describe('a copy whose entry was replaced', () => {
  const kept: KeptCopy = { contest: 7, village: '16.71.04.1001', station: 1, hash: 'cd'.repeat(32), copy, receivedAt: '', from: 'phone', signature: 'genuine' };
  const replaced: KeptCopy = { ...kept, replaced: { how: 'superseded', by: 2 } };
  const item = (answer: unknown, state: QueueItem['state'] = 'sent'): QueueItem => ({ id: 'a', kind: 'entry', lane: 'l', state, answer } as QueueItem);

  it('is a warning, and what the house knew before is said no longer', () => {
    expect([noticeTone(kept), noticeTone(replaced), noticeTone({ ...replaced, signature: 'broken' })]).toEqual(['good', 'warn', 'hard']);
    expect(knownAbout(kept, item({ known: 'current' }))).toBe('current');
    expect(knownAbout(replaced, item({ known: 'current' }))).toBeNull();
  });

  it('is told from one that the house merely has not answered yet', () => {
    const entry = { number: 2, hash: 'ef'.repeat(32), by: 'Kedua', saidAt: null, receivedAt: '', figures: {}, reasons: {}, broken: [] };
    const sheet = { contest: 7, village: '16.71.04.1001', station: 1, state: 'waiting', entry, again: [], asked: null, note: null, accepted: null, photos: [] } as unknown as FieldSheet;
    expect(replacedBy(item({ number: 1, outcome: 'received' }), kept.hash, sheet)?.number).toBe(2);
    expect(replacedBy(item({ number: 3, outcome: 'aside' }), kept.hash, sheet)?.number).toBe(2);
    expect(replacedBy(item({ number: 3, outcome: 'received' }), kept.hash, sheet)).toBeNull();
    expect(replacedBy(item(null, 'waiting'), kept.hash, sheet)).toBeNull();
    expect(replacedBy(item({ number: 2, outcome: 'received' }), entry.hash, sheet)).toBeNull();
    expect(replacedBy(item({ number: 1, outcome: 'received' }), kept.hash, null)).toBeNull();
  });
});
