import { Button } from '@mantine/core';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import type { OwnWork } from './own-work.ts';
import css from './OwnWorkCard.module.css';

/** Where somebody's work is, in a sentence, and the way there; on a phone app's first day its code comes from the account page. */
export function OwnWorkCard({ work }: { work: OwnWork }) {
  const { t } = useWords();
  return (
    <Sheet title={t(`ownWork.${work}`)}>
      <p>{t(`ownWork.${work}Fix`)}</p>
      <p className={css.ways}>
        {work === 'read'
          ? <ButtonLink to="/verification" variant="filled">{t('nav.verification')}</ButtonLink>
          : <><Button component="a" href="/field/">{t('ownWork.phone')}</Button><ButtonLink to="/account">{t('ownWork.code')}</ButtonLink></>}
      </p>
    </Sheet>
  );
}
