/** A piece of a document, top to bottom. Lengths are points (1/72 inch). */
export type PdfBlock =
  | { kind: 'heading'; text: string }
  | {
      kind: 'text';
      text: string;
      align?: 'left' | 'center' | 'right';
      /** Default 10. */
      size?: number;
      bold?: boolean;
      muted?: boolean;
    }
  /** Labels with their values. */
  | { kind: 'pairs'; rows: readonly (readonly [label: string, value: string])[] }
  | PdfTable
  /** A picture; PNG or JPEG. */
  | { kind: 'image'; bytes: Uint8Array; width?: number; align?: 'left' | 'center' }
  | { kind: 'rule' }
  | { kind: 'space'; height: number }
  | { kind: 'page' };

export interface PdfTable {
  kind: 'table';
  columns: readonly PdfColumn[];
  rows: readonly (readonly string[])[];
  /** In bold below the rows. */
  total?: readonly string[];
}

export interface PdfColumn {
  title: string;
  /** Share of the width; default 1. */
  weight?: number;
  align?: 'left' | 'right';
}

export interface Pdf {
  /** On top of the first page, and in the file's properties. */
  title: string;
  subtitle?: string;
  /** Small, at the top of every page. */
  header: string;
  /** Small, at the foot of every page. */
  footer?: string;
  /** "Halaman 1 dari 3". */
  page: (number: number, count: number) => string;
  /** When it was made; the same data at the same moment give the same document. */
  at: Date;
  layout?: 'portrait' | 'landscape';
  /** Title and subtitle in the middle, larger: for a certificate. */
  centered?: boolean;
  blocks: readonly PdfBlock[];
}
