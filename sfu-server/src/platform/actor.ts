/** Who is asking. */
export type Actor = Guest | User;

export interface Guest {
  readonly kind: 'guest';
}

export interface User {
  readonly kind: 'user';
  readonly userId: string;
  /** The login this request came with. */
  readonly sessionId: string;
  readonly displayName: string;
  readonly role: 'user' | 'admin';
  /** Null for those who do not sell. */
  readonly vendorId: string | null;
}

/** A user with a shop. */
export interface Seller extends User {
  readonly vendorId: string;
}

export const guest: Guest = { kind: 'guest' };
