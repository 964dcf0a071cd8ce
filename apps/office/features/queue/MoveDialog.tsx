import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { region as regionQuery } from '../../api/queries.ts';
import type { ContestPage } from '../../api/types.ts';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from './ActDialog.tsx';
import type { CasePage, CasePhoto } from './wire.ts';

type Props = { contest: ContestPage; page: CasePage; photo: CasePhoto; onClose: () => void };
const MOST_STATION = 9999;
const MOST_PAGE = 20;

/** Moves a picture to the station and page that it shows, within the subdistrict whose queue this is. */
export function MoveDialog({ contest, page, photo, onClose }: Props) {
  const { t } = useWords();
  const [village, setVillage] = useState(page.village.path);
  const [station, setStation] = useState(String(page.station));
  const [to, setTo] = useState(String(photo.page));
  const [reason, setReason] = useState('');
  const beside = useQuery(regionQuery(contest.event.scheme, page.village.path.split('.').slice(0, -1).join('.'))).data?.children ?? [page.village];
  const [number, onPage] = [Number(station), Number(to)];
  const isReady = reason.trim().length >= 3 && Number.isInteger(number) && number >= 1 && number <= MOST_STATION && Number.isInteger(onPage) && onPage >= 1 && onPage <= MOST_PAGE;
  return (
    <ActDialog page={page} what="move-photo" title={t('case.moveTitle', { page: photo.page })} action={t('case.move')} isReady={isReady} onClose={onClose} body={{ photo: photo.id, village, station: number, page: onPage, reason: reason.trim() }}>
      <p>{t('case.moveAbout')}</p>
      <Select label={t('case.moveVillage')} value={village} options={beside.map(({ path, name }) => ({ value: path, label: name }))} onChange={setVillage} />
      <TextField label={t('case.moveStation')} value={station} onChange={setStation} inputMode="numeric" maxLength={4} required />
      <TextField label={t('case.movePage')} value={to} onChange={setTo} inputMode="numeric" maxLength={2} required />
      <TextField label={t('sheet.reason')} value={reason} onChange={setReason} maxLength={500} required />
    </ActDialog>
  );
}
