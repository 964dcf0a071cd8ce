import { isUnanswered, offersAnswer } from './offers.ts';
import type { Attendance, ContestProgress, Objection, PlenaryPage } from './wire.ts';

/** What whoever looks at a plenary does next. `contest` = of which contest; `left` = how many wait. */
export type NextStep =
  | { readonly kind: 'attend' | 'open' | 'resume' | 'close' | 'done' | 'watch'; readonly contest?: undefined; readonly left?: undefined }
  | { readonly kind: 'read' | 'accept_child' | 'wait_child'; readonly contest: ContestProgress; readonly left: number }
  | { readonly kind: 'answer'; readonly contest?: ContestProgress | undefined; readonly left: number; readonly objection: Objection }
  | { readonly kind: 'draw_up' | 'reread' | 'read_back' | 'sign' | 'send' | 'accept'; readonly contest: ContestProgress; readonly left?: undefined };

const ANEW = ['superseded', 'returned', 'reopened'];
const SETTLED = ['sent', 'accepted'];
const NONE: ReadonlySet<number> = new Set();

export const present = ({ attendance }: PlenaryPage): Attendance[] => attendance.filter(({ leftAt }) => leftAt === null);

/** Those present who have neither signed nor refused, as the server counts them: latecomers who were added sign too. */
export const waitingFor = (page: PlenaryPage, contest: Pick<ContestProgress, 'waitingFor'>): Attendance[] => present(page).filter(({ id }) => contest.waitingFor.includes(id));

/** The one thing to do now, by the order of the agenda; contests one after the other. @param untouched contests whose D.Hasil was sent back and of which no line was touched since */
export function nextStep(page: PlenaryPage, untouched: ReadonlySet<number> = NONE): NextStep {
  // Whoever leads above decides on what was sent first; the nation has none above, what it sent is final.
  const above = page.may.parent && page.level !== 'national' ? page.contests.find(({ steps }) => steps.includes('accept')) : undefined;
  if (above) return { kind: 'accept', contest: above };
  if (!page.may.lead) return { kind: 'watch' };
  if (page.state === 'planned') return present(page).some(({ capacity }) => capacity === 'chair') ? { kind: 'open' } : { kind: 'attend' };
  if (page.state === 'paused') return { kind: 'resume' };
  const open = page.contests.find((contest) => !SETTLED.includes(contest.certificate?.state ?? ''));
  if (open && (page.state === 'open' || open.certificate?.state === 'signed')) return ofContest(page, open, untouched);
  if (page.state === 'open') return answerFirst(page) ?? { kind: 'close' };
  return { kind: 'done' };
}

/** Objections that nobody answered are answered before D.Hasil is drawn up, which an answer would take back, and before the plenary is closed. */
function answerFirst(page: PlenaryPage, contest?: ContestProgress): NextStep | null {
  const open = page.objections.filter((one) => isUnanswered(one) && offersAnswer(page, one) && (contest === undefined || one.contest === null || one.contest === contest.contest));
  const [objection] = open;
  return objection ? { kind: 'answer', contest, left: open.length, objection } : null;
}

function ofContest(page: PlenaryPage, contest: ContestProgress, untouched: ReadonlySet<number>): NextStep {
  const state = contest.certificate?.state;
  const open = contest.waiting === 0 ? answerFirst(page, contest) : null;
  if (open) return open;
  if (state === 'signed') return { kind: 'send', contest };
  if (state === 'read_back') return { kind: 'sign', contest };
  if (state === 'draft') return { kind: 'read_back', contest };
  if (contest.waiting === 0 && state === 'returned' && untouched.has(contest.contest)) return { kind: 'reread', contest };
  if (contest.waiting === 0 && (state === undefined || ANEW.includes(state))) return { kind: 'draw_up', contest };
  const children = page.children.filter((child) => child.contest === contest.contest);
  const arrived = children.filter((child) => child.state === 'sent').length;
  if (arrived > 0) return { kind: 'accept_child', contest, left: arrived };
  const accepted = children.filter((child) => child.state === 'accepted').length;
  if (children.length > 0 && accepted <= contest.lines - contest.waiting) return { kind: 'wait_child', contest, left: children.length - accepted };
  return { kind: 'read', contest, left: contest.waiting };
}

export type Rung = { readonly id: 'attend' | 'open' | 'read' | 'draw_up' | 'sign' | 'send' | 'close'; readonly done: number; readonly all: number };

const RUNG: Readonly<Partial<Record<NextStep['kind'], Rung['id']>>> = { attend: 'attend', open: 'open', read: 'read', accept_child: 'read', wait_child: 'read', reread: 'read', draw_up: 'draw_up', read_back: 'draw_up', sign: 'sign', send: 'send', close: 'close' };
/** On which rung the next step stands; null where it is on none (recess, looking on, deciding on what is below). */
export const rungOf = ({ kind, contest }: NextStep): Rung['id'] | null => (kind !== 'answer' ? RUNG[kind] ?? null : contest === undefined ? 'close' : contest.certificate && ['draft', 'read_back'].includes(contest.certificate.state) ? 'sign' : contest.certificate?.state === 'signed' ? 'send' : 'draw_up');

/** The agenda as a ladder: how far each rung is climbed. */
export function rungsOf(page: PlenaryPage): Rung[] {
  const states = page.contests.map(({ certificate }) => certificate?.state ?? '');
  const count = (...wanted: string[]): number => states.filter((state) => wanted.includes(state)).length;
  const all = page.contests.length;
  const isOpened = page.openedAt !== null;
  const lines = page.contests.reduce((sum, contest) => sum + contest.lines, 0);
  const waiting = page.contests.reduce((sum, contest) => sum + contest.waiting, 0);
  return [
    { id: 'attend', done: present(page).length, all: Math.max(present(page).length, 1) },
    { id: 'open', done: isOpened ? 1 : 0, all: 1 },
    { id: 'read', done: lines - waiting, all: Math.max(lines, 1) },
    { id: 'draw_up', done: count('draft', 'read_back', 'signed', ...SETTLED), all },
    { id: 'sign', done: count('signed', ...SETTLED), all },
    { id: 'send', done: count(...SETTLED), all },
    { id: 'close', done: page.state === 'closed' ? 1 : 0, all: 1 },
  ];
}
