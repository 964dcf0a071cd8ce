import type { SheetName } from '../../entry/draft.ts';
import { mandatesAt, numberOnBallot, ownContestant } from '../../copies/mandates.ts';
import type { KnownWork } from '../../station/names.ts';
import { useWords } from '../../words/useWords.ts';

/** For whom the holder watches this very sheet: "Saksi untuk 02 …"; nothing where they have no mandate in its contest. */
export function WatchedFor({ work, sheet }: { work: KnownWork | null; sheet: SheetName }) {
  const { t } = useWords();
  const contestant = ownContestant(work, sheet, sheet.contest);
  return contestant && <span className="watched-for">{t('watch.for', { number: numberOnBallot(contestant.number), name: contestant.name })}</span>;
}

/** All mandates of the holder at a station, each with its contest; a supervisor's names nobody. */
export function WatchesFor({ work, village, station }: { work: KnownWork | null; village: string; station: number }) {
  const { t } = useWords();
  const mandates = mandatesAt(work, { village, station });
  const contests = work?.contests.filter(({ villages }) => villages.includes(village)) ?? [];
  if (mandates.length === 0) return null;
  return (
    <ul className="mandates">
      {mandates.some(({ kind }) => kind === 'supervisor') && <li>{t('watch.supervises')}</li>}
      {contests.map(({ id, name }) => {
        const contestant = ownContestant(work, { village, station }, id);
        return contestant && <li key={id}><b>{t('watch.for', { number: numberOnBallot(contestant.number), name: contestant.name })}</b> · {name}</li>;
      })}
    </ul>
  );
}
