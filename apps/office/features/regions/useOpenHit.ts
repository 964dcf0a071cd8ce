import { useNavigate } from '@tanstack/react-router';
import { covers } from '../../api/rights.ts';
import { useRightsIn } from '../../api/useRights.ts';
import type { RegionHit } from '../../api/types.ts';
import { useContest, useScheme } from './useScheme.ts';

/** Opens what was found: within a contest its results or its sheet, elsewhere the page of the region. */
export function useOpenHit(): (hit: RegionHit) => void {
  const navigate = useNavigate();
  const current = useContest();
  const scheme = useScheme();
  const { may } = useRightsIn(current?.event);
  return (hit) => {
    const wanted = hit.station === null ? may('recapitulation.read', hit.path) : may('sheets.read', `${hit.path}/${hit.station}`);
    if (!current || !covers(current.region.path, hit.path) || !wanted) {
      void navigate({ to: '/regions', search: { scheme, path: hit.path } });
    } else if (hit.station !== null) {
      void navigate({ to: '/contests/$contest/sheets/$village/$station', params: { contest: String(current.id), village: hit.path, station: String(hit.station) }, search: {} });
    } else {
      void navigate({ to: '/contests/$contest/results', params: { contest: String(current.id) }, search: { region: hit.path } });
    }
  };
}
