/** Small pictures that every phone draws alike; the words beside them say the same. */
const PATHS = {
  done: 'M5 13l5 5 9-11',
  hard: 'M12 3l10 18H2z M12 9v6 M12 18v.5',
  warn: 'M12 3a9 9 0 1 0 .01 0z M12 8v5 M12 16v.5',
  differs: 'M5 9h14 M5 15h14 M16 4L8 20',
  back: 'M15 4l-8 8 8 8',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  next: 'M9 4l8 8-8 8',
  erase: 'M9 5h12v14H9l-7-7z M12 9l6 6 M18 9l-6 6',
  dots: 'M5 12h.5 M12 12h.5 M19 12h.5',
  sending: 'M12 20V5 M6 11l6-6 6 6',
} as const;

export type MarkName = keyof typeof PATHS;

export function Mark({ name }: { name: MarkName }) {
  return <svg className="mark" viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" focusable="false"><path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" /></svg>;
}
