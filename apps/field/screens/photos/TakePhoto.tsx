import { useRef, useState, type ChangeEvent } from 'react';
import { Wrong } from '../../components/TextField.tsx';
import { PhotoFaulty, shrink, type Shrunk } from '../../photos/shrink.ts';
import { useWords } from '../../words/useWords.ts';

type Props = {
  readonly page: number | null; readonly isFirst: boolean;
  /** It is the one thing to do now on this screen. */
  readonly isNext?: boolean;
  readonly onShrunk: (photo: Shrunk) => void;
};

/** Camera or gallery; what comes is shrunk at once. @param page null = no page of the sheet (an objection) */
export function TakePhoto({ page, isFirst, isNext = false, onShrunk }: Props) {
  const { t } = useWords();
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  async function take(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const input = event.currentTarget;
    const [file] = input.files ?? [];
    if (!file) return;
    setBusy(true);
    setWrong(undefined);
    try {
      onShrunk(await shrink(file));
    } catch (fault) {
      setWrong(t(`photo.${fault instanceof PhotoFaulty ? fault.fault : 'undecodable'}`));
    }
    // The same picture may be chosen again.
    input.value = '';
    setBusy(false);
  }
  const first = t(isFirst ? 'photo.take' : 'photo.again');
  const named = (what: string): string | undefined => (page === null ? undefined : t('photo.of', { what, page }));
  const choose = (event: ChangeEvent<HTMLInputElement>): void => void take(event);
  return (
    <>
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden data-testid={`camera-${page ?? 0}`} onChange={choose} />
      <input ref={gallery} type="file" accept="image/*" hidden data-testid={`gallery-${page ?? 0}`} onChange={choose} />
      <div className="row">
        <button type="button" className={isNext ? 'button main' : 'button'} aria-label={named(first)} disabled={busy} onClick={() => camera.current?.click()}>{first}</button>
        <button type="button" className="button" aria-label={named(t('photo.choose'))} disabled={busy} onClick={() => gallery.current?.click()}>{t('photo.choose')}</button>
      </div>
      <p role="status" className="small">{busy && t('photo.preparing')}</p>
      {wrong && <Wrong>{wrong}</Wrong>}
    </>
  );
}
