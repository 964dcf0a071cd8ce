import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { DURING } from '../../../rules/during.ts';
import { labelsOf } from '../../../rules/objections.ts';
import { placeWords } from '../../../rules/station-name.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { certificateKey, isStruck, lineKey, short, thingsInTurns, type Snapshot } from '../../store/snapshot.ts';
import { asSent, drawnUp, nameOf, readBack, sent, signed, signerAdded } from './certificates.ts';
import { turn } from '../../file/turn.ts';
import { areDistinct, cannot, thing, type Flaw, type Told } from './frame.ts';
import { read } from './lines.ts';
import { nightBefore, type Night } from './night.ts';
import { answered, came, left, raised } from './people.ts';
import { corrected, struck } from './put-right.ts';
import { recordCorrected } from './put-record-right.ts';
import { group, stateTold, step } from './steps.ts';

type Doing = (told: Told, night: Night, act: RawAct) => Flaw;
/** What a hall can do. All else (accepting, opening again, joining) is done at an office, also where a copy says otherwise. */
const DOING: Readonly<Partial<Record<keyof typeof DURING, Doing>>> = {
  open: step, pause: step, resume: step, close: step, groups: group, attend: came, leave: left, correct_attendance: corrected, strike_attendance: struck, raise_objection: raised, correct_objection: recordCorrected, answer_objection: answered, confirm: read, correct: read, undo: read,
  certificate_draw_up: drawnUp, certificate_read_back: readBack, certificate_sign: signed, certificate_add_signer: signerAdded, certificate_send: sent,
};
const isAct = (name: string): name is keyof typeof DURING => Object.hasOwn(DURING, name);

/** One act done once more; what it cannot be is the flaw. */
function done(told: Told, night: Night, act: RawAct): Flaw {
  const does = isAct(act.act) ? DOING[act.act] : undefined;
  if (!does || !isAct(act.act)) return cannot(act, `${act.act} bukan tindakan di ruang pleno`, `${act.act} is nothing that a hall does`);
  return DURING[act.act].some((state) => state === night.state) ? does(told, night, act) : cannot(act, 'rapat tidak dapat melakukannya pada saat itu', 'the plenary cannot do it at that moment');
}

export type Replayed = { readonly snapshot: Snapshot } | { readonly flaw: Flaw };

/**
 * The acts of the hall done once more, one by one, from what stood when the copy left, by the same tables and rules as at the office. What they
 * lead to comes in, with the moments and people of the acts; the file's own end is only compared with it. The first thing that is otherwise is the flaw.
 */
export async function replay(told: Told): Promise<Replayed> {
  const twice = twiceIn(told.snapshot);
  if (twice) return { flaw: twice };
  const served = turn();
  const night = await nightBefore(told);
  if ('flaw' in night) return night;
  for (const act of told.acts) {
    const flaw = done(told, night, act);
    if (flaw) return { flaw };
    await served();
  }
  const snapshot = endOf(told, night);
  const flaw = await otherwise(told, snapshot);
  return flaw ? { flaw } : { snapshot };
}

/** Looked at before anything else: rows of one thing without end would each be something that it may have been. */
const twiceIn = ({ lines, attendance, objections, certificates }: Snapshot): Flaw =>
  ([lines.map(lineKey), attendance.map(({ id }) => id), objections.map(({ number }) => number), certificates.map(certificateKey), certificates.map(({ id }) => id)].every(areDistinct) ? null : thing('yang ditulis dua kali', 'what is written twice'));

function endOf(told: Told, night: Night): Snapshot {
  const { snapshot } = told;
  const [people, versions] = [new Map(snapshot.attendance.map((one) => [one.id, one])), new Map(snapshot.certificates.map((one) => [certificateKey(one), one]))];
  return {
    state: stateTold(told, night.state), groups: night.groups ?? snapshot.groups, lines: [...night.lines.values()], objections: [...night.objections.values()],
    attendance: [...night.people.values()].map((one) => {
      const came = momentOf(one.came_at, people.get(one.id)?.came_at);
      const left = one.left_at === null ? null : momentOf(one.left_at, people.get(one.id)?.left_at);
      // Only an act strikes somebody, whatever moments the file bears: where those would, both are the acts'.
      if (left === came && !isStruck(one)) return one;
      return { ...one, came_at: came, left_at: isStruck(one) ? came : left };
    }),
    certificates: [...night.certificates.values()].map(({ named: _named, added: _added, tells: _tells, ...one }) => withMoments(one, versions.get(certificateKey(one)))),
  };
}

