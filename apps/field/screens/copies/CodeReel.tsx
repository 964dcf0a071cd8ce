import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/useWords.ts';
import { drawCode } from './code-drawing.ts';

/** How long a part stands: a cheap phone looks about six times a second. */
const STAND_MILLISECONDS = 450;
const SIDE = 900;

/** The parts of a copy one after the other, until the other phone has them all. It can be stopped: what moves by itself must be (WCAG 2.2, 2.2.2). */
export function CodeReel({ frames }: { frames: readonly string[] }) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState(0);
  const [running, setRunning] = useState(true);
  const next = (): void => setAt((before) => (before + 1) % frames.length);
  useEffect(() => { if (canvas.current && frames[at] !== undefined) drawCode(canvas.current, frames[at], SIDE); }, [frames, at]);
  useEffect(() => {
    if (!running || frames.length < 2) return undefined;
    const timer = setInterval(() => setAt((before) => (before + 1) % frames.length), STAND_MILLISECONDS);
    return () => clearInterval(timer);
  }, [running, frames]);
  useStayAwake();
  const part = { at: at + 1, all: frames.length };
  return (
    <div className="reel">
      <canvas ref={canvas} role="img" aria-label={t('copy.code', part)} data-testid="code" data-part={at} />
      {frames.length > 1 && (
        <div className="row">
          <span className="reel-part">{t('copy.part', part)}</span>
          <button type="button" className="button" onClick={() => setRunning(!running)}>{t(running ? 'copy.pause' : 'copy.goOn')}</button>
          {!running && <button type="button" className="button" onClick={next}>{t('copy.next')}</button>}
        </div>
      )}
    </div>
  );
}

/** A screen that goes dark shows no code. */
function useStayAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    if ('wakeLock' in navigator) navigator.wakeLock.request('screen').then((got) => { if (over) void got.release(); else lock = got; }, () => undefined);
    return () => {
      over = true;
      void lock?.release();
    };
  }, []);
}

/** All parts at once, for paper. */
export function CodeSheet({ frames }: { frames: readonly string[] }) {
  const { t } = useWords();
  return (
    <div className="code-sheet print-only">
      {frames.map((frame, at) => (
        <figure key={frame}>
          <canvas ref={(canvas) => { if (canvas) drawCode(canvas, frame, 400); }} />
          <figcaption>{t('copy.part', { at: at + 1, all: frames.length })}</figcaption>
        </figure>
      ))}
    </div>
  );
}
