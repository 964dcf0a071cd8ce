import { useEffect, useRef, useState } from 'react';
import { Wrong } from '../components/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import { codeIn } from './code.ts';
import { watchCodes } from './copies/camera.ts';

/** A phone without a camera types the code. */
export const canScan = (): boolean => 'mediaDevices' in navigator;

/** Shows what the camera sees until a code is in it. No picture leaves the phone or is kept. */
export function Scanner({ onCode, onStop }: { onCode: (code: string) => void; onStop: () => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [denied, setDenied] = useState(false);
  const found = useRef(onCode);
  found.current = onCode;
  useEffect(() => {
    if (!video.current) return undefined;
    const end = watchCodes(video.current, (text) => {
      const code = codeIn(text);
      if (code === null) return;
      end();
      found.current(code);
    }, () => setDenied(true));
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
