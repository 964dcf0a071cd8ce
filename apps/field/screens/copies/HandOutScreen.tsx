import { useEffect, useMemo, useState } from 'react';
import { goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { held } from '../../app/state.ts';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import { wordsOfCopy, type SheetCopy } from '../../copies/copy.ts';
import { framesOf } from '../../copies/frames.ts';
import { copyOf, replacedBy, signedHere } from '../../copies/make.ts';
import { packCopy } from '../../copies/pack.ts';
import { hashOf } from '../../copies/signature.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import type { QueueItem } from '../../queue/states.ts';
import { sheetAt, type FoundSheet } from '../../station/find.ts';
import { stationParts } from '../../station/names.ts';
import { viewOf } from '../../station/sheet-state.ts';
import { useWords } from '../../words/useWords.ts';
import { RuleReasons } from '../RuleReasons.tsx';
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
  const { items, drafts, work } = useField();
  const newer = made && replacedBy(item, made.hash, viewOf(found.name, { items, drafts, sheets: work?.sheets ?? [] }).sheet);
  if (newer) return <Replaced found={found} entry={newer} />;
  const frames = made?.frames ?? null;
  return (
    <>
      {item.state !== 'sent' && <p className="notice warn" role="status">{t('copy.notArrived')}</p>}
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

/** Another entry took the place of the one that this phone signed: no codes of what no longer stands, but what stands now, to be looked at. */
function Replaced({ found, entry }: { found: FoundSheet; entry: NonNullable<ReturnType<typeof replacedBy>> }) {
  const { t, moment } = useWords();
  const [isShown, setShown] = useState(false);
  const { number, by, receivedAt, hash, figures } = entry;
  return (
    <>
      <section className="notice warn" role="status">
        <p><b>{t('copy.replaced', { number, by })}</b></p>
        <p>{t('copy.replacedAbout', { by })}</p>
      </section>
      {isShown ? (
        <>
          <h2>{t('copy.newTitle', { number })}</h2>
          <p className="small">{t('sheet.saidBy', { by, at: moment(receivedAt) })} {t('copy.notOfficial')}</p>
          <CopyFigures form={sheetFormOf(found.contest, found.station).form} figures={figures} />
          <p className="small">{t('copy.hash')}: <span className="codes">{hash}</span></p>
        </>
      ) : <button type="button" className="button main" onClick={() => setShown(true)}>{t('copy.showNew', { number })}</button>}
      <ReceiptButton sheet={found.name} />
    </>
  );
}

/** What was signed: figures, reasons, by whom, and the photos it names. */
function Signed({ copy, found: { contest, station }, hash }: { copy: SheetCopy; found: FoundSheet; hash: string | null }) {
  const { t, moment } = useWords();
  const entry = wordsOfCopy(copy);
  return (
    <>
      <CopyFigures form={sheetFormOf(contest, station).form} figures={entry.figures} />
      <RuleReasons form={sheetFormOf(contest, station).form} sheet={sheetFormOf(contest, station)} figures={entry.figures} reasons={entry.reasons} />
      <p className="small">{t('copy.signedAt', { by: copy.by, at: moment(copy.time) })} {entry.photos.length > 0 ? t('copy.photos', { count: entry.photos.length }) : t('copy.noPhotos')} {t('copy.notOfficial')}</p>
      {entry.photos.map(({ page, sha256 }) => <p key={sha256} className="small print-only">{t('photo.page', { page })}: <span className="codes">{sha256}</span></p>)}
      {hash && <p className="small">{t('copy.hash')}: <span className="codes">{hash}</span></p>}
    </>
  );
}
