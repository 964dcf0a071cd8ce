import type { BallotInput } from '../../modules/elections/contract.ts';
import { buildForm, type Form } from '../../modules/forms/index.ts';
import type { Slug } from './paper.ts';

const NUMBERS = [1, 2, 3] as const;
const PLANTS = { 1: 'Padi', 2: 'Jagung', 3: 'Sagu' } as const;
const LIGHTS = { 1: 'Surya', 2: 'Bulan', 3: 'Bintang' } as const;
const FLOWERS = { 1: 'Melati', 2: 'Kenanga', 3: 'Cempaka' } as const;
const standing = (number: number, name: string) => ({ number, name, shortName: null, color: null });

const pairs: BallotInput = { kind: 'pairs', emptyColumn: false, contestants: NUMBERS.map((number) => standing(number, `Pasangan ${FLOWERS[number]}`)) };
const candidates: BallotInput = { kind: 'candidates', contestants: NUMBERS.map((number) => standing(number, `Calon ${LIGHTS[number]}`)) };
const parties: BallotInput = { kind: 'parties', parties: NUMBERS.map((party) => ({ ...standing(party, `Partai ${PLANTS[party]}`), candidates: NUMBERS.map((number) => ({ number, name: `Caleg ${PLANTS[party]} ${number}` })) })) };

/** The five contests of the night: small ballots of real shape, each for the part of the country that its law says. */
export const CONTESTS = {
  ppwp: { type: 'ppwp', name: 'Presiden dan Wakil Presiden', at: 'nation', ballot: pairs },
  dpr: { type: 'dpr', name: 'DPR', at: 'regency', ballot: parties },
  dpd: { type: 'dpd', name: 'DPD', at: 'province', ballot: candidates },
  'dprd-prov': { type: 'dprd_prov', name: 'DPRD Provinsi', at: 'regency', ballot: parties },
  'dprd-kab': { type: 'dprd_kab', name: 'DPRD Kabupaten', at: 'regency', ballot: parties },
} as const satisfies Record<Slug, unknown>;

const forms = new Map<Slug, Form>();

/** The form of a contest, to draw its paper. */
export function formOf(slug: Slug): Form {
  const { type, ballot } = CONTESTS[slug];
  const made = forms.get(slug) ?? buildForm({ variant: '2024', contest: type, ballot });
  forms.set(slug, made);
  return made;
}
export const pagesOf = (slug: Slug): number[] => [...new Set(formOf(slug).sections.map(({ page }) => page))];
