import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog, isSaid, ReasonDialog } from '../plenary/FormDialog.tsx';
import { useAct } from '../plenary/useAct.ts';
import { BringBack, LinesOut } from './BringBack.tsx';
import { HallGuide } from './HallGuide.tsx';
import { LaptopPanel } from './LaptopPanel.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { bundles as bundlesQuery, hall as hallQuery, password as passwordQuery } from './queries.ts';
import type { BundleList, BundleView, TakenOut } from './wire.ts';
import css from './bundle.module.css';

type Props = { plenary: number; lead: boolean; /** Whoever leads it, whatever the office offers now. */ leads: boolean; isClosed: boolean };

/** The plenary in a hall without network: at the office where its copy is, and on the laptop of that hall how it ends there. */
export function BundlePanel({ plenary, lead, leads, isClosed }: Props) {
  const list = useQuery(bundlesQuery(plenary)).data;
  const here = useQuery(hallQuery).data?.hall;
  if (here) return leads && here.plenary === plenary ? <LaptopPanel plenary={plenary} isFinished={here.finishedAt !== null} isClosed={isClosed} /> : null;
  return list && (lead || list.rows.length > 0) ? <OfficePanel plenary={plenary} lead={lead} list={list} /> : null;
}

/** Out, back, and what was before. */
function OfficePanel({ plenary, lead, list }: Pick<Props, 'plenary' | 'lead'> & { list: BundleList }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<'out' | 'lost' | null>(null);
  const [isBack, setBack] = useState(false);
  return (
    <Sheet id="hall-bundle" tabIndex={-1} title={t('bundle.title')}>
      <div className={css.panel}>
        {list.out ? <Out out={list.out} plenary={plenary} lead={lead} /> : lead && <p>{t('bundle.about')}</p>}
        {lead && (
          <div className={css.tools}>
            <Button variant="default" onClick={() => setAsked('out')}>{t(list.out ? 'bundle.takeAgain' : 'bundle.take')}</Button>
            {list.rows.some(({ ended }) => ended === null || ended === 'lost') && <Button onClick={() => setBack(true)} aria-expanded={isBack}>{t('bundle.back')}</Button>}
            {list.out && <Button variant="default" onClick={() => setAsked('lost')}>{t('bundle.lost')}</Button>}
          </div>
        )}
        {isBack && <BringBack plenary={plenary} />}
        {lead && <HallGuide key={String(list.out !== null)} isOpen={list.out !== null} />}
        <History rows={list.rows.filter(({ ended }) => ended !== null)} />
      </div>
      {asked === 'out' && <TakeDialog plenary={plenary} isOut={list.out !== null} onClose={() => setAsked(null)} />}
      {asked === 'lost' && list.out && <LostDialog plenary={plenary} out={list.out} onClose={() => setAsked(null)} />}
    </Sheet>
  );
}

const fileOf = (plenary: number, bundle: string): string => `/api/plenaries/${plenary}/bundles/${bundle}/file`;

/** Said before anybody acts here: what is done now has to be brought together by hand. And what the laptop needs, one after the other. */
function Out({ out, plenary, lead }: { out: BundleView; plenary: number; lead: boolean }) {
  const { t, moment } = useWords();
  return (
    <div className={css.out} role="note">
      <p><b>{t('bundle.out', { carrier: out.carrier, time: moment(out.takenAt) })}</b></p>
      {out.actsSince > 0 && <p>{t('bundle.actsSince', { count: out.actsSince })}</p>}
      {lead && (
        <ol className={css.steps}>
          <li>{out.actsSince === 0 ? <a href={fileOf(plenary, out.bundle)} download>{t('bundle.file')}</a> : t('bundle.fileGone')}</li>
          <li><Password plenary={plenary} bundle={out.bundle} /></li>
          <li>{t('bundle.onLaptop')}</li>
        </ol>
      )}
    </div>
  );
}

/** What opens the file, shown when it is asked for: it goes on paper, apart from the file. */
function Password({ plenary, bundle }: { plenary: number; bundle: string }) {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const found = useQuery({ ...passwordQuery(plenary, bundle), enabled: isAsked });
  if (found.error) return <ProblemView error={found.error} />;
  if (!found.data) return <Button size="xs" variant="default" loading={isAsked} onClick={() => setAsked(true)}>{t('bundle.password')}</Button>;
  return <span role="status">{t('bundle.passwordIs')} <b className={`codes ${css.password ?? ''}`}>{found.data.password}</b> {t('bundle.passwordKeep')}</span>;
}

/** Who carries it; the file is fetched right after. */
function TakeDialog({ plenary, isOut, onClose }: { plenary: number; isOut: boolean; onClose: () => void }) {
  const { t } = useWords();
  const [carrier, setCarrier] = useState('');
  const act = useAct<TakenOut>(({ bundle }) => {
    window.location.assign(fileOf(plenary, bundle));
    onClose();
  });
  return (
    <FormDialog title={t('bundle.take')} submit={t('bundle.takeDo')} ready={isSaid(carrier)} missing={isSaid(carrier) ? [] : [t('bundle.carrier')]} busy={act.isPending} error={act.error} onSubmit={() => act.mutate({ path: `/api/plenaries/${plenary}/bundles`, body: { carrier: carrier.trim() } })} onClose={onClose}>
      <p>{t(isOut ? 'bundle.replaces' : 'bundle.keepSafe')}</p>
      <TextField label={t('bundle.carrier')} hint={t('bundle.carrierHint')} value={carrier} onChange={setCarrier} maxLength={120} required isMarked autoFocus />
    </FormDialog>
  );
}

function LostDialog({ plenary, out, onClose }: { plenary: number; out: BundleView; onClose: () => void }) {
  const { t } = useWords();
  const act = useAct(onClose);
  return (
    <ReasonDialog
      title={t('bundle.lost')} about={t('bundle.lostAbout', { carrier: out.carrier })} submit={t('bundle.lostDo')} busy={act.isPending} error={act.error}
      onSubmit={(reason) => act.mutate({ path: `/api/plenaries/${plenary}/bundles/${out.bundle}/lost`, body: { reason } })} onClose={onClose}
    />
  );
}

function History({ rows }: { rows: readonly BundleView[] }) {
  const { t, moment } = useWords();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{t('bundle.history', { count: rows.length })}</summary>
      <ul className={css.history}>
        {rows.map(({ bundle, carrier, takenAt, ended, endedAt, endedBy, note, report }) => (
          <li key={bundle}>
            <b>{carrier}</b> · {moment(takenAt)} · {t(`bundle.ended.${ended ?? 'joined'}`)} {endedAt && moment(endedAt)} {endedBy}
            {note && <p>{note}</p>}
            {report && <p className="small quiet">{t('bundle.took', { acts: report.hall.acts, lines: report.taken.lines, decided: report.conflicts.length })} <LinesOut of={report} /></p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
