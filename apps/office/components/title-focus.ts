let wanted = false;

/** Called when the reader steps to another place: the heading that appears there should take the focus. */
export const wantTitleFocus = (): void => {
  wanted = true;
};

/** Whether the focus is wanted; the first heading to ask gets it. */
export function takeTitleFocus(): boolean {
  const was = wanted;
  wanted = false;
  return was;
}
