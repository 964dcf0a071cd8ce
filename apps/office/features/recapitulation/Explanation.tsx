import type { Official } from '../../api/types.ts';
import { useWords, type Words } from '../../i18n/index.ts';

/** Why official figures and ours differ, as far as the sheets below tell. */
export function explain(official: Official, { t }: Words): string {
  const { missing, hard, corrected } = official.explanation;
  const parts = [
    missing > 0 ? t('results.explainMissing', { count: missing }) : '',
    hard > 0 ? t('results.explainHard', { count: hard }) : '',
    corrected > 0 ? t('results.explainCorrected', { count: corrected }) : '',
  ].filter(Boolean);
  if (parts.length > 0) return parts.join(' · ');
  return Object.values(official.differences).some((difference) => difference !== 0) ? t('results.explainNone') : t('results.same');
}

/** The note under a comparison: where the official figures come from and what explains the rest. */
export function Explanation({ official }: { official: Official | null }) {
  const words = useWords();
  if (!official) return <p className="small quiet">{words.t('results.noOfficial')}</p>;
  return (
    <p className="small quiet">
      {words.t('results.officialFrom', { source: official.source })}. {words.t('results.differenceNote')} {words.t('results.explain')}: <b>{explain(official, words)}</b>.
    </p>
  );
}
