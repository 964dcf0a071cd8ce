import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../api/client.ts';
import type { RegionHit } from '../../../api/types.ts';
import { Choice } from '../../../components/Choice.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { HitLine } from '../../regions/HitLine.tsx';
import { Refusal } from '../Refusal.tsx';
import css from '../accounts.module.css';
import own from './OfficeChoice.module.css';

export type Office = { readonly scheme: string; readonly path: string; readonly name: string };

const SCHEME = 'kemendagri';
const PAUSE_MILLISECONDS = 150;
type Props = { office: Office | null; onOffice: (office: Office | null) => void; onBack: () => void; onNext: () => void };

/** Which office this house is of: the nation's, or that of a province or a regency or city. */
export function OfficeChoice({ office, onOffice, onBack, onNext }: Props) {
  const { t } = useWords();
  const [whole, setWhole] = useState(office?.path === '');
  const nation: Office = { scheme: SCHEME, path: '', name: t('region.nation') };
  const choose = (kind: 'nation' | 'part'): void => {
    setWhole(kind === 'nation');
    onOffice(kind === 'nation' ? nation : null);
  };
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (office) onNext(); }}>
      <Choice label={t('setup.step.office')} hideLabel value={whole ? 'nation' : 'part'} onChange={choose} options={[{ value: 'part', label: t('setup.part') }, { value: 'nation', label: t('setup.nation') }]} />
      {!whole && <RegionSearch office={office} onOffice={onOffice} />}
      {office && <p className={css.told} role="status">{t('setup.chosen', { name: office.name })}</p>}
      <div className={css.buttons}>
        <Button type="submit" size="md" disabled={!office}>{t('setup.next')}</Button>
        <Button size="md" variant="default" onClick={onBack}>{t('setup.back')}</Button>
      </div>
    </form>
  );
}

function RegionSearch({ office, onOffice }: { office: Office | null; onOffice: (office: Office | null) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(office?.name ?? '');
  const [q] = useDebouncedValue(text.trim(), PAUSE_MILLISECONDS);
  const found = useQuery({
    queryKey: ['setup-regions', q], queryFn: ({ signal }) => read<RegionHit[]>('/api/setup/regions', { q }, signal), enabled: q !== '' && q !== office?.name, placeholderData: keepPreviousData,
  });
  const hits = q === '' || q === office?.name ? [] : (found.data ?? []);
  return (
    <>
      <TextField label={t('setup.region')} hint={t('setup.regionHint')} value={text} onChange={(typed) => { setText(typed); onOffice(null); }} autoComplete="off" spellCheck={false} maxLength={100} autoFocus />
      <Refusal error={found.error} />
      {hits.length > 0 && (
        <ul className={own.hits} aria-label={t('search.title')}>
          {hits.map((hit) => <li key={hit.path}><button type="button" onClick={() => { setText(hit.name); onOffice({ scheme: SCHEME, path: hit.path, name: hit.name }); }}><HitLine hit={hit} /></button></li>)}
        </ul>
      )}
      {found.isSuccess && !found.isPlaceholderData && hits.length === 0 && q !== '' && q !== office?.name && <p className="small quiet">{t('setup.noRegion', { q })}</p>}
    </>
  );
}
