/** Whether the database would refuse this username. */
export function usernameFault(name: string): boolean {
  return !/^[a-z0-9._-]{3,40}$/.test(name.trim().toLowerCase());
}

/** Whether the database would refuse this PIN: not 6 to 12 digits, or one that everybody tries first. */
export function pinFault(pin: string): boolean {
  if (!/^[0-9]{6,12}$/.test(pin)) return true;
  const steps = new Set([...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? NaN);
}
