import { useEffect, useRef, useState } from 'react';
import { Wrong } from '../components/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import { codeIn } from './code.ts';

type Detector = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> };
type Detectors = { readonly BarcodeDetector?: new (options: { formats: readonly string[] }) => Detector };

const LOOK_EVERY_MILLISECONDS = 250;

/** Some browsers read QR codes themselves; in all others the code is typed. */
export const canScan = (): boolean => (globalThis as Detectors).BarcodeDetector !== undefined && 'mediaDevices' in navigator;

/** Shows what the camera sees until a code is in it. No picture leaves the phone or is kept. */
export function Scanner({ onCode, onStop }: { onCode: (code: string) => void; onStop: () => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [denied, setDenied] = useState(false);
  const found = useRef(onCode);
  found.current = onCode;
  useEffect(() => {
    const end = watch(video.current, (code) => found.current(code), () => setDenied(true));
    return end;
  }, []);
  return (
    <div className="scanner">
      {denied ? <Wrong>{t('enrol.scanDenied')}</Wrong> : <p>{t('enrol.scanHint')}</p>}
      <video ref={video} muted playsInline hidden={denied} />
      <button type="button" className="button" onClick={onStop}>{t('enrol.scanStop')}</button>
    </div>
  );
}

/** @returns ends the watching and lets the camera go */
function watch(screen: HTMLVideoElement | null, onCode: (code: string) => void, onDenied: () => void): () => void {
  const Detector = (globalThis as Detectors).BarcodeDetector;
  let stream: MediaStream | null = null;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function begin(): Promise<void> {
    if (!Detector || !screen) { onDenied(); return; }
    const detector = new Detector({ formats: ['qr_code'] });
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (over) { end(); return; }
    screen.srcObject = stream;
    await screen.play();
    const look = async (): Promise<void> => {
      const seen = await detector.detect(screen).catch(() => []);
      const code = seen.map(({ rawValue }) => codeIn(rawValue)).find((one) => one !== null);
      if (code) onCode(code);
      else if (!over) timer = setTimeout(() => void look(), LOOK_EVERY_MILLISECONDS);
    };
    await look();
  }
  function end(): void {
    over = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
  begin().catch(onDenied);
  return end;
}
