import type { StartedPhoto, StartPhoto } from '../../../modules/sheets/contract.ts';
import { held, now } from '../app/state.ts';
import { sendSigned } from '../net/api.ts';
import { carryBy } from '../queue/carriers.ts';
import type { Outcome, QueueItem } from '../queue/states.ts';
import { wordsOf } from '../words/useWords.ts';
import { photoArrived, pictureBytes, wordsWait } from './keep.ts';
import { photoId } from './photo.ts';
import { noteProgress } from './progress.ts';
import { LARGEST_PIECE, upload, type Way } from './upload.ts';

let pieceBytes = LARGEST_PIECE;

/** Takes a photo to the house, piece by piece; every piece is a request of its own and signed as it is sent. */
async function carryPhoto(item: QueueItem): Promise<Outcome> {
  const { record, key } = held;
  const start = JSON.parse(item.body) as StartPhoto;
  const bytes = await pictureBytes(start.sha256);
  if (!record || !key) return { kind: 'unreachable' };
  if (!bytes) return goneOrThere(start);
  const way: Way = {
    pieceBytes,
    ask: (target, value) => sendSigned<StartedPhoto>(record.id, record.privateKey, target, value),
    bytesAt: (from, to) => bytes.slice(from, to),
    progress: (received) => noteProgress(start.sha256, received),
    mayGoOn: () => held.key !== null && now().stage === 'open' && !wordsWait(),
  };
  const answer = await upload(start, way);
  pieceBytes = way.pieceBytes;
  if (answer.kind === 'answered') await photoArrived(photoId(start), answer.at, answer.value.twins);
  return answer;
}

/** The bytes are not here: either the house has them, as its answer was lost, or the photo has to be taken again. */
async function goneOrThere(start: StartPhoto): Promise<Outcome> {
  const { record } = held;
  if (!record) return { kind: 'unreachable' };
  const answer = await sendSigned<StartedPhoto>(record.id, record.privateKey, '/api/photos', start);
  if (answer.kind === 'answered' && answer.value.done) await photoArrived(photoId(start), answer.at, answer.value.twins);
  if (answer.kind !== 'answered' || answer.value.done) return answer;
  const { t } = wordsOf(now().lang);
  return { kind: 'refused', status: 410, told: { code: 'photo_gone', title: t('photo.gone'), detail: t('photo.gone'), fix: t('photo.goneFix') } };
}

/** Once, when the app starts. */
export const carryPhotos = (): void => carryBy('photo', carryPhoto);
