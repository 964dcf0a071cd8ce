import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ContestPage, ResultPage } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { plenaries } from '../plenary/queries.ts';
import type { Paper } from './channel.ts';
import css from './LegalStanding.module.css';

const VOID = ['returned', 'reopened', 'superseded'];

/** What the figures of the legal way are worth: sums of what was read aloud, and how far the D.Hasil that says so has come. A returned one is not passed over in silence. */
export function LegalStanding({ contest, page }: { contest: ContestPage; page: ResultPage }) {
  const { t } = useWords();
  const list = useQuery({ ...plenaries(contest.event.slug, page.region.path), enabled: page.region.level !== 'village' });
  const plenary = list.data?.rows.find(({ region, id }) => region.path === page.region.path && id !== null);
  if (!plenary) return null;
  const certificate = plenary.certificates.find((one) => one.contest === contest.id);
  const isVoid = certificate !== undefined && VOID.includes(certificate.state);
  return (
    <div className={css.standing} data-void={isVoid || undefined} role="status">
      <p>{isVoid && <Icon name="warn" />} {certificate ? t(`legal.${certificate.state}`, { version: String(certificate.version) }) : t('legal.none')}</p>
      {isVoid && certificate.note && <p>{t('plenary.certNote', { note: certificate.note })}</p>}
      {certificate && <p><Link to="/certificates/$id" params={{ id: String(certificate.id) }} search={{}}>{t('legal.open', { version: String(certificate.version) })}</Link></p>}
    </div>
  );
}

/** What the figures of the quick way are worth, and where the official ones are once there are any. */
export function QuickStanding({ accepted, page }: { accepted: Paper | null; page: ResultPage }) {
  const { t } = useWords();
  return (
    <div className={css.standing} role="status">
      <p>{t('legal.quick')} {accepted && t('legal.quickOld', { version: String(accepted.version) })}</p>
      {accepted && <p><Link to="/contests/$contest/results" params={{ contest: String(page.contest) }} search={{ region: page.region.path, channel: 'pleno' }}>{t('legal.see')}</Link></p>}
    </div>
  );
}
