import type { KeptFile } from '../../ports/files.js';

/** Something that a participant sells. */
export interface Product {
  /** Of the message that added it. */
  id: string;
  name: string;
  /** Whole rupiah. */
  price: number;
  description?: string;
  photo?: KeptFile;
  addedAt: Date;
}

/** Where somebody sells online. */
export const onlinePlaces = ['marketplace', 'social', 'whatsapp', 'none'] as const;
export type OnlinePlace = (typeof onlinePlaces)[number];

/** How buyers may reach them: shown only because the person said so. */
export const shownContacts = ['whatsapp', 'telegram', 'both', 'none'] as const;
export type ShownContact = (typeof shownContacts)[number];

/** What a participant sells and how they show it; one of each participant, one document. */
export interface Shop {
  /** The participant's id. */
  id: string;
  products: Product[];
  /** In the address of the public page: `dapur-sari-x7k2m9`. */
  slug?: string;
  /** Since when the page is public; absent: it is not. */
  publishedAt?: Date;
  contact?: ShownContact;
  /** The packaging is neat and labelled, by their own word. */
  packaged?: boolean;
  online?: OnlinePlace;
  /** Ids of bazaars where they were seen. */
  attended?: string[];
  version: number;
}

/** Most products of one shop. */
export const mostProducts = 20;

export const emptyShop = (participantId: string): Shop => ({
  id: participantId,
  products: [],
  version: 0,
});
