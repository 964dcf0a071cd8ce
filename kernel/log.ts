import { pino, type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on stderr, so that stdout stays free for what a person or a program asked for. */
export const createLog = (level: string): Log => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: false }));
