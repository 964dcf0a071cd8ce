import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fill } from '../../../../kernel/text.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { MOST_BYTES, packed } from '../../api/packed-file.ts';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { HALL_OUT } from '../../i18n/rooms/hall-out.ts';
import { isSaid } from '../plenary/FormDialog.tsx';
import { useAct } from '../plenary/useAct.ts';
import { ConflictCard, type Choice } from './ConflictCard.tsx';
import type { BundleDecision, JoinedCertificate, JoinReport } from './wire.ts';
import css from './bundle.module.css';

/** The file of the laptop: first what would come in and what differs; then every difference decided, and all of it or nothing. */
export function BringBack({ plenary }: { plenary: number }) {
  const { t } = useWords();
  const id = useId();
  const [tooLarge, setTooLarge] = useState(false);
  const check = useMutation({
    mutationFn: async (chosen: File) => {
      const { file } = await packed(chosen);
      return { file, seen: await write<JoinReport>(`/api/plenaries/${plenary}/bundle/preview`, { file }, newKey()) };
    },
  });
  const join = useAct<JoinReport>();
  const choose = (file: File | undefined): void => {
    check.reset();
    join.reset();
    setTooLarge((file?.size ?? 0) > MOST_BYTES);
    if (file && file.size <= MOST_BYTES) check.mutate(file);
  };
  return (
    <div className={css.panel}>
      <label htmlFor={id}><b>{t('bundle.choose')}</b></label>
      <input id={id} type="file" accept=".erekap" onClick={(event) => { event.currentTarget.value = ''; }} onChange={(event) => choose(event.currentTarget.files?.[0])} />
      {tooLarge && <p className={css.warned} role="alert">{t('file.tooLarge')}</p>}
      {check.isPending && <div><p role="status">{t('file.reading')}</p><Loading lines={3} /></div>}
      {check.error && <ProblemView error={check.error} />}
      {check.data && !join.data && <Decide seen={check.data.seen} busy={join.isPending} onJoin={(decisions) => join.mutate({ path: `/api/plenaries/${plenary}/bundle`, body: { file: check.data.file, decisions } })} />}
      {join.error && <ProblemView error={join.error} />}
      {join.data && <p className={css.told} role="status">{t('bundle.joined', { acts: join.data.hall.acts, lines: join.data.taken.lines })} <LinesOut of={join.data} /></p>}
    </div>
  );
}

/** Lines of the hall that stayed out, once a file is joined; nothing where there are none. */
export function LinesOut({ of: { stayedOut } }: { of: Pick<JoinReport, 'stayedOut'> }) {
  const { text } = useWords();
  const count = stayedOut?.lines ?? 0;
  return count > 0 && <>{fill(text(HALL_OUT.linesOut), { count })}</>;
}

/** What comes in, and a choice with its reason for everything that differs. */
function Decide({ seen, busy, onJoin }: { seen: JoinReport; busy: boolean; onJoin: (decisions: BundleDecision[]) => void }) {
  const { t } = useWords();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const decisions = decided(seen, choices);
  const missing = seen.conflicts.length - decisions.length;
  if (seen.already) return <p className={css.told} role="status">{t('bundle.already')}</p>;
  return (
    <>
      <Seen seen={seen} />
      {seen.conflicts.map((conflict) => (
        <ConflictCard key={conflict.key} conflict={conflict} choice={choices[conflict.key]} onChange={(choice) => setChoices({ ...choices, [conflict.key]: choice })} />
      ))}
      <div className={css.tools}>
        <Button disabled={missing > 0} loading={busy} onClick={() => onJoin(decisions)}>{t('bundle.join')}</Button>
        {missing > 0 && <span>{t('bundle.undecided', { count: missing })}</span>}
      </div>
    </>
  );
}

const decided = (seen: JoinReport, choices: Readonly<Record<string, Choice>>): BundleDecision[] => seen.conflicts.flatMap(({ key }) => {
  const choice = choices[key];
  return choice?.take && isSaid(choice.reason) ? [{ conflict: key, take: choice.take, reason: choice.reason.trim() }] : [];
});

function Seen({ seen }: { seen: JoinReport }) {
  const { t, moment } = useWords();
  return (
    <div role="status" className={css.seen}>
      <p><b>{t('bundle.seen', { acts: seen.hall.acts, office: seen.office.acts })}</b> {seen.hall.firstAt && seen.hall.lastAt && `${moment(seen.hall.firstAt)} – ${moment(seen.hall.lastAt)}`}</p>
      <p>{t('bundle.comesIn', { ...seen.taken })} {t('bundle.nothingYet')}</p>
      {(seen.certificates ?? []).map((one) => <Paper key={`${one.contest}/${one.version}`} of={one} />)}
      {seen.hall.clock && <p className={css.warned}>{t(`bundle.clock.${seen.hall.clock}`)}</p>}
      {seen.conflicts.length > 0 && <p className={css.warned}>{t('bundle.differ', { count: seen.conflicts.length })}</p>}
    </div>
  );
}

/** A D.Hasil of the laptop before it comes in: what it adds up, and whose names stand under it. */
function Paper({ of }: { of: JoinedCertificate }) {
  const { t, lang } = useWords();
  const names = ([['signed', of.signed], ['refused', of.refused], ['missing', of.missing]] as const).filter(([, some]) => some.length > 0);
  return (
    <p>
      <b>{t('bundle.paper', { contest: of.name, version: of.version, state: of.state[lang] })}</b> {t('bundle.paperLines', { read: of.read, waiting: of.waiting })}
      {names.map(([kind, some]) => <span key={kind}> {t(`bundle.paper.${kind}`, { names: some.join(', ') })}</span>)}
    </p>
  );
}
