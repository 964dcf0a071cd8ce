import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unknownFields } from './unknown-fields.ts';

const Point = z.object({ x: z.number(), y: z.number().optional() });
type Tree = { name: string; below?: Tree[] | undefined };
const Tree: z.ZodType<Tree> = z.object({ name: z.string(), below: z.lazy(() => z.array(Tree)).optional() });

describe('unknown fields', () => {
  it.each<[string, z.ZodType, unknown, string[]]>([
    ['at the top', Point, { x: 1, admin: true }, ['admin']],
    ['none', Point, { x: 1, y: 2 }, []],
    ['inside a list', z.object({ points: z.array(Point) }), { points: [{ x: 1 }, { x: 1, z: 3 }] }, ['points.1.z']],
    ['behind optional, nullable, default, readonly and catch', z.object({ p: Point.nullable().optional().default(null).readonly().catch(null) }), { p: { x: 1, z: 3 } }, ['p.z']],
    ['in a tuple', z.tuple([Point, z.string()]), [{ x: 1, q: 1 }, 'a'], ['0.q']],
    ['in a record, whose own names are free', z.record(z.string(), Point), { any: { x: 1, q: 1 } }, ['any.q']],
    ['in the alternative that fits', z.union([Point, z.object({ name: z.string() })]), { name: 'a', q: 1 }, ['q']],
    ['of another alternative', z.union([Point, z.object({ name: z.string() })]), { name: 'a', x: 'not a number' }, ['x']],
    ['of a discriminated union', z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), a: z.number() }), z.object({ kind: z.literal('b'), b: z.number() })]), { kind: 'a', a: 1, b: 2 }, ['b']],
    ['where no alternative fits but all know the rest', z.union([Point, z.object({ x: z.string() })]), { x: true }, []],
    ['of both halves of an intersection', z.intersection(Point, z.object({ name: z.string() })), { x: 1, name: 'a', q: 1 }, ['q']],
    ['before a transform', Point.transform(({ x }) => x), { x: 1, q: 1 }, ['q']],
    ['before and after a preparation', z.preprocess((value) => value, Point), { x: 1, q: 1 }, ['q']],
    ['deep in a tree', Tree, { name: 'a', below: [{ name: 'b', below: [{ name: 'c', q: 1 }] }] }, ['below.0.below.0.q']],
    ['are welcome where the contract says so', z.looseObject({ x: z.number() }), { x: 1, q: 1 }, []],
    ['of a strict contract', z.strictObject({ x: z.number() }), { x: 1, q: 1 }, ['q']],
    ['are no names of every object', Point, { x: 1, toString: 1, hasOwnProperty: 2 }, ['toString', 'hasOwnProperty']],
    ['of something that is no object at all are for the contract to refuse', Point, 'text', []],
  ])('%s', (_, contract, value, expected) => {
    expect(unknownFields(contract, value)).toEqual(expected);
  });

  it('are named at most five, each shortened', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_unused, at) => [`${'x'.repeat(1000)}${at}`, 1]));
    const told = unknownFields(Point, many);
    expect(told).toHaveLength(5);
    expect(Math.max(...told.map((name) => name.length))).toBeLessThan(70);
  });
});
