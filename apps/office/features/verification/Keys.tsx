import { Icon, type IconName } from '../../components/Icon.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import css from './Keys.module.css';

const ARROWS = { '←': 'previous', '→': 'next', '↑': 'up', '↓': 'down' } as const satisfies Record<string, IconName>;

/** Keys that are pressed together, arrows drawn: few fonts have them all. Silent for a screen reader, gone where there is no keyboard. */
export function Keys({ press, arrows = [] }: { press: string; arrows?: readonly (keyof typeof ARROWS)[] }) {
  return <span className={css.keys} aria-hidden="true"><KeyHint>{press}</KeyHint>{arrows.map((arrow) => <Icon key={arrow} name={ARROWS[arrow]} />)}</span>;
}
