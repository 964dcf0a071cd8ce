import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url).pathname;

/** Every place of the server that speaks to another machine by itself, and to whom. Whoever adds a line says why nobody from outside can choose the address. */
const OUTGOING: Readonly<Record<string, string>> = {
  'kernel/messages/gateway.ts': 'the WhatsApp/SMS gateway of the configuration',
  'kernel/messages/smtp.ts': 'the mail server of the configuration',
  'kernel/db/open.ts': 'PostgreSQL of the configuration',
};

// What a library of the office (apps/office) fetches goes to this server; its content policy holds it there.
const SPEAKS = /\bfetch\(|\b(?:http|https|net|tls|dgram)\.(?:request|get|connect|createConnection|createSocket)\(|from '(?:node:)?(?:undici|nodemailer|axios|got)'|new (?:pg\.)?(?:Pool|Client)\(|new WebSocket\(|new EventSource\(|import \{[^}]*\b(?:request|connect)\b[^}]*\} from 'node:(?:http|https|net|tls|http2)'/;

const sources = ['kernel', 'modules', 'apps/server', 'apps/cli']
  .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: ROOT }))
  .filter((name) => !/\.test\.ts$|\/(testing|fuzz)\//.test(name));

describe('the server speaks to other machines', () => {
  it('only where the list says so', () => {
    expect(holding(SPEAKS).filter((name) => !(name in OUTGOING))).toEqual([]);
  });

  it('and the list names no place that is silent', () => {
    for (const name of Object.keys(OUTGOING)) expect(sources, name).toContain(name);
  });

  it('runs no other program but PostgreSQL, no shell, no text as code or pattern, and guesses no number', () => {
    expect(holding(/from 'node:(child_process|vm)'/)).toEqual(['kernel/db/embedded/binaries.ts', 'kernel/db/embedded/cluster.ts']);
    // The doors are threads of this very program, each from a file of its own.
    expect(holding(/from 'node:worker_threads'/)).toEqual(['apps/server/doors/keep-door.ts', 'apps/server/doors/worker.ts']);
    expect(holding(/new Worker\((?!new URL\('\.\/worker\.ts', import\.meta\.url\), \{ workerData: setup \}\))/)).toEqual([]);
    expect(holding(/Math\.random\(/)).toEqual([]);
    // A regular expression is put together from constants of its own file at most.
    expect(holding(/new RegExp\((?!`(?:[^`$]|\$(?!\{)|\$\{[A-Z_]+\})*`)/)).toEqual([]);
    expect(holding(/shell: true|[^.]\bexec(Sync)?\(|\beval\(|new Function\(/)).toEqual([]);
  });
});

const holding = (sign: RegExp): string[] => sources.filter((name) => sign.test(readFileSync(ROOT + name, 'utf8'))).sort();
