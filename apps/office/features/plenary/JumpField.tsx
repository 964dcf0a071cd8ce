import { useRef, useState } from 'react';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useKeys } from '../../components/useKeys.ts';
import { useWords } from '../../i18n/index.ts';
import { jumpTo } from './lines.ts';
import type { LineRef, LineRow } from './wire.ts';
import css from './read.module.css';

/** `g`, the number, Enter: the line of that TPS is on the desk. Said again it goes to the TPS of that number in the next kelurahan. */
export function JumpField({ rows, at, onGo }: { rows: readonly LineRow[]; at: LineRef | null; onGo: (row: LineRow) => void }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [missed, setMissed] = useState<string | null>(null);
  useKeys({ g: () => { field.current?.focus(); field.current?.select(); } });
  const hasStations = rows.some(({ station }) => station > 0);
  const go = (): void => {
    const found = jumpTo(rows, at, text);
    setMissed(found ? null : text.trim());
    if (!found) return;
    onGo(found);
    // The keys of the desk work again at once.
    field.current?.blur();
  };
  return (
    <form className={css.jump} onSubmit={(event) => { event.preventDefault(); if (text.trim() !== '') go(); }}>
      <label>
        <span>{t(hasStations ? 'plenary.jump' : 'plenary.jumpRegion')} <KeyHint>G</KeyHint></span>
        <input ref={field} type="search" enterKeyHint="go" value={text} maxLength={40} autoComplete="off" onChange={(event) => { setText(event.currentTarget.value); setMissed(null); }} onKeyDown={(event) => { if (event.key === 'Escape') field.current?.blur(); }} />
      </label>
      <p role="status" className="small">{missed !== null && t('plenary.jumpMissed', { text: missed })}</p>
    </form>
  );
}
