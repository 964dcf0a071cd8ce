import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TwinList } from '../../../../modules/people/contract.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { useScheme } from '../regions/useScheme.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { twins } from './queries.ts';
import { RegionField } from './RegionField.tsx';
import { TwinPair } from './TwinPair.tsx';
import css from './people.module.css';

type Pair = TwinList['pairs'][number];
export type Merging = { readonly keep: Pair['one']; readonly gone: Pair['one'] };

/** People who may be recorded twice, side by side: join them, or say that they are two. */
export function TwinPairs({ region, onRegion, onDone }: { region: string | undefined; onRegion: (region: string | undefined) => void; onDone: (told: string) => void }) {
  const { t } = useWords();
  const scheme = useScheme();
  const { data, error, refetch } = useQuery(twins(region, scheme));
  const [merging, setMerging] = useState<Merging | null>(null);
  return (
    <div className={css.pairs}>
      <p>{t('people.twins.about')}</p>
      <div className={css.filter} data-print="never"><RegionField value={region} onChange={onRegion} /></div>
      {data?.nearSkipped && <p className={css.warned}>{t('people.twins.nearSkipped')}</p>}
      {data?.nearPartly && <p className={css.warned}>{t('people.twins.nearPartly')}</p>}
      {data?.pairs.length === 0 && <EmptyState title={t('people.twins.none')} fix={t('people.twins.noneFix')} />}
      {data?.pairs.map((pair) => <TwinPair key={`${pair.one.id} ${pair.other.id}`} pair={pair} onMerge={setMerging} onDone={onDone} />)}
      {data?.more && <p className="quiet">{t('people.twins.more')}</p>}
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={8} />}
      {merging && <MergeDialog {...merging} onDone={onDone} onClose={() => setMerging(null)} />}
    </div>
  );
}
