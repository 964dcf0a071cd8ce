import type { ComponentType } from 'react';
import { EntryScreen } from '../screens/entry/EntryScreen.tsx';
import { PracticeScreen } from '../screens/practice/PracticeScreen.tsx';
import { SheetScreen } from '../screens/station/SheetScreen.tsx';
import { lazyScreen } from './lazy-screen.tsx';

/** A screen of an open phone: what follows its name in the address (app/route.ts). */
export type ScreenOf = ComponentType<{ readonly parts: readonly string[] }>;

/** Every screen but home, by its name in the address. A name that is not here is home. */
export const SCREENS: Readonly<Record<string, ScreenOf>> = {
  sheet: SheetScreen,
  entry: EntryScreen,
  practice: PracticeScreen,
  photos: lazyScreen(() => import('../screens/photos/PhotosScreen.tsx').then(({ PhotosScreen }) => PhotosScreen)),
  copy: lazyScreen(() => import('../screens/copies/HandOutScreen.tsx').then(({ HandOutScreen }) => HandOutScreen)),
  receive: lazyScreen(() => import('../screens/copies/ReceiveScreen.tsx').then(({ ReceiveScreen }) => ReceiveScreen)),
  compare: lazyScreen(() => import('../screens/copies/CompareScreen.tsx').then(({ CompareScreen }) => CompareScreen)),
};
