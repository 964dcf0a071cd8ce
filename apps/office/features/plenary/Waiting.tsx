import { Link } from '@tanstack/react-router';
import { fill } from '../../../../kernel/text.ts';
import type { ContestSummary } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { PLENARIES_WAIT } from '../../i18n/rooms/plenaries-wait.ts';
import { waitingHere } from './waits.ts';
import type { PlenaryRow } from './wire.ts';
import css from './plenary.module.css';

type Props = { rows: readonly PlenaryRow[]; contests: readonly ContestSummary[]; mayLead: (path: string) => boolean };

/** D.Hasil from below that wait for the reader: how many, and the way to each. */
export function Waiting({ rows, contests, mayLead }: Props) {
  const { text, number } = useWords();
  const waiting = rows.flatMap((row) => waitingHere(row, mayLead).map((contest) => ({ row, contest })));
  if (waiting.length === 0) return null;
  const nameOf = (contest: number): string => contests.find(({ id }) => id === contest)?.name ?? String(contest);
  return (
    <section className={css.warned} aria-labelledby="waiting-title">
      <h2 id="waiting-title" className={css.waitingHead}><Icon name="warn" /> {waiting.length === 1 ? text(PLENARIES_WAIT.one) : fill(text(PLENARIES_WAIT.many), { count: number(waiting.length) })}</h2>
      <ul className={css.waiting}>
        {waiting.map(({ row, contest }) => <li key={`${row.region.path} ${contest}`}><Link to="/plenaries/$id" params={{ id: String(row.id) }} search={{}}>{row.region.name}: {nameOf(contest)}</Link></li>)}
      </ul>
    </section>
  );
}
