/** What wrong PINs cost: a wait that doubles, and in the end what the phone holds. */
export const PIN_LENGTH = 6;
export const MOST_FAILS = 10;
/** Typing errors are free. */
const FREE_FAILS = 3;
const FIRST_WAIT_MILLISECONDS = 5_000;

/** How long the next try has to wait after so many wrong ones in a row. */
export const waitAfter = (fails: number): number => (fails < FREE_FAILS ? 0 : FIRST_WAIT_MILLISECONDS * 2 ** (fails - FREE_FAILS));

/** @returns milliseconds left; a clock that was set back makes nobody wait longer than the wait itself */
export function waitLeft({ fails, lastFailAt }: { readonly fails: number; readonly lastFailAt: number }, now: number): number {
  const wait = waitAfter(fails);
  return Math.min(wait, Math.max(0, lastFailAt + wait - now));
}

export const isPin = (text: string): boolean => new RegExp(`^[0-9]{${PIN_LENGTH}}$`).test(text);

/** PINs that anybody tries first: one digit, two digits in turn, a straight line. */
export function isEasyPin(pin: string): boolean {
  const steps = Array.from({ length: pin.length - 1 }, (_, at) => pin.charCodeAt(at + 1) - pin.charCodeAt(at));
  const isStraight = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
  const inTurn = pin === pin.slice(0, 2).repeat(pin.length / 2) || pin === pin.slice(0, 3).repeat(pin.length / 3);
  return isStraight || inTurn;
}
