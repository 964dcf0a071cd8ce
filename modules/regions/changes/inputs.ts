import { z } from 'zod';
import { IsoDate, RegionPath, Scheme } from '../contract.ts';

const Code = z.string().regex(/^-?[0-9A-Za-z]+(\.-?[0-9A-Za-z]+)*$/).max(20);
const Name = z.string().trim().min(1).max(120);
const Node = RegionPath.min(1);

/** Every change has a day from which it counts and a law that made it. */
const byLaw = { scheme: Scheme.default('kemendagri'), date: IsoDate, source: z.string().trim().min(3).max(300) };

/** A child that follows to another parent; `code` is its new full code, absent = its own last segment stays. */
const Follower = z.object({ path: Node, code: Code.optional() });

export const CreateRegion = z.object({ kind: z.literal('new'), ...byLaw, parent: RegionPath, code: Code, name: Name, aliases: z.array(Name).max(20).default([]) });
export const RenameRegion = z.object({ kind: z.literal('renamed'), ...byLaw, path: Node, name: Name });
export const MoveRegion = z.object({ kind: z.literal('moved'), ...byLaw, path: Node, parent: RegionPath, code: Code.optional() });
export const EndRegion = z.object({ kind: z.literal('ended'), ...byLaw, path: Node });
/** One node gives children to new neighbours; with `remains: false` it ends, and all its children must follow to one of them. */
export const SplitRegion = z.object({
  kind: z.literal('split'), ...byLaw, path: Node, remains: z.boolean(),
  into: z.array(z.object({ code: Code, name: Name, children: z.array(Follower).default([]) })).min(1).max(50),
});
/** Nodes join: all their children follow into one node, which is one of them or a new neighbour of the first. */
export const MergeRegions = z.object({
  kind: z.literal('merged'), ...byLaw, paths: z.array(Node).min(1).max(50),
  into: z.union([z.object({ path: Node }), z.object({ code: Code, name: Name })]),
  children: z.array(Follower).default([]),
});

export const ChangeInput = z.discriminatedUnion('kind', [CreateRegion, RenameRegion, MoveRegion, EndRegion, SplitRegion, MergeRegions]);
export type ChangeInput = z.infer<typeof ChangeInput>;
