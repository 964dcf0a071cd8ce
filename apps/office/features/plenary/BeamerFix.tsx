import { useMemo } from 'react';
import type { ContestPage } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { cellName, formOf } from '../sheets/form.ts';
import type { Fix } from './beamer.ts';
import type { LinePage } from './wire.ts';
import css from './beamer.module.css';

/** A figure for the hall; where it was corrected, what stood on the paper is struck through before it. */
export function Written({ value, fix }: { value: number | null | undefined; fix?: Fix | undefined }) {
  const { t, number } = useWords();
  const write = (figure: number | null | undefined): string => (figure == null ? '–' : number(figure));
  if (!fix) return <>{write(value)}</>;
  return <><del><span className="hidden-words">{t('plenary.before')} </span>{write(fix.before)}</del> <Icon name="next" /> <ins><span className="hidden-words">{t('plenary.after')} </span>{write(fix.after)}</ins></>;
}

/** So many boxes beside the votes are named on the screen; D.Hasil names them all. */
const NAMED = 4;

/** Why a line was corrected, and the boxes that do not stand among the votes. */
export function BeamerFix({ line, contest, fixes }: { line: LinePage; contest: ContestPage; fixes: readonly Fix[] }) {
  const { t, text } = useWords();
  const form = useMemo(() => formOf(contest), [contest]);
  return (
    <div className={css.fix}>
      {fixes.length > 0 && (
        <ul>
          {fixes.slice(0, NAMED).map((fix) => { const { place, label } = cellName(form, fix.cell); return <li key={fix.cell}><span>{place} {text(label)}</span> <b><Written value={fix.after} fix={fix} /></b></li>; })}
          {fixes.length > NAMED && <li>{t('plenary.fixesMore', { count: fixes.length - NAMED })}</li>}
        </ul>
      )}
      <p><b>{t(line.state === 'corrected' ? 'plenary.reason' : 'plenary.paperSays')}:</b> {line.reason}</p>
    </div>
  );
}
