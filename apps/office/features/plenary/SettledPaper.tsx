import { Link } from '@tanstack/react-router';
import { fill } from '../../../../kernel/text.ts';
import { Icon } from '../../components/Icon.tsx';
import { rulesInShort } from '../../components/rule-words.ts';
import { useWords } from '../../i18n/index.ts';
import { SETTLE } from '../../i18n/rooms/settle.ts';
import type { CertificatePage } from './wire.ts';
import css from './plenary.module.css';

const SUMS = [['V1', 'plenary.valid'], ['V2', 'plenary.invalid'], ['V3', 'plenary.allVotes']] as const;

/** The D.Hasil that is decided about, in short: its version and code, what it adds up, who signed or refused and why, and the way to all of it. */
export function SettledPaper({ of: { certificate, document } }: { of: CertificatePage }) {
  const words = useWords();
  const { t, text, number } = words;
  const refused = certificate.signatures.filter((one) => !one.signed);
  const sumOf = (cell: string): number | null => document.total[document.cells.indexOf(cell)] ?? null;
  return (
    <div className={css.settled}>
      <dl>
        {SUMS.map(([cell, name]) => { const sum = sumOf(cell); return <div key={cell}><dt>{t(name)}</dt><dd>{sum === null ? '–' : number(sum)}</dd></div>; })}
      </dl>
      <p className="small">{t('plenary.signHash', { version: String(certificate.version) })} <span className="codes">{certificate.hash.slice(0, 16)}…</span></p>
      <p className="small">{fill(text(SETTLE.signatures), { signed: number(certificate.signatures.length - refused.length), refused: number(refused.length) })}</p>
      {refused.map(({ attendance, name, reason }) => <p key={attendance} className="small"><Icon name="warn" /> {name}: {t('plenary.refusedWhy', { reason: reason ?? '' })}</p>)}
      {certificate.broken.length > 0 && <p className="small"><Icon name="warn" /> {fill(text(SETTLE.broken), { rules: rulesInShort(words, certificate.broken) })}</p>}
      <p className="small"><Link to="/certificates/$id" params={{ id: String(certificate.id) }} search={{}} target="_blank">{text(SETTLE.look)}</Link></p>
    </div>
  );
}
