import { go } from '../../app/route.ts';
import type { FieldState } from '../../app/state.ts';
import { useField } from '../../app/useField.ts';
import { Sign } from '../../components/Sign.tsx';
import { sheetsAt, type SheetSeen } from '../../station/find.ts';
import { stationParts, type WorkStation } from '../../station/names.ts';
import { notAgreeing } from '../../station/heard.ts';
import { colleaguesOf, hasArrived, replacementOf } from '../../station/sheet-state.ts';
import { pagePhotosOf } from '../../station/photos.ts';
import { pagesState, signWords } from '../../station/sign-words.ts';
import { useWords } from '../../words/useWords.ts';

/** "TPS saya": every sheet of every station of this phone, and how far it has come. */
export function StationCards({ state }: { state: FieldState }) {
  const { t, moment } = useWords();
  const { work, workAt } = state;
  if (!work) return null;
  return (
    <section className="stations">
      <h2>{t('station.title')}</h2>
      {work.stations.map((station) => (
        <Station key={`${station.village.path}/${station.station}`} station={station} sheets={sheetsAt(station, state)} />
      ))}
      {workAt && <p className="small">{t('station.asOf', { at: moment(workAt) })}</p>}
    </section>
  );
}

function Station({ station, sheets }: { station: WorkStation; sheets: readonly SheetSeen[] }) {
  const { t } = useWords();
  const { votersMale, votersFemale } = station;
  const done = sheets.filter(({ view }) => hasArrived(view)).length;
  return (
    <>
      <div>
        <p className="station-name">{t('station.name', stationParts(station))}</p>
        <p className="small">
          {votersMale !== null && votersFemale !== null && `${t('station.voters', { count: votersMale + votersFemale })} · `}
          {t('station.progress', { done, all: sheets.length })}
        </p>
      </div>
      <ul className="cards">
        {sheets.map(({ contest, view }) => (
          <li key={contest.id}>
            <Card contest={contest} view={view} station={station} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Card({ contest, view, station }: SheetSeen & { station: WorkStation }) {
  const { t } = useWords();
  const state = useField();
  const pictures = pagePhotosOf({ contest: contest.id, village: station.village.path, station: station.station }, state);
  const pages = pagesState(pictures, contest.pages);
  const waits = view.sign === 'verifying' && pages !== 'there';
  return (
    <button type="button" className="sheet-card" data-sign={view.sign} data-waits={waits} onClick={() => go('sheet', contest.id, station.village.path, station.station)}>
      <Sign sign={view.sign} waits={waits} />
      <span className="sheet-card-words">
        <b>{contest.name}</b>
        <span className="sheet-state">{t(signWords(view, pages, state.halt !== null))}</span>
        <Corrected view={view} />
        <PagesDone done={new Set(pictures.map(({ page }) => page)).size} all={contest.pages} hasSaid={view.sign === 'waiting' || view.sign === 'verifying'} />
      </span>
    </button>
  );
}

/** A colleague's entry stands in the place of this phone's, or somebody who watches does not agree. */
function Corrected({ view }: { view: SheetSeen['view'] }) {
  const { t } = useWords();
  const entry = replacementOf(view);
  const { profile } = useField();
  const colleague = colleaguesOf(view);
  const count = notAgreeing(view.sheet);
  return (
    <>
      {colleague && <span className="small">{t(colleague.by === profile?.person ? 'sheet.ownOtherShort' : 'sheet.colleagueShort', { by: colleague.by })}</span>}
      {entry && <span className="small tone-warn">{t('sheet.correctedBy', { by: entry.by })}</span>}
      {count > 0 && <span className="small tone-warn">{t('heard.short', { count })}</span>}
    </>
  );
}

/** How many pages have a photo: before or after the figures; once those are signed, a missing one is what the sheet waits for. */
function PagesDone({ done, all, hasSaid }: { done: number; all: number; hasSaid: boolean }) {
  const { t } = useWords();
  return <span className={hasSaid && done < all ? 'small tone-warn' : 'small'}>{t(done >= all ? 'photo.openDone' : 'photo.open', { done, all })}</span>;
}
