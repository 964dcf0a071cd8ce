import { readAnchors, type Anchors } from '../../../kernel/audit/anchors.ts';
import { checkTrail, type TrailReport } from '../../../kernel/audit/check.ts';
import { tellFault } from '../../../kernel/audit/faults.ts';
import { readConfig } from '../../../kernel/config.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { anchorFile } from '../../server/trail-anchors.ts';
import { text, type Parsed } from '../arguments.ts';
import { settings, withHouse } from '../house.ts';
import { FINE, MISUSE, showProblem, WRONG, type ExitCode, type Io } from '../io.ts';

/** `erekap doctor --audit`: recomputes the whole trail, holds it against the anchors, and names what does not fit; 1 if anything. */
export async function doctorAudit(io: Io, parsed: Parsed): Promise<ExitCode> {
  const json = parsed.values['json'] === true;
  const anchors = await gatherAnchors(io, parsed);
  if (!anchors.ok) {
    showProblem(io, anchors.problem, json);
    return MISUSE;
  }
  return withHouse(io, parsed, async ({ db }) => {
    const report = await checkTrail(db, { anchors: anchors.value });
    if (json) io.out(`${JSON.stringify({ whole: report.found === 0, ...report, faults: report.faults.map((fault) => ({ ...fault, text: tellFault(fault, io.lang) })) }, null, 2)}\n`);
    else io.out(tell(report, io));
    return report.found === 0 ? FINE : WRONG;
  });
}

/** The house's own anchors, with those of `--anchors` beside them; null where there are none. */
async function gatherAnchors(io: Io, parsed: Parsed): Promise<Result<Anchors | null>> {
  const config = readConfig(settings(io, parsed));
  const own = config.ok ? await readAnchors(anchorFile(config.value.DATA)) : null;
  const file = text(parsed, 'anchors');
  if (file === undefined) return ok(own);
  try {
    const kept = await readAnchors(file);
    return kept ? ok({ list: [...kept.list, ...(own?.list ?? [])], unreadable: [...kept.unreadable, ...(own?.unreadable ?? [])] }) : fail(problem('file_missing', { file }));
  } catch (error) {
    return fail(problem('file_unreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? '' }));
  }
}

function tell(report: TrailReport, { lang }: Io): string {
  const count = (value: number): string => value.toLocaleString(lang === 'id' ? 'id-ID' : 'en-GB');
  const [entries, links, lanes, anchors, time, none] = lang === 'id'
    ? ['Catatan', 'Mata rantai', 'Lajur', 'Jangkar', 'Lama', 'tidak ada: ujung yang terpotong tidak akan terlihat']
    : ['Entries', 'Links', 'Lanes', 'Anchors', 'Time', 'none: a cut-off end would not be seen'];
  const facts: [string, string][] = [
    [entries, count(report.entries)], [links, count(report.links)], [lanes, count(report.lanes)],
    [anchors, report.anchors === null ? none : count(report.anchors)], [time, `${(report.milliseconds / 1000).toFixed(1)} s`],
  ];
  const lines = facts.map(([name, value]) => `  ${name.padEnd(12)} ${value}\n`).join('');
  const result = lang === 'id'
    ? report.found === 0 ? '✓ Jejak utuh: setiap catatan seperti saat ditulis.' : `✗ ${count(report.found)} hal tidak cocok. Jangan diperbaiki dengan tangan; simpan basis data dan jangkar ini sebagai bukti.`
    : report.found === 0 ? '✓ The trail is whole: every entry is as it was written.' : `✗ ${count(report.found)} things do not fit. Do not mend by hand; keep this database and its anchors as evidence.`;
  const faults = report.faults.map((fault) => `  ${tellFault(fault, lang)}\n`).join('');
  const more = report.found > report.faults.length ? `  … +${count(report.found - report.faults.length)}\n` : '';
  return `${result}\n${lines}${faults}${more}`;
}