/** Of one step of a database. */
const MOMENT_MS = 60_000;
/** The laptop wrote the moment of a thing a little before that of the act that tells of it: taken where it is just that, and else the act's. */
const momentOf = (at: string, said: string | null | undefined): string => (typeof said === 'string' && Math.abs(Date.parse(said) - Date.parse(at)) <= MOMENT_MS ? said : at);
type Row = Snapshot['certificates'][number];
const withMoments = (made: Row, said: Row | undefined): Row => ({
  ...made, drawn_up_at: momentOf(made.drawn_up_at, said?.drawn_up_at), signatures: made.signatures.map((one) => ({ ...one, at: momentOf(one.at, said?.signatures.find(({ attendance_id: id }) => id === one.attendance_id)?.at) })),
});

/** The first thing that the file says otherwise than the acts; groups that nobody divided are those that left. */
async function otherwise(told: Told, made: Snapshot): Promise<Flaw> {
  const [snapshot, { frame }] = [withSent(told, made), told];
  const [said, right] = [await thingsInTurns(snapshot), await thingsInTurns(made)];
  if (!told.acts.some(({ act }) => act === 'groups') && short(said.get('groups')?.whole ?? '') !== frame.base['groups']) return naming(told, 'groups');
  const key = [...new Set([...said.keys(), ...right.keys()])].find((one) => said.get(one)?.whole !== right.get(one)?.whole);
  if (key !== undefined) return naming(told, key);
  const ofPaper = (one: Snapshot['certificates'][number]): string => canonicalJson([one.id, one.body, one.figures, one.broken, one.drawn_up_by]);
  const papers = new Map(made.certificates.map((one) => [certificateKey(one), ofPaper(one)]));
  const paper = snapshot.certificates.find((one) => papers.get(certificateKey(one)) !== ofPaper(one));
  return paper ? nameOf(told, paper.contest_id, paper.version) : null;
}

function withSent(told: Told, made: Snapshot): Snapshot {
  const states = new Map(made.certificates.map((one) => [certificateKey(one), one.state]));
  return { ...told.snapshot, certificates: told.snapshot.certificates.map((one) => ({ ...one, state: asSent(told, one.state, states.get(certificateKey(one)), one.contest_id) })) };
}

/** What a key stands for, for whoever reads the refusal. */
function naming(told: Told, key: string): Flaw {
  const [kind = '', rest = ''] = key.split(':');
  const [first = '', second = '', third = ''] = rest.split('/');
  if (kind === 'certificate') return nameOf(told, Number(first), Number(second));
  if (kind === 'line') return ofLine(told, Number(first), second, Number(third));
  const name = told.snapshot.attendance.find(({ id }) => String(id) === rest)?.name ?? '';
  if (kind === 'attendance') return thing(`hadirin nomor ${rest} ${name}`.trim(), `number ${rest} of those present ${name}`.trim());
  const label = labelsOf(told.snapshot.objections).get(Number(rest)) ?? rest;
  if (kind === 'objection') return thing(`keberatan atau kejadian ${label}`, `objection or event ${label}`);
  return kind === 'groups' ? thing('pembagian kelompok baca', 'the division into groups') : thing('keadaan rapat', 'the state of the plenary');
}

function ofLine({ frame: { places, contests } }: Told, contest: number, region: string, station: number): Flaw {
  const place = `${placeWords({ region, station, name: places.get(region)?.name ?? region })} · ${contests.get(contest)?.name ?? contest}`;
  return thing(place, place);
}
