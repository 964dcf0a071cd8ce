import { useEffect, useRef, useState } from 'react';
import { Wrong } from '../../components/TextField.tsx';
import type { SheetCopy } from '../../copies/copy.ts';
import type { Tray } from '../../copies/frames.ts';
import { readFrame } from '../../copies/reading.ts';
import { useWords } from '../../words/useWords.ts';
import { watchCodes } from './camera.ts';

/** The camera, and how many parts of the copy were read. */
export function FrameScanner({ onCopy }: { onCopy: (copy: SheetCopy) => void }) {
  const { t } = useWords();
  const [tries, setTries] = useState(0);
  const [wrong, setWrong] = useState<'receive.denied' | 'receive.broken' | null>(null);
  return (
    <div className="scanner">
      <p>{t('receive.hint')}</p>
      {wrong ? <Wrong>{t(wrong)}</Wrong> : <Eye key={tries} onCopy={onCopy} onWrong={setWrong} />}
      {wrong && <button type="button" className="button" onClick={() => { setWrong(null); setTries(tries + 1); }}>{t('receive.again')}</button>}
    </div>
  );
}

type EyeProps = { readonly onCopy: (copy: SheetCopy) => void; readonly onWrong: (why: 'receive.denied' | 'receive.broken') => void };

function Eye({ onCopy, onWrong }: EyeProps) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [tray, setTray] = useState<Tray | null>(null);
  const told = useRef({ onCopy, onWrong });
  told.current = { onCopy, onWrong };
  useEffect(() => {
    if (!video.current) return undefined;
    let now: Tray | null = null;
    // One text after the other: each builds on the parts before it.
    let line = Promise.resolve();
    const read = async (text: string): Promise<void> => {
      const step = await readFrame(now, text);
      now = step.kind === 'open' ? step.tray : null;
      setTray(now);
      if (step.kind === 'done') { end(); told.current.onCopy(step.copy); }
      if (step.kind === 'broken') { end(); told.current.onWrong('receive.broken'); }
    };
    const end = watchCodes(video.current, (text) => { line = line.then(() => read(text)); }, () => told.current.onWrong('receive.denied'));
    return end;
  }, []);
  const done = tray?.parts.size ?? 0;
  return (
    <>
      <video ref={video} muted playsInline aria-hidden="true" />
      <p role="status"><b>{tray ? t('receive.progress', { done, all: tray.count }) : t('receive.waiting')}</b></p>
      {tray && <progress max={tray.count} value={done} aria-label={t('receive.progress', { done, all: tray.count })} />}
    </>
  );
}
