import { pluralIn } from '../plural-in.ts';

export const plural = pluralIn('de');
