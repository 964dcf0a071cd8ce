import { useWords } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';
import css from './FlagBadge.module.css';

export type Severity = 'hard' | 'warn' | 'good';

/** A rule's code or a count, with the sign of its weight. Red is kept for hard breaks alone. */
export function FlagBadge({ severity, children, title }: { severity: Severity; children: React.ReactNode; title?: string | undefined }) {
  const { t } = useWords();
  return (
    <span className={css.badge} data-severity={severity} title={title}>
      <Icon name={severity} />
      {severity !== 'good' && <span className="hidden-words">{t(`sheet.severity.${severity}`)}: </span>}
      {children}
    </span>
  );
}
