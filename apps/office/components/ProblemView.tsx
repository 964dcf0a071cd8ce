import { Button } from '@mantine/core';
import { troubleIn, type Problem, type Trouble } from '../api/client.ts';
import { useWords, type Words } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';
import css from './ProblemView.module.css';

type Told = { title: string; detail: string; fix: string; errors: Problem['errors'] };

/** What went wrong, why, and what to do: never a bare "error". The server tells it in the language of the page. */
export function ProblemView({ error, onRetry, heading = false }: { error: unknown; onRetry?: (() => unknown) | undefined; heading?: boolean }) {
  const words = useWords();
  const told = tell(troubleIn(error), words);
  return (
    <div className={css.problem} role="alert">
      {heading ? <h1 className={css.title}><Icon name="warn" /> {told.title}</h1> : <p className={css.title}><Icon name="warn" /> {told.title}</p>}
      <p>{told.detail}</p>
      {told.errors && (
        <ul className={css.rows}>
          {told.errors.map((row, at) => <li key={at}><b>{words.t('trouble.row', { row: row.row })}</b> {row.detail} {row.fix}</li>)}
        </ul>
      )}
      <p className={css.fix}><b>{words.t('trouble.fix')}:</b> {told.fix}</p>
      {onRetry && <Button variant="default" onClick={() => void onRetry()}>{words.t('trouble.retry')}</Button>}
    </div>
  );
}

function tell(trouble: Trouble, { t }: Words): Told {
  if (trouble.kind === 'problem') {
    const { code, title, detail, fix, errors } = trouble.problem;
    // What does not fit is told by the sentence; its list is for programs, by their own names.
    return { title, detail, fix, errors: code === 'input_invalid' ? undefined : errors };
  }
  if (trouble.kind === 'unreachable') {
    return { title: t('trouble.unreachable'), detail: t('trouble.unreachableDetail'), fix: t('trouble.unreachableFix'), errors: undefined };
  }
  return { title: t('trouble.unreadable'), detail: t('trouble.unreadableDetail', { status: String(trouble.status) }), fix: t('trouble.unreadableFix'), errors: undefined };
}
