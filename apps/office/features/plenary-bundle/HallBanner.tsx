import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useWords } from '../../i18n/index.ts';
import { bundles as bundlesQuery, hall as hallQuery } from './queries.ts';
import css from './bundle.module.css';

/** On the laptop of a hall: which plenary it carries, and since when it is a copy. At the office: on the pages of a plenary whose copy is out. */
export function HallBanner() {
  const { t, moment } = useWords();
  const known = useQuery(hallQuery).data;
  const plenary = /^\/plenaries\/(\d{1,10})(\/|$)/.exec(useLocation().pathname)?.[1];
  if (!known) return null;
  if (known.hall === null) return plenary === undefined ? null : <OutBanner plenary={Number(plenary)} />;
  const { hall } = known;
  return (
    <p className={css.banner} role="note">
      <b>{t('bundle.hall', { place: hall.place })}</b> {t('bundle.copied', { time: moment(hall.takenAt) })}
      {hall.finishedAt && <> <b>{t('bundle.finished', { time: moment(hall.finishedAt) })}</b></>}
    </p>
  );
}

/** Said above whatever is done there, not below it. */
function OutBanner({ plenary }: { plenary: number }) {
  const { t, moment } = useWords();
  const out = useQuery(bundlesQuery(plenary)).data?.out;
  if (!out) return null;
  return <p className={css.banner} role="note"><b>{t('bundle.out', { carrier: out.carrier, time: moment(out.takenAt) })}</b> {t('bundle.warn')}</p>;
}
