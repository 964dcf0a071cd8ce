import { ofEvent } from '../../../kernel/access.ts';
import { command } from '../../../kernel/command.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestContext } from '../../elections/index.ts';
import { findRegions } from '../../regions/index.ts';
import { ImportOfficial, type ImportedOfficial } from '../contract.ts';
import { takesPart } from '../queries/electorate.ts';
import { currentOfficial, insertOfficial, lockOfficial, type OfficialVersion } from '../store.ts';

const PIECE = 5000;

/**
 * Puts KPU's own recapitulation beside ours, all or nothing. It changes no total; a figure that KPU changed becomes a
 * new version, which needs a reason. Problems: not_found, region_unknown, row_duplicate, input_invalid, reason_missing.
 */
export const importOfficial = command<ImportOfficial, ImportedOfficial>({
  name: 'recapitulation.import_official',
  verb: 'recapitulation.import_official',
  input: ImportOfficial,
  async place(tx, { contest }) {
    const found = await contestContext(tx, contest);
    return found.ok ? ok({ scheme: found.value.scheme, path: found.value.regionPath, within: ofEvent(found.value.event) }) : found;
  },
  async run(tx, actor, input) {
    const versions = await nextVersions(tx, input);
    if (!versions.ok) return versions;
    const { added, counts } = versions.value;
    if (counts.corrected > 0 && input.reason === undefined) return fail(problem('reason_missing', { thing: { id: `Rekap resmi ${input.source}`, en: `Official recapitulation ${input.source}` } }));
    for (const isFirst of [true, false]) {
      const some = added.filter(({ version }) => (version === 1) === isFirst);
      const about = { contestId: input.contest, source: input.source, actor: actor.id, reason: isFirst ? null : (input.reason ?? null) };
      for (let from = 0; from < some.length; from += PIECE) await insertOfficial(tx, about, some.slice(from, from + PIECE));
    }
    return ok(counts);
  },
  audit: (input, output, place) => ({ place, thing: `official ${input.contest}`, details: { source: input.source, reason: input.reason ?? null, regions: input.regions.length, ...output } }),
});

async function nextVersions(tx: Tx, input: ImportOfficial): Promise<Result<{ added: OfficialVersion[]; counts: ImportedOfficial }>> {
  const contest = await contestContext(tx, input.contest);
  if (!contest.ok) return contest;
  const { form, scheme, validOn } = contest.value;
  await lockOfficial(tx, input.contest);
  const regions = await findRegions(tx, scheme, input.regions.map(({ path }) => path), validOn);
  const current = await currentOfficial(tx, input.contest);
  const added: OfficialVersion[] = [];
  const counts = { recorded: 0, corrected: 0, unchanged: 0 };
  const seen = new Set<number>();
  for (const [at, { path, figures }] of input.regions.entries()) {
    const region = regions.get(path);
    if (!region || !takesPart(contest.value, path)) return fail(problem('region_unknown', { row: at + 1, column: 'path', value: path }));
    const strange = Object.keys(figures).find((cell) => form.index[cell] === undefined);
    if (strange !== undefined) return fail(problem('input_invalid', { column: `regions.${at}.figures.${strange}`, reason: `formulir ${form.variant} ${form.contest} tidak mempunyai isian ini` }));
    if (seen.size === seen.add(region.id).size) return fail(problem('row_duplicate', { row: at + 1, value: path }));
    const before = current.get(region.id);
    const isSame = before && sameRecord(before.figures, figures);
    counts[!before ? 'recorded' : isSame ? 'unchanged' : 'corrected'] += 1;
    if (!isSame) added.push({ regionId: region.id, path, version: (before?.version ?? 0) + 1, figures });
  }
  return ok({ added, counts });
}

function sameRecord(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
