import type { FieldState } from './state.ts';

/** Roles that watch: they are given copies and fill in nothing (modules/people: watcher). */
const WATCHERS: readonly string[] = ['saksi', 'bawaslu'];
export const isWatcher = ({ profile }: Pick<FieldState, 'profile'>): boolean => profile?.role !== undefined && WATCHERS.includes(profile.role);
