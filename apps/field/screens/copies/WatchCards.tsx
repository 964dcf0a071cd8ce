import { go } from '../../app/route.ts';
import type { FieldState } from '../../app/state.ts';
import { isWatcher } from '../../app/watcher.ts';
import { knownAbout, statementAbout } from '../../copies/compare.ts';
import type { KeptCopy } from '../../copies/copy.ts';
import { ownFirst } from '../../copies/mandates.ts';
import { stationParts } from '../../station/names.ts';
import { useWords } from '../../words/useWords.ts';
import { WatchedFor, WatchesFor } from './WatchedFor.tsx';

/** So many stations are named one by one. */
const FEW = 5;

/** Home of a witness or supervisor: the copies they were given, what they said of each, and the way to the next one. */
export function WatchCards({ state }: { state: FieldState }) {
  const { t } = useWords();
  if (!isWatcher(state) || state.halt) return null;
  const stations = state.work?.stations ?? [];
  const copies = ownFirst([...state.copies].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)), state.work, (copy) => copy);
  return (
    <section className="stations">
      <h2>{t('watch.title')}</h2>
      {stations.length <= FEW ? stations.map((one) => <div key={`${one.village.path}/${one.station}`}><p className="station-name">{t('station.name', stationParts(one))}</p><WatchesFor work={state.work} village={one.village.path} station={one.station} /></div>) : <p className="station-name">{t('watch.stations', { count: stations.length })}</p>}
      <p>{t('watch.about')}</p>
      <button type="button" className="button main" onClick={() => go('receive')}>{t('watch.receive')}</button>
      {copies.length === 0 && <p>{t('watch.none')}</p>}
      <ul className="cards">{copies.map((copy) => <li key={copy.hash}><Card copy={copy} state={state} /></li>)}</ul>
    </section>
  );
}

const SIGN_OF = { agreed: 'accepted', differs: 'attention', objection: 'attention' } as const;
const MARKS = { agreed: '✓', differs: '≠', objection: '!' } as const;

function Card({ copy, state: { items, work } }: { copy: KeptCopy; state: FieldState }) {
  const { t, moment } = useWords();
  const about = statementAbout(copy, items);
  const said = about?.said.statement ?? null;
  const isReplaced = copy.replaced !== undefined || (about !== null && knownAbout(copy, about.item) === 'superseded');
  return (
    <button type="button" className="sheet-card" data-sign={said ? SIGN_OF[said] : 'draft'} onClick={() => go('compare', copy.contest, copy.village, copy.station, copy.hash)}>
      <span className="copy-mark" aria-hidden="true">{said ? MARKS[said] : '?'}</span>
      <span className="sheet-card-words">
        <b>{copy.copy.contest.name}</b>
        <span>TPS {String(copy.station).padStart(3, '0')} · {copy.copy.place}</span>
        <WatchedFor work={work} sheet={copy} />
        <span className="sheet-state">{t(said ? `watch.${said}` : 'watch.open')}</span>
        {isReplaced && <span className="small tone-warn">{t('watch.replaced')}</span>}
        <span className="small">{moment(copy.receivedAt)}</span>
      </span>
    </button>
  );
}
