import { Page } from './Page.tsx';
import { ProblemView } from './ProblemView.tsx';

/** A screen that has nothing to show but its problem. */
export function PageProblem({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return <Page><ProblemView heading error={error} onRetry={onRetry} /></Page>;
}
