const MINUTE = 60_000;

/** What is left until a deadline, or how long it is over, in parts that can be read. @param left milliseconds, negative once missed */
export function partsOf(left: number): { side: 'left' | 'over'; unit: 'days' | 'hours'; days: number; hours: number; minutes: number } {
  const whole = Math.floor(Math.abs(left) / MINUTE);
  const [days, hours, minutes] = [Math.floor(whole / 1440), Math.floor(whole / 60) % 24, whole % 60];
  return { side: left < 0 ? 'over' : 'left', unit: days > 0 ? 'days' : 'hours', days, hours, minutes };
}
