/** General tools for printed papers: see README.md. */
export { leadingOf, startFlow, type Flow, type Frame, type TableColumn } from './flow.ts';
export type { Dots, Ink, Style } from './ink.ts';
export { fit, widthOf, wrap, type Fitted } from './letters.ts';
export { clockAt, longDate, thousands, weekday } from './numerals.ts';
export { printPages, sidesOf, type About, type Format, type Page } from './print.ts';
export { qrDots } from './qr.ts';
