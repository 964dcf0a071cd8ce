import { useQuery } from '@tanstack/react-query';
import { address } from '../../api/client.ts';
import { hall } from '../plenary-bundle/queries.ts';

const AT_OFFICE = 'photos_at_office';

/**
 * Whether pictures can be shown here. A plenary is taken to its hall with all its pictures or with none (`erekap hall out
 * --photos`), so on that laptop one is asked for, once, and answers for the others. At the office they are always there.
 * @param hash SHA-256 of any picture of the page; '' = none
 */
export function useBrought(hash: string): 'yes' | 'no' | 'asking' {
  const house = useQuery(hall);
  const isHall = house.data !== undefined && house.data.hall !== null;
  const picture = useQuery({
    queryKey: ['hall', 'pictures'], enabled: isHall && hash !== '', staleTime: Infinity, gcTime: Infinity, retry: false,
    queryFn: async ({ signal }) => !(await isAtOffice(await fetch(address(`/api/photos/${hash}`, {}), { signal }))),
  });
  if (house.isPending || (isHall && hash !== '' && picture.isPending)) return 'asking';
  return isHall && picture.data === false ? 'no' : 'yes';
}

const isAtOffice = async (answer: Response): Promise<boolean> => !answer.ok && ((await answer.json().catch(() => null)) as { code?: string } | null)?.code === AT_OFFICE;
