/** Every word a person reads exists in Indonesian, the official language, and in English. */
export const LANGS = ['id', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export type Text = { readonly id: string; readonly en: string };

/** A refusal of a contract in both languages: `refine(fits, saying({ id: 'di masa depan', en: 'in the future' }))`; read by reasonOf. */
export const saying = (text: Text): { readonly message: string; readonly params: { readonly text: Text } } => ({ message: text.id, params: { text } });

/** Fills `{name}` places of a text; a missing value stays visible as `{name}` rather than vanishing. */
export function fill(template: string, values: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
