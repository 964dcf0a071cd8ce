import { Link } from '@tanstack/react-router';
import type { RegionPage } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import css from './ChangeList.module.css';

/** What happened to a region and when: split, merged, renamed, and by which act. */
export function ChangeList({ changes, scheme }: { changes: RegionPage['changes']; scheme: string }) {
  const { t, date } = useWords();
  if (changes.length === 0) return <p className="quiet">{t('region.noChanges')}</p>;
  const names = (regions: RegionPage['changes'][number]['from']) => regions.map((one, at) => (
    <span key={one.path}>{at > 0 && ', '}<Link to="/regions" search={{ scheme, path: one.path }}>{one.name}</Link> <span className="codes">{one.code}</span></span>
  ));
  return (
    <ol className={css.list}>
      {changes.map((change, at) => (
        <li key={at}>
          <p><time dateTime={change.date}>{date(change.date)}</time> · <b>{t(`change.${change.kind}`)}</b></p>
          <p>{names(change.from)}{change.from.length > 0 && change.to.length > 0 && ' → '}{names(change.to)}</p>
          <p className="small quiet">{t('change.source', { source: change.source })}</p>
        </li>
      ))}
    </ol>
  );
}
