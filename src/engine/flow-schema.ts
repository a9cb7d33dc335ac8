import { z } from 'zod';
import type { AskKind } from './flow.js';

/**
 * The YAML form of a flow file. It checks shapes only; whether the names in it lead anywhere is
 * the business of `check/`. The descriptions end up in the JSON Schema that editors read.
 */

const name = (what: string) =>
  z
    .string()
    .regex(/^[a-zA-Z]\w*$/, `${what} is written in letters, digits and _, a letter first`)
    .refine((text) => text !== 'else', '"else" stands for the remaining outcomes; choose another');

const variable = z
  .string()
  .regex(/^[a-zA-Z_]\w*$/, 'a variable is written in letters, digits and _, no digit first');

const path = z
  .string()
  .regex(/^[a-zA-Z_]\w*(\.\w+)*$/, 'write a variable (kecamatan) or a fact (person.registered)');

const action = z
  .string()
  .regex(/^[a-zA-Z]\w*(\.[a-zA-Z]\w*)*$/, 'an action is written like participants.findByNik');

const node = name('a node');

const optionId = z
  .string()
  .regex(/^\w+$/, "an option's id is written in letters, digits and _")
  .refine((text) => text !== 'else', '"else" stands for the remaining outcomes; choose another');

const branches = z
  .record(z.string(), node)
  .refine((to) => Object.keys(to).length > 0, 'write at least one branch')
  .describe('One node per outcome; `else` takes the outcomes that are not listed.');

const to = z
  .union([node, branches], 'write a node, or one node per outcome')
  .describe('Where the conversation goes on: one node, or one node per outcome.');

const pair = z
  .tuple([z.number(), z.number()], 'write two numbers: [smallest, largest]')
  .refine(([low, high]) => low <= high, 'the first number is larger than the second');

const lengths = z
  .tuple([z.int().min(0), z.int().min(0)], 'write two whole numbers: [shortest, longest]')
  .refine(([low, high]) => low <= high, 'the first number is larger than the second')
  .describe('Shortest and longest answer, in characters.');

const yes = z.literal(true, 'can only be true; leave it out otherwise');

const choices = z
  .array(optionId)
  .min(1, 'write at least one option')
  .refine((ids) => new Set(ids).size === ids.length, 'an option is listed twice')
  .describe('Ids of the options, in order. Their labels are <node>.choices.<id> in the locales.');

const everyAsk = {
  save: variable.optional().describe('Variable that takes the answer.'),
  sensitive: yes
    .optional()
    .describe('Seals the answer, masks it where it is shown, deletes the message.'),
  clears: z
    .array(variable)
    .min(1)
    .optional()
    .describe('Variables that a new answer to this question makes void.'),
  to,
};

const question = 'What kind of answer is asked for. The words are <node>.ask in the locales.';

const ask = <K extends AskKind, S extends z.ZodRawShape>(kinds: readonly [K, ...K[]], shape: S) =>
  z.strictObject({ ask: z.enum(kinds).describe(question), ...shape, ...everyAsk });

const range = pair.optional().describe('Smallest and largest answer.');
const request = yes.optional().describe('Offers to share it at a press, where the channel can.');
const option = optionId.optional();

const askText = ask(['text'], {
  length: lengths.optional(),
  format: z.string().min(1).optional().describe('Name of a stricter reader of texts, e.g. name.'),
  verbatim: yes
    .optional()
    .describe(
      'A question is an answer too: it is meant for a person, not for the list of questions.',
    ),
});
const askChoice = ask(['choice'], {
  choices,
  options: action
    .optional()
    .describe('The action that says which of the choices are offered now, and in which order.'),
  yes: option.describe('The option that a plain yes stands for.'),
  no: option.describe('The option that a plain no stands for.'),
  corrects: yes
    .optional()
    .describe('Each option leads to a question to be answered anew; what is known is skipped.'),
});
const askChoices = ask(['choices'], { choices });
const askNumber = ask(['number', 'money'], { range });
const askDate = ask(['date'], {
  format: z.enum(['past', 'future']).optional().describe('Takes only dates that lie there.'),
});
const askShared = ask(['phone', 'location'], { request });
const askList = ask(['list'], {
  options: action.describe('The action that gives the options.'),
});
const askFile = ask(['photo', 'document'], {
  orText: yes.optional().describe('A text is an answer too.'),
});
const askPlain = ask(['yesno', 'rating', 'time', 'nik', 'kecamatan'], {});

