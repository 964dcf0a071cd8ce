import { Button } from '@mantine/core';
import { can } from '../../api/rights.ts';
import type { Session } from '../../api/types.ts';
import type { Column } from '../../components/DataTable.tsx';
import type { Words } from '../../i18n/index.ts';
import type { DevicesSearch } from './search.ts';
import type { DeviceRow, DeviceState } from './wire.ts';
import { clockWords, isClockWrong, regionWords } from './words.ts';
import css from './devices.module.css';

const TONES: Readonly<Record<DeviceState, 'good' | 'quiet' | 'warn'>> = { active: 'good', ended: 'quiet', revoked: 'warn' };

type Wanted = { words: Words; session: Session | undefined; set?: ((change: Partial<DevicesSearch>) => void) | undefined; onRevoke: (row: DeviceRow) => void };

/** A right at the place of the phone's duty; one's own phone always. */
export const mayRevoke = (session: Session | undefined, { on, person, state }: DeviceRow): boolean => {
  const place = { scheme: on.scheme, path: on.region, ...(on.within === null ? {} : { within: on.within }) };
  return state !== 'revoked' && (can(session, 'devices.revoke', place) || person.id === session?.actor.id);
};

/** The columns of a list of phones; without `set` nothing in them narrows the list. */
export function deviceColumns({ words, session, set, onRevoke }: Wanted): Column<DeviceRow>[] {
  const { t, text, moment } = words;
  const narrowing = (label: string, title: string, change: Partial<DevicesSearch>) =>
    (set ? <button type="button" className={css.link} title={title} onClick={() => set(change)}>{label}</button> : label);
  return [
    { id: 'person', label: t('devices.person'), head: t('devices.person'), cell: ({ person }) => narrowing(person.name, t('devices.onlyPerson'), { person: person.id }) },
    { id: 'name', label: t('devices.name'), head: t('devices.name'), cell: ({ name }) => name },
    { id: 'state', label: t('devices.state'), head: t('devices.state'), cell: (row) => <DeviceTag row={row} words={words} /> },
    {
      id: 'revoke', label: t('devices.revoke'), head: <span className="hidden-words">{t('devices.revoke')}</span>,
      cell: (row) => (mayRevoke(session, row) ? <Button variant="default" size="xs" onClick={() => onRevoke(row)} aria-label={`${t('devices.revoke')}: ${row.name}, ${row.person.name}`}>{t('devices.revoke')}</Button> : null),
    },
    { id: 'duty', label: t('devices.duty'), head: t('devices.duty'), cell: ({ on }) => text(on.duty) },
    { id: 'region', label: t('devices.region'), head: t('devices.region'), cell: ({ on }) => narrowing(regionWords(on, words), t('devices.onlyRegion'), { scheme: on.scheme === '*' ? undefined : on.scheme, region: on.region || undefined }) },
    { id: 'report', label: t('devices.report'), head: t('devices.report'), wide: true, cell: ({ report }) => (report ? <>{moment(report.receivedAt)}{report.note && <span className={css.note}>{report.note}</span>}</> : <span className="quiet">{t('devices.noReport')}</span>) },
    { id: 'seen', label: t('devices.seen'), head: t('devices.seen'), cell: ({ seenAt }) => (seenAt ? moment(seenAt) : <span className="quiet">{t('devices.neverSeen')}</span>) },
    { id: 'clock', label: t('devices.clock'), head: t('devices.clock'), cell: ({ skewMs }) => <span className={isClockWrong(skewMs) ? css.wrong : skewMs === null ? 'quiet' : undefined}>{clockWords(skewMs, words)}</span> },
    { id: 'election', label: t('devices.election'), head: t('devices.election'), cell: ({ on }) => on.election ?? t('devices.anyElection') },
    {
      id: 'enrolled', label: t('devices.enrolled'), head: t('devices.enrolled'), wide: true,
      cell: ({ enrolledAt, invitedBy }) => <>{moment(enrolledAt)}{invitedBy && <span className={invitedBy.handedOver ? `${css.note} ${css.wrong}` : css.note}>{t(invitedBy.handedOver ? 'devices.handedOver' : 'devices.invitedBy', { name: invitedBy.name })}</span>}</>,
    },
  ];
}

export function DeviceTag({ row, words: { t } }: { row: DeviceRow; words: Words }) {
  return <span className={css.tag} data-tone={TONES[row.state]} title={row.revokeReason ?? undefined}>{t(`devices.state.${row.state}`)}</span>;
}
