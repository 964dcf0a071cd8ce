import { useState } from 'react';
import { goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import { aboutOf, keepPhoto } from '../../photos/keep.ts';
import { carriedBy, newestOfPages } from '../../photos/photo.ts';
import type { Shrunk } from '../../photos/shrink.ts';
import { sheetAt, type FoundSheet } from '../../station/find.ts';
import { stationParts } from '../../station/names.ts';
import { pagePhotosOf, samePictureOn } from '../../station/photos.ts';
import { useWords } from '../../words/useWords.ts';
import { PageCard } from './PageCard.tsx';
import { PhotoCheck } from './PhotoCheck.tsx';

/** The pages of one sheet and their photos. */
export const PhotosScreen: ScreenOf = ({ parts }) => {
  const { t } = useWords();
  const found = sheetAt(parts, useField());
  return found ? <Pages found={found} onUp={() => goUp('sheet', ...parts)} /> : <Heading>{t('sheet.unknown')}</Heading>;
};

function Pages({ found, onUp }: { found: FoundSheet; onUp: () => void }) {
  const { t } = useWords();
  const state = useField();
  const [taken, setTaken] = useState<{ readonly page: number; readonly photo: Shrunk } | null>(null);
  const [told, setTold] = useState<number | null>(null);
  const { name, contest, station } = found;
  const { form } = sheetFormOf(contest, station);
  const mine = newestOfPages(state.photos, state.items, name);
  const known = state.work?.sheets.find((sheet) => sheet.contest === name.contest && sheet.village === name.village && sheet.station === name.station)?.photos ?? [];
  async function use({ page, photo }: NonNullable<typeof taken>): Promise<void> {
    const { bytes, sha256, width, height, thumb } = photo;
    const kept = { ...name, page, purpose: 'sheet' as const, sha256, size: bytes.byteLength, width, height, thumb, takenAt: new Date().toISOString(), sentAt: null, twins: [] };
    await keepPhoto(kept, bytes, aboutOf(contest.name, kept));
    setTold(page);
    setTaken(null);
  }
  const pictures = pagePhotosOf(name, state);
  if (taken) return <PhotoCheck page={taken.page} photo={taken.photo} sameAs={samePictureOn(taken.photo.sha256, taken.page, pictures)} onUse={() => use(taken)} onRetake={() => setTaken(null)} />;
  const standing = new Set(pictures.map(({ page }) => page));
  const pages = Array.from({ length: contest.pages }, (_, at) => at + 1);
  const done = standing.size;
  // Said while it waits; once the office has it, its own line says so.
  const lately = told === null ? undefined : mine.get(told);
  const isWaiting = lately !== undefined && !['sent', 'refused'].includes(carriedBy(lately, state.items).state);
  // One thing to do: the first page that has no photo; then back to the sheet.
  const next = pages.find((page) => !standing.has(page)) ?? null;
  return (
    <>
      <button type="button" className={next === null ? 'button main' : 'button'} onClick={onUp}><Mark name="back" /> {t('photo.back')}</button>
      <div>
        <Heading>{t('photo.title')}</Heading>
        <p>{contest.name}, {t('station.name', stationParts(station))}</p>
      </div>
      <p>{t('photo.about')} {t('photo.hint')}</p>
      <p role="status"><b>{done >= contest.pages ? t('photo.openDone', { all: contest.pages }) : t('photo.open', { done, all: contest.pages })}</b>{isWaiting && `. ${t('photo.kept', { page: lately.page })}`}</p>
      <ul className="cards">
        {pages.map((page) => (
          <PageCard
            key={page} page={page} form={form} photo={mine.get(page) ?? null} items={state.items} onShrunk={(photo) => setTaken({ page, photo })}
            atHouse={known.filter((one) => one.page === page)} hasPhoto={standing.has(page)} isNext={page === next}
            sameAs={samePictureOn(pictures.find((one) => one.page === page)?.sha256 ?? '', page, pictures)}
          />
        ))}
      </ul>
    </>
  );
}
