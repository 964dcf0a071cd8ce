import { fill } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { HALL_GUIDE, TERMINAL, TERMINAL_LABEL } from '../../i18n/rooms/hall-guide.ts';
import css from './bundle.module.css';

/** The whole way with a laptop, in numbered steps; the one thing that is typed on it stands there as a picture. */
export function HallGuide({ isOpen }: { isOpen: boolean }) {
  const { t, text } = useWords();
  const firsts = HALL_GUIDE.map((_, at) => HALL_GUIDE.slice(0, at).reduce((sum, { steps }) => sum + steps.length, 1));
  return (
    <details open={isOpen}>
      <summary>{t('bundle.guide')}</summary>
      <div className={css.guide}>
        {HALL_GUIDE.map(({ when, steps }, at) => (
          <section key={when.en}>
            <h3>{text(when)}</h3>
            <ol start={firsts[at]} className={css.steps}>{steps.map((step) => <li key={step.en}>{text(step)}</li>)}</ol>
            {at === 0 && (
              <figure className={css.terminal}>
                <pre tabIndex={0} aria-label={text(TERMINAL_LABEL)}>{fill(text(TERMINAL), { file: 'Ruang pleno ….erekap', password: 'ABCD-EFGH-JKLM-NPQR', name: 'Ketua PPK' })}</pre>
                <figcaption className="small quiet">{text(TERMINAL_LABEL)}</figcaption>
              </figure>
            )}
          </section>
        ))}
      </div>
    </details>
  );
}
