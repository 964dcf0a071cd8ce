import type { Text } from '../../../../kernel/text.ts';

/** What a plenary's page says of objections where none are recorded any more, and why one is not put right. Apart from the catalogue: the first screen shows none of it. */
export const OBJECTIONS = {
  fromStations: { id: 'Dalam rapat belum ada keberatan yang dicatat. Dari TPS ada {count}, di bawah ini.', en: 'No objection has been written down in the plenary yet. From polling stations there are {count}, below.' },
  fromStationsClosed: { id: 'Dalam rapat tidak ada keberatan yang dicatat. Dari TPS ada {count}, di bawah ini.', en: 'No objection was written down in the plenary. From polling stations there are {count}, below.' },
  none: { id: 'Tidak ada keberatan', en: 'No objections' },
  closed: { id: 'Rapat sudah ditutup: tidak ada lagi yang dicatat.', en: 'The plenary is closed: nothing more is written down.' },
  sealed: { id: 'Tidak diperbaiki lagi: sudah tertulis di D.Hasil yang ditandatangani ({contests}).', en: 'Not corrected any more: a signed D.Hasil tells it ({contests}).' },
  evidence: { id: 'Lihat lembarnya: angka, foto bukti, dan alasan KPPS', en: 'Look at its sheet: figures, evidence photos and reasons of KPPS' },
} as const satisfies Readonly<Record<string, Text>>;
