/** 1225548 → `1.225.548`, the way figures are written in Indonesia; absent is a dash, never a zero. */
export const thousands = (figure: number | null): string => (figure === null ? '–' : figure < 1000 && figure >= 0 ? String(figure) : String(figure).replace(/\B(?=(\d{3})+$)/g, '.'));

const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

/** `2024-02-14` → `14 Februari 2024`. */
export function longDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${Number(year)}`;
}

/** `2024-02-14` → `Rabu`. */
export const weekday = (day: string): string => DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** Day and time of a moment at so many hours east of Greenwich: {day: `2024-02-15`, time: `21.14`}. */
export function clockAt(moment: string, hoursEast: number): { readonly day: string; readonly time: string } {
  const there = new Date(Date.parse(moment) + hoursEast * 3_600_000).toISOString();
  return { day: there.slice(0, 10), time: there.slice(11, 16).replace(':', '.') };
}
