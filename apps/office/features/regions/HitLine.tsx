import type { RegionHit } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { stationNumber } from '../../components/station.ts';
import css from './HitLine.module.css';

/** One region found: its name, what it is, where it lies, its code. */
export function HitLine({ hit }: { hit: RegionHit }) {
  const { t } = useWords();
  const place = hit.ancestors.filter((one) => one.path !== '').reverse().map((one) => one.name).join(', ');
  return (
    <span className={css.line}>
      <b>{hit.station === null ? hit.name : `TPS ${stationNumber(hit.station)}, ${hit.name}`}</b>
      <span className={css.level}>{t(`level.${hit.station === null ? hit.level : 'station'}`)}</span>
      <span className={css.place}>{place}</span>
      <span className={`codes ${css.code}`}>{hit.code}</span>
    </span>
  );
}
