import type { publicationId } from './publication.ts';

export const publicationEn: Readonly<Record<keyof typeof publicationId, string>> = {
  'results.verifying': 'Being verified',
  'results.verifyingFix': 'A photo or an entry has come from {count} stations. Figures are shown once two people read the same.',
  'results.verifyingCount': 'Being verified',
  'results.verifyingNote': '{count} being verified',
  'results.unread': 'No station of this region has been read in a plenary yet',
  'results.unreadFix': 'Figures of the plenary way are shown once a station is read in the plenary of its subdistrict.',
  'results.verifyEmptyFix': 'No photo and no entry has come in yet.',
  'results.notCounted': 'Not counted',
  'results.correctedQuick': 'changed after it was agreed on',
  'results.correctedLegal': 'corrected in a plenary',
  'stations.verifying': 'being verified',
  'stations.unread': 'not read yet',
  'sheet.verifying': 'The sheet of this station is being verified',
  'sheet.verifyingFix': 'A photo or an entry has come in. Figures are shown once two people read the same.',
  'sheet.unread': 'This station has not been read in a plenary yet',
  'sheet.unreadFix': 'Figures of the plenary way are shown once it is read in the plenary of its subdistrict.',
  'sheet.awaited': 'The sheet of this station has not been sent',
  'sheet.awaitedFix': 'No photo and no entry has come from this station yet.',
  'sheet.again': 'Being looked at again. The figures below count until two people agree.',
};
