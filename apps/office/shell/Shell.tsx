import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { session as sessionQuery } from '../api/queries.ts';
import { canAnywhere } from '../api/rights.ts';
import { Icon } from '../components/Icon.tsx';
import { Mark } from '../components/Mark.tsx';
import { useWords } from '../i18n/index.ts';
import { Gate } from './Gate.tsx';
import { LanguageMissing } from './LanguageMissing.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Nav } from './Nav.tsx';
import { HallBanner } from '../features/plenary-bundle/HallBanner.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { isBare } from './rooms.ts';
import { SearchBox } from './SearchBox.tsx';
import css from './Shell.module.css';

/** The frame around every screen: who works here, the search, the ways to the rooms. */
export function Shell() {
  const { t, lang } = useWords();
  const client = useQueryClient();
  // Problems are told by the server, in one language: a changed language asks for them again.
  useEffect(() => void client.refetchQueries({ type: 'active', predicate: (query) => query.state.status === 'error' }), [lang, client]);
  const session = useQuery(sessionQuery).data;
  const { pathname } = useLocation();
  const [menuAt, setMenuAt] = useState<string | null>(null);
  // Wherever a step leads, the menu is closed there.
  const menuOpen = menuAt === pathname;
  const worker = session?.signedIn ? session : null;
  // What a hall sees has no menus.
  if (worker && isBare(pathname)) return <main id="main" tabIndex={-1}><Gate /></main>;
  return (
    <>
      <a className={css.skip} href="#main">{t('app.skip')}</a>
      <header className={css.top} data-print="never">
        <div className={css.bar}>
          <Link to="/" className={css.brand}><Mark size={26} /><span>{t('app.name')}</span></Link>
          {worker ? (
            <div className={css.finder}>
              <button type="button" className={css.menu} aria-expanded={menuOpen} aria-controls="rooms" onClick={() => setMenuAt(menuOpen ? null : pathname)}><Icon name="menu" /> {t('nav.menu')}</button>
              {canAnywhere(worker, 'regions.read') && <SearchBox />}
            </div>
          ) : <span />}
          <div className={css.person}>
            {worker && <PersonMenu session={worker} />}
            <LanguageSwitch />
          </div>
        </div>
        {worker && <Nav session={worker} open={menuOpen} onClose={() => setMenuAt(null)} />}
      </header>
      <OfflineBanner />
      <LanguageMissing />
      {worker && <HallBanner />}
      {session?.demo && <p className={css.demo}>{t('app.demo')}</p>}
      <main id="main" tabIndex={-1}><Gate /></main>
      <footer className={css.foot}><p>{t('app.unofficial')}</p></footer>
    </>
  );
}
