/** The light door: pure rules for screens, without the contracts and their checker. */
export { DOUBT_WORDS } from './plenary/rules/doubt-words.ts';
export { recordClosed } from './plenary/rules/put-record-right.ts';
