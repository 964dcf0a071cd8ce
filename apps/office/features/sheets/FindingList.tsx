import type { Form } from '../../../../modules/forms/index.ts';
import type { Finding } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { useWords } from '../../i18n/index.ts';
import { cellName } from './form.ts';
import css from './FindingList.module.css';

/** Every broken rule with what to do for the one who holds the paper and for the one who supervises. */
export function FindingList({ findings, form }: { findings: readonly Finding[]; form: Form }) {
  const { t, text } = useWords();
  const codes = (wanted: Finding['severity']): number => new Set(findings.filter(({ severity }) => severity === wanted).map(({ code }) => code)).size;
  const [hard, warn] = [codes('hard'), codes('warn')];
  if (findings.length === 0) return <p className={css.calm}><Icon name="good" /> {t('sheet.noFindings')}</p>;
  return (
    <>
      <p className={css.counts}>
        {hard > 0 && <b data-severity="hard"><Icon name="hard" /> {t('sheet.hardCount', { count: hard })}</b>}
        {warn > 0 && <b data-severity="warn"><Icon name="warn" /> {t('sheet.warnCount', { count: warn })}</b>}
      </p>
      <ol className={css.list}>
        {findings.map((finding, at) => (
          <li key={`${finding.code}/${at}`} data-severity={finding.severity}>
            <p className={css.head}>
              <RuleFlag code={finding.code} />
              <span className="small quiet">{t(`sheet.severity.${finding.severity}`)} · {placesOf(finding, form)}</span>
            </p>
            <p><b className={css.who}>{t('sheet.forKpps')}</b> {text(finding.kpps)}</p>
            <p><b className={css.who}>{t('sheet.forSupervisor')}</b> {text(finding.supervisor)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

const SHOWN = 4;

/** The places on the paper, in short: a sum over a whole page names its first few. */
function placesOf(finding: Finding, form: Form): string {
  const places = [...new Set(finding.cells.map((cell) => cellName(form, cell).place))];
  return places.slice(0, SHOWN).join(', ') + (places.length > SHOWN ? ', …' : '');
}
