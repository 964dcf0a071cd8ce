import { z } from 'zod';
import { saying } from '../../../kernel/text.ts';
import { ContestType } from '../../elections/contract.ts';
import { RegionPath, RegionRef } from '../../regions/contract.ts';
import { FiguresById } from '../contract-figures.ts';
import { CaseRow, CaseStateName, Sha256 } from '../capture/contract.ts';
import { PhotoTwin } from '../photos/contract.ts';

/** POST /api/verification/next: the next sheet for this reader, chosen by the system. `task` null = nothing to do now. */
export const NextTask = z.object({ event: z.string().max(40), contest: z.number().int().min(1).optional() });
export const Task = z.object({
  id: z.string(), kind: z.enum(['second', 'third']), contest: z.number(), contestName: z.string(), contestType: ContestType,
  village: RegionRef, subdistrict: z.string(), station: z.number(),
  photos: z.array(z.object({ page: z.number(), sha256: Sha256 })),
  /** Cells to be read; null = all. Nobody else's figures are ever shown. */
  cells: z.array(z.string()).nullable(),
  until: z.string(),
});
export type Task = z.infer<typeof Task>;
export const NextTaskAnswer = z.object({ task: Task.nullable(), waiting: z.number(), mineToday: z.number() });
export type NextTaskAnswer = z.infer<typeof NextTaskAnswer>;

export const SHEET_FAULTS = ['unreadable', 'wrong_page', 'wrong_station', 'not_a_sheet'] as const;

/** POST /api/verification/{task}: what was read, or why it cannot be read. */
export const AnswerTask = z.object({
  figures: FiguresById.nullable(),
  fault: z.enum(SHEET_FAULTS).nullable(),
  note: z.string().trim().min(3).max(500).nullable(),
}).refine(({ figures, fault }) => (figures === null) !== (fault === null), saying({ id: 'angka atau alasan, salah satu', en: 'figures or a fault, one of them' }));
export type AnswerTask = z.infer<typeof AnswerTask>;
export const AnsweredTask = z.object({ state: CaseStateName });
/** POST /api/verification/{task}/release: back into the queue. */

/** GET /api/verification/queue?event=&region=: kelurahan with what waits there, how long, and whose it is. */
export const QueueRow = z.object({
  village: RegionRef, subdistrict: RegionRef, awaited: z.number(), photographed: z.number(), entered: z.number(), different: z.number(), askedAgain: z.number(), accepted: z.number(),
  oldest: z.string().nullable(), owner: z.object({ id: z.string(), name: z.string(), named: z.boolean() }).nullable(),
});
export type QueueRow = z.infer<typeof QueueRow>;
export const QueuePage = z.object({ rows: z.array(QueueRow), total: z.number(), after: z.string().nullable() });

/** POST /api/verification/owners */
export const NameOwner = z.object({ event: z.string().max(40), village: RegionPath, person: z.string().max(64).nullable() });

/** GET /api/contests/{id}/cases?region=&state=&after= */
export const CaseList = z.object({ rows: z.array(CaseRow), total: z.number(), after: z.string().nullable() });

/**
 * GET /api/contests/{id}/cases/{village}/{station}: for who looks after the queue: every entry with who said it, photos with
 * their history, twins, what differs. Whoever has looked at the figures here may not verify this sheet.
 */
export const CasePage = z.object({
  contest: z.number(), village: RegionRef, station: z.number(), state: CaseStateName, round: z.number(), since: z.string(),
  differing: z.array(z.string()), returnedTo: z.enum(['first', 'second']).nullable(), asked: z.string().nullable(), note: z.string().nullable(),
  entries: z.array(z.object({
    number: z.number(), round: z.number(), kind: z.enum(['kpps', 'office', 'second', 'third', 'machine']), standing: z.string(), by: z.string(), device: z.string().nullable(),
    saidAt: z.string().nullable(), receivedAt: z.string(), figures: z.record(z.string(), z.number().nullable()), cells: z.array(z.string()).nullable(),
    broken: z.array(z.string()), reasons: z.record(z.string(), z.string()), reason: z.string().nullable(), hash: Sha256.nullable(), signed: z.boolean(),
  })),
  photos: z.array(z.object({ id: z.number(), page: z.number(), sha256: Sha256, standing: z.string(), note: z.string().nullable(), by: z.string(), takenAt: z.string().nullable(), receivedAt: z.string(), twins: z.array(PhotoTwin) })),
});
export type CasePage = z.infer<typeof CasePage>;

/** POST /api/contests/{id}/cases/{village}/{station}/return: give a difference back to one of the two, with the differing cells empty. */
export const ReturnCase = z.object({ to: z.enum(['first', 'second', 'third']), note: z.string().trim().min(3).max(500) });
/** POST …/reopen: an accepted sheet is looked at anew. The accepted figures stay until new ones are agreed on. */
export const ReopenCase = z.object({ reason: z.string().trim().min(3).max(500) });
/** POST …/move-photo: the picture belongs to another station or page. */
export const MovePhoto = z.object({ photo: z.number().int(), village: RegionPath, station: z.number().int().min(1).max(9999), page: z.number().int().min(1).max(20), reason: z.string().trim().min(3).max(500) });
/** POST …/ask-again: the station's people photograph or type anew. */
export const AskAgain = z.object({ why: z.enum(SHEET_FAULTS), note: z.string().trim().min(3).max(500).nullable() });
