import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ContestPage, SheetPage } from '../../api/types.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { stationNumber } from '../../components/station.ts';
import { useWords } from '../../i18n/index.ts';
import { channelName } from '../recapitulation/channel-name.ts';
import css from './SheetPage.module.css';

type Props = { contest: ContestPage; page: SheetPage; mayOpenVillage: boolean; canEdit: boolean; recorded: boolean; onEdit: () => void };

/** Which station this is, the neighbours to step to, and the way into a correction. */
export function SheetTitle({ contest, page, mayOpenVillage, canEdit, recorded, onEdit }: Props) {
  const words = useWords();
  const { t, number } = words;
  const navigate = useNavigate();
  const { station, village } = page;
  const dpt = station.votersMale === null || station.votersFemale === null ? null : station.votersMale + station.votersFemale;
  const to = (next: number) => ({
    to: '/contests/$contest/sheets/$village/$station' as const,
    params: { contest: String(contest.id), village: village.path, station: String(next) }, search: (old: { channel?: string | undefined }) => ({ channel: old.channel }),
  });
  return (
    <PageTitle
      title={`${t('sheet.title', { number: stationNumber(station.number) })}, ${village.name}`} place={`${village.path}/${station.number}`}
      over={mayOpenVillage ? <Link to="/contests/$contest/results" params={{ contest: String(contest.id) }} search={{ region: village.path, channel: page.channel }}>{contest.name}</Link> : contest.name}
      under={<><span className="codes">{station.code}</span> · {t(`unit.${station.unitType}`)}{dpt !== null && <> · {t('sheet.voters')}: {number(dpt)}</>}</>}
      tools={
        <div className={css.tools}>
          {contest.channels.length > 1 && (
            <Choice label={t('channel.label')} value={page.channel} options={contest.channels.map((value) => ({ value, label: channelName(value, contest.event.publication, words) }))} onChange={(channel) => void navigate({ to: '.', search: { channel }, replace: true })} />
          )}
          {page.previous !== null && <ButtonLink {...to(page.previous)} leftSection={<Icon name="previous" />}><span className="hidden-words">{t('sheet.previous')} </span>{stationNumber(page.previous)}&nbsp;<KeyHint>k</KeyHint></ButtonLink>}
          {page.next !== null && <ButtonLink {...to(page.next)} rightSection={<Icon name="next" />}><span className="hidden-words">{t('sheet.next')} </span>{stationNumber(page.next)}&nbsp;<KeyHint>j</KeyHint></ButtonLink>}
          {canEdit && <Button onClick={onEdit}>{recorded ? t('sheet.correct') : t('sheet.record')}</Button>}
        </div>
      }
    />
  );
}
