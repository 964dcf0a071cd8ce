import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Form } from '../../../../modules/forms/index.ts';
import type { SheetVersion } from '../../api/types.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { cellName } from './form.ts';
import { changedCells } from './drafts.ts';
import type { Versions } from './useVersions.ts';
import css from './HistoryList.module.css';

/** Every version of a sheet, the newest first: who, when, why, and which figures became what. */
export function HistoryList({ versions: { all, more, isLoading, error }, form, shown }: { versions: Versions; form: Form; shown: number }) {
  const { t } = useWords();
  const versions = [...all].sort((a, b) => b.version - a.version);
  return (
    <>
      <ol className={css.list}>
        {versions.map((version, at) => <Version key={version.version} version={version} before={versions[at + 1]} form={form} shown={version.version === shown} />)}
      </ol>
      {error !== null && <ProblemView error={error} onRetry={more ?? undefined} />}
      {more && error === null && <Button variant="default" mt="md" loading={isLoading} onClick={more}>{t('sheet.historyOlder', { version: versions.at(-1)?.version ?? 0 })}</Button>}
    </>
  );
}

function Version({ version, before, form, shown }: { version: SheetVersion; before: SheetVersion | undefined; form: Form; shown: boolean }) {
  const { t, moment } = useWords();
  return (
    <li data-shown={shown || undefined}>
      <p className={css.head}>
        <Link to="." search={(old) => ({ ...old, version: version.current ? undefined : String(version.version) })} aria-current={shown || undefined}>{t('sheet.version', { version: version.version })}</Link>
        {version.current && <span className={css.current}>{t('sheet.current')}</span>}
      </p>
      <p className="small quiet"><time dateTime={version.recordedAt}>{moment(version.recordedAt)}</time> · {version.by === null ? t('sheet.byOfficer') : t('sheet.by', { actor: version.by })} · {t(`origin.${version.origin}`)}</p>
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
