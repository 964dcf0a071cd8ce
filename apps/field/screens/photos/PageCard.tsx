import type { Form } from '../../../../modules/forms/index.ts';
import type { FieldSheet } from '../../../../modules/sheets/contract.ts';
import { carriedBy, type KeptPhoto } from '../../photos/photo.ts';
import { useProgress } from '../../photos/progress.ts';
import type { Shrunk } from '../../photos/shrink.ts';
import type { QueueItem } from '../../queue/states.ts';
import { useWords } from '../../words/useWords.ts';
import { TakePhoto } from './TakePhoto.tsx';

type Props = {
  readonly page: number; readonly form: Form; readonly photo: KeptPhoto | null; readonly items: readonly QueueItem[];
  /** What the house has of this page, all that ever stood there. */
  readonly atHouse: FieldSheet['photos'];
  /** A photo stands for it, here or at the house; the page to photograph now. */
  readonly hasPhoto: boolean; readonly isNext: boolean;
  /** The page that shows this very picture too. */
  readonly sameAs: number | null;
  readonly onShrunk: (photo: Shrunk) => void;
};

/** What is printed on a page; on those between, the votes go on. */
function sectionsOn({ sections, pages }: Form, page: number): Form['sections'] {
  const here = sections.filter((section) => section.page === page);
  return here.length > 0 || page > pages ? here : sections.filter(({ id }) => id === 'votes');
}

/** One page of the paper: what is printed on it, its photo and how far that one has come. */
export function PageCard({ page, form, photo, items, atHouse, hasPhoto, isNext, sameAs, onShrunk }: Props) {
  const { t, text } = useWords();
  const sections = sectionsOn(form, page).map(({ number, title }) => `${number}. ${text(title)}`);
  const standing = atHouse.find((one) => one.standing === 'current');
  // What the house tells of this phone's own photo is newer than that it arrived.
  const isOff = standing?.sha256 !== photo?.sha256 && atHouse.some((one) => one.sha256 === photo?.sha256);
  const isAsked = !hasPhoto && atHouse.length > 0 && (isOff || photo === null);
  return (
    <li className="card photo-page">
      <h2>{t('photo.page', { page })}</h2>
      {sections.length > 0 && <p className="small">{sections.join(' · ')}</p>}
      {isAsked && <p className="notice hard" role="status"><b>{t('photo.asked')}</b></p>}
      {photo && !isOff ? <Photo photo={photo} items={items} /> : !isAsked && <p>{t(standing ? 'photo.otherPhone' : 'photo.none')}</p>}
      {sameAs !== null && <p className="notice hard" role="status">{t('photo.sameAs', { page, other: sameAs })}</p>}
      <TakePhoto page={page} isFirst={!hasPhoto} isNext={isNext} onShrunk={onShrunk} />
    </li>
  );
}

function Photo({ photo, items }: { photo: KeptPhoto; items: readonly QueueItem[] }) {
  const { t } = useWords();
  const progress = useProgress()[photo.sha256] ?? 0;
  const { state, item } = carriedBy(photo, items);
  const percent = Math.floor((100 * progress) / photo.size);
  const words = state === 'sending' ? t('photo.sending', { percent }) : state === 'waiting' && percent > 0 ? t('photo.part', { percent }) : t(`photo.${state}`);
  return (
    <>
      <div className="photo-line" data-state={state === 'sending' ? 'waiting' : state}>
        <img src={photo.thumb} alt={t('photo.thumb', { page: photo.page })} />
        <div>
          <p className="state" role="status">{words}</p>
          {state === 'sending' && <progress max={100} value={percent} aria-label={words} />}
        </div>
      </div>
      {state === 'refused' && item?.why && <p className="tone-hard">{item.why.detail} {item.why.fix}</p>}
      {photo.twins.length > 0 && <p className="notice warn" role="status">{t('photo.twins', { where: photo.twins.map(({ village, station }) => `TPS ${String(station).padStart(3, '0')} ${village}`).join(', ') })}</p>}
    </>
  );
}
