/** The shape of the English messages with room for other words: what a translation must have, no more and no less. */
export type Same<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Same<Messages[Key]>;
};
