import { useQuery } from '@tanstack/react-query';
import { region as regionQuery } from '../../../api/queries.ts';
import { useWords } from '../../../i18n/index.ts';

/** The region of a person in words; its code while the name is on its way. */
export function PersonCell({ scheme, path }: { scheme: string; path: string }) {
  const { t } = useWords();
  const village = path.split('/')[0] ?? '';
  const { data } = useQuery({ ...regionQuery(scheme, village), enabled: scheme !== '*' && village !== '' });
  if (village === '') return <>{t('region.nation')}</>;
  return data ? <>{data.region.name}</> : <span className="codes">{village}</span>;
}
