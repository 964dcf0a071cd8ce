import { useWords } from '../../../i18n/index.ts';
import { post, type AccountRow } from '../wire.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

export type Action = 'invite-again' | 'disable' | 'enable' | 'drop-factors';

/** What makes sense for an account as it stands. */
export const actionsFor = ({ state, factors }: AccountRow): Action[] => [
  ...(state === 'invited' || state === 'incomplete' ? ['invite-again' as const] : []),
  ...(state !== 'disabled' && factors.length > 0 ? ['drop-factors' as const] : []),
  state === 'disabled' ? 'enable' : 'disable',
];

const WITH_REASON: ReadonlySet<Action> = new Set(['disable', 'drop-factors']);

/** One act on somebody else's account, told before it is done. */
export function AccountAction({ row, action, onDone, onClose }: { row: AccountRow; action: Action; onDone?: () => void; onClose: () => void }) {
  const { t } = useWords();
  const withReason = WITH_REASON.has(action);
  return (
    <ReasonDialog
      title={t(`accounts.do.${action}`)} about={t(`accounts.about.${action}`, { name: row.person.name })} action={t(`accounts.do.${action}`)} withReason={withReason}
      send={(reason) => post(`/api/accounts/${encodeURIComponent(row.person.id)}/${action}`, withReason ? { reason } : undefined)}
      refresh={['accounts', 'sessions']} onDone={onDone} onClose={onClose}
    />
  );
}
