import { useEffect, useMemo, useState } from 'react';
import { Heading } from '../../components/Heading.tsx';
import { Wrong } from '../../components/TextField.tsx';
import type { Shrunk } from '../../photos/shrink.ts';
import { isFull } from '../../vault/full.ts';
import { useWords } from '../../words/useWords.ts';

const ZOOMS = [100, 200, 350, 500] as const;

type Props = { readonly page: number; readonly photo: Shrunk; /** Another page for which this very picture is used already. */ readonly sameAs: number | null; readonly onUse: () => Promise<void>; readonly onRetake: () => void };

/** The photo as it will be sent, to be enlarged and moved about, before it is used. */
export function PhotoCheck({ page, photo, sameAs, onUse, onRetake }: Props) {
  const { t } = useWords();
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const use = (): void => {
    setBusy(true);
    onUse().catch((fault: unknown) => {
      setBusy(false);
      setWrong(t(isFull(fault) ? 'photo.full' : 'photo.notKept'));
    });
  };
  return (
    <>
      <Heading>{t('photo.check', { page })}</Heading>
      <p>{t('photo.checkAbout')}</p>
      {sameAs !== null && <p className="notice hard" role="alert">{t('photo.sameAs', { page, other: sameAs })}</p>}
      {photo.warnings.map((warning) => <p key={warning} className="notice warn" role="status">{t(`photo.warn.${warning}`)}</p>)}
      <ZoomBox bytes={photo.bytes} label={t('photo.large', { page })} />
      <p className="small">{t('photo.size', { width: photo.width, height: photo.height, kb: Math.round(photo.bytes.byteLength / 1000) })}</p>
      {wrong && <Wrong>{wrong}</Wrong>}
      {sameAs === null && <button type="button" className="button main" disabled={busy} onClick={use}>{t('photo.use')}</button>}
      <button type="button" className={sameAs === null ? 'button' : 'button main'} disabled={busy} onClick={onRetake}>{t(sameAs === null ? 'photo.retake' : 'photo.cancelSame')}</button>
      {sameAs !== null && <button type="button" className="button" disabled={busy} onClick={use}>{t('photo.useSame')}</button>}
    </>
  );
}

function ZoomBox({ bytes, label }: { bytes: ArrayBuffer; label: string }) {
  const { t } = useWords();
  const [step, setStep] = useState(0);
  const url = useMemo(() => URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })), [bytes]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div className="zoom">
      <div className="zoom-box" tabIndex={0} role="region" aria-label={label}><img src={url} alt={label} style={{ inlineSize: `${ZOOMS[step] ?? 100}%` }} /></div>
      <div className="row">
        <button type="button" className="button" disabled={step === 0} onClick={() => setStep(step - 1)}>− {t('photo.zoomOut')}</button>
        <button type="button" className="button" disabled={step === ZOOMS.length - 1} onClick={() => setStep(step + 1)}>+ {t('photo.zoomIn')}</button>
      </div>
    </div>
  );
}
