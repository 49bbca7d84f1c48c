/** Two letters for a person or a workspace: "Hannah Osei" → "HO", "supervisor@rotterdam.example" → "SU". */
export function initials(name: string): string {
  const [first = '', ...others] = name
    .replace(/@.*$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const last = others.at(-1);
  const letters =
    last === undefined ? Array.from(first).slice(0, 2) : [first, last].map((word) => Array.from(word)[0]);
  return letters.join('').toUpperCase();
}
