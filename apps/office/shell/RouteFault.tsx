import { Page } from '../components/Page.tsx';
import { ProblemView } from '../components/ProblemView.tsx';

/** A screen that broke while it was drawn: the rest of the house stays usable. */
export function RouteFault({ error, reset }: { error: unknown; reset: () => void }) {
  return <Page><ProblemView error={error} onRetry={reset} /></Page>;
}
