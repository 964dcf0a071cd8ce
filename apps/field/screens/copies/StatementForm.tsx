import { useId, useState, type SyntheticEvent } from 'react';
import { Wrong } from '../../components/TextField.tsx';
import type { StatementKind } from '../../copies/compare.ts';
import { isReason } from '../../entry/draft.ts';
import type { Shrunk } from '../../photos/shrink.ts';
import { useWords } from '../../words/useWords.ts';
import { TakePhoto } from '../photos/TakePhoto.tsx';

const MOST_PHOTOS = 10;

type Props = {
  readonly kind: StatementKind; readonly count: number;
  readonly onSign: (reason: string, photos: readonly Shrunk[]) => Promise<void>; readonly onCancel: () => void;
};

/** What is about to be signed, with its reason and, for who objects, pictures. @param count figures that were compared, or that differ */
export function StatementForm({ kind, count, onSign, onCancel }: Props) {
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const [photos, setPhotos] = useState<readonly Shrunk[]>([]);
  const [wrong, setWrong] = useState<'compare.reasonMissing' | 'compare.notKept' | 'photo.full'>();
  const [busy, setBusy] = useState(false);
  const isAgreed = kind === 'agreed';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isAgreed && !isReason(reason)) { setWrong('compare.reasonMissing'); return; }
    setBusy(true);
    onSign(reason, photos).catch((fault: unknown) => {
      setBusy(false);
      setWrong(fault instanceof DOMException && fault.name === 'QuotaExceededError' ? 'photo.full' : 'compare.notKept');
    });
  };
  return (
    <form className="card" onSubmit={submit} noValidate>
      <h2>{isAgreed ? t('compare.agree') : t(kind === 'differs' ? 'compare.differs' : 'compare.object', { count })}</h2>
      {isAgreed ? <p>{t('compare.agreeSure', { count })}</p> : (
        <div className="field">
          <label htmlFor={id}>{t('compare.reason')}</label>
          <p className="hint" id={`${id}-hint`}>{t(kind === 'differs' ? 'compare.reasonDiffers' : 'compare.reasonObject')}</p>
          <textarea id={id} rows={3} maxLength={1000} value={reason} aria-describedby={`${id}-hint`} autoFocus onChange={(event) => setReason(event.currentTarget.value)} />
        </div>
      )}
      {!isAgreed && <p className="small">{t('compare.photo')} {photos.length > 0 && t('compare.photoKept', { count: photos.length })}</p>}
      {photos.length > 0 && <div className="row">{photos.map(({ sha256, thumb }, at) => <img key={sha256} className="evidence" src={thumb} alt={t('compare.photoOf', { at: at + 1 })} />)}</div>}
      {!isAgreed && photos.length < MOST_PHOTOS && <TakePhoto page={null} isFirst onShrunk={(photo) => setPhotos([...photos.filter(({ sha256 }) => sha256 !== photo.sha256), photo])} />}
      {wrong && <Wrong>{t(wrong)}</Wrong>}
      <button type="submit" className={isAgreed ? 'button main' : 'button danger'} disabled={busy}>{t('compare.sign')}</button>
      <button type="button" className="button" disabled={busy} onClick={onCancel}>{t('compare.cancel')}</button>
    </form>
  );
}
