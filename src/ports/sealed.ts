/** A value that is kept encrypted, with the form in which it may be shown. */
export interface Sealed {
  sealed: string;
  masked: string;
}
