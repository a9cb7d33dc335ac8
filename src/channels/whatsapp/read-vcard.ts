/**
 * The number of a contact card as WhatsApp writes it: `TEL;type=CELL;waid=6281200001234:+62 812-0000-1234`.
 * `account` is the WhatsApp account that the sender's app found for it.
 */
export function readVcard(card: string): { phone: string; account?: string } | undefined {
  const line = /^(?:item\d+\.)?TEL([^:\r\n]*):\s*([^\r\n]+)/im.exec(card);
  const [, parameters = '', written = ''] = line ?? [];
  const account = /waid=(\d+)/i.exec(parameters)?.[1];
  const phone = account === undefined ? written.replace(/[^\d+]/g, '') : `+${account}`;
  if (phone.replace(/\D/g, '').length < 6) return undefined;
  return { phone, ...(account !== undefined && { account }) };
}
