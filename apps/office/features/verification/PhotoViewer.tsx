import { useEffect, useLayoutEffect, useRef, useState, type MouseEvent as Press, type PointerEvent as Drag, type RefObject } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { useBrought } from './useBrought.ts';
import { Keys } from './Keys.tsx';
import type { Task } from './wire.ts';
import { fitted, followed, lyingSize, moved, START, turned, unfollowed, zoomed, type Size, type View } from './view.ts';
import css from './PhotoViewer.module.css';

const NOTHING: Size = { width: 0, height: 0 };
const LARGER = 1.25;
/** Pixels of one press of an arrow. */
const STRIDE = 90;

type Props = { photos: Task['photos']; shown: number; onShow: (at: number) => void; name: string; /** How far down its page the hand is, 0 to 1: the picture goes along. */ share?: number | undefined };

/** The photographed pages: larger, turned, pushed about, by hand and by keys, while the fields keep the focus. */
export function PhotoViewer({ photos, shown, onShow, name, share = 0 }: Props) {
  const { t } = useWords();
  const [frameRef, frame] = useSize();
  const [picture, setPicture] = useState<Readonly<Record<string, Size>>>({});
  const [views, setViews] = useState<Readonly<Record<string, View>>>({});
  const [failed, setFailed] = useState<Readonly<Record<string, true>>>({});
  const photo = photos[shown];
  const hash = photo?.sha256 ?? '';
  const brought = useBrought(hash);
  const size = picture[hash] ?? NOTHING;
  const view = followed(size, frame, views[hash] ?? START, share);
  const change = (next: (size: Size, frame: Size, view: View) => View): void =>
    setViews((old) => ({ ...old, [hash]: unfollowed(size, frame, next(size, frame, followed(size, frame, old[hash] ?? START, share)), share) }));
  const act: Acts = {
    larger: () => change((...now) => zoomed(...now, LARGER)), smaller: () => change((...now) => zoomed(...now, 1 / LARGER)), fit: () => change(fitted),
    left: () => change((...now) => turned(...now, -1)), right: () => change((...now) => turned(...now, 1)),
    page: (by) => onShow(Math.min(photos.length - 1, Math.max(0, shown + by))), move: (x, y) => change((...now) => moved(...now, { x, y })),
  };
  useViewerKeys(act, frameRef);
  useWheel(frameRef, (by) => act.move(by.x, by.y), (factor, at) => change((...now) => zoomed(...now, factor, at)));
  const drag = useDrag((x, y) => act.move(x, y));
  return (
    <section className={css.viewer} aria-label={t('verify.photos')}>
      <Tools act={act} photos={photos} shown={shown} />
      <div ref={frameRef} className={css.frame} {...drag}>
        {brought === 'yes' && photos.map(({ page, sha256 }, at) => (
          <Picture
            key={sha256} hash={sha256} isShown={at === shown} alt={t('verify.photoOf', { page, name })} size={picture[sha256] ?? NOTHING} frame={frame} view={followed(picture[sha256] ?? NOTHING, frame, views[sha256] ?? START, share)}
            onSize={(found) => setPicture((old) => ({ ...old, [sha256]: found }))} onFail={() => setFailed((old) => ({ ...old, [sha256]: true }))}
          />
        ))}
        {photo && brought === 'no' && <p className={css.failed} role="status">{t('verify.photoNotBrought')}</p>}
        {photo && failed[hash] && <p className={css.failed} role="alert">{t('verify.photoFailed')}</p>}
        {!photo && <p className={css.failed}>{t('verify.photoNone')}</p>}
      </div>
      <p className="hidden-words" aria-live="polite">{photo ? t('verify.photoShown', { page: photo.page, percent: Math.round(view.zoom * 100) }) : ''}</p>
    </section>
  );
}

type Acts = { larger(): void; smaller(): void; fit(): void; left(): void; right(): void; page(by: number): void; move(x: number, y: number): void };

