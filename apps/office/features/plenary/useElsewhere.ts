import { useQuery } from '@tanstack/react-query';
import { bundles as bundlesQuery, hall as hallQuery } from '../plenary-bundle/queries.ts';
import type { Elsewhere } from './elsewhere.ts';

/** Whether a plenary goes on, or ended, elsewhere than here; 0 = not known yet which plenary. */
export function useElsewhere(plenary: number): Elsewhere {
  const hall = useQuery(hallQuery).data?.hall;
  const out = useQuery({ ...bundlesQuery(plenary), enabled: plenary > 0 }).data?.out;
  return hall?.finishedAt != null ? 'over' : hall == null && out != null ? 'out' : null;
}
