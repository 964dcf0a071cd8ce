import { expect, it } from 'vitest';
import { missingPhotos } from './missing-photos.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];

it('names what an entry promised and never came, page by page; what came for another page has come', () => {
  expect(missingPhotos([`1:${a}`, `2:${b}`], new Set([a]))).toEqual([{ page: 2, sha256: b }]);
  expect(missingPhotos([`1:${a}`, `12:${a}`], new Set())).toEqual([{ page: 1, sha256: a }, { page: 12, sha256: a }]);
  expect(missingPhotos([`1:${a}`], new Set([a, b]))).toEqual([]);
  expect(missingPhotos([], new Set())).toEqual([]);
});
