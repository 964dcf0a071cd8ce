/** The mark of the house: four strokes and one across, as votes are tallied on the wall sheet. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g stroke="currentColor" strokeWidth="2.8" strokeLinecap="round" fill="none">
        <path d="M7.5 6v20M13 6v20M18.5 6v20M24 6v20" />
        <path d="M3 22 29 10" />
      </g>
    </svg>
  );
}
