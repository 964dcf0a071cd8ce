import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { region as regionQuery, session as sessionQuery } from '../../api/queries.ts';
import { can, placeIn } from '../../api/rights.ts';
import type { ContestPage } from '../../api/types.ts';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Picker } from '../roles/Picker.tsx';
import { regionsNamed } from '../roles/queries.ts';
import { HitLine } from '../regions/HitLine.tsx';
import { stationNumber } from '../../components/station.ts';
import { PhotoViewer } from '../verification/PhotoViewer.tsx';
import { ActDialog } from './ActDialog.tsx';
import type { CasePage, CasePhoto } from './wire.ts';
import css from './queue.module.css';

type Props = { contest: ContestPage; page: CasePage; photo: CasePhoto; onClose: () => void };
type Village = { readonly path: string; readonly name: string };
const MOST_STATION = 9999;
const SHORTEST = 3;

/** Moves a picture to the station and page that it shows, in any kelurahan of the city whose queue the actor looks after. */
export function MoveDialog({ contest, page, photo, onClose }: Props) {
  const { t } = useWords();
  const [village, setVillage] = useState<Village | null>(page.village);
  const [station, setStation] = useState(String(page.station));
  const [to, setTo] = useState(String(photo.page));
  const [reason, setReason] = useState('');
  const [number, onPage] = [Number(station), Number(to)];
  const isOf = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
  const missing = [
    ...(village === null ? [t('case.moveVillage')] : []), ...(isOf(number, MOST_STATION) ? [] : [t('case.moveStation')]), ...(isOf(onPage, contest.pages) ? [] : [t('case.movePage')]),
    ...(reason.trim().length >= SHORTEST ? [] : [t('sheet.reason')]),
  ];
  return (
    <ActDialog page={page} what="move-photo" title={t('case.moveTitle', { page: photo.page })} action={t('case.move')} missing={missing} onClose={onClose} body={{ photo: photo.id, village: village?.path, station: number, page: onPage, reason: reason.trim() }}>
      <p>{t('case.moveAbout')}</p>
      {/* What it shows says where it belongs. */}
      <div className={css.seen}><PhotoViewer photos={[photo]} shown={0} onShow={() => undefined} name={`TPS ${stationNumber(page.station)}, ${page.village.name}`} /></div>
      <VillageField contest={contest} from={page.village.path} value={village} onChange={setVillage} />
      <div className={css.pair}>
        <TextField label={t('case.moveStation')} value={station} onChange={setStation} inputMode="numeric" maxLength={4} required />
        <TextField label={t('case.movePage')} value={to} onChange={setTo} inputMode="numeric" maxLength={2} required />
      </div>
      <TextField label={t('sheet.reason')} value={reason} onChange={setReason} maxLength={500} required isMarked />
    </ActDialog>
  );
}

/** Segments of a path down to the city. */
const CITY = 2;
const PAUSE_MILLISECONDS = 200;

/** A kelurahan of the city: those beside this one at a press, all others by name. Only those where the actor may put it. */
function VillageField({ contest: { event }, from, value, onChange }: { contest: ContestPage; from: string; value: Village | null; onChange: (village: Village | null) => void }) {
  const { t } = useWords();
  const { data: session } = useQuery(sessionQuery);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), PAUSE_MILLISECONDS);
  const segments = from.split('.');
  const beside = useQuery(regionQuery(event.scheme, segments.slice(0, -1).join('.'))).data?.children ?? [];
  const found = useQuery(regionsNamed(event.scheme, q, 'village', segments.slice(0, CITY).join('.'))).data;
  const mayPutAt = ({ path }: Village): boolean => can(session, 'sheets.supervise', placeIn(event, path));
  const hits = q === ''
    ? beside.map(({ path, name }) => ({ path, name, line: <>{name} <span className="codes">{path}</span></> }))
    : found?.filter(({ station }) => station === null).map((hit) => ({ path: hit.path, name: hit.name, line: <HitLine hit={hit} /> }));
  return (
    <Picker
      required label={t('case.moveVillage')} hint={t('case.moveVillageHint')} nothing={t('case.moveVillageNone')} typed={typed} onType={setTyped}
      chosen={value && <><b>{value.name}</b> <span className="codes">{value.path}</span></>} found={hits?.filter(mayPutAt)} keyOf={({ path }) => path} draw={({ line }) => line}
      onChoose={(hit) => { setTyped(''); onChange(hit && { path: hit.path, name: hit.name }); }}
    />
  );
}
