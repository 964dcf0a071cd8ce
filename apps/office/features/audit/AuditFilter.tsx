import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { session } from '../../api/queries.ts';
import { Select } from '../../components/Select.tsx';
import { ACTION_MODULES, ACTIONS, actionName, moduleOf } from '../../i18n/actions.ts';
import { useWords } from '../../i18n/index.ts';
import type { AuditSearch } from '../../router-search.ts';
import css from './AuditFilter.module.css';

export type SetAuditSearch = (change: AuditSearch) => void;

/** Narrows the trail by person, action, region, thing and days; all of it stays in the address. */
export function AuditFilter({ search, set }: { search: AuditSearch; set: SetAuditSearch }) {
  const { t } = useWords();
  const people = useId();
  const known = useQuery(session).data?.demoActors ?? [];
  return (
    <div className={css.filter} role="search" aria-label={t('audit.filter')} data-print="never">
      <TextField label={t('audit.person')} value={search.actor} list={people} onChange={(actor) => set({ actor })} />
      <datalist id={people}>{known.map(({ id, name, role }) => <option key={id} value={id}>{`${name}, ${role}`}</option>)}</datalist>
      <ActionField value={search.action ?? ''} onChange={(action) => set({ action })} />
      <TextField label={t('audit.region')} value={search.region} placeholder="16.71" onChange={(region) => set({ region })} />
      <TextField label={t('audit.thing')} value={search.thing} onChange={(thing) => set({ thing })} />
      <DayField label={t('audit.from')} value={search.from} max={search.to} onChange={(from) => set({ from })} />
      <DayField label={t('audit.to')} value={search.to} min={search.from} onChange={(to) => set({ to })} />
    </div>
  );
}

/** All actions of a room, or one of them; an action that only the address knows stays among them. */
function ActionField({ value, onChange }: { value: string; onChange: (action: string | undefined) => void }) {
  const { t, lang } = useWords();
  const codes = [...new Set([...Object.keys(ACTIONS), ...(value.includes('.') ? [value] : [])])];
  const rooms = [...new Set([...Object.keys(ACTION_MODULES), ...(value ? [moduleOf(value)] : [])])];
  const options = rooms.flatMap((room) => [
    { value: room, label: ACTION_MODULES[room]?.[lang] ?? room },
    ...codes.filter((code) => moduleOf(code) === room).map((code) => ({ value: code, label: `\u2003${actionName(code, lang)}` })),
  ]);
  return (
    <div className={css.action}>
      <Select label={t('audit.action')} value={value} options={[{ value: '', label: t('audit.anyAction') }, ...options]} onChange={(action) => onChange(action || undefined)} />
    </div>
  );
}

type FieldProps = { label: string; value: string | undefined; onChange: (value: string | undefined) => void };

/** Narrows when the field is left or Enter pressed, not with every letter. */
function TextField({ label, value = '', list, placeholder, onChange }: FieldProps & { list?: string; placeholder?: string }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (): void => {
    if (text.trim() !== value) onChange(text.trim() || undefined);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
  };
  return (
    <label className={css.field}>
      <span>{label}</span>
      <input value={text} list={list} placeholder={placeholder} autoComplete="off" onChange={(event) => setText(event.currentTarget.value)} onBlur={commit} onKeyDown={press} />
    </label>
  );
}

/** A date is typed piece by piece: it counts when it is whole, or empty again. */
function DayField({ label, value = '', min, max, onChange }: FieldProps & { min?: string | undefined; max?: string | undefined }) {
  return (
    <label className={css.field}>
      <span>{label}</span>
      <input type="date" value={value} min={min} max={max} onChange={(event) => onChange(event.currentTarget.value || undefined)} />
    </label>
  );
}
