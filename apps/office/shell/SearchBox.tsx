import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { regionSearch } from '../api/queries.ts';
import type { RegionHit } from '../api/types.ts';
import { Icon } from '../components/Icon.tsx';
import { KeyHint } from '../components/KeyHint.tsx';
import { useKeys } from '../components/useKeys.ts';
import { HitLine } from '../features/regions/HitLine.tsx';
import { useOpenHit } from '../features/regions/useOpenHit.ts';
import { useScheme } from '../features/regions/useScheme.ts';
import { useWords } from '../i18n/index.ts';
import css from './SearchBox.module.css';

const SHOWN = 8;
const PAUSE_MILLISECONDS = 150;

/** Finds a region or station from anywhere: `/`, a few letters, arrows, Enter. */
export function SearchBox() {
  const { t } = useWords();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const scheme = useScheme();
  const navigate = useNavigate();
  const openHit = useOpenHit();
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const [q] = useDebouncedValue(text.trim(), PAUSE_MILLISECONDS);
  const found = useQuery({ ...regionSearch(scheme ?? '', q, SHOWN), enabled: q !== '' && scheme !== undefined, placeholderData: keepPreviousData });
  const hits = q === '' ? [] : (found.data ?? []);
  const shown = open && text.trim() !== '';
  useKeys({ '/': () => field.current?.select() });

  const close = (): void => {
    setOpen(false);
    setAt(-1);
  };
  const choose = (hit: RegionHit): void => {
    close();
    setText('');
    openHit(hit);
  };
  const showAll = (): void => {
    close();
    void navigate({ to: '/regions/search', search: { q: text.trim() } });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') return close();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      return setAt(Math.max(-1, Math.min(hits.length - 1, at + step)));
    }
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    const hit = hits[at];
    if (hit) choose(hit);
    else showAll();
  };

  return (
    <search className={css.search} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}>
      <span className={css.field}>
        <Icon name="search" />
        <input
          ref={field} type="text" role="combobox" aria-label={t('search.label')} placeholder={t('search.placeholder')}
          aria-expanded={shown} aria-controls={list} aria-autocomplete="list" aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
          autoComplete="off" spellCheck={false} maxLength={100} value={text} onKeyDown={press} onFocus={() => setOpen(true)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(-1);
            setOpen(true);
          }}
        />
        <KeyHint>/</KeyHint>
      </span>
      <div className={css.found} hidden={!shown}>
        <ul id={list} role="listbox" aria-label={t('search.title')}>
          {hits.map((hit, index) => (
            <li key={`${hit.path}/${hit.station ?? ''}`} id={`${list}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(hit)}>
              <HitLine hit={hit} />
            </li>
          ))}
        </ul>
        {found.isError && <p className={css.note}>{t('search.fix')}. {t('trouble.unreachableFix')}</p>}
        {q !== '' && found.isSuccess && !found.isPlaceholderData && hits.length === 0 && <p className={css.note}>{t('search.none', { q })}. {t('search.noneFix')}</p>}
        {hits.length > 0 && <button type="button" className={css.all} onClick={showAll}>{t('search.all', { q })}</button>}
      </div>
    </search>
  );
}
