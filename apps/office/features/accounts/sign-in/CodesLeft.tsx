import { Button } from '@mantine/core';
import { useWords } from '../../../i18n/index.ts';
import css from '../accounts.module.css';
import { FEW_CODES } from '../wire.ts';

/** After a recovery code opened the door: how many are left, before going on. */
export function CodesLeft({ left, onDone }: { left: number; onDone: () => void }) {
  const { t } = useWords();
  return (
    <section className={css.form}>
      <p role="status">{t('codes.used')} <b>{t('codes.left', { count: left })}</b>{left <= FEW_CODES && <> {t('codes.few')}</>}</p>
      <Button size="md" autoFocus onClick={onDone}>{t('codes.next')}</Button>
    </section>
  );
}
