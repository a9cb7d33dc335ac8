/** Work that looks every so often for what is due in the store. */
export interface Sweep {
  readonly name: string;
  /** From the end of one run to the start of the next. */
  readonly everyMs: number;
  /** One pass. Must do nothing when there is nothing due; a throw is logged, the next pass tries again. */
  run(now: Date): Promise<void>;
}
