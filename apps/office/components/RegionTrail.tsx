import type { ReactNode } from 'react';
import type { RegionRef } from '../api/types.ts';
import { useWords } from '../i18n/index.ts';
import { Breadcrumb } from './Breadcrumb.tsx';

/** The ancestors of a region as links upward; `link` says where each leads. */
export function RegionTrail({ ancestors, here, link }: { ancestors: readonly RegionRef[]; here: string; link: (region: RegionRef, name: string) => ReactNode }) {
  const { t } = useWords();
  const steps = ancestors.map((one) => ({ key: one.path, link: link(one, one.path === '' ? t('region.nation') : one.name) }));
  return <Breadcrumb steps={steps} here={here} />;
}
