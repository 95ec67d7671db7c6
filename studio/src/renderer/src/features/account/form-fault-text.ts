import { t } from '../../messages/messages.ts';
import type { FormFault } from './sign-in-form.ts';

const texts: Record<FormFault, string> = {
  'server-missing': t.signInFaults.serverMissing,
  'username-missing': t.signInFaults.usernameMissing,
  'username-form': t.signInFaults.usernameForm,
  'password-missing': t.signInFaults.passwordMissing,
  'password-short': t.signInFaults.passwordShort,
  'email-form': t.signInFaults.emailForm,
};

/** The sentence for a fault of a field; null when there is none. */
export const faultText = (fault: FormFault | undefined): string | null =>
  fault === undefined ? null : texts[fault];
