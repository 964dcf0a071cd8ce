import { useEffect, useMemo, useState } from 'react';
import { goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { held } from '../../app/state.ts';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import { wordsOfCopy, type SheetCopy } from '../../copies/copy.ts';
import { framesOf } from '../../copies/frames.ts';
import { copyOf, signedHere } from '../../copies/make.ts';
import { packCopy } from '../../copies/pack.ts';
import { hashOf } from '../../copies/signature.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import type { QueueItem } from '../../queue/states.ts';
import { sheetAt, type FoundSheet } from '../../station/find.ts';
import { stationParts } from '../../station/names.ts';
import { viewOf } from '../../station/sheet-state.ts';
import { useWords } from '../../words/useWords.ts';
import { ReceiptButton } from '../papers/ReceiptButton.tsx';
import { CodeReel, CodeSheet } from './CodeReel.tsx';
import { CopyFigures } from './CopyFigures.tsx';

/** The copy of a sheet for whoever watches at the station: large figures, and codes that hold the signed entry, with no network. */
export const HandOutScreen: ScreenOf = ({ parts }) => {
  const { t } = useWords();
  const state = useField();
  const found = sheetAt(parts, state);
  if (!found) return <Heading>{t('sheet.unknown')}</Heading>;
  const item = signedHere(state.items, found);
  return (
    <>
      <button type="button" className="button no-print" onClick={() => goUp('sheet', ...parts)}><Mark name="back" /> {t('photo.back')}</button>
      <div>
        <Heading>{t('copy.title')}</Heading>
        <p>{found.contest.name}, {t('station.name', stationParts(found.station))}</p>
      </div>
      {item ? <HandOut found={found} item={item} /> : <p>{t('copy.nothing')}</p>}
    </>
  );
};

type Made = { readonly hash: string; readonly frames: readonly string[] | null };

/** The codes of a copy, made again only when the copy changes. */
function useFrames(copy: SheetCopy): Made | null {
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => {
    let isOld = false;
    void Promise.all([hashOf(copy), packCopy(copy).then(framesOf)]).then(([hash, frames]) => { if (!isOld) setMade({ hash, frames }); });
    return () => { isOld = true; };
  }, [copy]);
  return made;
}

function HandOut({ found, item }: { found: FoundSheet; item: QueueItem }) {
  const { t } = useWords();
  const { profile, device } = useField();
  const copy = useMemo(() => copyOf(item, found, { profile, device }, held.record?.publicKey ?? null), [item.id, found.contest.id, profile, device]);
  const made = useFrames(copy);
  const frames = made?.frames ?? null;
  return (
    <>
      {item.state === 'sent' ? <Newer found={found} hash={made?.hash ?? null} /> : <p className="notice warn" role="status">{t('copy.notArrived')}</p>}
      <p className="no-print">{t('copy.about')}</p>
      {frames && <CodeReel frames={frames} />}
      {made && !frames && <p className="notice warn" role="status">{t('copy.tooLarge')}</p>}
      <Signed copy={copy} found={found} hash={made?.hash ?? null} />
      {frames && <CodeSheet frames={frames} />}
      <button type="button" className="button no-print" onClick={() => print()}>{t('copy.print')}</button>
      {item.state === 'sent' && <ReceiptButton sheet={found.name} />}
    </>
  );
}

/** The house holds another entry than the one that this phone signed last. */
function Newer({ found, hash }: { found: FoundSheet; hash: string | null }) {
  const { t } = useWords();
  const { items, drafts, work } = useField();
  const { sheet } = viewOf(found.name, { items, drafts, sheets: work?.sheets ?? [] });
  return sheet?.entry && hash !== null && sheet.entry.hash !== hash ? <p className="notice warn" role="status">{t('copy.newer', { by: sheet.entry.by })}</p> : null;
}

/** What was signed: figures, reasons, by whom, and the photos it names. */
function Signed({ copy, found: { contest, station }, hash }: { copy: SheetCopy; found: FoundSheet; hash: string | null }) {
  const { t, moment } = useWords();
  const entry = wordsOfCopy(copy);
  return (
    <>
      <CopyFigures form={sheetFormOf(contest, station).form} figures={entry.figures} />
      {Object.entries(entry.reasons).map(([code, reason]) => <p key={code}>{t('sheet.ruleReason', { reason })}</p>)}
      <p className="small">{t('copy.signedAt', { by: copy.by, at: moment(copy.time) })} {entry.photos.length > 0 ? t('copy.photos', { count: entry.photos.length }) : t('copy.noPhotos')} {t('copy.notOfficial')}</p>
      {entry.photos.map(({ page, sha256 }) => <p key={sha256} className="small print-only">{t('photo.page', { page })}: <span className="codes">{sha256}</span></p>)}
      {hash && <p className="small">{t('copy.hash')}: <span className="codes">{hash}</span></p>}
    </>
  );
}
