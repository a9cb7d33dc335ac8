import { readFileSync } from 'node:fs';
import { packagePath } from '../../package-root.js';
import { makeAsset, type Asset } from '../assets.js';

/** In this order. */
const files = [
  'base',
  'frame',
  'pieces',
  'overview',
  'trainings',
  'tickets',
  'broadcasts',
  'whatsapp',
] as const;

/** The one style sheet of the dashboard, put together from its parts. */
export function joinStyle(): Asset {
  const parts = files.map((name) =>
    readFileSync(packagePath(`src/web/dashboard/styles/${name}.css`), 'utf8'),
  );
  return makeAsset(Buffer.from(parts.join('\n')), '/dashboard.css');
}
