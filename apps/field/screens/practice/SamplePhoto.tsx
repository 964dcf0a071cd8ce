import { useEffect, useRef } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { drawPage } from '../../practice/draw.ts';
import { SAMPLE_FIGURES } from '../../practice/sample.ts';
import { useWords } from '../../words/useWords.ts';

/** The "photo" that is practised with: drawn, of nobody. */
export function SamplePhoto({ form, page }: { form: Form; page: number }) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => { if (canvas.current) drawPage(canvas.current, form, SAMPLE_FIGURES, page, `CONTOH · C.HASIL · ${page}`); }, [form, page]);
  return <canvas ref={canvas} role="img" aria-label={t('practice.picture', { page })} />;
}
