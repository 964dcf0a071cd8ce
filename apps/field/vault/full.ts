import type { WordKey } from '../words/catalogue.ts';

/** The browser keeps nothing more: the phone is full. */
export const isFull = (fault: unknown): boolean => fault instanceof DOMException && fault.name === 'QuotaExceededError';

/** What to tell whoever just tried to keep something: what to do, where the phone is full. */
export const faultWords = (fault: unknown): WordKey => (isFull(fault) ? 'app.full' : 'app.later');
