import { useWords } from '../../i18n/index.ts';
import { RETURNED } from '../../i18n/rooms/returned.ts';
import { FormDialog } from './FormDialog.tsx';
import { useAct } from './useAct.ts';
import type { PlenaryPage } from './wire.ts';

/** The level above asked for something, and no line was touched since: was nothing to be changed? A question, not a refusal. */
export function DrawAgainDialog({ page, contest, onClose }: { page: PlenaryPage; contest: number; onClose: () => void }) {
  const { t, text } = useWords();
  const act = useAct(onClose);
  const note = page.contests.find((one) => one.contest === contest)?.certificate?.note ?? null;
  return (
    <FormDialog title={text(RETURNED.same)} submit={text(RETURNED.sameYes)} ready busy={act.isPending} error={act.error} onSubmit={() => act.mutate({ path: `/api/plenaries/${page.id}/certificates`, body: { contest } })} onClose={onClose}>
      {note !== null && <p><b>{t('plenary.returnedBecause', { note })}</b></p>}
      <p>{text(RETURNED.sameAbout)}</p>
    </FormDialog>
  );
}
