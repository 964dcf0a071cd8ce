import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, Outlet } from '@tanstack/react-router';
import { session } from '../api/queries.ts';
import { Mark } from '../components/Mark.tsx';
import { useWords } from '../i18n/index.ts';
import { ActorSwitch } from './ActorSwitch.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { SearchBox } from './SearchBox.tsx';
import css from './Shell.module.css';

/** The frame around every screen: who works here, the search, the ways to the rooms. */
export function Shell() {
  const { t, lang } = useWords();
  const client = useQueryClient();
  // Problems are told by the server, in one language: a changed language asks for them again.
  useEffect(() => void client.refetchQueries({ type: 'active', predicate: (query) => query.state.status === 'error' }), [lang, client]);
  const demo = useQuery(session).data?.demo ?? false;
  return (
    <>
      <a className={css.skip} href="#main">{t('app.skip')}</a>
      <header className={css.top} data-print="never">
        <div className={css.bar}>
          <Link to="/" className={css.brand}><Mark size={26} /><span>{t('app.name')}</span></Link>
          <SearchBox />
          <div className={css.person}>
            <ActorSwitch />
            <LanguageSwitch />
          </div>
        </div>
        <nav className={css.nav} aria-label={t('nav.main')}>
          <Link to="/" activeOptions={{ exact: true }}>{t('nav.home')}</Link>
          <Link to="/regions" search={{}}>{t('nav.regions')}</Link>
          <Link to="/health">{t('nav.health')}</Link>
          <Link to="/audit" search={{}}>{t('nav.audit')}</Link>
          <KeyHelp />
        </nav>
      </header>
      <OfflineBanner />
      {demo && <p className={css.demo}>{t('app.demo')}</p>}
      <main id="main" tabIndex={-1}><Outlet /></main>
      <footer className={css.foot}><p>{t('app.unofficial')}</p></footer>
    </>
  );
}
