import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { acts as actsQuery } from './queries.ts';
import type { PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

const ACTS = [
  'plan', 'change_plan', 'open', 'pause', 'resume', 'close', 'reopen', 'groups', 'attend', 'leave', 'confirm', 'correct', 'undo', 'raise_objection', 'answer_objection', 'certificate_draw_up', 'certificate_read_back', 'certificate_sign', 'certificate_add_signer',
  'certificate_send', 'certificate_accept', 'certificate_return', 'certificate_reopen', 'hall_out', 'hall_lost', 'hall_decision', 'hall_in',
] as const;
const SHOWN = 100;

const nameOf = ({ t }: Words, act: string): string => {
  const known = ACTS.find((one) => one === act);
  return known ? t(`plenary.act.${known}`) : act;
};

/** The minutes: every act in its order, the newest first; asked for when somebody opens them. */
export function Minutes({ page }: { page: PlenaryPage }) {
  const words = useWords();
  const { t, moment } = words;
  const [open, setOpen] = useState(false);
  const acts = useQuery({ ...actsQuery(page.id), enabled: open });
  const rows = [...(acts.data ?? [])].reverse().slice(0, SHOWN);
  return (
    <details className={css.minutes} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plenary.minutes', { count: page.acts })}</summary>
      {acts.error && <ProblemView error={acts.error} onRetry={acts.refetch} />}
      {open && !acts.data && !acts.error && <Loading lines={4} />}
      <ol>
        {rows.map((row) => <li key={row.number}><span className={css.number}>{row.number}</span> <span>{nameOf(words, row.act)}{detailOf(row.details)} <span className="small quiet">{row.by} · {moment(row.at)}</span></span></li>)}
      </ol>
      {(acts.data?.length ?? 0) > SHOWN && <p className="small quiet">{t('plenary.minutesMore', { count: SHOWN })}</p>}
    </details>
  );
}

/** The word that says most: a name, a reason, or how many lines. */
function detailOf(details: Readonly<Record<string, unknown>>): string {
  const said = ['name', 'reason', 'matter', 'answer'].map((key) => details[key]).find((value) => typeof value === 'string' && value !== '');
  if (typeof said === 'string') return `: ${said}`;
  return Array.isArray(details['lines']) ? ` (${details['lines'].length})` : '';
}
