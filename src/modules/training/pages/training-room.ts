import type { Desk } from '../../../web/dashboard/parts.js';
import type { OfficeParts } from '../office.js';

/** What the pages of trainings are made of. */
export interface TrainingRoom {
  desk: Desk;
  office: OfficeParts;
}
