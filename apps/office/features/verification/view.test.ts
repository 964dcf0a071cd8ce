import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, followed, kept, lyingSize, moved, START, turned, unfollowed, zoomed, type View } from './view.ts';

const [picture, frame] = [{ width: 1000, height: 1800 }, { width: 500, height: 600 }];

describe('a picture in its frame', () => {
  it('lies as wide as the frame, its top in sight; it moves down as far as it goes', () => {
    expect(lyingSize(picture, frame, START)).toEqual({ width: 500, height: 900 });
    expect(moved(picture, frame, START, { x: 50, y: -100 })).toEqual({ ...START, y: -100 });
    expect(moved(picture, frame, START, { x: 0, y: -1000 })).toEqual({ ...START, y: -300 });
  });
  it('grows around the middle', () => {
    expect(zoomed(picture, frame, START, 2)).toEqual({ zoom: 2, turn: 0, x: -250, y: -300 });
    expect(zoomed(picture, frame, START, 2, { x: 0, y: 0 })).toEqual({ zoom: 2, turn: 0, x: 0, y: 0 });
  });
  it('turns all the way round, and lies as wide as the frame each time', () => {
    const once = turned(picture, frame, START, 1);
    expect([once.turn, lyingSize(picture, frame, once).width]).toEqual([1, 500]);
    expect(turned(picture, frame, START, -1).turn).toBe(3);
    expect([1, 2, 3, 4].reduce<View>((view) => turned(picture, frame, view, 1), START)).toEqual(START);
  });
  it('is seen whole, and as wide as the frame again', () => {
    const whole = fitted(picture, frame, START);
    expect(lyingSize(picture, frame, whole).height).toBeCloseTo(600);
    expect(fitted(picture, frame, whole)).toEqual(START);
  });
  it('follows the hand down its page: at the first row its top, at the last its bottom, halfway between them', () => {
    expect([0, 0.5, 1].map((share) => followed(picture, frame, START, share).y)).toEqual([0, -150, -300]);
    expect(followed({ width: 1000, height: 500 }, frame, START, 1)).toEqual({ ...START, y: 0 });
  });
  it('a row stays in sight wherever it is on the photo, if the first is within a frame of the top and the last within one of the bottom', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(share, share, share, (first, last, row) => {
      const { height } = lyingSize(picture, frame, START);
      const [top, bottom] = [first * frame.height, height - (1 - last) * frame.height].sort((a, b) => a - b) as [number, number];
      const onPhoto = top + row * (bottom - top);
      const inFrame = onPhoto + followed(picture, frame, START, row).y;
      expect(inFrame).toBeGreaterThan(-1e-6);
      expect(inFrame).toBeLessThan(frame.height + 1e-6);
    }));
  });
  it('what was pushed by hand stays where it was put, and goes along from there', () => {
    const pushed = unfollowed(picture, frame, moved(picture, frame, followed(picture, frame, START, 0.5), { x: 0, y: -60 }), 0.5);
    expect(followed(picture, frame, pushed, 0.5).y).toBe(-210);
    expect(followed(picture, frame, pushed, 0.6).y).toBeCloseTo(-240);
  });
  it('never leaves its frame, whatever is done', () => {
    const step = fc.oneof(
      fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) }).map((by) => (view: View) => moved(picture, frame, view, by)),
      fc.constantFrom(0.5, 0.8, 1.25, 3).map((factor) => (view: View) => zoomed(picture, frame, view, factor)),
      fc.constantFrom(1 as const, -1 as const).map((quarters) => (view: View) => turned(picture, frame, view, quarters)),
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const view = steps.reduce((now, one) => one(now), START);
      const { width, height } = lyingSize(picture, frame, view);
      expect(view.x).toBeLessThan(frame.width);
      expect(view.x + width).toBeGreaterThan(0);
      expect(view.y).toBeLessThanOrEqual(0);
      expect(view.y + height).toBeGreaterThan(0);
      expect(kept(picture, frame, view)).toEqual(view);
    }));
  });
});
