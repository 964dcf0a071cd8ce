/** Width and height in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** How a picture lies in its frame: `zoom` 1 = as wide as the frame; quarter turns to the right; where its upper left corner is, in pixels. */
export type View = { readonly zoom: number; readonly turn: number; readonly x: number; readonly y: number };

export const START: View = { zoom: 1, turn: 0, x: 0, y: 0 };
const [LEAST, MOST] = [0.25, 8];

/** The picture as it lies, turned: its size in the frame. */
export function lyingSize(picture: Size, frame: Size, { zoom, turn }: View): Size {
  const [width, height] = turn % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width];
  const scale = width === 0 ? 0 : (frame.width / width) * zoom;
  return { width: width * scale, height: height * scale };
}

/** Keeps the picture in sight: it covers the frame, or lies in its middle where it is smaller; at the top where it is shorter. */
export function kept(picture: Size, frame: Size, view: View): View {
  const { width, height } = lyingSize(picture, frame, view);
  const x = width <= frame.width ? (frame.width - width) / 2 : clamp(view.x, frame.width - width, 0);
  const y = height <= frame.height ? 0 : clamp(view.y, frame.height - height, 0);
  return { ...view, x, y };
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Larger or smaller around a point of the frame (its middle unless said). */
export function zoomed(picture: Size, frame: Size, view: View, factor: number, at = { x: frame.width / 2, y: frame.height / 2 }): View {
  const zoom = clamp(view.zoom * factor, LEAST, MOST);
  const by = zoom / view.zoom;
  return kept(picture, frame, { ...view, zoom, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by });
}

export const moved = (picture: Size, frame: Size, view: View, by: { readonly x: number; readonly y: number }): View =>
  kept(picture, frame, { ...view, x: view.x + by.x, y: view.y + by.y });

/** A quarter turn; it then lies as wide as the frame again. */
export const turned = (picture: Size, frame: Size, view: View, quarters: 1 | -1): View =>
  kept(picture, frame, { ...START, turn: (view.turn + quarters + 4) % 4 });

/** The whole picture in sight; from there, as wide as the frame. */
export function fitted(picture: Size, frame: Size, view: View): View {
  const wide = lyingSize(picture, frame, { ...view, zoom: 1 });
  const whole = wide.height > frame.height ? clamp(frame.height / wide.height, LEAST, 1) : 1;
  return kept(picture, frame, { ...START, turn: view.turn, zoom: Math.abs(view.zoom - whole) < 0.001 ? 1 : whole });
}

/**
 * Follows the hand: `share` 0 = the first row of the page, 1 = the last; the picture moves so far of the way that it can. A row whose place on
 * the photo is anywhere between that of a page that fills it and a frame's height from its edges stays in sight. What was pushed by hand stays pushed.
 */
export const followed = (picture: Size, frame: Size, view: View, share: number): View => kept(picture, frame, { ...view, y: view.y - share * slack(picture, frame, view) });

/** The view that, followed, lies as this one does. */
export const unfollowed = (picture: Size, frame: Size, view: View, share: number): View => ({ ...view, y: view.y + share * slack(picture, frame, view) });

const slack = (picture: Size, frame: Size, view: View): number => Math.max(0, lyingSize(picture, frame, view).height - frame.height);
