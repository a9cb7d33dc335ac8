/** A product as everybody may see it. */
export interface ShownProduct {
  id: string;
  name: string;
  /** Whole rupiah. */
  price: number;
  description?: string;
  hasPhoto: boolean;
}

/** A shop as everybody may see it: only what its owner agreed to show. */
export interface ShownShop {
  name: string;
  /** "Tebet, Jakarta Selatan". */
  place: string;
  products: ShownProduct[];
  /** Addresses that reach the owner. */
  whatsapp?: string;
  telegram?: string;
}

/** Where public pages of shops read from. */
export interface ShopSource {
  /** Undefined when there is none, or its owner does not show it. */
  find(slug: string): Promise<ShownShop | undefined>;
  /** A product's photo, small, as PNG; undefined when there is none that may be shown. */
  photo(slug: string, productId: string): Promise<Uint8Array | undefined>;
}
