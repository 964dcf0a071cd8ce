import { Button } from '@mantine/core';
import { useState } from 'react';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from './FormDialog.tsx';
import { GroupsField, groupsOf, type Division } from './GroupsField.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { lineName } from './lines.ts';
import { offers } from './offers.ts';
import type { Doing } from './PlenaryPage.tsx';
import { useAct } from './useAct.ts';
import type { PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

/** Who reads side by side, what each has on its projector, and the way to its desk. */
export function Groups({ page, ask }: Doing) {
  const { t } = useWords();
  const many = page.groups.length > 1;
  const mayDivide = offers(page, 'groups') && page.groups.flatMap(({ regions }) => regions).length > 1;
  return (
    <Sheet title={t('plenary.groups')} aside={mayDivide && <Button size="compact-md" variant="default" onClick={() => ask({ kind: 'groups' })}>{t('plenary.divide')}</Button>}>
      <ul className={css.contests}>
        {page.groups.map((group) => (
          <li key={group.number}>
            <div className={css.contestHead}>
              <h3>{many ? group.name : t('plenary.oneGroup')}</h3>
              {many && page.state !== 'closed' && (
                <span className={css.tools}>
                  {offers(page, 'read') && <ButtonLink size="compact-sm" to="/plenaries/$id/read" params={{ id: String(page.id) }} search={{ group: String(group.number) }}>{t('plenary.readGroup')}</ButtonLink>}
                  <ButtonLink size="compact-sm" to="/plenaries/$id/layar" params={{ id: String(page.id) }} search={{ group: String(group.number) }} target="_blank">{t('plenary.screenOfGroup')}</ButtonLink>
                </span>
              )}
            </div>
            <p className="small quiet">{group.regions.length > 6 ? t('plenary.regions', { count: group.regions.length }) : group.regions.map(({ name }) => name).join(', ')}</p>
            <p className="small">{group.showing ? t('plenary.onScreen', { name: lineName(group.showing, page) }) : t('plenary.screenDark')}</p>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Divides the reading anew; what is read stays read. */
export function GroupsDialog({ page, onClose }: { page: PlenaryPage; onClose: () => void }) {
  const { t } = useWords();
  const units = page.groups.flatMap(({ regions }) => regions).sort((a, b) => (a.path < b.path ? -1 : 1));
  const [division, setDivision] = useState<Division>({ count: page.groups.length, of: Object.fromEntries(page.groups.flatMap(({ number, regions }) => regions.map(({ path }) => [path, number]))) });
  const act = useAct(onClose);
  return (
    <FormDialog
      title={t('plenary.divide')} submit={t('plenary.divideSave')} ready busy={act.isPending} error={act.error} onClose={onClose}
      onSubmit={() => act.mutate({ path: `/api/plenaries/${page.id}/groups`, body: { groups: groupsOf(division, (number) => t('plenary.group', { number: String(number) })) } })}
    >
      <p>{t('plenary.divideAbout')}</p>
      <GroupsField units={units} value={division} onChange={setDivision} />
    </FormDialog>
  );
}
