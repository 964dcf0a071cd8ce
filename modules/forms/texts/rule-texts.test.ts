import { describe, expect, it } from 'vitest';
import { PARAMETERS, sampleForm } from '../fixtures.ts';
import { checkRecord, explain, explainPlainly, RULE_CODES, RULE_TEXTS, RULES, type TextKey } from '../index.ts';
import { PLAIN_TEXTS } from './plain.ts';

const form = sampleForm('2024', 'ppwp');
const KNOWN = ['cell', 'limit', 'expected', 'found', 'difference', 'contest', 'dpt', 'reserve', 'row', 'bubbles', 'rule'];

describe('texts of the rules', () => {
  it('exist for every rule, both audiences and both languages, one sentence each', () => {
    for (const code of RULE_CODES) {
      for (const audience of ['kpps', 'supervisor'] as const) {
        for (const lang of ['id', 'en'] as const) expect(RULE_TEXTS[code][audience][lang], `${code} ${audience} ${lang}`).toMatch(/^[^\n]{20,220}[.]$/);
      }
    }
  });

  it('have places that are filled, the same ones in both languages', () => {
    const places = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].toSorted();
    for (const key of Object.keys(RULE_TEXTS) as TextKey[]) {
      for (const audience of ['kpps', 'supervisor'] as const) {
        const { id, en } = RULE_TEXTS[key][audience];
        expect(places(id), key).toEqual(places(en));
        expect(KNOWN, key).toEqual(expect.arrayContaining(places(id)));
      }
      expect(RULE_TEXTS[key].supervisor.id, key).toContain(key.split('.')[0]!);
    }
  });

  it('say to a plenary the same in words: no number of a rule, no name of a box, no sign of arithmetic', () => {
    const places = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].toSorted();
    for (const key of Object.keys(RULE_TEXTS) as TextKey[]) {
      const said = PLAIN_TEXTS[key];
      for (const text of [said.id, said.en]) {
        expect(text, key).toMatch(/^[^\n]{20,220}[.]$/);
        expect(text, key).not.toMatch(/\b[RWABHSVJLP]\d|[=≤≥+<>]|dari formulir|from the form/);
      }
      expect(places(said.id), key).toEqual(places(said.en));
      expect(KNOWN, key).toEqual(expect.arrayContaining(places(said.id)));
    }
    const [finding] = checkRecord(form, { 'C.1': 20_022, 'C.2': 1, 'C.3': 1, V1: 59 }, { unitType: 'regular' }, PARAMETERS);
    expect(explainPlainly(finding!, form, 'id')).toBe('V.a Jumlah seluruh suara sah: perolehan suara berjumlah 20.024, tertulis 59; selisih 19.965.');
    expect(explainPlainly(finding!, form, 'en')).toBe('V.a All valid votes: the votes make 20,024, 59 is written; difference 19,965.');
  });

  it('ask for the paper before they say what stands on it: whoever typed may have slipped', () => {
    for (const [key, { kpps }] of Object.entries(RULE_TEXTS)) {
      expect(kpps.id, key).not.toContain('di kertas tertulis {found}');
      expect(kpps.en, key).not.toContain('the paper says {found}');
    }
  });

  it('say where to look and what was found, with numbers as each language writes them', () => {
    const [finding] = checkRecord(form, { 'C.1': 20_022, 'C.2': 1, 'C.3': 1, V1: 59 }, { unitType: 'regular' }, PARAMETERS);
    expect(explain(finding!, form, 'id', 'kpps')).toBe('Lihat suara sah: semua perolehan suara berjumlah 20.024, isiannya 59; cocokkan dengan kertas.');
    expect(explain(finding!, form, 'en', 'supervisor')).toBe('V.a All valid votes: the votes add up to 20,024, written 59, difference 19,965 (R08, from the form).');
  });

  it('name a figure for the KPPS by its printed number, for the supervisor by its label', () => {
    const [finding] = checkRecord(form, { B1_L: 80, B1_P: 107, B1_J: 178 }, { unitType: 'regular' }, PARAMETERS);
    expect(explain(finding!, form, 'id', 'kpps')).toBe('Lihat I.B.1 (jumlah): laki-laki ditambah perempuan menjadi 187, isiannya 178; cocokkan dengan kertas.');
    expect(explain(finding!, form, 'id', 'supervisor')).toContain('I.B.1 Jumlah pengguna hak pilih dalam Daftar Pemilih Tetap (DPT), jumlah: J = L + P menghasilkan 187');
  });

  it('leave no place unfilled for any finding of a sheet that breaks everything', () => {
    const dpd = sampleForm('2024', 'dpd');
    const everything = Object.fromEntries(form.cells.map((cell, i) => [cell.id, 1000 + ((i * 379) % 997)]));
    const findings = checkRecord(form, { ...everything, H1_L: 0.5, V1: 5000, V3: 1999, V2: 7, S1: 1 }, {
      unitType: 'regular',
      dpt: { male: 1, female: 2, total: 3 },
      words: { V2: 8 },
      tallyRows: { 'C.1': [61, 2] },
      bubbles: { 'C.1': [null, 1, 2] },
      attendance: { movedIn: 1, unlisted: 1 },
      otherContests: [{ form: dpd, figures: dpd.cells.map(() => 1) }],
    }, PARAMETERS);
    const codes = new Set(findings.map((finding) => finding.code));
    const sheetRules = new Set(form.rules.map((rule) => rule.code));
    expect([...sheetRules].filter((code) => !codes.has(code))).toEqual([]);
    for (const finding of findings) {
      expect(finding.severity).toBe(RULES[finding.code].severity);
      for (const audience of ['kpps', 'supervisor'] as const) {
        for (const lang of ['id', 'en'] as const) expect(explain(finding, form, lang, audience)).not.toMatch(/[{}]|undefined|NaN/);
      }
      for (const lang of ['id', 'en'] as const) expect(explainPlainly(finding, form, lang)).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});
