import { z } from 'zod';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import type { RawAct } from '../store/hall-house.ts';
import { Moment, RawCertificate, RawLine, Snapshot } from '../store/snapshot.ts';
import { turn } from './turn.ts';

/** Lines of 1,200 stations with five contests, certificates of all contests of a province with their versions: many times what one night has. */
const MOST = { lines: 20_000, certificates: 1000 } as const;
const Act: z.ZodType<RawAct> = z.strictObject({ number: z.number().int().min(1).max(2_147_483_647), act: z.string().regex(/^[a-z_]{2,40}$/), actor: z.string().min(1).max(64), at: Moment, details: z.record(z.string(), z.unknown()), digest: z.string().regex(/^[0-9a-f]{64}$/) });
const Header = z.strictObject({ format: z.number(), kind: z.literal('back'), bundle: z.string(), plenary: z.number(), event: z.string().max(40), acts: z.number().int().min(0), after: z.number().int().min(0) });
const Frame = Snapshot.extend({ lines: z.array(z.unknown()).max(MOST.lines), certificates: z.array(z.unknown()).max(MOST.certificates) });

export type BackContent = { readonly header: z.infer<typeof Header>; readonly snapshot: Snapshot; readonly acts: readonly RawAct[] };
const unread = problem('bundle_damaged', { reason: { id: 'isinya bukan isi rapat pleno', en: 'its content is not that of a plenary' } });

/** Rows of a file that came back in the shape of a plenary, row by row, so that others are served meanwhile. Problem: bundle_damaged. */
export async function readContent(rows: ReadonlyMap<string, readonly unknown[]>): Promise<Result<BackContent>> {
  const [header, frame] = [Header.safeParse(rows.get('header')?.[0]), Frame.safeParse(rows.get('snapshot')?.[0])];
  if (!header.success || !frame.success) return fail(unread);
  const lines = await eachOf(RawLine, frame.data.lines);
  const certificates = lines && await eachOf(RawCertificate, frame.data.certificates);
  const acts = certificates && await eachOf(Act, rows.get('act') ?? []);
  return lines && certificates && acts ? ok({ header: header.data, snapshot: { ...frame.data, lines, certificates }, acts }) : fail(unread);
}

/** Null where one is not of that shape. */
async function eachOf<T>(shape: z.ZodType<T>, list: readonly unknown[]): Promise<T[] | null> {
  const [read, served] = [[] as T[], turn()];
  for (const one of list) {
    const found = shape.safeParse(one);
    if (!found.success) return null;
    read.push(found.data);
    await served();
  }
  return read;
}
