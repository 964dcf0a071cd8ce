import { createTheme, type MantineColorsTuple } from '@mantine/core';

/**
 * The one accent: the violet-blue of the ink a voter dips a finger into. Steps 7 and darker carry
 * white text at 7:1 or better; steps 0 and 1 are washes behind dark text.
 */
const tinta: MantineColorsTuple = [
  '#efeef8', '#dedcef', '#bfbbe0', '#9d97cf', '#7f78c0', '#665db1', '#51489f', '#3f3789', '#352d78', '#2b2462',
];

/** Cool greys of print paper, from desk to ink; they replace Mantine's blue-ish greys everywhere. */
const gray: MantineColorsTuple = [
  '#f7f8f8', '#eff1f1', '#e3e6e6', '#d2d7d7', '#b4bcbc', '#8a9494', '#667070', '#4a5353', '#2f3737', '#182020',
];

/** Components of Mantine in the dress of the house; the plain values live in styles/tokens.css. */
export const theme = createTheme({
  primaryColor: 'tinta',
  primaryShade: 7,
  colors: { tinta, gray },
  black: '#182020',
  defaultRadius: 2,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-codes)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  focusRing: 'auto',
  respectReducedMotion: true,
});
