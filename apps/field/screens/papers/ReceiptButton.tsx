import { useState } from 'react';
import { useField } from '../../app/useField.ts';
import { Wrong } from '../../components/TextField.tsx';
import type { SheetName } from '../../entry/draft.ts';
import { askFile, canShare, saveFile, shareFile, type HouseFile } from '../../net/file.ts';
import { useWords, type Words } from '../../words/useWords.ts';

const targetOf = ({ contest, village, station }: SheetName): string => `/api/contests/${contest}/sheets/${encodeURIComponent(village)}/${station}/receipt`;

/** With a network: the receipt of what the house holds of this sheet, as a PDF to be kept, printed or passed on. */
export function ReceiptButton({ sheet }: { sheet: SheetName }) {
  const { t } = useWords();
  const { online, halt } = useField();
  const [file, setFile] = useState<HouseFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  if (!online || halt) return null;
  async function fetchIt(): Promise<void> {
    setWrong(null);
    setBusy(true);
    const answer = await askFile(targetOf(sheet));
    setBusy(false);
    if (answer.kind !== 'answered') { setWrong(whyNot(answer, t)); return; }
    setFile(answer.value);
    saveFile(answer.value);
  }
  return (
    <div className="receipt no-print">
      <button type="button" className="button" disabled={busy} onClick={() => void fetchIt()}>{t(busy ? 'receipt.fetching' : 'receipt.fetch')}</button>
      {wrong !== null && <Wrong>{wrong}</Wrong>}
      <p role="status" className="small">{file && wrong === null ? t('receipt.saved', { name: file.name }) : ''}</p>
      {/* The file is at hand: passing it on answers to this press, as phones ask. */}
      {file && canShare(file) && <button type="button" className="button" onClick={() => { shareFile(file).catch(() => undefined); }}>{t('receipt.share')}</button>}
    </div>
  );
}

const whyNot = (answer: { readonly kind: 'unreachable' } | { readonly kind: 'refused'; readonly status: number; readonly told: { readonly detail: string; readonly fix: string } }, t: Words['t']): string => {
  if (answer.kind === 'unreachable') return t('receipt.unreachable');
  return answer.status === 404 ? t('receipt.absent') : `${answer.told.detail} ${answer.told.fix}`.trim();
};
