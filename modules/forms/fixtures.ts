import type { Ballot } from './ballot.ts';
import { buildForm } from './build-form.ts';
import { CONTESTS, type ContestType } from './contests.ts';
import type { Form } from './form.ts';
import type { RuleParameters } from './rules/parameters.ts';
import { mostVotesWithReserve, reserveBallots } from './rules/reserve.ts';
import { VARIANTS } from './variants/index.ts';
import type { VariantId } from './variants/variant.ts';

/** Builders for tests. Names are invented; the values of the law live in the rule sets of the elections. */
export const PARAMETERS: RuleParameters = {
  reserveRate: { numerator: 2, denominator: 100, rounding: 'ceil' },
  voterCap: { regular: 300, special: 300, noken: null, overseas_tps: null, overseas_mobile: null, overseas_post: null },
  exempt: { noken: ['R04', 'R06', 'W01'], overseas_post: ['R05', 'R06', 'R14', 'W01'] },
  emptyColumnCounts: true,
};

const names = (count: number, word: string) => Array.from({ length: count }, (_, i) => ({ number: i + 1, name: `${word} ${i + 1}` }));

export function sampleBallot(contest: ContestType, count = 3, emptyColumn = false): Ballot {
  const kind = CONTESTS[contest].ballot;
  if (kind === 'parties') return { kind, parties: names(count, 'Partai').map((party) => ({ ...party, candidates: names(4, 'Calon') })) };
  if (kind === 'candidates') return { kind, contestants: names(count, 'Calon') };
  return emptyColumn ? { kind, contestants: names(1, 'Pasangan'), emptyColumn } : { kind, contestants: names(count, 'Pasangan') };
}

export const sampleForm = (variant: VariantId, contest: ContestType, count = 3, emptyColumn = false): Form =>
  buildForm({ variant, contest, ballot: sampleBallot(contest, count, emptyColumn) });

/** Every variant with each of its contests, and the regional ones once more with the empty column. */
export const EVERY_FORM: readonly { name: string; form: Form }[] = Object.values(VARIANTS).flatMap((variant) =>
  variant.contests.flatMap((contest) => {
    const form = { name: `${variant.id} ${contest}`, form: sampleForm(variant.id, contest) };
    const single = { name: `${variant.id} ${contest}, empty column`, form: sampleForm(variant.id, contest, 1, true) };
    return variant.id.endsWith('-kwk') ? [form, single] : [form];
  }));

/** Draws a whole number 0..max. */
export type Draw = (max: number) => number;

/** A sheet of any form that breaks no rule at all. */
export function validRecord(form: Form, draw: Draw, parameters = PARAMETERS): Record<string, number> {
  const record: Record<string, number> = {};
  const at = (id: string): number => record[id] ?? 0;
  const has = (row: string): boolean => `${row}_J` in form.index;
  const row = (id: string, men: number, women: number): void => {
    Object.assign(record, { [`${id}_L`]: men, [`${id}_P`]: women, [`${id}_J`]: men + women });
  };
  const man = draw(150);
  const woman = draw(150);
  row('A1', man, woman);
  row('B1', draw(man), draw(woman));
  const received = man + woman + reserveBallots(man + woman, parameters.reserveRate);
  record.S1 = received;
  // W01 rounds nothing: 63 voters have 65 ballots, yet 65 votes are more than 102 %.
  let left = mostVotesWithReserve(man + woman, parameters.reserveRate) - at('B1_J');
  for (const id of ['B2', 'B3', 'B3b'].filter(has)) {
    const men = draw(left);
    const women = draw(left - men);
    row(id, men, women);
    left -= men + women;
    const list = id.replace('B', 'A');
    if (has(list)) row(list, men + draw(3), women + draw(3));
  }
  for (const [total, lists] of [['A4', ['A1', 'A2', 'A3', 'A3b']], ['B4', ['B1', 'B2', 'B3', 'B3b']]] as const) {
    const sum = (x: string) => lists.filter(has).reduce((all, id) => all + at(`${id}_${x}`), 0);
    if (has(total)) row(total, sum('L'), sum('P'));
  }
  if (has('H1')) row('H1', draw(at('B4_L')), draw(at('B4_P')));
  if (has('H0')) row('H0', at('H1_L') + draw(3), at('H1_P') + draw(3));
  record.S2 = at('B4_J');
  record.S3 = draw(left);
  record.S4 = received - at('S2') - at('S3');
  return Object.assign(record, validVotes(form, at('S2'), draw));
}

function validVotes(form: Form, used: number, draw: Draw): Record<string, number> {
  const invalid = draw(used);
  const votes: Record<string, number> = { V1: used - invalid, V2: invalid, V3: used };
  const cells = form.cells.filter((cell) => cell.kind === 'votes' && !cell.id.endsWith('.B')).map((cell) => cell.id);
  let left = used - invalid;
  cells.forEach((cell, i) => {
    const given = i === cells.length - 1 ? left : draw(left);
    votes[cell] = given;
    left -= given;
  });
  if (form.ballot.kind === 'parties') {
    for (const { number } of form.ballot.parties) {
      votes[`P.${number}.B`] = cells.filter((cell) => cell.startsWith(`P.${number}.`)).reduce((sum, cell) => sum + (votes[cell] ?? 0), 0);
    }
  }
  return votes;
}
