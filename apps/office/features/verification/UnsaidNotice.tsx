import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import css from './TaskDesk.module.css';

type Props = { /** Boxes of which nothing was said. */ count: number; onEmpty: () => void; /** The hand goes back to its box. */ onBack: () => void };

/** What is missing before a reading may be sent: typed one by one, or all the rest said to be empty, which is asked again with its count. */
export function UnsaidNotice({ count, onEmpty, onBack }: Props) {
  const { t } = useWords();
  const [wants, setWants] = useState(false);
  return (
    <div className={css.unsaid}>
      <p className={css.warned} role="alert">{t(wants ? 'verify.restSure' : 'verify.unsaid', { count })}</p>
      <div className={css.buttons}>
        {wants
          ? <><Button autoFocus variant="default" onClick={() => { setWants(false); onBack(); }}>{t('verify.restBack')}</Button><Button onClick={onEmpty}>{t('verify.restYes', { count })}</Button></>
          : <Button variant="default" onClick={() => setWants(true)}>{t('verify.rest')}</Button>}
      </div>
    </div>
  );
}
