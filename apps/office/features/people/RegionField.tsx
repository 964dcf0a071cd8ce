import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { region as regionQuery, regionSearch } from '../../api/queries.ts';
import type { RegionHit } from '../../api/types.ts';
import { Required } from '../../components/Required.tsx';
import { useWords } from '../../i18n/index.ts';
import { HitLine } from '../regions/HitLine.tsx';
import { useScheme } from '../regions/useScheme.ts';
import css from './people.module.css';

const PAUSE_MILLISECONDS = 200;
const SHOWN = 8;

type Props = { value: string | undefined; onChange: (path: string | undefined) => void; accepts?: (hit: RegionHit) => boolean; label?: string; required?: boolean; within?: string | undefined };

/** A region: typed by name, chosen from what is found, taken back with one press. */
export function RegionField({ value, onChange, accepts = () => true, label, required = false, within }: Props) {
  const { t } = useWords();
  const name = label ?? t('people.region');
  return value === undefined
    ? <Sought name={name} accepts={accepts} required={required} within={within} onChange={onChange} />
    : <Chosen name={name} path={value} onClear={() => onChange(undefined)} />;
}

function Chosen({ name, path, onClear }: { name: string; path: string; onClear: () => void }) {
  const { t } = useWords();
  const scheme = useScheme();
  const { data } = useQuery({ ...regionQuery(scheme ?? '', path), enabled: scheme !== undefined });
  return (
    <div className={css.field} role="group" aria-label={name}>
      <span className={css.label}>{name}</span>
      <span className={css.chosen}><span>{data?.region.name ?? path} <span className="codes">{path}</span></span><button type="button" className={css.clear} onClick={onClear}>{t('people.clear')}</button></span>
    </div>
  );
}

type SoughtProps = { name: string; accepts: (hit: RegionHit) => boolean; required: boolean; within: string | undefined; onChange: (path: string) => void };

function Sought({ name, accepts, required, within, onChange }: SoughtProps) {
  const { t } = useWords();
  const id = useId();
  const scheme = useScheme();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), PAUSE_MILLISECONDS);
  const { data } = useQuery({ ...regionSearch(scheme ?? '', q, SHOWN, within), enabled: scheme !== undefined && q !== '' });
  const hits = q === '' ? [] : data?.filter((hit) => hit.station === null && hit.path !== '' && accepts(hit));
  return (
    <div className={css.field}>
      <span><label htmlFor={id}>{name}</label>{required && <Required />}</span>
      <input id={id} type="search" required={required} value={typed} placeholder={t('people.regionHint')} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
      {hits && hits.length > 0 && <ul className={css.hits} aria-label={name}>{hits.map((hit) => <li key={hit.path}><button type="button" onClick={() => onChange(hit.path)}><HitLine hit={hit} /></button></li>)}</ul>}
      {q !== '' && hits?.length === 0 && <p className="small quiet">{t('people.regionNone')}</p>}
    </div>
  );
}
