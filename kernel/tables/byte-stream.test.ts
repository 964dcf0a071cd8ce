import { expect, it } from 'vitest';
import { byteStream } from './byte-stream.ts';

function source(): { pieces: AsyncGenerator<string, void, undefined>; state: { made: number; ended: boolean } } {
  const state = { made: 0, ended: false };
  async function* pieces(): AsyncGenerator<string, void, undefined> {
    try {
      for (let at = 0; at < 100; at++) {
        await Promise.resolve();
        state.made += 1;
        yield `baris ${at} ✓\n`;
      }
    } finally {
      state.ended = true;
    }
  }
  return { pieces: pieces(), state };
}

it('carries the whole text, as UTF-8', async () => {
  const { pieces } = source();
  const text = await new Response(byteStream(pieces)).text();
  expect(text.split('\n')).toHaveLength(101);
  expect(text.startsWith('baris 0 ✓\n')).toBe(true);
});

it('makes no more than is read, and stops its source when the reader leaves', async () => {
  const { pieces, state } = source();
  const reader = byteStream(pieces).getReader();
  await reader.read();
  await reader.cancel();
  expect(state.made).toBeLessThan(5);
  expect(state.ended).toBe(true);
});
