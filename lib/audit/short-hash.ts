/** The ends of a hash, enough to compare by eye: “9f3c…a71e”. */
export function shortHash(hash: string): string {
  return hash.length <= 9 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}
