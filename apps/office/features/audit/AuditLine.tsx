import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditRow } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { actionName, thingName } from '../../i18n/actions.ts';
import { useWords } from '../../i18n/index.ts';
import { useActorName } from '../../shell/useActorName.ts';
import { roles } from '../roles/queries.ts';
import css from './AuditPage.module.css';
import { tellDetails } from './details.ts';

/** One entry. Person, action, region and thing are links that narrow the trail to them. */
export function AuditLine({ row }: { row: AuditRow }) {
  const words = useWords();
  const { t, moment, lang } = words;
  const nameOf = useActorName();
  const roleNames = Object.fromEntries(useQuery(roles).data?.map(({ id, name }) => [id, name]) ?? []);
  const known = nameOf(row.actor);
  const who = known === row.actor ? row.actorName ?? row.actor : known;
  const details = tellDetails(row.details, words, roleNames);
  return (
    <li>
      <p className={css.when}><time dateTime={row.at}>{moment(row.at)}</time> <span className="codes">#{row.id}</span></p>
      <div className={css.what}>
        <p>
          <Link className={css.action} to="/audit" search={(now) => ({ ...now, action: row.action })} title={row.action}>{row.action === 'access.refused' && <Icon name="warn" />}{actionName(row.action, lang)}</Link>
        </p>
        <p className={css.where}>
          <Link to="/audit" search={(now) => ({ ...now, actor: row.actor })}>{who}</Link>
          {who !== row.actor && <span className={`codes ${css.id}`}>{row.actor}</span>}
          {row.region !== '' && <Link className="codes" to="/audit" search={(now) => ({ ...now, region: row.region })} aria-label={`${t('audit.region')} ${row.region}`}>{row.region}</Link>}
          {row.thing && <Link className={css.thing} to="/audit" search={(now) => ({ ...now, thing: row.thing })} aria-label={[t('audit.thing'), row.thingName, thingName(row.thing, lang)].filter(Boolean).join(' ')}>{row.thingName !== null && <>{row.thingName} </>}<span className={row.thingName === null ? undefined : `codes ${css.id}`}>{thingName(row.thing, lang)}</span></Link>}
        </p>
        {details.length > 0 && <dl className={css.details}>{details.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
      </div>
    </li>
  );
}
