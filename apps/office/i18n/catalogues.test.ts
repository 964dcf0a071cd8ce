import { describe, expect, it } from 'vitest';
import { englishFrom } from './catalogues.ts';
import { en } from './en.ts';
import type { Catalogue } from './index.ts';

const ENGLISH: Catalogue = { lang: 'en', messages: en };

describe('the words of English', () => {
  it('are asked for once per attempt, however often the screen is drawn', async () => {
    let asked = 0;
    const english = englishFrom(async () => { asked += 1; return ENGLISH; });
    expect(english(0)).toBe(english(0));
    expect(await english(0)).toBe(ENGLISH);
    expect(asked).toBe(1);
  });
  it('that do not come are told as missing, and come with the next attempt', async () => {
    let reachable = false;
    const english = englishFrom(async () => { if (!reachable) throw new TypeError('Failed to fetch'); return ENGLISH; });
    expect(await english(0)).toBeNull();
    reachable = true;
    expect(await english(0)).toBeNull();
    expect(await english(1)).toBe(ENGLISH);
  });
  it('are not waited for without end', async () => {
    expect(await englishFrom(() => new Promise(() => undefined), 5)(0)).toBeNull();
  });
});
