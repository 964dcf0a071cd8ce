import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { events as eventsQuery } from '../../api/queries.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { fill } from '../../../../kernel/text.ts';
import { recordClosed } from '../../../../modules/recapitulation/rules.ts';
import { useWords } from '../../i18n/index.ts';
import { HALL_OUT } from '../../i18n/rooms/hall-out.ts';
import { OBJECTIONS } from '../../i18n/rooms/objections.ts';
import { RECORD_RIGHT } from '../../i18n/rooms/record-right.ts';
import type { Elsewhere } from './elsewhere.ts';
import { placeName } from './lines.ts';
import { isUnanswered, offers, offersAnswer, offersRecordRight } from './offers.ts';
import { nameWithCapacity } from './people.ts';
import type { Doing } from './PlenaryPage.tsx';
import { OutcomeBadge } from './StateBadge.tsx';
import type { Objection, PlenaryObjection } from './wire.ts';
import css from './plenary.module.css';

const ofKind = (rows: readonly PlenaryObjection[], kind: Objection['kind']): PlenaryObjection[] =>
  rows.filter((one) => one.kind === kind).sort((a, b) => Number(isUnanswered(b)) - Number(isUnanswered(a)) || b.number - a.number);

/** Objections, unanswered ones first, then special events, which nobody answers; both stand on the paper. */
export function Objections({ page, ask, elsewhere }: Doing & { elsewhere: Elsewhere }) {
  const { t } = useWords();
  const [objections, events] = [ofKind(page.objections, 'objection'), ofKind(page.objections, 'special_event')];
  const item = (one: PlenaryObjection) => (
    <ObjectionItem
      key={one.number} objection={one} contest={page.contests.find(({ contest }) => contest === one.contest)?.name} onAnswer={offersAnswer(page, one) ? () => ask({ kind: 'answer', objection: one }) : undefined}
      onCorrect={offersRecordRight(page, one) ? () => ask({ kind: 'recordRight', objection: one }) : undefined} sealed={tellers(page, one)}
    />
  );
  return (
    <Sheet
      title={objections.length === 0 ? t('plenary.objectionsNone') : t('plenary.objections', { open: objections.filter(isUnanswered).length, all: objections.length })}
      aside={(
        <span className={css.tools}>
          <a href={`/api/plenaries/${page.id}/special-events/pdf`} target="_blank" rel="noreferrer">{t('plenary.eventsPdf')}</a>
          {offers(page, 'object') && <Button size="compact-md" variant="default" onClick={() => ask({ kind: 'object', about: {} })}>{t('plenary.do.object')}</Button>}
        </span>
      )}
    >
      <Nowhere page={page} elsewhere={elsewhere} none={objections.length === 0} />
      {objections.length > 0 && <ul className={css.contests} aria-label={t('plenary.objectionList')}>{objections.map(item)}</ul>}
      <FieldObjections page={page} ask={ask} />
      {events.length > 0 && (
        <section className={css.events} aria-labelledby="special-events">
          <h3 id="special-events">{t('plenary.specialEvents', { count: events.length })}</h3>
          <ul className={css.contests}>{events.map(item)}</ul>
        </section>
      )}
    </Sheet>
  );
}

/** Where objections are written down: here, at the laptop of the hall, or nowhere any more. */
function Nowhere({ page, elsewhere, none }: { page: Doing['page']; elsewhere: Elsewhere; none: boolean }) {
  const { t, text } = useWords();
  const there = elsewhere === 'out' ? text(HALL_OUT.objections) : elsewhere === 'over' ? text(HALL_OUT.objectionsOver) : page.state === 'closed' ? text(OBJECTIONS.closed) : null;
  if (!none) return elsewhere === null ? null : <p className="small quiet">{there}</p>;
  // Those from stations stand right below: that there are none is true of the plenary alone.
  if (page.fieldObjections.length > 0) return <p className="quiet">{fill(text(page.state === 'closed' ? OBJECTIONS.fromStationsClosed : OBJECTIONS.fromStations), { count: page.fieldObjections.length })}{there !== null && ` ${there}`}</p>;
  return <EmptyState title={there !== null && page.state === 'closed' ? text(OBJECTIONS.none) : t('plenary.noObjection')} fix={there ?? t('plenary.noObjectionFix')} />;
}

