import { partsOf } from './check-line.js';
import { findCommands } from './find-commands.js';
import { readDocs } from './read-docs.js';
import { spellOut } from './spell-out.js';
import { values } from './values.js';

export interface Documented {
  /** Commands as they stand there, the first spelling of a form: `--reset` left out, the first of `a|b`. */
  written: string[];
  /** All spellings of the forms that have several. */
  spellings: string[];
}

/** Every command of README.md and docs/*.md once, as it can be typed, in the order in which they stand there. */
export function documentedCommands(): Documented {
  const forms = readDocs().flatMap(findCommands);
  const spelled = forms.map(({ text }) => spellOut(text, values));
  const unique = (lines: string[]) => [...new Set(lines.flatMap(partsOf))];
  return {
    written: unique(spelled.map(([first = '']) => first)),
    spellings: unique(spelled.filter(({ length }) => length > 1).flat()),
  };
}
