import { expect, it } from 'vitest';
import { INDONESIAN, wordsOf } from '../../i18n/index.ts';
import { noteWords } from './note-words.ts';

const { t } = wordsOf(INDONESIAN);

it('what is wrong with a picture is told in words, with what its reader added; what somebody wrote themselves stays as it is', () => {
  expect(noteWords(t, 'unreadable')).toBe(t('verify.fault.unreadable'));
  expect(noteWords(t, 'unreadable: Halaman 2 buram')).toBe(`${t('verify.fault.unreadable')}: Halaman 2 buram`);
  expect(noteWords(t, 'unreadable page: torn')).toBe('unreadable page: torn');
  expect(noteWords(t, 'Milik TPS 4')).toBe('Milik TPS 4');
});