/** Names of the contests whose signed D.Hasil keeps what the house would otherwise still put right. */
const tellers = (page: Doing['page'], { outcome, toldBy }: PlenaryObjection): string[] =>
  (offers(page, 'object') && recordClosed({ outcome, isSealed: false }) === null ? page.contests.filter(({ contest }) => toldBy.includes(contest)).map(({ name }) => name) : []);

/** What was objected at the stations: told here, and taken up in the plenary by whoever leads, once somebody present stands for it. */
function FieldObjections({ page, ask }: Doing) {
  const { t, text } = useWords();
  const event = useQuery(eventsQuery).data?.find(({ slug }) => slug === page.event.slug);
  const rights = useRightsIn(event);
  const rows = [...page.fieldObjections].sort((a, b) => Number(a.taken !== null) - Number(b.taken !== null));
  if (rows.length === 0) return null;
  return (
    <section className={css.events} aria-labelledby="field-objections">
      <h3 id="field-objections">{t('plenary.fromStations', { count: rows.length, open: rows.filter(({ taken }) => taken === null).length })}</h3>
      <ul className={css.contests}>
        {rows.map((one) => (
          <li key={one.statement}>
            <div className={css.contestHead}>
              <span className="small quiet">{one.by} · {page.contests.find(({ contest }) => contest === one.contest)?.name} · {placeName(one.region.name, one.station)}{one.signed === false && ` · ${t('plenary.saidUnsigned')}`}</span>
              <FlagBadge severity={one.taken === null ? 'warn' : 'good'}>{one.taken === null ? t('plenary.undiscussed') : t('plenary.discussedAs', { number: page.objections.find(({ number }) => number === one.taken)?.label ?? String(one.taken) })}</FlagBadge>
            </div>
            <p className={css.matter}>{one.matter}</p>
            {one.signed !== null && rights.may('sheets.supervise', one.region.path) && <p className="small"><Link to="/queue/$contest/$village/$station" params={{ contest: String(one.contest), village: one.region.path, station: String(one.station) }}>{text(OBJECTIONS.evidence)}</Link></p>}
            {one.taken === null && offers(page, 'object') && <div className={css.tools}><Button size="compact-md" variant="default" onClick={() => ask({ kind: 'object', about: { statement: one.statement, line: { contest: one.contest, region: one.region.path, station: one.station }, matter: t('plenary.takenUp', { by: one.by, matter: one.matter }) } })}>{t('plenary.takeUp')}</Button></div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type ItemProps = { objection: Objection; contest?: string | undefined; onAnswer?: (() => void) | undefined; onCorrect?: (() => void) | undefined; /** Contests whose signed D.Hasil tells it. */ sealed?: readonly string[] };

export function ObjectionItem({ objection: one, contest, onAnswer, onCorrect, sealed = [] }: ItemProps) {
  const words = useWords();
  const { t, text } = words;
  const about = [contest, one.place === null ? null : placeName(one.place, one.station ?? 0)].filter(Boolean).join(' · ');
  return (
    <li>
      <div className={css.contestHead}>
        <h3>{t('plenary.numbered', { kind: t(`plenary.kind.${one.kind}`), number: one.label })}</h3>
        {one.kind === 'objection' && <OutcomeBadge outcome={one.outcome} />}
      </div>
      <p className="small quiet">{nameWithCapacity(words, one.raisedBy)}{about && ` · ${about}`}</p>
      <p className={css.matter}>{one.matter}</p>
      {one.answer && <p className={css.answer}><b>{t('plenary.answer')}:</b> {one.answer}</p>}
      {sealed.length > 0 && <p className="small quiet">{fill(text(OBJECTIONS.sealed), { contests: sealed.join(', ') })}</p>}
      {(onAnswer ?? onCorrect) && (
        <div className={css.tools}>
          {onAnswer && <Button size="compact-md" onClick={onAnswer} aria-label={t('plenary.answerTo', { number: one.label })}>{t('plenary.do.answer')}</Button>}
          {onCorrect && <Button size="compact-md" variant="default" onClick={onCorrect} aria-label={fill(text(RECORD_RIGHT.buttonFor), { label: one.label })}>{text(RECORD_RIGHT.button)}</Button>}
        </div>
      )}
    </li>
  );
}
