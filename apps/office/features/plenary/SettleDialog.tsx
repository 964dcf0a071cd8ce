import { useQuery } from '@tanstack/react-query';
import { Loading } from '../../components/Loading.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from './FormDialog.tsx';
import { isUnanswered } from './offers.ts';
import { certificate as certificateQuery } from './queries.ts';
import { SettledPaper } from './SettledPaper.tsx';
import { useAct } from './useAct.ts';
import type { PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

type Props = { kind: 'send' | 'accept'; certificate: number; page: PlenaryPage; onClose: () => void };

/** Asks once before D.Hasil goes up, or is accepted, and names the objections that nobody answered: none is sent with them. */
export function SettleDialog({ kind, certificate, page, onClose }: Props) {
  const { t } = useWords();
  const act = useAct(onClose);
  const { data: held } = useQuery(certificateQuery(certificate));
  const said = held?.document.objections ?? [];
  // The plenary knows of objections that were raised after the paper was drawn up; the level above has the paper alone.
  const own = held?.plenary === page.id ? page.objections.filter(({ contest }) => contest === null || contest === held.certificate.contest) : said.map((one) => ({ ...one, outcome: one.outcome === 'open' ? 'open' as const : 'rejected' as const }));
  const open = own.filter(isUnanswered);
  const name = held ? `${held.document.contest.name}, ${held.document.region.name}` : '';
  return (
    <FormDialog
      title={t(`plenary.${kind}Title`, { name })} submit={t(`plenary.${kind}Yes`)} ready={held !== undefined && (kind === 'accept' || open.length === 0)} busy={act.isPending} error={act.error}
      onSubmit={() => act.mutate({ path: `/api/certificates/${certificate}/${kind}` })} onClose={onClose}
    >
      {held ? (
        <>
          <p>{t(`plenary.${kind}About`)}</p>
          <SettledPaper of={held} />
          {open.length === 0 ? <p className="small">{t('plenary.noOpenObjections')}</p> : (
            <div className={css.warned} role="status">
              <p><b>{t('plenary.openObjections', { count: open.length })}</b></p>
              <ul>{open.map(({ number, matter }) => <li key={number}>{number}. {matter}</li>)}</ul>
              {kind === 'send' && <p>{t('plenary.answerFirst')}</p>}
            </div>
          )}
        </>
      ) : <Loading lines={3} />}
    </FormDialog>
  );
}
