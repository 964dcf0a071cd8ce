import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { acts as actsQuery } from './queries.ts';
import type { ActList, Certificate, PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

type Version = { readonly id: number; readonly version: number; readonly hash: string; readonly by: string; readonly at: string };

/** The versions of one contest's certificate, newest first, as the minutes tell of their drawing-up. */
export function versionsOf(acts: ActList['rows'], contest: number): Version[] {
  return acts.filter(({ act, details }) => act === 'certificate_draw_up' && details['contest'] === contest).map(({ by, at, details }) => ({
    id: Number(details['certificate']), version: Number(details['version']), hash: typeof details['hash'] === 'string' ? details['hash'] : '', by, at,
  })).reverse();
}

export function CertificateVersions({ page, certificate }: { page: PlenaryPage; certificate: Certificate }) {
  const { t, moment } = useWords();
  const acts = useQuery(actsQuery(page.id));
  const versions = versionsOf(acts.data ?? [], certificate.contest);
  if (versions.length === 0) return null;
  return (
    <Sheet title={t('plenary.versions')}>
      <ol className={css.contests}>
        {versions.map((one) => (
          <li key={one.id}>
            <Link to="/certificates/$id" params={{ id: String(one.id) }} search={{}} aria-current={one.id === certificate.id || undefined}>{t('plenary.certVersion', { version: String(one.version) })}</Link>
            <span className={css.under}>{one.by} · {moment(one.at)} · <span className="codes">{one.hash.slice(0, 12)}…</span></span>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
