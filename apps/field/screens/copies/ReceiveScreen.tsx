import { useState } from 'react';
import { go, goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import { Wrong } from '../../components/TextField.tsx';
import type { KeptCopy, SheetCopy } from '../../copies/copy.ts';
import { takeCopy } from '../../copies/keep.ts';
import { useWords } from '../../words/useWords.ts';
import { FetchForm } from './FetchForm.tsx';
import { FrameScanner } from './FrameScanner.tsx';

/** A copy comes in: by the camera from the station's phone, or, with a network, from the office. */
export const ReceiveScreen: ScreenOf = () => {
  const { t } = useWords();
  const { online, work } = useField();
  const [wrong, setWrong] = useState<string>();
  const take = (copy: SheetCopy, from: KeptCopy['from']): void => {
    takeCopy(copy, from).then(({ contest, village, station, hash }) => go('compare', contest, village, station, hash), () => setWrong(t('receive.notKept')));
  };
  return (
    <>
      <button type="button" className="button" onClick={() => goUp('')}><Mark name="back" /> {t('compare.back')}</button>
      <Heading>{t('receive.title')}</Heading>
      {wrong && <Wrong>{wrong}</Wrong>}
      <FrameScanner onCopy={(copy) => take(copy, 'phone')} />
      {online && work && work.stations.length > 0 && <FetchForm work={work} onCopy={(copy) => take(copy, 'house')} />}
    </>
  );
};
