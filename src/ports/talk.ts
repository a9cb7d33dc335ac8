/** The conversation of a contact, while the office talks in it. */
export interface Talk {
  /** Silences the flows until then, and says something; false when there is no such conversation. */
  say(contactId: string, ticket: string, until: Date, key: string, text?: string): Promise<boolean>;
  /** The flows go on: says so, and puts the open question again. Nothing happens where there is no talk. */
  end(contactId: string, ticket: string): Promise<void>;
}
