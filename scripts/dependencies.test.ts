import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Package = { version?: string; resolved?: string; integrity?: string; link?: boolean; hasInstallScript?: boolean; optional?: boolean };
type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string>; allowScripts?: Record<string, boolean> };

const text = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(text('package.json')) as Manifest;
const lock = JSON.parse(text('package-lock.json')) as { packages: Record<string, Package> };

describe('dependencies', () => {
  it('are pinned to one version each, from the registry alone', () => {
    for (const file of ['package.json', 'apps/cli/package.json']) {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(text(file)) as Manifest;
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) expect(version, `${file}: ${name}`).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });

  it('are in the lock file with a checksum, and no host is named', () => {
    const packages = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && link !== true);
    expect(packages.length).toBeGreaterThan(100);
    for (const [path, { integrity, resolved, version }] of packages) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
      expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
    }
    expect(text('package-lock.json')).not.toMatch(/"resolved": "https?:|git\+|registry\./);
  });

  it('are the ones package.json names, at those versions', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  });

  it('run scripts at installation only where that is written down', () => {
    for (const name of Object.keys(manifest.allowScripts ?? {})) {
      const found = lock.packages[`node_modules/${name}`];
      expect(found?.hasInstallScript, name).toBe(true);
    }
  });
});