function Tools({ act, photos, shown }: { act: Acts; photos: Task['photos']; shown: number }) {
  const { t } = useWords();
  const photo = photos[shown];
  const isMany = photos.length > 1;
  return (
    // The hands stay on the digits: a press here takes no focus from them.
    <div className={css.tools} onMouseDown={(event) => event.preventDefault()}>
      <div className={css.set}>
        {isMany && <button type="button" disabled={shown === 0} onClick={() => act.page(-1)} aria-label={t('verify.pageBefore')}><Icon name="previous" /></button>}
        {/* One picture alone does not tell how many pages there are. */}
        <span className={css.page}>{isMany ? t('verify.page', { page: photo?.page ?? 0, last: Math.max(0, ...photos.map(({ page }) => page)) }) : `${t('case.page')} ${photo?.page ?? ''}`}</span>
        {isMany && <button type="button" disabled={shown >= photos.length - 1} onClick={() => act.page(1)} aria-label={t('verify.pageAfter')}><Icon name="next" /></button>}
        {isMany && <Keys press="Alt" arrows={['←', '→']} />}
      </div>
      <div className={css.set}>
        <button type="button" onClick={act.smaller} aria-label={t('verify.smaller')}>−</button>
        <button type="button" onClick={act.larger} aria-label={t('verify.larger')}>+</button>
        <Keys press="Alt" arrows={['↑', '↓']} />
        <button type="button" onClick={act.fit}>{t('verify.fit')}</button>
        <Keys press="Alt 0" />
      </div>
      <div className={css.set}>
        <button type="button" onClick={act.left} aria-label={t('verify.turnLeft')}><Icon name="turnLeft" /></button>
        <button type="button" onClick={act.right} aria-label={t('verify.turnRight')}><Icon name="turnRight" /></button>
        <Keys press="Alt , ." />
      </div>
    </div>
  );
}

type PictureProps = { hash: string; isShown: boolean; alt: string; size: Size; frame: Size; view: View; onSize: (size: Size) => void; onFail: () => void };

/** Every page is loaded at once, so that turning to it costs no waiting. */
function Picture({ hash, isShown, alt, size, frame, view, onSize, onFail }: PictureProps) {
  const { width, height } = lyingSize(size, frame, view);
  const [across, down] = view.turn % 2 === 0 ? [width, height] : [height, width];
  return (
    <img
      className={css.picture} src={`/api/photos/${hash}`} alt={alt} hidden={!isShown} draggable={false} onError={onFail}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => onSize({ width: naturalWidth, height: naturalHeight })}
      style={{ width: across, height: down, transform: `translate(${view.x + (width - across) / 2}px, ${view.y + (height - down) / 2}px) rotate(${view.turn * 90}deg)` }}
    />
  );
}

function useSize(): [RefObject<HTMLDivElement | null>, Size] {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(NOTHING);
  useEffect(() => {
    if (!ref.current) return undefined;
    const watch = new ResizeObserver(([entry]) => { if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height }); });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, size];
}

/** Alt with an arrow turns pages and changes the size, with Shift too it pushes the picture; the hands stay on the digits. */
function useViewerKeys(act: Acts, frame: RefObject<HTMLElement | null>): void {
  const current = useRef(act);
  useLayoutEffect(() => { current.current = act; });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      // Under an open window another picture is looked at, not this one.
      const over = document.querySelector('dialog[open]');
      if (over && !over.contains(frame.current)) return;
      const now = current.current;
      const keys: Readonly<Record<string, () => void>> = event.shiftKey
        ? { ArrowLeft: () => now.move(STRIDE, 0), ArrowRight: () => now.move(-STRIDE, 0), ArrowUp: () => now.move(0, STRIDE), ArrowDown: () => now.move(0, -STRIDE) }
        : { ArrowLeft: () => now.page(-1), ArrowRight: () => now.page(1), ArrowUp: now.larger, ArrowDown: now.smaller, 0: now.fit, ',': now.left, '.': now.right };
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [frame]);
}

/** The wheel pushes the picture; with Ctrl (and by two fingers on a pad) it changes the size where the pointer is. */
function useWheel(ref: RefObject<HTMLDivElement | null>, move: (by: { x: number; y: number }) => void, zoom: (factor: number, at: { x: number; y: number }) => void): void {
  const current = useRef({ move, zoom });
  useEffect(() => { current.current = { move, zoom }; });
  useEffect(() => {
    const frame = ref.current;
    const listen = (event: WheelEvent): void => {
      event.preventDefault();
      const corner = frame?.getBoundingClientRect();
      if (event.ctrlKey) current.current.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - (corner?.left ?? 0), y: event.clientY - (corner?.top ?? 0) });
      else current.current.move({ x: -event.deltaX, y: -event.deltaY });
    };
    frame?.addEventListener('wheel', listen, { passive: false });
    return () => frame?.removeEventListener('wheel', listen);
  }, [ref]);
}

function useDrag(move: (x: number, y: number) => void) {
  const last = useRef<{ x: number; y: number } | null>(null);
  const end = (): void => { last.current = null; };
  return {
    onMouseDown: (event: Press<HTMLDivElement>) => event.preventDefault(),
    onPointerDown: (event: Drag<HTMLDivElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: Drag<HTMLDivElement>) => {
      const from = last.current;
      if (!from) return;
      last.current = { x: event.clientX, y: event.clientY };
      move(event.clientX - from.x, event.clientY - from.y);
    },
    onPointerUp: end, onPointerCancel: end,
  };
}
