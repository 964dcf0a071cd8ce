import { useWords } from '../../i18n/index.ts';
import { Pairs } from './parts.tsx';
import type { SpecificShown } from './wire.ts';

/** One kind of specific data, as it was opened for this look. */
export function SpecificView({ shown: { value } }: { shown: SpecificShown }) {
  const { t } = useWords();
  if (value === null) return <p>{t('specific.empty')}</p>;
  if ('fit' in value) return <Pairs pairs={[[t('specific.fit'), t(`specific.fit.${value.fit}`)], ...(value.note ? [[t('specific.note'), value.note] as const] : [])]} />;
  if ('bank' in value) return <Pairs pairs={[[t('specific.bank'), value.bank], [t('specific.account'), <span key="a" className="codes">{value.account}</span>], [t('specific.holder'), value.holder]]} />;
  return <Pairs pairs={[[t('specific.status'), t(`specific.status.${value.status}`)], [t('specific.documentNo'), value.documentNo], ...(value.note ? [[t('specific.note'), value.note] as const] : [])]} />;
}
