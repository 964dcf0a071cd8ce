#!/usr/bin/env node
// Plain JavaScript on purpose: it must start on whatever Node the machine has, then hand over to the project's own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const own = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = existsSync(own) ? own : process.execPath;
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'apps/cli/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => { process.stderr.write(`${error.message}\n`); process.exit(2); });
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
