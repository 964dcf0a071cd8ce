import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { fromField, toField } from './moments.ts';
import { Tag } from './parts.tsx';
import { processing } from './queries.ts';
import { personPath, useAct } from './useAct.ts';
import type { PersonPrivacy, ProcessingLine } from './wire.ts';
import css from './privacy.module.css';

type Consent = PersonPrivacy['consents'][number];
type Props = { person: string; consents: readonly Consent[]; child: boolean | null; own: boolean; mayWrite: boolean };

/** What the person agreed to, when, in which wording; withdrawn ones stay to be seen. */
export function Consents({ person, consents, child, own, mayWrite }: Props) {
  const { t } = useWords();
  const [giving, setGiving] = useState(false);
  const { data: register } = useQuery(processing);
  const purposes = register?.purposes ?? [];
  return (
    <Sheet title={t('consent.title')} aside={mayWrite && !giving && <Button variant="default" onClick={() => setGiving(true)}>{t('consent.give')}</Button>}>
      {giving && <Give person={person} child={child} own={own} purposes={purposes.filter(({ basis }) => basis === 'consent')} onClose={() => setGiving(false)} />}
      {consents.length === 0 && <p className="quiet">{t('consent.none')}</p>}
      <ul className={css.rows}>{consents.map((one) => <Line key={one.id} person={person} consent={one} purpose={purposes.find(({ id }) => id === one.purpose)} mayWrite={mayWrite} />)}</ul>
    </Sheet>
  );
}

function Line({ person, consent, purpose, mayWrite }: { person: string; consent: Consent; purpose: ProcessingLine | undefined; mayWrite: boolean }) {
  const { t, text, moment } = useWords();
  const withdraw = useAct();
  const state = consent.active ? t('consent.active') : consent.withdrawnAt ? t('consent.withdrawn', { moment: moment(consent.withdrawnAt) }) : t('consent.replaced');
  return (
    <li>
      <div className={css.line}>
        <div>
          <b>{purpose ? text(purpose.name) : consent.purpose}</b>
          <p className="small quiet">{t('consent.given', { moment: moment(consent.givenAt) })}{consent.guardian && <>, {t('consent.guardian')}</>}{consent.bySelf && <>, {t('requests.bySelf')}</>}</p>
        </div>
        <span className={css.buttons}>
          <Tag {...(consent.active ? { tone: 'good' as const } : {})}>{state}</Tag>
          {mayWrite && consent.active && <Button size="xs" variant="default" disabled={withdraw.isPending} onClick={() => withdraw.mutate({ path: personPath(person, `consents/${consent.id}/withdraw`), body: undefined })}>{t('consent.withdraw')}</Button>}
        </span>
      </div>
      {withdraw.error && <ProblemView error={withdraw.error} />}
    </li>
  );
}

function Give({ person, child, own, purposes, onClose }: { person: string; child: boolean | null; own: boolean; purposes: readonly ProcessingLine[]; onClose: () => void }) {
  const { t, text } = useWords();
  const [chosen, setChosen] = useState(purposes[0]?.id ?? '');
  const [at, setAt] = useState(toField(new Date()));
  const [guardian, setGuardian] = useState({ name: '', contact: '' });
  const give = useAct(onClose);
  const purpose = purposes.find(({ id }) => id === chosen);
  const wording = purpose?.wordings.at(-1);
  const givenAt = fromField(at);
  const isReady = wording !== undefined && givenAt !== null && (child !== true || (guardian.name.trim().length >= 2 && guardian.contact.trim().length >= 5));
  const send = (): void => {
    if (!isReady) return;
    give.mutate({ path: personPath(person, 'consents'), body: { purpose: chosen, wording: wording.version, givenAt, ...(child === true ? { guardian } : {}) } });
  };
  return (
    <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Select label={t('consent.purpose')} value={chosen} options={purposes.map(({ id, name }) => ({ value: id, label: text(name) }))} onChange={setChosen} />
      {wording && <div><p className="small quiet">{t('consent.wording')}</p><p className={css.words}>{text(wording.text)}</p></div>}
      {!own && <TextField label={t('consent.givenAt')} type="datetime-local" value={at} onChange={setAt} />}
      {child === true && <TextField label={t('consent.guardianName')} value={guardian.name} onChange={(name) => setGuardian((old) => ({ ...old, name }))} hint={t('consent.guardianHint')} maxLength={120} />}
      {child === true && <TextField label={t('consent.guardianContact')} value={guardian.contact} onChange={(contact) => setGuardian((old) => ({ ...old, contact }))} maxLength={120} />}
      {give.error && <ProblemView error={give.error} onRetry={send} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={!isReady || give.isPending}>{t(own ? 'consent.giveOwn' : 'consent.give')}</Button>
        <Button variant="default" onClick={onClose}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  );
}
