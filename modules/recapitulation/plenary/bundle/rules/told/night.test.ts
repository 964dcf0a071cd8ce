import { describe, expect, it } from 'vitest';
import { baseOf, type Snapshot } from '../../store/snapshot.ts';
import type { RawAct } from '../../store/hall-house.ts';
import type { Frame, Told } from './frame.ts';
import { replay } from './index.ts';
import { EMPTY, nightBefore, type Objection } from './night.ts';

const MANY = 5000;
/** An objection whose words are counted as they are looked at or copied: the work, whatever the machine. */
function counted(outcome: Objection['outcome'], answer: string | null): { row: Objection; work: () => number } {
  let times = 0;
  const row = { number: 1, contest_id: null, region_id: null, station: null, raised_by: 1, kind: 'objection' as const, outcome, answer, get matter() { times++; return 'Keberatan uji'; } };
  return { row, work: () => times };
}
const answered = (n: number): RawAct => ({ number: n + 1, act: 'answer_objection', actor: 'uji', at: '2024-02-14T20:00:00+00:00', details: { number: 1, outcome: 'recommended', answer: `Jawaban ${n}` }, digest: '' });
const before = Array.from({ length: MANY }, (_, n) => answered(n));
function told(office: Objection, file: readonly Objection[], left: Objection): Told {
  const of = (objections: readonly Objection[]): Snapshot => ({ ...EMPTY, objections: [...objections] });
  return { frame: { base: baseOf(of([left])), office: of([office]), before, places: new Map() } as unknown as Frame, snapshot: of(file), acts: [] };
}

describe('what an objection may have been when the copy left', () => {
  it('a file that writes one objection thousands of times is refused before anything is looked for', async () => {
    const [{ row, work }, mine] = [counted('accepted', 'Benar'), counted('open', null)];
    const left = { ...mine.row, outcome: 'recommended' as const, answer: `Jawaban ${MANY - 1}` };
    const end = await replay(told(row, Array.from({ length: MANY }, () => mine.row), left));
    expect(end).toMatchObject({ flaw: { thing: { en: 'what is written twice' } } });
    expect(work() + mine.work()).toBeLessThan(5);
  });

  it('is found from its newest answer on, and made only that far; however often it was answered, what is not found costs one look for each answer', async () => {
    const [{ row, work }, mine] = [counted('accepted', 'Benar'), counted('rejected', 'Salah')];
    const left = { ...row, outcome: 'recommended' as const, answer: `Jawaban ${MANY - 1}` };
    const start = work();
    const night = await nightBefore(told(row, [mine.row], left));
    expect('flaw' in night ? null : [night.objections.get(1)?.answer, night.answered.get(1)]).toEqual([`Jawaban ${MANY - 1}`, MANY]);
    expect(work() - start + mine.work()).toBeLessThan(40);
    const none = await nightBefore(told(row, [mine.row], { ...left, answer: 'yang tidak pernah diberikan' }));
    expect('flaw' in none).toBe(true);
    expect(work()).toBeLessThan(3 * MANY);
  });
});
