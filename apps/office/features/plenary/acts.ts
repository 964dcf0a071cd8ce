import { fill } from '../../../../kernel/text.ts';
import type { Words } from '../../i18n/index.ts';
import { HALL_OUT } from '../../i18n/rooms/hall-out.ts';
import { PUT_RIGHT } from '../../i18n/rooms/put-right.ts';
import { RECORD_RIGHT } from '../../i18n/rooms/record-right.ts';
import { lineName } from './lines.ts';
import type { PlenaryPage } from './wire.ts';

const ACTS = [
  'plan', 'change_plan', 'open', 'pause', 'resume', 'close', 'reopen', 'groups', 'attend', 'leave', 'confirm', 'correct', 'undo', 'raise_objection', 'answer_objection', 'certificate_draw_up', 'certificate_read_back', 'certificate_sign', 'certificate_add_signer',
  'certificate_send', 'certificate_accept', 'certificate_return', 'certificate_reopen', 'hall_out', 'hall_lost', 'hall_decision', 'hall_in',
] as const;

/** An act of the minutes in words; one that this screen does not know yet by its own name. */
export function actName({ t, text }: Words, act: string): string {
  if (act === 'correct_attendance' || act === 'strike_attendance') return text(PUT_RIGHT.acts[act]);
  if (act === 'correct_objection') return text(RECORD_RIGHT.act);
  const known = ACTS.find((one) => one === act);
  return known ? t(`plenary.act.${known}`) : act;
}

type Held = Pick<PlenaryPage, 'attendance' | 'contests' | 'groups'>;
type Details = Readonly<Record<string, unknown>>;
const isDetails = (value: unknown): value is Details => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an act was about, after its name: `: TPS 002, Bukit Asri, Presiden: Salah jumlah`; of many lines how many. */
export function detailOf(details: Details, page: Held): string {
  if (isDetails(details['was'])) return 'matter' in details['was'] ? recordRight(details['was'], details, page) : putRight(details['was'], details);
  const lines = Array.isArray(details['lines']) ? details['lines'].filter(isDetails) : [];
  const one = lines.length === 1 ? lines[0] : undefined;
  const told = [one && placeIn(one, page), contestIn(one ?? details, page), personIn(details, page)].filter(Boolean).join(', ');
  const said = ['name', 'reason', 'matter', 'answer'].map((key) => details[key] ?? one?.[key]).find((value) => typeof value === 'string' && value !== '');
  const words = [told, typeof said === 'string' ? said : ''].filter(Boolean).map((text) => `: ${text}`).join('');
  return `${lines.length > 1 ? ` (${lines.length})` : ''}${words}`;
}

/** That what a hall brought stayed out when its file was joined, or of several lines how many did; empty where it came in. */
export function stayedOut({ text }: Pick<Words, 'text'>, { hall, lines }: Details): string {
  if (!isDetails(hall)) return '';
  if (hall['leftOut'] === true) return ` (${text(HALL_OUT.stayedOut)})`;
  const out = Array.isArray(hall['linesOut']) ? hall['linesOut'].length : 0;
  return out === 0 ? '' : ` (${fill(text(HALL_OUT.someStayedOut), { count: out, all: Array.isArray(lines) ? lines.length : out })})`;
}

/** Who was written down, as whom they are now where they were put right, and why. */
function putRight(was: Details, details: Details): string {
  const words = [was['name'], details['name'], details['reason']].map((word) => (typeof word === 'string' ? word : ''));
  const [before = '', after = '', reason = ''] = words;
  return [after === '' ? before : `${before} → ${after}`, reason].filter(Boolean).map((text) => `: ${text}`).join('');
}

/** What an objection or special event said before, and says now, as far as it differs: its words, who raised it, its contest and place. */
function recordRight(was: Details, details: Details, page: Held): string {
  const by = ({ raisedBy }: Details): string => page.attendance.find(({ id }) => id === raisedBy)?.name ?? '';
  const contest = (row: Details): string => page.contests.find((one) => one.contest === row['contest'])?.name ?? '–';
  const place = ({ region, station }: Details): string => placeIn({ region, station: station ?? 0 }, page) || '–';
  const changed = [({ matter }: Details) => `“${String(matter)}”`, by, contest, place].flatMap((of) => (of(was) === of(details) ? [] : [`${of(was)} → ${of(details)}`]));
  return [changed.join(', '), typeof details['reason'] === 'string' ? details['reason'] : ''].filter(Boolean).map((text) => `: ${text}`).join('');
}

const placeIn = ({ region, station }: Details, page: Held): string => (typeof region === 'string' && typeof station === 'number' ? lineName({ contest: 0, region, station }, page) : '');

/** Named only where there are several to confuse. */
const contestIn = ({ contest }: Details, { contests }: Held): string => (contests.length > 1 ? contests.find((one) => one.contest === contest)?.name ?? '' : '');

const personIn = ({ attendance }: Details, page: Held): string => page.attendance.find(({ id }) => id === attendance)?.name ?? '';
