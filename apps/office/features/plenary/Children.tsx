import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import type { Doing } from './PlenaryPage.tsx';
import { CertificateBadge } from './StateBadge.tsx';
import type { Child, PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

type Row = { readonly name: string; readonly path: string; readonly of: readonly Child[] };

const rowsOf = (page: PlenaryPage): Row[] => [...Map.groupBy(page.children, ({ region }) => region.path)].map(([path, of]) => ({ path, name: of[0]?.region.name ?? path, of }));

/** The certificates of the level below: what has arrived, what is missing, and what is to be accepted or returned. */
export function Children({ page, ask }: Doing) {
  const { t } = useWords();
  const arrived = page.children.filter(({ state }) => state === 'sent' || state === 'accepted').length;
  const mayDecide = page.may.lead;
  const columns: Column<Row>[] = [
    { id: 'name', head: t('plenary.region'), label: t('plenary.region'), cell: (row) => row.name },
    ...page.contests.map(({ contest, name }): Column<Row> => ({
      id: String(contest), head: <span className={css.headName}>{name}</span>, label: name,
      cell: (row) => {
        const child = row.of.find((one) => one.contest === contest);
        if (!child) return <span className="quiet">–</span>;
        return (
          <span className={css.child}>
            {child.certificate === null ? <CertificateBadge state={null} /> : <Link to="/certificates/$id" params={{ id: String(child.certificate) }} search={{}}><CertificateBadge state={child.state} /></Link>}
            {mayDecide && child.ownHands && <span className={css.under}>{t('plenary.ownHands')}</span>}
            {mayDecide && child.state === 'sent' && !child.ownHands && (
              <span className={css.tools}>
                <Button size="compact-sm" aria-label={t('plenary.acceptOf', { name: row.name, contest: name })} onClick={() => ask({ kind: 'accept', certificate: child.certificate ?? 0 })}>{t('plenary.do.accept')}</Button>
                <Button size="compact-sm" variant="default" aria-label={t('plenary.returnOf', { name: row.name, contest: name })} onClick={() => ask({ kind: 'return', certificate: child.certificate ?? 0, name: `${name}, ${row.name}` })}>{t('plenary.do.return')}</Button>
              </span>
            )}
          </span>
        );
      },
    })),
  ];
  return (
    <Sheet id="children" tabIndex={-1} title={t('plenary.children', { arrived, all: page.children.length })} flush>
      {page.contests.length > 1 && <p className={css.aside}>{t('plenary.slide')}</p>}
      <DataTable label={t('plenary.childrenLabel')} rows={rowsOf(page)} columns={columns} rowKey={({ path }) => path} />
    </Sheet>
  );
}
