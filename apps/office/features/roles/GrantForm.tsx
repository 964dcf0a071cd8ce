import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { GrantedRole, RoleView } from '../../../../modules/people/contract.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { events as eventsQuery } from '../../api/queries.ts';
import type { Session } from '../../api/types.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Missing, Required } from '../../components/Required.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { beginOfDay, conflictOf, endOfDay, missingRight } from './giving.ts';
import { PersonPicker, type ChosenPerson } from './PersonPicker.tsx';
import { rolesOf } from './queries.ts';
import { RegionPicker, type ChosenRegion } from './RegionPicker.tsx';
import css from './roles.module.css';

type Props = { session: Session; scheme: string; roles: readonly RoleView[]; person: ChosenPerson | null; onDone: (told: string) => void; onClose: () => void };
type Draft = { person: ChosenPerson | null; role: string; region: ChosenRegion | null; station: string; within: string; from: string; until: string; reason: string };
const SHORTEST = 3;

export function GrantForm({ session, scheme, roles, person, onDone, onClose }: Props) {
  const words = useWords();
  const { t, text } = words;
  const [draft, setDraft] = useState<Draft>({ person, role: roles[0]?.id ?? '', region: null, station: '', within: '', from: '', until: '', reason: '' });
  const set = (change: Partial<Draft>): void => setDraft((old) => ({ ...old, ...change }));
  const role = roles.find(({ id }) => id === draft.role);
  const held = useQuery({ ...rolesOf(draft.person?.id ?? ''), enabled: draft.person !== null });
  const against = useNoElection(scheme, role) ?? (role ? objection(session, scheme, role, draft, held.data ?? [], words) : null);
  const grant = useGrant((sent) => {
    onDone(t('roles.given', { role: role ? text(role.name) : sent.role, name: draft.person?.name ?? '' }));
    onClose();
  });
  const missing = missingIn(draft, role);
  const ready = missing.length === 0 && role !== undefined && against === null && !grant.isPending;
  const submit = (): void => {
    if (ready) grant.mutate(inputOf(scheme, draft));
  };
  return (
    <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <PersonPicker scheme={scheme} value={draft.person} onChange={(chosen) => set({ person: chosen })} />
      <label className={css.choose}>{t('roles.role')}
        <select value={draft.role} onChange={(event) => set({ role: event.currentTarget.value, region: null, station: '' })}>{roles.map(({ id, name }) => <option key={id} value={id}>{text(name)}</option>)}</select>
      </label>
      {role && <WhereFields session={session} scheme={scheme} role={role} draft={draft} set={set} />}
      <TermFields draft={draft} set={set} />
      <TextField required isMarked label={t('roles.reason')} hint={t('roles.reasonHint')} value={draft.reason} maxLength={500} onChange={(reason) => set({ reason })} />
      <div aria-live="polite">{against !== null && <p className={css.warned}>{against}</p>}</div>
      {grant.error && <ProblemView error={grant.error} onRetry={submit} />}
      <div className={css.tools}>
        <Button type="submit" disabled={!ready} loading={grant.isPending}>{t('roles.give')}</Button>
        <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
      </div>
      <Missing fields={missing.map((field) => t(field))} />
    </form>
  );
}

/** What must be filled in and is not yet, in the order of the form. */
const missingIn = ({ person, region, within, reason }: Draft, role: RoleView | undefined) => ([
  [person === null, 'roles.person'], [region === null, 'roles.region'], [role?.bound === true && within === '', 'roles.election'], [reason.trim().length < SHORTEST, 'roles.reason'],
] as const).flatMap(([isMissing, field]) => (isMissing ? [field] : []));

/** The word that a role bound to an election cannot be given yet, where there is none; null otherwise. */
function useNoElection(scheme: string, role: RoleView | undefined): string | null {
  const { t } = useWords();
  const { data } = useQuery(eventsQuery);
  return role?.bound && data?.some((event) => event.scheme === scheme) === false ? t('roles.noElection') : null;
}

type FieldProps = { draft: Draft; set: (change: Partial<Draft>) => void };

/** Region, polling station where the role knows them, and election. */
function WhereFields({ session, scheme, role, draft, set }: FieldProps & Pick<Props, 'session' | 'scheme'> & { role: RoleView }) {
  const { t } = useWords();
  const { data: events = [] } = useQuery(eventsQuery);
  const hasStations = role.levels.includes('station') && draft.region?.level === 'village';
  return (
    <>
      <RegionPicker key={role.id} session={session} scheme={scheme} role={role} value={draft.region} onChange={(region) => set({ region, station: '' })} />
      {hasStations && <TextField label={t('roles.stationNumber')} hint={t('roles.stationHint')} inputMode="numeric" value={draft.station} onChange={(station) => set({ station: station.replace(/\D/g, '').slice(0, 4) })} />}
      <label className={css.choose}><span>{t('roles.election')}{role.bound && <Required />}</span>
        <select required={role.bound} value={draft.within} onChange={(event) => set({ within: event.currentTarget.value })}>
          <option value="">{role.bound ? '…' : t('roles.everyElection')}</option>
          {events.filter((event) => event.scheme === scheme).map(({ slug, name }) => <option key={slug} value={`event:${slug}`}>{name}</option>)}
        </select>
      </label>
    </>
  );
}

function TermFields({ draft, set }: FieldProps) {
  const { t } = useWords();
  return (
    <div className={css.pair}>
      <TextField type="date" label={t('roles.from')} hint={t('roles.fromHint')} value={draft.from} onChange={(from) => set({ from })} />
      <TextField type="date" label={t('roles.until')} hint={t('roles.untilHint')} value={draft.until} min={draft.from} onChange={(until) => set({ until })} />
    </div>
  );
}

/** What the server would refuse, told as soon as it can be known. */
function objection(session: Session, scheme: string, role: RoleView, draft: Draft, held: Parameters<typeof conflictOf>[3], { t, text }: Words): string | null {
  if (draft.person?.id === session.actor.id) return t('roles.own');
  const within = draft.within || null;
  const conflict = draft.person && conflictOf(role, within, { from: beginOfDay(draft.from), until: endOfDay(draft.until) }, held);
  if (conflict) return t('roles.conflict', { why: text(conflict.why), held: text(conflict.held.roleName) });
  if (draft.region === null) return null;
  if (role.bound && within === null) return t('roles.bound');
  const missing = missingRight(session, role, { scheme, path: draft.region.path, ...(within === null ? {} : { within }) }, endOfDay(draft.until));
  return missing && t('roles.exceeds', { verb: text(missing) });
}

const inputOf = (scheme: string, { person, role, region, station, within, from, until, reason }: Draft) => ({
  person: person?.id ?? '', role, scheme: region?.path === '' ? '*' : scheme, path: `${region?.path ?? ''}${station === '' ? '' : `/${Number(station)}`}`,
  within: within || null, from: from || null, until: until || null, reason: reason.trim(),
});

/** Sends it. The same content keeps its key, so that sending again after silence grants once. */
function useGrant(onDone: (sent: ReturnType<typeof inputOf>) => void) {
  const client = useQueryClient();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (input: ReturnType<typeof inputOf>) => {
      const body = JSON.stringify(input);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return write<GrantedRole>('/api/assignments', input, sent.current.key);
    },
    onSuccess: (_done, input) => {
      void client.invalidateQueries({ queryKey: ['assignments'] });
      onDone(input);
    },
  });
}
