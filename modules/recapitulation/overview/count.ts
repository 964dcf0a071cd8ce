import type { Db, Tx } from '../../../kernel/db/schema.ts';
import { contestantCells, contestContext, LEGAL, QUICK, type ContestContext } from '../../elections/index.ts';
import { channelDifference, outliersOf, type Looked } from './rules/outliers.ts';
import { countCases, countedEvent, countFigures, contestsAt, type CountedEvent, type FigureCells } from './store/counting.ts';
import { foldLines, isMine, saveRound, takeMarks } from './store/marks.ts';
import { objectedAt, type Objected } from './store/objected.ts';
import { countedSheets, replaceOutliers, takeDue, type CountedSheet, type FoundOutlier } from './store/outliers.ts';

export type Counted = { readonly subdistricts: number; readonly villages: number; readonly milliseconds: number };

/** Kelurahan that one round looks through for what stands out: some hundred milliseconds of work. */
export const MOST_VILLAGES = 400;

/**
 * One round: counts anew what changed since the last one, and looks through some kelurahan whose figures changed. Null where
 * somebody else is at it. A round that fails leaves everything for the next.
 */
export const countRound = (db: Db, villages = MOST_VILLAGES): Promise<Counted | null> => db.transaction().execute(async (tx) => {
  if (!(await isMine(tx))) return null;
  const [countedAt, started] = [new Date(), performance.now()];
  const marks = await takeMarks(tx);
  await foldLines(tx);
  for (const { event: id, subdistricts, figures } of marks) {
    const event = await countedEvent(tx, id);
    if (!event) continue;
    await countCases(tx, event, subdistricts);
    if (figures.length > 0) await figuresOf(tx, event, figures);
  }
  const due = await takeDue(tx, villages);
  for (const [id, rows] of Map.groupBy(due, ({ event }) => event)) await lookThrough(tx, id, rows.map(({ path }) => path));
  const milliseconds = Math.round(performance.now() - started);
  await saveRound(tx, { countedAt, milliseconds });
  return { subdistricts: marks.reduce((sum, one) => sum + one.subdistricts.length, 0), villages: due.length, milliseconds };
});

async function figuresOf(tx: Tx, event: CountedEvent, paths: readonly string[]): Promise<void> {
  const at = await contestsAt(tx, event, paths);
  const contests = await contextsOf(tx, at.map(({ contest }) => contest));
  await countFigures(tx, event, at, [...contests.values()].map(cellsOf));
}

const cellsOf = ({ id, form }: ContestContext): FigureCells => {
  const position = (cell: string): number => (form.index[cell] ?? -1) + 1;
  return { contest: id, cells: [position('A1_J'), position('B4_J'), position('V1'), position('V2')] };
};

async function contextsOf(tx: Tx, ids: readonly number[]): Promise<Map<number, ContestContext>> {
  const found = new Map<number, ContestContext>();
  for (const id of new Set(ids)) {
    const contest = await contestContext(tx, id);
    if (contest.ok) found.set(id, contest.value);
  }
  return found;
}

async function lookThrough(tx: Tx, id: number, paths: readonly string[]): Promise<void> {
  const event = await countedEvent(tx, id);
  if (!event) return;
  const at = await contestsAt(tx, event, paths);
  const contests = await contextsOf(tx, at.map(({ contest }) => contest));
  const sheets = Map.groupBy(await countedSheets(tx, event, at), ({ contest, path }) => `${contest} ${path}`);
  const found = [...sheets.values()].flatMap((rows) => {
    const contest = contests.get(rows[0]?.contest ?? 0);
    return contest ? standingOut(contest, rows) : [];
  });
  await replaceOutliers(tx, id, paths, [...found, ...(await objectedAt(tx, event, at)).map(asObjected)]);
}

/** What stands out in one kelurahan and contest; where both ways have figures, the plenary's count. */
export function standingOut(contest: ContestContext, rows: readonly CountedSheet[]): FoundOutlier[] {
  const path = rows[0]?.path ?? '';
  const byStation = [...Map.groupBy(rows, ({ station }) => station).values()].map((sheets) => {
    const legal = sheets.find(({ channel }) => channel === LEGAL);
    const quick = sheets.find(({ channel }) => channel !== LEGAL);
    return { legal, quick, counts: legal ?? quick };
  });
  const counting = byStation.flatMap(({ counts }) => counts ?? []);
  const channelOf = new Map(counting.map(({ station, channel }) => [station, channel]));
  const alone = outliersOf(lookedAt(contest), counting).map((one) => ({ ...one, path, contest: contest.id, channel: channelOf.get(one.station) ?? '', explained: false }));
  return [...alone, ...byStation.flatMap(({ legal, quick }): FoundOutlier[] => {
    const differs = legal && quick ? channelDifference(contest.form.cells, quick.figures, legal.figures) : null;
    return legal && differs ? [{ station: legal.station, code: 'channels_differ', value: differs.count, beside: null, cell: differs.cell, path, contest: contest.id, channel: LEGAL, explained: legal.explained }] : [];
  })];
}

/** A station at which somebody objects stands out too; it is explained once its plenary took up every objection. */
const asObjected = ({ contest, path, station, count, taken }: Objected): FoundOutlier => ({ contest, path, station, code: 'objected', value: count, beside: taken, cell: null, channel: QUICK, explained: taken === count });

function lookedAt({ form, parameters }: ContestContext): Looked {
  const votes = contestantCells(form.ballot as Parameters<typeof contestantCells>[0]).flatMap((cell) => { const position = form.index[cell]; return position === undefined ? [] : [{ cell, position }]; });
  return { registered: form.index['A1_J'], voters: form.index['B4_J'], valid: form.index['V1'], invalid: form.index['V2'], votes, reserve: parameters.reserveRate };
}
