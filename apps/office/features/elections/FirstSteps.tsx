import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import css from './FirstSteps.module.css';

/** A real house before its first election: what is done first, in which order, and where. */
export function FirstSteps() {
  const { t } = useWords();
  return (
    <Sheet title={t('first.title')}>
      <p className={css.about}>{t('first.about')}</p>
      <ol className={css.steps}>
        <Step title={t('first.regions')} about={t('first.regionsAbout')}><Command>npx erekap import voters FILE</Command><Command>npx erekap import regions FILE</Command></Step>
        <Step title={t('first.contests')} about={t('first.contestsAbout')}><Command>npx erekap import contests FILE</Command></Step>
        <Step title={t('first.people')} about={t('first.peopleAbout')}><Link to="/people" search={{}}>{t('nav.people')}</Link></Step>
        <Step title={t('first.roles')} about={t('first.rolesAbout')}><Link to="/roles" search={{}}>{t('nav.roles')}</Link></Step>
        <Step title={t('first.accounts')} about={t('first.accountsAbout')}><Link to="/people" search={{}}>{t('nav.people')}</Link></Step>
        <Step title={t('first.devices')} about={t('first.devicesAbout')}><Link to="/devices" search={{}}>{t('nav.devices')}</Link></Step>
      </ol>
    </Sheet>
  );
}

function Step({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return <li><h3>{title}</h3><p className="quiet">{about}</p><p className={css.ways}>{children}</p></li>;
}

const Command = ({ children }: { children: string }) => <code className="codes">{children}</code>;
