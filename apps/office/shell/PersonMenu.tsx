import { useClickOutside } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Session } from '../api/types.ts';
import { Icon } from '../components/Icon.tsx';
import { useWords } from '../i18n/index.ts';
import { DemoPeople } from './DemoPeople.tsx';
import { useSignOut } from './useSignOut.ts';
import css from './PersonMenu.module.css';

/** Who works at this desk, their own account, and the way out. In the demo house also the chair of any invented officer. */
export function PersonMenu({ session }: { session: Session }) {
  const { t, text } = useWords();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const box = useClickOutside<HTMLDivElement>(close);
  const signOut = useSignOut();
  return (
    <div
      ref={box} className={css.person}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <button type="button" className={css.open} aria-expanded={open} aria-controls="person-menu" aria-label={`${t('app.actor')}: ${session.actor.name}`} onClick={() => setOpen(!open)}>
        <Icon name="person" /> <span className={css.name}>{session.actor.name}</span> <Icon name="down" />
      </button>
      {open && (
        <div id="person-menu" className={css.menu} role="group" aria-label={t('person.menu')}>
          <div className={css.who}>
            <b>{session.actor.name}</b>
            {session.actor.duties.map(({ role, region }, at) => <span key={at} className="small quiet">{text(role)}, {region || t('region.nation')}</span>)}
          </div>
          <Link to="/account" className={css.item} onClick={close}>{t('account.title')}</Link>
          <button type="button" className={css.item} disabled={signOut.isPending} onClick={() => signOut.mutate()}>{t('person.signOut')}</button>
          {signOut.isError && <p className={css.failed} role="alert">{t('person.signOutFailed')}</p>}
          {session.demo && (
            <section className={css.demo} aria-labelledby="demo-as">
              <h2 id="demo-as">{t('demo.as')}</h2>
              <DemoPeople people={session.demoActors} current={session.actor.id} compact />
            </section>
          )}
        </div>
      )}
    </div>
  );
}
