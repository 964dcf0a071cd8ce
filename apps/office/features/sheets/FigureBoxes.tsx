import { useWords } from '../../i18n/index.ts';
import css from './FigureBoxes.module.css';

/** The paper gives three boxes to a figure; a longer one is drawn in as many as it needs. */
const BOXES = 3;

/** A figure in the boxes of the form. Absent is drawn as empty boxes and said in words: it is not zero. */
export function FigureBoxes({ value, mark }: { value: number | null; mark?: 'hard' | 'warn' | 'changed' | undefined }) {
  const { t, number } = useWords();
  const digits = value === null ? [] : Array.from(String(value));
  const empty = Math.max(0, BOXES - digits.length);
  return (
    <span className={css.boxes} data-mark={mark} data-absent={value === null || undefined}>
      <span className="hidden-words">{value === null ? t('sheet.absent') : number(value)}</span>
      {Array.from({ length: empty }, (_, at) => <i key={`e${at}`} aria-hidden="true" />)}
      {digits.map((digit, at) => <i key={at} aria-hidden="true">{digit}</i>)}
    </span>
  );
}
