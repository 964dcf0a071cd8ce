import { useRef } from 'react';
import { KeyHint } from '../components/KeyHint.tsx';
import { useKeys } from '../components/useKeys.ts';
import { useWords, type MessageKey } from '../i18n/index.ts';
import css from './KeyHelp.module.css';

const KEYS = [
  [['/'], 'keys.search'],
  [['j', '↓', '→'], 'keys.down'],
  [['k', '↑', '←'], 'keys.up'],
  [['Enter'], 'keys.enter'],
  [['u'], 'keys.parent'],
  [['?'], 'keys.help'],
] as const satisfies readonly (readonly [readonly string[], MessageKey])[];

/** The keys of the house, one press of `?` away. */
export function KeyHelp() {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = (): void => dialog.current?.showModal();
  useKeys({ '?': open });
  return (
    <>
      <button type="button" className={css.open} onClick={open}>{t('keys.open')} <KeyHint>?</KeyHint></button>
      <dialog ref={dialog} className={css.dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{t('keys.title')}</h2>
        <dl>
          {KEYS.map(([keys, meaning]) => (
            <div key={meaning}><dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{t(meaning)}</dd></div>
          ))}
        </dl>
        <form method="dialog"><button type="submit" className={css.close}>{t('keys.close')}</button></form>
      </dialog>
    </>
  );
}
