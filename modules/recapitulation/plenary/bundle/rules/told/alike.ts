/** Are two values of JSON the same, whatever the order of their names? Names without a value do not count. It builds nothing: a night is compared line by line, many times over. */
export function alike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((value, at) => alike(value, other[at]));
  const [left, right] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  return Object.keys(left).every((name) => alike(left[name], Object.hasOwn(right, name) ? right[name] : undefined)) && Object.keys(right).every((name) => Object.hasOwn(left, name) || right[name] === undefined);
}
