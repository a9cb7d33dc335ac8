/** Something of which reminders may hang changed. */
export type Change =
  | { of: 'training'; id: string }
  | { of: 'enrolment'; id: string }
  | { of: 'mentoring'; id: string }
  | { of: 'coach'; id: string }
  | { of: 'permit'; id: string }
  | { of: 'report'; id: string }
  | { of: 'application'; id: string }
  | { of: 'participant'; id: string }
  | { of: 'incident'; id: string }
  /** STOP or START: whoever it belongs to wants other messages from now on. */
  | { of: 'contact'; id: string };

/** What is due later. Whoever changes a thing says so after the write; saying it twice changes nothing. */
export interface Agenda {
  /** Reads the thing as it is now and makes the reminders about it match. */
  changed(change: Change): Promise<void>;
}

/** For a process or a test in which nothing is due. */
export const noAgenda: Agenda = { changed: () => Promise.resolve() };
