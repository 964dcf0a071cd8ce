import type { Form } from '../../../../modules/forms/index.ts';
import type { SheetVersion } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { cellName } from './form.ts';

/** Where the figures of a version come from; single figures that came another way are named. */
export function Provenance({ version, form }: { version: SheetVersion; form: Form }) {
  const { t, text } = useWords();
  const others = Object.entries(version.provenance).filter(([, origin]) => origin !== version.origin);
  return (
    <>
      <p>{t(`origin.${version.origin}`)}</p>
      {others.length > 0 && (
        <ul className="small">
          {others.map(([cell, origin]) => {
            const { place, label } = cellName(form, cell);
            return <li key={cell}><b>{place}</b> {text(label)}: {t(`origin.${origin}`)}</li>;
          })}
        </ul>
      )}
    </>
  );
}
