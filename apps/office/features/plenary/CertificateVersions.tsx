import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { Icon } from '../../components/Icon.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { cellName } from '../sheets/form.ts';
import { actName } from './acts.ts';
import { formOfDocument } from './certificate-table.ts';
import { CertificateBadge } from './StateBadge.tsx';
import type { CertificatePage } from './wire.ts';
import css from './plenary.module.css';

type Version = CertificatePage['versions'][number];
/** So many changed figures are written out; the others are counted. */
const WRITTEN = 20;
/** So many reasons stand open. */
const FEW = 3;

/** All versions of a certificate, newest first: why there is a new one, and which figures are others than before. */
export function CertificateVersions({ held: { certificate, document, versions } }: { held: CertificatePage }) {
  const { t, moment } = useWords();
  const form = useMemo(() => formOfDocument(document), [document]);
  return (
    <Sheet title={t('plenary.versions')}>
      <ol className={css.contests}>
        {versions.map((one) => (
          <li key={one.id}>
            <div className={css.contestHead}>
              <Link to="/certificates/$id" params={{ id: String(one.id) }} search={{}} aria-current={one.id === certificate.id || undefined}>{t('plenary.certVersion', { version: String(one.version) })}</Link>
              <CertificateBadge state={one.state} />
            </div>
            <span className={css.under}>{one.drawnUpBy} · {moment(one.drawnUpAt)} · <span className="codes">{one.hash.slice(0, 12)}…</span></span>
            {one.note && <p className={css.answer}>{t('plenary.certNote', { note: one.note })}</p>}
            {one.because.length > 0 && <Because because={one.because} />}
            {one.changed && <Changed changed={one.changed} form={form} />}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

/** What happened since the version before, in the order of the minutes: corrections, objections, answers. */
function Because({ because }: { because: Version['because'] }) {
  const words = useWords();
  const { t, moment } = words;
  return (
    <details open={because.length <= FEW}>
      <summary>{t('plenary.versionBecause')}</summary>
      <ul className={css.because}>
        {because.map((one) => (
          <li key={one.number}>
            <span><b>{actName(words, one.act)}{one.station && ` ${one.station}`}</b>{one.lines.length > 1 && ` (${one.lines.length})`}{one.reason && `: ${one.reason}`}</span>
            <span className={css.under}>{one.by} · {moment(one.at)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Changed({ changed, form }: { changed: NonNullable<Version['changed']>; form: Form }) {
  const { t, text, number } = useWords();
  const write = (value: number | null): string => (value === null ? t('plenary.emptyBox') : number(value));
  if (changed.count === 0) return <p className="small quiet">{t('plenary.versionSame')}</p>;
  return (
    <details>
      <summary>{t('plenary.versionChanged', { count: changed.count })}</summary>
      <ul>
        {changed.cells.slice(0, WRITTEN).map(({ region, station, place, cell, before, after }) => (
          <li key={`${region}/${station}/${cell}`}><b>{place}</b> {cellName(form, cell).place} {text(cellName(form, cell).label)}: <del>{write(before)}</del> <Icon name="next" /> <ins>{write(after)}</ins></li>
        ))}
      </ul>
      {changed.count > WRITTEN && <p className="small quiet">{t('plenary.fixesMore', { count: changed.count - WRITTEN })}</p>}
    </details>
  );
}
