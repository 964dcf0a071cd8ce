import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

// A terminal obeys these even where JSON leaves them as they are: DEL, the C1 controls, and signs that turn the reading direction.
const UNRULY = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const spelled = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One line in, one line out: whatever a path, a header or a name holds, it neither ends the line nor moves the cursor of whoever reads it. */
const tame = (to: DestinationStream): DestinationStream => ({ write: (line) => to.write(line.replace(UNRULY, spelled)) });

/** JSON lines on stderr, so that stdout stays free for what a person or a program asked for. */
export const createLog = (level: string, to: DestinationStream = pino.destination({ dest: 2, sync: false })): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, tame(to));
