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

/** What stands in the field, what was found for it, and what keys do. */
function useSearchBox() {
  const scheme = useScheme();
  const navigate = useNavigate();
  const openHit = useOpenHit();
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const [q] = useDebouncedValue(text.trim(), PAUSE_MILLISECONDS);
  const found = useQuery({ ...regionSearch(scheme ?? '', q, SHOWN), enabled: q !== '' && scheme !== undefined, placeholderData: keepPreviousData });
  const hits = q === '' ? [] : (found.data ?? []);
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
  const type = (typed: string): void => {
    setText(typed);
    setAt(-1);
    setOpen(true);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = STEPS[event.key];
    if (event.key === 'Escape') close();
    else if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(-1, Math.min(hits.length - 1, at + step)));
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      const hit = hits[at];
      if (hit) choose(hit);
      else showAll();
    }
  };
  const nothing = q !== '' && found.isSuccess && !found.isPlaceholderData && hits.length === 0;
  return { text, q, hits, at, shown: open && text.trim() !== '', failed: found.isError, nothing, close, choose, showAll, type, press, open: () => setOpen(true) };
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Finds a region or station from anywhere: `/`, a few letters, arrows, Enter. */
export function SearchBox() {
  const { t } = useWords();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const box = useSearchBox();
  const { q, hits, at, shown } = box;
  useKeys({ '/': () => field.current?.select() });
  return (
    <search className={css.search} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && box.close()}>
      <span className={css.field}>
        <Icon name="search" />
        <input
          ref={field} type="text" role="combobox" aria-label={t('search.label')} placeholder={t('search.placeholder')}
          aria-expanded={shown} aria-controls={list} aria-autocomplete="list" aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
          autoComplete="off" spellCheck={false} maxLength={100} value={box.text} onKeyDown={box.press} onFocus={box.open}
          onChange={(event) => box.type(event.currentTarget.value)}
        />
        <KeyHint>/</KeyHint>
      </span>
      <div className={css.found} hidden={!shown}>
        <ul id={list} role="listbox" aria-label={t('search.title')}>
          {hits.map((hit, index) => (
            <li key={`${hit.path}/${hit.station ?? ''}`} id={`${list}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => event.preventDefault()} onClick={() => box.choose(hit)}>
              <HitLine hit={hit} />
            </li>
          ))}
        </ul>
        {box.failed && <p className={css.note}>{t('search.fix')}. {t('trouble.unreachableFix')}</p>}
        {box.nothing && <p className={css.note}>{t('search.none', { q })}. {t('search.noneFix')}</p>}
        {hits.length > 0 && <button type="button" className={css.all} onClick={box.showAll}>{t('search.all', { q })}</button>}
      </div>
    </search>
  );
}
