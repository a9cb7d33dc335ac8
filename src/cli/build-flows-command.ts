import type { Command } from 'commander';
import { loadWords } from '../i18n/words.js';
import { packagePath } from '../package-root.js';
import { actionFacts } from '../app/modules.js';
import { readFlowFiles, rootFlow, surroundingsOf } from '../app/load-flow-set.js';
import { flowsCommand } from './flows.js';
import { coverageCommand } from './flow-coverage.js';
import { countParked } from './count-parked.js';

/** `pasti flows` on the project's own flows, words and actions. */
export function buildFlowsCommand(): Command {
  const command = flowsCommand({
    loadFlowFiles: readFlowFiles,
    around: surroundingsOf(loadWords(packagePath('locales'), 'Asia/Jakarta'), actionFacts),
    parked: countParked,
    root: rootFlow,
  });
  return command.addCommand(coverageCommand());
}
