import { useSyncExternalStore } from 'react';
import { listen, now, type FieldState } from './state.ts';

/** All that the phone knows, as it stands. */
export const useField = (): FieldState => useSyncExternalStore(listen, now);
