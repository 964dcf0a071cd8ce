import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/index.ts';
import { hall as hallQuery } from './queries.ts';
import css from './bundle.module.css';

/** On the laptop of a hall: which plenary it carries, and since when it is a copy. Nothing in an office. */
export function HallBanner() {
  const { t, moment } = useWords();
  const hall = useQuery(hallQuery).data?.hall;
  if (!hall) return null;
  return (
    <p className={css.banner} role="note">
      <b>{t('bundle.hall', { place: hall.place })}</b> {t('bundle.copied', { time: moment(hall.takenAt) })}
      {hall.finishedAt && <> <b>{t('bundle.finished', { time: moment(hall.finishedAt) })}</b></>}
    </p>
  );
}
