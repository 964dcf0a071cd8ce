import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawnPages, drawSteps, withDrawings } from './draw.ts';

const pages = await drawnPages();

describe('drawings are made from the code', () => {
  it('in the architecture and in the rooms that have states', () => {
    expect(pages).toEqual(expect.arrayContaining(['ARCHITECTURE.md', 'modules/sheets/README.md']));
  });

  it.each(pages)('%s shows what the code says now (npm run draw writes it anew)', async (page) => {
    const text = readFileSync(page, 'utf8');
    expect(text.match(/<!-- drawn from/g)?.length).toBe(text.match(/<!-- end of drawing -->/g)?.length);
    expect(await withDrawings(text)).toBe(text);
  });

  it('a step from several states is an arrow from each, and steps between the same states share one', () => {
    const step = (from: string[], to: string, en: string) => ({ from, to, what: { en } });
    expect(drawSteps([step(['none'], 'a', 'made'), step(['a', 'b'], 'b', 'moved: on'), step(['a'], 'b', 'pushed')])).toBe(
      ['```mermaid', 'stateDiagram-v2', '  [*] --> a: made', '  a --> b: moved, on / pushed', '  b --> b: moved, on', '```'].join('\n'),
    );
  });

  it('a source that is no table of steps is an error, not an empty drawing', async () => {
    await expect(withDrawings('<!-- drawn from modules/sheets/capture/states.ts#NOT_THERE -->\n<!-- end of drawing -->')).rejects.toThrow('NOT_THERE');
  });
});
