import { Link } from '@tanstack/react-router';
import type { Form } from '../../../../modules/forms/index.ts';
import type { SheetPage, SheetVersion } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { useActorName } from '../../shell/useActorName.ts';
import { cellName } from './form.ts';
import { changedCells } from './drafts.ts';
import css from './HistoryList.module.css';

/** Every version of a sheet, the newest first: who, when, why, and which figures became what. */
export function HistoryList({ page, form, shown }: { page: SheetPage; form: Form; shown: number }) {
  const { t } = useWords();
  const versions = [...page.versions].sort((a, b) => b.version - a.version);
  return (
    <>
      <ol className={css.list}>
        {versions.map((version, at) => <Version key={version.version} version={version} before={versions[at + 1]} form={form} shown={version.version === shown} />)}
      </ol>
      {page.older !== null && <p className="small quiet">{t('sheet.historyOlder', { version: page.older })}</p>}
    </>
  );
}

function Version({ version, before, form, shown }: { version: SheetVersion; before: SheetVersion | undefined; form: Form; shown: boolean }) {
  const { t, moment } = useWords();
  const nameOf = useActorName();
  return (
    <li data-shown={shown || undefined}>
      <p className={css.head}>
        <Link to="." search={(old) => ({ ...old, version: version.current ? undefined : String(version.version) })} aria-current={shown || undefined}>{t('sheet.version', { version: version.version })}</Link>
        {version.current && <span className={css.current}>{t('sheet.current')}</span>}
      </p>
      <p className="small quiet"><time dateTime={version.recordedAt}>{moment(version.recordedAt)}</time> · {t('sheet.by', { actor: nameOf(version.actor) })} · {t(`origin.${version.origin}`)}</p>
      {version.reason && <p className={css.reason}><b>{t('sheet.reason')}:</b> {version.reason}</p>}
      {before ? <Changes form={form} before={before} after={version} /> : version.version === 1 && <p className="small quiet">{t('sheet.historyFirst')}</p>}
    </li>
  );
}

function Changes({ form, before, after }: { form: Form; before: SheetVersion; after: SheetVersion }) {
  const { t, text, number } = useWords();
  const cells = changedCells(form, before.figures, after.figures);
  const write = (value: number | null | undefined) => (value == null ? <i>{t('sheet.absent')}</i> : number(value));
  if (cells.length === 0) return <p className="small quiet">{t('sheet.noChange')}</p>;
  return (
    <table className={css.changes}>
      <caption className="hidden-words">{t('sheet.compare')}, {t('sheet.version', { version: after.version })}</caption>
      <thead><tr><th scope="col">{t('sheet.cell')}</th><th scope="col">{t('sheet.before')}</th><th scope="col">{t('sheet.after')}</th></tr></thead>
      <tbody>
        {cells.map((cell) => {
          const { place, label } = cellName(form, cell);
          return <tr key={cell}><th scope="row"><b>{place}</b> {text(label)}</th><td><del>{write(before.figures[cell])}</del></td><td><ins>{write(after.figures[cell])}</ins></td></tr>;
        })}
      </tbody>
    </table>
  );
}
