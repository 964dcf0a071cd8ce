import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PersonPage } from '../../../../modules/people/contract.ts';
import { readNik, NIK_WARNINGS, nikWarnings } from '../../../../modules/people/rules.ts';
import { Facts } from '../../components/Facts.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { lookAtNik } from './queries.ts';
import { RevealDialog } from './RevealDialog.tsx';
import { useReach } from './useReach.ts';
import css from './people.module.css';

/** Who a person is. The NIK is masked until somebody with the right gives a reason. */
export function PersonFacts({ page }: { page: PersonPage }) {
  const { t, text, date } = useWords();
  const reach = useReach();
  const [asking, setAsking] = useState(false);
  const [nik, setNik] = useState<string | null>(null);
  const mayLook = page.nik !== null && nik === null && reach.overPerson('people.read_nik', page);
  const read = nik === null ? null : readNik(nik);
  const odd = read?.ok ? nikWarnings(read.facts, page) : [];
  return (
    <Sheet title={t('people.facts')} aside={mayLook && <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>{t('people.showNik')}</Button>}>
      <div className={css.form}>
        <Facts facts={[
          { label: t('people.nik'), value: <span className="codes">{nik ?? page.nik ?? t('people.none')}</span> },
          { label: t('people.sex'), value: page.sex ? t(`people.${page.sex}`) : t('people.unknown') },
          { label: t('people.birthDate'), value: page.birthDate ? date(page.birthDate) : (page.birthYear ?? t('people.unknown')) },
          { label: t('people.birthPlace'), value: page.birthPlace ?? t('people.unknown') },
          { label: t('people.home'), value: page.home.at(-1)?.name ?? page.path, note: <span className="codes">{page.path}</span> },
          { label: t('people.id'), value: <span className="codes small">{page.id}</span> },
        ]} />
        {odd.map((one) => <p key={one} className={css.warned}>{text(NIK_WARNINGS[one])}</p>)}
      </div>
      {asking && <RevealDialog title={t('people.showNik')} look={(reason) => lookAtNik(page.id, reason)} onShown={(shown) => setNik(shown.nik)} onClose={() => setAsking(false)} />}
    </Sheet>
  );
}
