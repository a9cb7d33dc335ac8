/**
 * The name of a shop's page, of a business's name and a few letters that tell it from others of that name.
 * @param mark letters and digits of the participant that say nothing about them (of a keyed hash)
 */
export function slugFor(name: string, mark: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const ending = mark
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 6);
  return `${plain || 'usaha'}-${ending}`;
}
