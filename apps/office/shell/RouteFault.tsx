import { PageProblem } from '../components/PageProblem.tsx';

/** A screen that broke while it was drawn: the rest of the house stays usable. */
export function RouteFault({ error, reset }: { error: unknown; reset: () => void }) {
  return <PageProblem error={error} onRetry={reset} />;
}
