import { defineModule } from '../module.js';
import { participantActions } from './actions.js';
import { bindRegistration } from './bind.js';

/** P1: becoming a participant. */
export const registration = defineModule({
  name: 'registration',
  actions: participantActions,
  bind: bindRegistration,
});
