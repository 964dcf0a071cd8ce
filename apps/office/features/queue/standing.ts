import { RULES, type Form, type RuleCode } from '../../../../modules/forms/index.ts';
import type { Finding } from '../../api/types.ts';
import type { CaseEntry, CasePage } from './wire.ts';

/** What the entries of this round say together: boxes of which two or more people said something, alike or not. The machine is nobody. */
export type Equality = { readonly kinds: readonly CaseEntry['kind'][]; readonly compared: number; readonly equal: number; readonly differing: readonly string[] };

export function equalityOf({ entries, round }: Pick<CasePage, 'entries' | 'round'>, form: Form): Equality {
  const people = entries.filter((entry) => entry.round === round && entry.standing === 'current' && entry.kind !== 'machine');
  const said = form.cells.map(({ id }) => ({ id, figures: people.filter(({ cells }) => cells === null || cells.includes(id)).map(({ figures }) => figures[id] ?? null) })).filter(({ figures }) => figures.length > 1);
  const differing = said.filter(({ figures }) => new Set(figures).size > 1).map(({ id }) => id);
  return { kinds: people.map(({ kind }) => kind), compared: said.length, equal: said.length - differing.length, differing };
}

/** Who is to do what next for a sheet: of what differs, whether three or more have read it and nobody agrees with anybody. */
export type Next = 'asked' | 'figures' | 'first' | 'photos' | 'second' | 'same_reader' | 'third' | 'another';

/** What happens next without the office doing anything; null where nothing is to happen, or the sheet has not begun. */
export function nextOf({ state, readable, returnedTo, entries, round }: Pick<CasePage, 'state' | 'readable' | 'returnedTo' | 'entries' | 'round'>): Next | null {
  if (state === 'asked_again') return 'asked';
  if (state === 'photographed') return 'figures';
  if (state !== 'entered' && state !== 'different') return null;
  if (returnedTo === 'first') return 'first';
  if (!readable) return 'photos';
  if (returnedTo === 'second') return 'same_reader';
  if (state === 'entered') return 'second';
  const readers = entries.filter((entry) => entry.round === round && entry.standing === 'current' && entry.kind !== 'machine');
  return readers.length > 2 ? 'another' : 'third';
}

/** What somebody of the station wrote beside a broken rule ("the paper says so"), and in which entry. */
export type PaperSays = { readonly number: number; readonly by: string; readonly reason: string };

/** A rule that what was said breaks, with its boxes and figures in words where they can be told, or what counts does; by whom it was said, and every reason that was ever given for it, the newest first. */
export type BrokenRule = {
  readonly code: string; readonly severity: Finding['severity']; readonly text: { readonly id: string; readonly en: string } | null; readonly kinds: readonly CaseEntry['kind'][];
  /** Do the figures that count break it? */
  readonly counts: boolean; readonly reasons: readonly PaperSays[];
};

type Told = Pick<CasePage, 'entries' | 'round' | 'accepted'>;

/** Every rule that a whole entry of this round breaks, or the figures that count, as the house judged it, hard ones first. `judge` tells it in words. */
export function brokenRules({ entries, round, accepted }: Told, judge: (figures: CaseEntry['figures']) => readonly Finding[]): BrokenRule[] {
  const whole = entries.filter((entry) => entry.round === round && entry.standing === 'current' && entry.cells === null);
  // A phone holds men and women against the roll by themselves, the house their sum: what the phone asked a reason for is told too.
  const asked = whole.flatMap(({ reasons }) => Object.keys(reasons));
  const codes = [...new Set([...whole.flatMap(({ broken }) => broken), ...(accepted?.broken ?? []), ...asked])];
  const rank = ({ severity, code }: BrokenRule): string => `${severity === 'hard' ? 0 : 1} ${code}`;
  return codes.map((code): BrokenRule => {
    const by = whole.filter(({ broken }) => broken.includes(code));
    const spoken = by[0] ?? whole.find(({ reasons }) => Object.hasOwn(reasons, code));
    const counts = accepted?.broken.includes(code) ?? false;
    const rule = code in RULES ? RULES[code as RuleCode] : undefined;
    const figures = spoken?.figures ?? accepted?.figures;
    const told = figures && judge(figures).find((finding) => finding.code === code);
    return {
      code, severity: rule?.severity ?? 'warn', text: told?.supervisor ?? null, kinds: [...new Set(by.map(({ kind }) => kind))],
      counts, reasons: reasonsOf(entries, code),
    };
  }).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** What was written of a rule in any entry, also one that was replaced or of an earlier round: said once, it is not lost. */
function reasonsOf(entries: readonly CaseEntry[], code: string): PaperSays[] {
  const said = entries.flatMap(({ number, by, reasons }): PaperSays[] => (Object.hasOwn(reasons, code) ? [{ number, by, reason: reasons[code] ?? '' }] : []));
  return said.filter(({ reason, by }, at) => said.findIndex((one) => one.reason === reason && one.by === by) === at).reverse();
}

/** What an office put in place of what the station's own people had typed in this round: who, and which boxes; null where nothing was. */
export function overwritten({ entries, round }: Pick<CasePage, 'entries' | 'round'>, form: Form): { readonly by: string; readonly cells: readonly string[] } | null {
  const here = entries.filter((entry) => entry.round === round && entry.cells === null);
  const office = here.find(({ kind, standing }) => kind === 'office' && standing === 'current');
  const station = here.findLast(({ kind, number }) => kind === 'kpps' && office !== undefined && number < office.number);
  if (!office || !station) return null;
  const cells = form.cells.map(({ id }) => id).filter((id) => (office.figures[id] ?? null) !== (station.figures[id] ?? null));
  return cells.length > 0 ? { by: office.by, cells } : null;
}

/** What each witness and supervisor says now, of rows in the order of arrival: who changed their mind said it anew, and only that stands. */
export function lastWords<Row extends { readonly person: { readonly id: string } }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ person }, at) => !rows.slice(at + 1).some((later) => later.person.id === person.id));
}
