/** How far a handover looks back, in hours. */
export const SHIFT_HOURS = [4, 8, 12, 24] as const;
export type ShiftHours = (typeof SHIFT_HOURS)[number];
