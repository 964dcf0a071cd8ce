import type { PhotoTwin, StartPhoto } from '../../../modules/sheets/contract.ts';
import { sheetKey, type SheetName } from '../entry/draft.ts';
import type { QueueItem } from '../queue/states.ts';

/** What a picture shows and where it belongs; its bytes lie sealed in `pictures` until the house holds them. */
export type KeptPhoto = SheetName & {
  readonly page: number; readonly purpose: 'sheet' | 'statement';
  /** Of the bytes as they travel, hex. */
  readonly sha256: string;
  /** Bytes; pixels. */
  readonly size: number; readonly width: number; readonly height: number;
  /** The phone's clock, ISO 8601. */
  readonly takenAt: string;
  /** A small picture (data URL) that stays when the large one is gone. */
  readonly thumb: string;
  /** When the house had all of it; null = not yet. */
  readonly sentAt: string | null;
  /** Other stations that the house knows the same picture from. */
  readonly twins: readonly PhotoTwin[];
};

/** Names of kept photos begin so. */
export const PHOTOS = 'photo ';
export const photoId = (photo: Pick<KeptPhoto, keyof SheetName | 'page' | 'purpose' | 'sha256'>): string => `${sheetKey(photo)}/${photo.page}/${photo.purpose}/${photo.sha256}`;
/** One lane per photo: none waits for another. */
export const photoLane = (photo: Parameters<typeof photoId>[0]): string => `photo ${photoId(photo)}`;

/** What the house is told before the first piece. */
export const startOf = ({ sha256, size, contest, village, station, page, purpose, takenAt }: KeptPhoto): StartPhoto =>
  ({ sha256, size, mediaType: 'image/jpeg', contest, village, station, page, purpose, takenAt });

/** Where a photo of this phone is; `lost`: an unsent one that nothing carries any more. */
export type PhotoState = 'waiting' | 'sending' | 'sent' | 'refused' | 'lost';

/** The newest thing the queue says of a photo, and what that makes of it. */
export function carriedBy(photo: KeptPhoto, items: readonly QueueItem[]): { readonly state: PhotoState; readonly item: QueueItem | null } {
  const item = items.find(({ lane }) => lane === photoLane(photo)) ?? null;
  if (photo.sentAt !== null) return { state: 'sent', item };
  return { state: item?.state ?? 'lost', item };
}

const older = (a: KeptPhoto, b: KeptPhoto): number => (a.takenAt < b.takenAt ? -1 : 1);

/** Photos of a sheet's pages on this phone, oldest first. */
export const ofSheet = (photos: readonly KeptPhoto[], name: SheetName): KeptPhoto[] =>
  photos.filter((photo) => photo.purpose === 'sheet' && sheetKey(photo) === sheetKey(name)).sort(older);

/** The newest photo of each page on this phone; a refused one stands only where there is no other. */
export function newestOfPages(photos: readonly KeptPhoto[], items: readonly QueueItem[], name: SheetName): ReadonlyMap<number, KeptPhoto> {
  const found = new Map<number, KeptPhoto>();
  for (const photo of ofSheet(photos, name)) {
    const before = found.get(photo.page);
    if (!before || carriedBy(photo, items).state !== 'refused') found.set(photo.page, photo);
  }
  return found;
}
