import type { CertificateDocument } from '../plenary/contract.ts';
import type { CertificateState } from '../plenary/states.ts';

/** What is printed of a certificate: what it says, and what became of it. The hash is that of the document alone. */
export type CertificatePaper = {
  readonly document: CertificateDocument;
  readonly hash: string;
  readonly state: CertificateState;
  /** ISO moments. */
  readonly drawnUpAt: string;
  /** Attendance numbers of those who left without having signed or refused. */
  readonly left: readonly number[];
  /** Who came after it was drawn up and stands on the page of signatures too, with the version and hash of that page. */
  readonly late?: readonly (CertificateDocument['attendance'][number] & { readonly at: string })[];
  readonly page?: { readonly version: number; readonly hash: string };
  readonly signatures: readonly { readonly attendance: number; readonly signed: boolean; readonly reason: string | null; readonly at: string }[];
};

export const STATE_WORDS: Readonly<Record<CertificateState, string>> = {
  draft: 'KONSEP – BELUM DITANDATANGANI', read_back: 'KONSEP – DIBACAKAN KEMBALI', signed: 'DITANDATANGANI', sent: 'DITANDATANGANI', accepted: 'DITANDATANGANI',
  returned: 'DIKEMBALIKAN – TIDAK BERLAKU', reopened: 'DIBUKA KEMBALI – TIDAK BERLAKU', superseded: 'DIGANTIKAN VERSI BARU – TIDAK BERLAKU',
};

/** Everybody who stands on the page of signatures. */
export const peopleOn = ({ document, late = [] }: CertificatePaper): CertificateDocument['attendance'] => [...document.attendance, ...late];
