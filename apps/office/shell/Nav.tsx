import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { events as eventsQuery } from '../api/queries.ts';
import { canAnywhere } from '../api/rights.ts';
import type { Session } from '../api/types.ts';
import { useWords } from '../i18n/index.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { ROOMS } from './rooms.ts';
import { useRecounts } from './useRecounts.ts';
import css from './Nav.module.css';

/** The rooms this person may enter: a row on a desk, a list behind the menu button on a phone. */
export function Nav({ session, open, onClose }: { session: Session; open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const events = useQuery({ ...eventsQuery, enabled: canAnywhere(session, 'elections.read') }).data;
  const recounts = useRecounts(session, events);
  return (
    <nav id="rooms" className={css.nav} data-open={open || undefined} aria-label={t('nav.main')} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {ROOMS.filter(({ isOpen, isUseful }) => isOpen({ session }) && isUseful?.({ session, events, recounts }) !== false).map(({ to, label }) => (
        <Link key={to} to={to} search={{}} activeOptions={{ exact: to === '/', includeSearch: false }} onClick={onClose}>{t(label)}</Link>
      ))}
      <KeyHelp />
    </nav>
  );
}
