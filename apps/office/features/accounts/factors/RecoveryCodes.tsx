import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState } from 'react';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../i18n/index.ts';
import css from '../accounts.module.css';

/** The recovery codes, seen this once: to be copied, printed or kept as a file before going on. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useWords();
  const clipboard = useClipboard({ timeout: 2500 });
  const [kept, setKept] = useState(false);
  const text = [t('codes.fileTitle'), window.location.origin, '', ...codes, ''].join('\r\n');
  return (
    <section className={css.form} aria-labelledby="codes-title">
      <h2 id="codes-title">{t('codes.title')}</h2>
      <p>{t('codes.about')}</p>
      <ol className={css.codes}>{codes.map((code) => <li key={code}>{code}</li>)}</ol>
      <div className={css.buttons} data-print="never">
        <Button variant="default" leftSection={<Icon name="copy" />} onClick={() => clipboard.copy(codes.join('\n'))}><span role="status">{clipboard.copied ? t('codes.copied') : t('codes.copy')}</span></Button>
        <Button variant="default" leftSection={<Icon name="print" />} onClick={() => window.print()}>{t('results.print')}</Button>
        <Button variant="default" leftSection={<Icon name="download" />} onClick={() => keepAsFile(text)}>{t('codes.download')}</Button>
      </div>
      <Checkbox label={t('codes.kept')} checked={kept} onChange={setKept} />
      <Button size="md" disabled={!kept} onClick={onDone} data-print="never">{t('codes.next')}</Button>
    </section>
  );
}

function keepAsFile(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'e-rekap-kode-pemulihan.txt';
  link.click();
  URL.revokeObjectURL(address);
}
