import { useQuery } from '@tanstack/react-query';
import { cellWords, type Form } from '../../../../modules/forms/index.ts';
import { session as sessionQuery } from '../../api/queries.ts';
import { can, placeIn } from '../../api/rights.ts';
import type { ContestPage } from '../../api/types.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { statements as statementsQuery } from './queries.ts';
import css from './mandates.module.css';

type Props = { contest: ContestPage; form: Form; village: string; station: number };

/** What witnesses and supervisors said of the copies of this sheet; nothing where nobody said anything. */
export function SheetStatements({ contest, form, village, station }: Props) {
  const { t, text, moment, number } = useWords();
  const { data: session } = useQuery(sessionQuery);
  const mayRead = can(session, 'supervision.read', placeIn(contest.event, `${village}/${station}`));
  const { data } = useQuery({ ...statementsQuery(contest.id, village, station), enabled: mayRead });
  if (!data || data.rows.length === 0) return null;
  return (
    <Sheet title={t('mandates.statements')}>
      <ul className={css.list}>
        {data.rows.map(({ id, person, kind, contestant, statement, reason, figures, receivedAt, entryNumber, hidden, missing }) => (
          <li key={id}>
            <b>{t(`mandates.statement.${statement}`)}</b>
            <span>{person.name} · {contestant ? `${contestant.number} ${contestant.name}` : t(`mandates.kind.${kind}`)} · {moment(receivedAt)}</span>
            <p className="small quiet">{entryNumber === null ? t('mandates.ofUnknown') : t('mandates.ofEntry', { number: entryNumber })}</p>
            {hidden && <p className="small quiet">{t('mandates.hidden')}</p>}
            {reason !== null && <p>{reason}</p>}
            {missing.length > 0 && <p className="small quiet">{t('mandates.photosMissing', { count: missing.length })}</p>}
            {Object.keys(figures).length > 0 && <p>{Object.entries(figures).map(([cell, figure]) => `${text(cellWords(form, cell))}: ${figure === null ? '–' : number(figure)}`).join('; ')}</p>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
