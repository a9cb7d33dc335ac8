import { Eta } from 'eta';
import { packagePath } from '../package-root.js';

// One engine for all pages: compiled templates are kept, every `<%= %>` is escaped.
const eta = new Eta({ views: packagePath('src'), cache: true, autoTrim: ['nl', 'nl'] });

/** Renders a template, named by its path under `src` (`web/chat/views/chat`), with `it` as its data. */
export function renderView(name: string, data: object): string {
  return eta.render(`/${name}`, data);
}

/** JSON that can stand inside a `<script>` element without ending it. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
