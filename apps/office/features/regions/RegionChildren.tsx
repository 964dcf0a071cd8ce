import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RegionPage } from '../../api/types.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';

type Child = RegionPage['children'][number];

/** The regions below, each with what it holds. */
export function RegionChildren({ page, scheme }: { page: RegionPage; scheme: string }) {
  const words = useWords();
  const columns = useMemo(() => columnsOf(scheme, words), [scheme, words]);
  if (page.children.length === 0) return null;
  return (
    <Sheet title={words.t('region.children')} flush aside={<span className="small quiet">{words.t('table.count', { count: page.children.length })}</span>}>
      <DataTable label={words.t('region.children')} rows={page.children} columns={columns} rowKey={(child) => child.path} />
    </Sheet>
  );
}

const columnsOf = (scheme: string, { t, number }: Words): Column<Child>[] => [
  { id: 'name', label: t('results.region'), head: t('results.region'), cell: (child) => <Link to="/regions" search={{ scheme, path: child.path }}>{child.name}</Link> },
  { id: 'code', label: t('region.code'), head: t('region.code'), cell: (child) => <span className="codes">{child.code}</span> },
  { id: 'villages', align: 'end', label: t('region.villages'), head: t('region.villages'), cell: (child) => number(child.villages) },
  { id: 'stations', align: 'end', label: t('region.stations'), head: t('region.stations'), cell: (child) => number(child.stations) },
  { id: 'voters', align: 'end', label: t('region.voters'), head: t('region.voters'), cell: (child) => (child.voters === null ? '–' : number(child.voters)) },
];
