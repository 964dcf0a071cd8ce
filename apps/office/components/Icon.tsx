import type { ReactNode } from 'react';

/** The few signs of the house, drawn here so that nothing is fetched. Always beside words or with a label. */
const SHAPES = {
  hard: <path d="M8 1.5 15 14H1L8 1.5Zm0 4.5v4m0 2v.2" />,
  warn: <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 3.5v4m0 2v.2" />,
  good: <path d="m2.5 8.5 3.5 3.5 7.5-8" />,
  search: <path d="M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.300 7.800L14 14" />,
  next: <path d="m6 3 5 5-5 5" />,
  previous: <path d="m10 3-5 5 5 5" />,
  up: <path d="m3 10 5-5 5 5" />,
  down: <path d="m3 6 5 5 5-5" />,
  turnLeft: <path d="M4 3v3.500h3.500M4.300 6.200A5 5 0 1 1 3 9.500" />,
  turnRight: <path d="M12 3v3.500H8.500M11.700 6.200A5 5 0 1 0 13 9.500" />,
  leading: <path d="M8 3.5 13.5 12h-11Z" fill="currentColor" />,
  download: <path d="M8 2v8m-3.5-3.5L8 10l3.5-3.5M2.5 13.5h11" />,
  print: <path d="M4.5 6V2h7v4M4.5 12H2.5V6h11v6h-2M4.5 9.5h7V14h-7Z" />,
  link: <path d="M6.5 9.5 9.5 6.5M7 4.5 8.5 3a3.200 3.200 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3.200 3.200 0 0 1 3 8.5L4.5 7" />,
  offline: <path d="M2 2l12 12M5 9.5a4.5 4.5 0 0 1 2-1M3 7a7.5 7.5 0 0 1 2.5-1.600M8.5 5a7.5 7.5 0 0 1 4.5 2M8 12.5v.2" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  person: <path d="M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM2.500 14.500c0-3 2.500-4.500 5.500-4.500s5.500 1.500 5.500 4.500" />,
  key: <path d="M5 7.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm2.200.900L14 1.500M11 4.500l2.500 2.500" />,
  copy: <path d="M5.500 5.500v-3h8v8h-3M2.500 5.500h8v8h-8Z" />,
  phone: <path d="M4.500 1.500h7v13h-7ZM7 12.200h2" />,
  changed: <path d="M11 2.5 13.5 5 5 13.5l-3 .5.5-3L11 2.5Z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** A sign at the size of the text around it; silent for a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="1em" height="1em" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false" style={{ flex: 'none', verticalAlign: '-0.125em' }}>
      {SHAPES[name]}
    </svg>
  );
}
