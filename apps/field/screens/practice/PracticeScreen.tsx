import { useMemo, useState } from 'react';
import { goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { emptyDraft, type Draft } from '../../entry/draft.ts';
import { sheetFormOf, type SheetForm } from '../../entry/sheet-form.ts';
import { SAMPLE_FIGURES, SAMPLE_STATION, sampleContest, slips } from '../../practice/sample.ts';
import { inFigures } from '../../numbers/words.ts';
import { useWords } from '../../words/useWords.ts';
import { EntryFlow } from '../entry/EntryFlow.tsx';
import { cellOf } from '../entry/PaperRows.tsx';
import { spoken } from '../entry/RowLine.tsx';
import { SamplePhoto } from './SamplePhoto.tsx';

const begin = (): Draft => emptyDraft({ contest: 0, village: SAMPLE_STATION.village.path, station: SAMPLE_STATION.station });
const leave = (): void => goUp('');

/** The whole way of a sheet, with a sample: kept nowhere, sent nowhere. */
export const PracticeScreen: ScreenOf = () => {
  const { t } = useWords();
  const { work, profile } = useField();
  const parameters = (work?.contests.find(({ type }) => type === 'ppwp') ?? work?.contests[0])?.parameters;
  const sheet = useMemo(() => (parameters === undefined ? null : sheetFormOf(sampleContest(t('practice.contest'), parameters), SAMPLE_STATION)), [parameters, t]);
  const [at, setAt] = useState<'about' | 'doing' | 'done'>('about');
  const [draft, setDraft] = useState(begin);
  if (!sheet) return <Heading>{t('sheet.unknown')}</Heading>;
  const restart = (): void => { setDraft(begin()); setAt('doing'); };
  return (
    <>
      <p className="practice-mark"><b>{t('practice.mark')}</b></p>
      {at === 'about' && (
        <>
          <Heading>{t('practice.title')}</Heading>
          <p>{t('practice.about')}</p>
          <SamplePhoto form={sheet.form} page={1} />
          <button type="button" className="button main" onClick={restart}>{t('practice.start')}</button>
          <button type="button" className="button" onClick={leave}>{t('practice.leave')}</button>
        </>
      )}
      {at === 'doing' && (
        <EntryFlow desk={{
          sheet, draft, leave, contest: t('practice.contest'), station: t('practice.station'), tps: 'TPS 999', isPractice: true, person: profile?.person ?? '', others: [],
          save: async (next) => { setDraft(next); }, sign: async () => { setAt('done'); },
          picture: (page) => <SamplePhoto form={sheet.form} page={page} />,
        }}
        />
      )}
      {at === 'done' && <Score sheet={sheet} draft={draft} onAgain={restart} />}
    </>
  );
};

function Score({ sheet: { form }, draft, onAgain }: { sheet: SheetForm; draft: Draft; onAgain: () => void }) {
  const words = useWords();
  const { t } = words;
  const wrong = slips(draft.figures);
  const all = Object.keys(SAMPLE_FIGURES).length;
  const said = (figure: number | null | undefined): string => (figure === null || figure === undefined ? spoken(figure, words) : inFigures(figure, words.lang));
  return (
    <>
      <Heading>{t('practice.done')}</Heading>
      <p className={wrong.length === 0 ? 'notice good' : 'notice warn'} role="status">{t('practice.score', { right: all - wrong.length, all })}</p>
      {wrong.length > 0 && (
        <section className="card">
          <h2>{t('practice.differs')}</h2>
          <ul className="findings">
            {wrong.map((cell) => (
              <li key={cell}><span className="place">{cellOf(form, cell).place}</span> {words.text(cellOf(form, cell).label)}: {t('practice.onPaper')} <b>{said(SAMPLE_FIGURES[cell])}</b>, {t('practice.yours')} <b>{said(draft.figures[cell])}</b></li>
            ))}
          </ul>
        </section>
      )}
      <button type="button" className="button main" onClick={onAgain}>{t('practice.repeat')}</button>
      <button type="button" className="button" onClick={leave}>{t('practice.leave')}</button>
    </>
  );
}
