import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, longest first: begun last, one of these would keep a single core busy while the others have nothing left.
 * The order changes no verdict; a file that is not named, or not there, costs nothing but time.
 */
const LONG = [
  'e2e/storm', 'recapitulation/plenary/night.property', 'e2e/night', 'verification/night-machine.property', 'e2e/office/accessibility', 'server/fuzz', 'e2e/plenary',
  'verification/night-two-people.property', 'e2e/overview', 'e2e/people', 'e2e/', 'server/access.test', 'plenary/bundle/conflicts', 'accounts/sign-in',
  'regions/import/pilpres-2019', 'recapitulation/transfer/import-results',
] as const;

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((part) => moduleId.includes(part));
  return at < 0 ? LONG.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
