import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useWords } from '../../i18n/index.ts';
import { plenary as plenaryQuery } from '../plenary/queries.ts';
import { bundles as bundlesQuery, hall as hallQuery } from './queries.ts';
import css from './bundle.module.css';

/** Where a plenary is held, if a page of it has been read: its clock is what times here go by. */
const usePlaceOf = (plenary: number): string | undefined => useQuery({ ...plenaryQuery(plenary), enabled: false, refetchInterval: false }).data?.region.path;

/** On the laptop of a hall: which plenary it carries, and since when it is a copy. At the office: on the pages of a plenary whose copy is out. */
export function HallBanner() {
  const { t, moment } = useWords();
  const known = useQuery(hallQuery).data;
  const at = usePlaceOf(known?.hall?.plenary ?? 0);
  const plenary = /^\/plenaries\/(\d{1,10})(\/|$)/.exec(useLocation().pathname)?.[1];
  if (!known) return null;
  if (known.hall === null) return plenary === undefined ? null : <OutBanner plenary={Number(plenary)} />;
  const { hall } = known;
  return (
    <p className={css.banner} role="note">
      <b>{t('bundle.hall', { place: hall.place })}</b> {t('bundle.copied', { time: moment(hall.takenAt, at) })}
      {hall.finishedAt && <> <b>{t('bundle.finished', { time: moment(hall.finishedAt, at) })}</b></>}
    </p>
  );
}

/** Said above whatever is done there, not below it. */
function OutBanner({ plenary }: { plenary: number }) {
  const { t, moment } = useWords();
  const at = usePlaceOf(plenary);
  const out = useQuery(bundlesQuery(plenary)).data?.out;
  if (!out) return null;
  return <p className={css.banner} role="note"><b>{t('bundle.out', { carrier: out.carrier, time: moment(out.takenAt, at) })}</b> {t('bundle.warn')}</p>;
}