/** The schema of an `ask` node by the kind of answer. */
export const askSchemas = {
  text: askText,
  choice: askChoice,
  choices: askChoices,
  yesno: askPlain,
  rating: askPlain,
  number: askNumber,
  money: askNumber,
  date: askDate,
  time: askPlain,
  phone: askShared,
  nik: askPlain,
  kecamatan: askPlain,
  photo: askFile,
  document: askFile,
  location: askShared,
  list: askList,
} satisfies Record<AskKind, z.ZodType>;

const constant = z.union(
  [z.string(), z.number(), z.boolean()],
  'write a text, a number, true or false',
);

/** The schemas of the other nodes by kind; the kind is the field that only this kind has. */
export const nodeSchemas = {
  say: z.strictObject({
    say: z
      .literal('text', 'write "say: text"; the words are <node>.say in the locales')
      .describe('Says a text without a question. The words are <node>.say in the locales.'),
    file: variable
      .optional()
      .describe(
        'The variable with a file that goes with the text; without a file the text goes alone.',
      ),
    to: node.describe('The node that comes next.'),
  }),
  do: z.strictObject({
    do: action.describe('Runs an action of the programme and branches on its outcome.'),
    with: z.record(z.string(), constant).optional().describe('Constant arguments of the action.'),
    to,
  }),
  when: z.strictObject({
    when: path.describe('Branches on a variable or a fact of the person (person.registered).'),
    to: branches.describe('One node per value; `set`, `unset` and `else` are understood as well.'),
  }),
  call: z.strictObject({
    call: name('a flow').describe('Runs another flow and goes on by the outcome it ended with.'),
    at: node.optional().describe("The other flow's node where it is entered; else its start."),
    with: z
      .record(variable, path)
      .optional()
      .describe("Variables handed in: the other flow's <- ours."),
    save: z
      .record(variable, variable)
      .optional()
      .describe("Variables handed back: ours <- the other flow's."),
    to,
  }),
  end: z.strictObject({
    end: name('an outcome').describe('Ends the flow with this outcome.'),
  }),
};

const anyNode = z
  .union([
    nodeSchemas.say,
    ...new Set(Object.values(askSchemas)),
    nodeSchemas.do,
    nodeSchemas.when,
    nodeSchemas.call,
    nodeSchemas.end,
  ])
  .describe('One step of the conversation: exactly one of say, ask, do, when, call, end.');

const frame = {
  flow: name('a flow').describe('Name of the flow; its words are in locales/<locale>/<flow>.json.'),
  version: z
    .int('the version is a whole number, from 1')
    .min(1, 'the version is a whole number, from 1')
    .describe('Raise it when people who are in the middle could be affected.'),
  start: node.describe('The node where the flow begins.'),
  moved: z
    .record(node, node)
    .optional()
    .describe('Where people go on who wait at a node that is gone: old node -> node.'),
  resumes: yes
    .optional()
    .describe('Broken off by BATAL, its answers are kept and it goes on where it was.'),
  words: z
    .record(z.string(), node)
    .optional()
    .describe('Words heard everywhere that open this flow: command -> node.'),
};

/** Everything of a flow file but the insides of its nodes, which are checked by their kind. */
export const frameSchema = z.strictObject({
  ...frame,
  nodes: z
    .record(z.string(), z.unknown())
    .refine((nodes) => Object.keys(nodes).length > 0, 'write at least one node'),
});

/** A node's name: the key under `nodes`. */
export const nodeNameSchema = node;

/** The whole file, for the JSON Schema that editors complete from. */
export const fileSchema = z
  .strictObject({ ...frame, nodes: z.record(node, anyNode).describe('The steps, by name.') })
  .describe('A conversation of PASti.');

/** The JSON Schema of flow files; draft 7, which every editor's YAML support understands. */
export function flowJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(fileSchema, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'Flow of PASti', ...schema };
}
