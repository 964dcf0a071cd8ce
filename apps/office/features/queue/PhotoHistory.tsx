import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContestPage } from '../../api/types.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { stationNumber } from '../../components/station.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { noteWords } from './note-words.ts';
import type { CasePage, CasePhoto } from './wire.ts';
import css from './queue.module.css';

type Props = { contest: ContestPage; page: CasePage; onShow: (sha256: string) => void };

/** Every picture that came for this sheet, what became of it, and where else the same one stands. */
export function PhotoHistory({ contest, page, onShow }: Props) {
  const words = useWords();
  const [moving, setMoving] = useState<CasePhoto | null>(null);
  if (page.photos.length === 0) return <p className={css.none}>{words.t('case.photosNone')}</p>;
  return (
    <>
      <DataTable label={words.t('case.history')} rows={page.photos} rowKey={({ id }) => String(id)} columns={columns(words, onShow, setMoving)} />
      {moving && <MoveDialog contest={contest} page={page} photo={moving} onClose={() => setMoving(null)} />}
    </>
  );
}

const columns = ({ t, moment }: Words, onShow: Props['onShow'], onMove: (photo: CasePhoto) => void): Column<CasePhoto>[] => [
  { id: 'page', label: t('case.page'), head: t('case.page'), cell: ({ page, sha256 }) => <button type="button" className={css.link} aria-label={t('case.openOf', { page })} onClick={() => onShow(sha256)}>{t('case.page')} {page}</button> },
  { id: 'standing', label: t('case.standing'), head: t('case.standing'), cell: ({ standing, note }) => <><span className={css.tag} data-tone={standing}>{t(`case.standing.${standing}`)}</span>{note !== null && <span className={`${css.note} ${css.why}`}>{noteWords(t, note)}</span>}</> },
  // Before who and when: on a phone it is in sight.
  {
    id: 'move', label: t('case.move'), head: <span className="hidden-words">{t('case.move')}</span>,
    cell: (photo) => (photo.standing === 'moved' ? null : <Button variant="default" size="xs" onClick={() => onMove(photo)} aria-label={t('case.moveOf', { page: photo.page })}>{t('case.move')}</Button>),
  },
  { id: 'by', label: t('case.by'), head: t('case.by'), cell: ({ by, receivedAt }) => <>{by}<span className={css.note}>{moment(receivedAt)}</span></> },
  { id: 'twins', label: t('case.twins'), head: t('case.twins'), cell: ({ twins }) => (twins.length === 0 ? <span className="quiet">–</span> : <ul>{twins.map((twin) => <li key={`${twin.contest} ${twin.village} ${twin.station} ${twin.page} ${twin.sha256}`}><TwinLink twin={twin} /></li>)}</ul>) },
];


function TwinLink({ twin }: { twin: CasePhoto['twins'][number] }) {
  const { t } = useWords();
  const place = `TPS ${stationNumber(twin.station)} ${twin.village}`;
  return <Link to="/queue/$contest/$village/$station" params={{ contest: String(twin.contest), village: twin.village, station: String(twin.station) }} className={css.warn}>{t(`case.twin.${twin.same}`, { place, page: twin.page })}</Link>;
}
