import { useMemo, useState } from 'react';
import { goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import { formWithNames } from '../../copies/ballot.ts';
import { differing, statementAbout, type StatementKind } from '../../copies/compare.ts';
import { wordsOfCopy, type KeptCopy } from '../../copies/copy.ts';
import { stateIt } from '../../copies/state-it.ts';
import { sheetFormOf, type SheetForm } from '../../entry/sheet-form.ts';
import type { KnownWork } from '../../station/names.ts';
import { useWords } from '../../words/useWords.ts';
import { RuleReasons } from '../RuleReasons.tsx';
import { ReceiptButton } from '../papers/ReceiptButton.tsx';
import { CompareRows, type Own } from './CompareRows.tsx';
import { SignatureNotice } from './SignatureNotice.tsx';
import { StatementForm } from './StatementForm.tsx';
import { StatementReceipt } from './StatementReceipt.tsx';
import { WatchedFor } from './WatchedFor.tsx';

/** One copy beside the own paper: look at every figure, then say what is so. */
export const CompareScreen: ScreenOf = ({ parts }) => {
  const { t, moment } = useWords();
  const { copies, work } = useField();
  const [contest, village, station, hash] = parts;
  const copy = copies.find((one) => one.contest === Number(contest) && one.village === village && one.station === Number(station) && one.hash === hash);
  if (!copy) return <Heading>{t('compare.unknown')}</Heading>;
  return (
    <>
      <button type="button" className="button" onClick={() => goUp('')}><Mark name="back" /> {t('compare.back')}</button>
      <div>
        <Heading>{copy.copy.contest.name}</Heading>
        <p>{t('station.name', { number: String(copy.station).padStart(3, '0'), village: copy.copy.place })}</p>
        <p><WatchedFor work={work} sheet={copy} /></p>
        <p className="small">{t('copy.signedAt', { by: copy.copy.by, at: moment(copy.copy.time) })} {t('copy.notOfficial')}</p>
      </div>
      <SignatureNotice copy={copy} />
      <Compare copy={copy} />
      <ReceiptButton sheet={copy} />
      <p className="small">{t('copy.hash')}: <span className="codes">{copy.hash}</span></p>
    </>
  );
};

/** The rules of the copied sheet, where this phone knows its contest and its station. */
function sheetKnown(work: KnownWork | null, { contest, village, station }: KeptCopy): SheetForm | null {
  const known = work?.contests.find(({ id }) => id === contest);
  const at = work?.stations.find((one) => one.village.path === village && one.station === station);
  return known && at ? sheetFormOf(known, at) : null;
}

function Compare({ copy }: { copy: KeptCopy }) {
  const { t } = useWords();
  const { items, work } = useField();
  const [anew, setAnew] = useState(false);
  const [own, setOwn] = useState<Own>({});
  const [kind, setKind] = useState<StatementKind | null>(null);
  const form = useMemo(() => formWithNames(copy.copy, work?.contests.find(({ id }) => id === copy.contest)), [copy, work?.contests]);
  const said = statementAbout(copy, items);
  if (!form) return <p className="notice hard" role="alert">{t('compare.unreadable')}</p>;
  const { figures, reasons } = wordsOfCopy(copy.copy);
  if (said && !anew) return <StatementReceipt copy={copy} said={said} form={form} figures={figures} onAnew={() => setAnew(true)} />;
  const count = Object.keys(differing(copy.copy, own)).length;
  async function sign(statement: StatementKind, reason: string, photos: Parameters<typeof stateIt>[1]['photos']): Promise<void> {
    await stateIt(copy, { statement, own, reason, photos }, statement === 'agreed' ? t('statement.agreed') : statement === 'differs' ? t('statement.differs', { count }) : t('statement.objection'));
    setAnew(false);
    setKind(null);
    setOwn({});
    scrollTo(0, 0);
  }
  return (
    <>
      <h2>{t('compare.title')}</h2>
      <p>{t('compare.about')}</p>
      <CompareRows form={form} figures={figures} own={own} onOwn={setOwn} />
      <RuleReasons form={form} sheet={sheetKnown(work, copy)} figures={figures} reasons={reasons} />
      <p role="status"><b>{count > 0 ? t('compare.count', { count }) : t('compare.noneDiffers')}</b></p>
      {kind ? <StatementForm key={kind} kind={kind} count={kind === 'agreed' ? form.cells.length : count} onSign={(reason, photos) => sign(kind, reason, photos)} onCancel={() => setKind(null)} /> : (
        <>
          {count === 0 && copy.signature !== 'broken' && <button type="button" className="button main" onClick={() => setKind('agreed')}>{t('compare.agree')}</button>}
          {count > 0 && <button type="button" className="button main" onClick={() => setKind('differs')}>{t('compare.differs', { count })}</button>}
          <button type="button" className="button" onClick={() => setKind('objection')}>{t('compare.object')}</button>
        </>
      )}
    </>
  );
}
