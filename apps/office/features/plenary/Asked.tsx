import { useWords } from '../../i18n/index.ts';
import { AlarmDialog } from './Alarms.tsx';
import { AnswerDialog, ObjectionDialog, type About } from './ObjectionDialogs.tsx';
import { AttendDialog } from './AttendDialog.tsx';
import { ChangePlanDialog } from './ChangePlanDialog.tsx';
import { ReasonDialog } from './FormDialog.tsx';
import { DrawAgainDialog } from './DrawAgainDialog.tsx';
import { GroupsDialog } from './Groups.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { PutRightDialog } from './PutRightDialog.tsx';
import { RecordRightDialog } from './RecordRightDialog.tsx';
import { SettleDialog } from './SettleDialog.tsx';
import { SignDialog } from './SignDialog.tsx';
import { useAct } from './useAct.ts';
import type { Alarm, Attendance, Objection, PlenaryPage } from './wire.ts';

/** What the page asks in a window of its own. */
export type Ask =
  | { readonly kind: 'attend' | 'pause' | 'groups' | 'plan' }
  | { readonly kind: 'putRight'; readonly person: Attendance }
  | { readonly kind: 'sign' | 'drawAgain'; readonly contest: number }
  | { readonly kind: 'object'; readonly about: About }
  | { readonly kind: 'answer' | 'recordRight'; readonly objection: Objection }
  | { readonly kind: 'send' | 'accept'; readonly certificate: number }
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  /** Of a certificate, or (without one) of the whole plenary. */
  | { readonly kind: 'return' | 'reopen'; readonly certificate: number | null; readonly name: string };

export function Asked({ ask, page, onClose }: { ask: Ask; page: PlenaryPage; onClose: () => void }) {
  switch (ask.kind) {
    case 'attend': return <AttendDialog page={page} onClose={onClose} />;
    case 'putRight': return <PutRightDialog page={page} person={ask.person} onClose={onClose} />;
    case 'pause': return <PauseDialog id={page.id} onClose={onClose} />;
    case 'plan': return <ChangePlanDialog page={page} onClose={onClose} />;
    case 'groups': return <GroupsDialog page={page} onClose={onClose} />;
    case 'sign': return <SignDialog page={page} contest={ask.contest} onClose={onClose} />;
    case 'drawAgain': return <DrawAgainDialog page={page} contest={ask.contest} onClose={onClose} />;
    case 'object': return <ObjectionDialog page={page} about={ask.about} onClose={onClose} />;
    case 'answer': return <AnswerDialog page={page} objection={ask.objection} onClose={onClose} />;
    case 'recordRight': return <RecordRightDialog page={page} objection={ask.objection} onClose={onClose} />;
    case 'send': case 'accept': return <SettleDialog kind={ask.kind} certificate={ask.certificate} page={page} onClose={onClose} />;
    case 'alarm': return <AlarmDialog alarm={ask.alarm} onClose={onClose} />;
    case 'return': case 'reopen': return <Undone ask={ask} page={page} onClose={onClose} />;
  }
}

type UndoneProps = { ask: Extract<Ask, { kind: 'return' | 'reopen' }>; page: PlenaryPage; onClose: () => void };

/** The level above sends a certificate back, or opens it or the whole plenary again. */
function Undone({ ask, page, onClose }: UndoneProps) {
  const { t } = useWords();
  const act = useAct(onClose);
  const { certificate, name } = ask;
  const path = certificate !== null ? `/api/certificates/${certificate}/${ask.kind}` : `/api/plenaries/${page.id}/reopen`;
  return (
    <ReasonDialog
      title={certificate !== null ? t(`plenary.${ask.kind}Title`, { name }) : t('plenary.reopen')} about={t(certificate !== null ? `plenary.${ask.kind}About` : 'plenary.reopenPlenaryAbout')} submit={t(`plenary.do.${ask.kind}`)}
      busy={act.isPending} error={act.error} onSubmit={(reason) => act.mutate({ path, body: { reason } })} onClose={onClose}
    />
  );
}
