import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { useWords } from '../../i18n/index.ts';
import { offers } from './offers.ts';
import type { LineRef, PlenaryPage } from './wire.ts';

/** Puts the line that is read onto the projector of its group, unless whoever reads switched that off. */
export function useShow(page: PlenaryPage, group: number | undefined, { contest, region, station }: LineRef) {
  const { t } = useWords();
  const client = useQueryClient();
  const [on, setOn] = useState(() => sessionStorage.getItem(OFF) === null);
  const [failed, setFailed] = useState(false);
  const may = offers(page, 'show') && group !== undefined;
  const showing = page.groups.find(({ number }) => number === group)?.showing;
  const isShown = showing?.contest === contest && showing.region === region && showing.station === station;
  useEffect(() => {
    if (!may || !on || isShown) return;
    write(`/api/plenaries/${page.id}/show`, { group, line: { contest, region, station } }, newKey())
      .then(() => { setFailed(false); return client.invalidateQueries({ queryKey: ['plenary', page.id, 'page'] }); }, () => setFailed(true));
    // Once for every line: a colleague of the same group who shows another is not fought over.
  }, [may, on, page.id, group, contest, region, station]);
  if (!may) return null;
  const change = (next: boolean): void => {
    setOn(next);
    if (next) sessionStorage.removeItem(OFF);
    else sessionStorage.setItem(OFF, '1');
  };
  return <>{failed && <span className="small">{t('plenary.showFailed')}</span>}<Checkbox label={t('plenary.show')} checked={on} onChange={change} /></>;
}

const OFF = 'e-rekap.screen-off';
