import { Button } from '@mantine/core';
import { fill } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { HALL_OUT } from '../../i18n/rooms/hall-out.ts';
import plenaryCss from '../plenary/plenary.module.css';
import type { BundleView } from './wire.ts';

/** Where the next step stands otherwise: the plenary goes on elsewhere, who carries it since when, and what can still be done here. */
export function OutCard({ out, lead }: { out: BundleView; lead: boolean }) {
  const { text, moment } = useWords();
  return (
    <section className={plenaryCss.next} data-calm aria-labelledby="out-title">
      <div className={plenaryCss.nextWords}>
        <p className={plenaryCss.over}>{text(HALL_OUT.over)}</p>
        <h2 id="out-title">{text(HALL_OUT.title)}</h2>
        <p>{fill(text(HALL_OUT.since), { carrier: out.carrier, time: moment(out.takenAt), by: out.takenBy })}</p>
        <p>{text(HALL_OUT.here)} {lead && text(HALL_OUT.lead)}</p>
      </div>
      <div className={plenaryCss.nextAct}>{lead && <Button size="lg" variant="default" component="a" href="#hall-bundle">{text(HALL_OUT.way)}</Button>}</div>
    </section>
  );
}
