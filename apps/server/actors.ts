import type { Actor } from '../../kernel/access.ts';

/** Whoever sits at the terminal of the machine that holds the data. Nobody gets these rights through HTTP. */
export const machineOperator: Actor = {
  id: 'operator:machine', name: 'Operator komputer ini', grants: [{ verb: '*', scheme: '*', path: '' }],
};
