import type { Command } from 'commander';
import { loadWords } from '../i18n/words.js';
import { packagePath } from '../package-root.js';
import { describeActions } from '../composition/describe-actions.js';
import { localeTexts, maxSteps, readFlowFiles, rootFlow } from '../composition/load-flow-set.js';
import { flowsCommand } from './flows.js';
import { coverageCommand } from './flow-coverage.js';
import { countParked } from './count-parked.js';

/** `pasti flows` on the project's own flows, words and actions. */
export function buildFlowsCommand(): Command {
  const command = flowsCommand({
    loadFlowFiles: readFlowFiles,
    actions: describeActions(),
    localeKeys: localeTexts(loadWords(packagePath('locales'), 'Asia/Jakarta')),
    parked: countParked,
    root: rootFlow,
    maxSteps,
  });
  return command.addCommand(coverageCommand());
}
