import type { ErrorCode } from '@stallcast/shared/contract';

/** What the server answers to viewers, by its code. */
const sentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  'invalid-input': 'Etwas von dem, was gesendet wurde, stimmt nicht.',
  unauthenticated: 'Bitte melde dich zuerst an.',
  'invalid-credentials': 'Benutzername oder Passwort stimmt nicht.',
  'ticket-invalid': 'Deine Eintrittskarte gilt nicht mehr. Bitte öffne die Show noch einmal.',
  'payment-declined': 'Die Zahlung wurde abgelehnt. Es wurde nichts abgebucht.',
  forbidden: 'Das darfst du nicht.',
  'not-a-seller': 'Das dürfen nur Verkäufer.',
  banned: 'Dieses Konto ist gesperrt.',
  'banned-from-shop': 'Der Verkäufer hat seine Shows für dieses Konto geschlossen.',
  'cross-site-request': 'Diese Anfrage kam von einer anderen Seite und wurde abgewiesen.',
  'not-found': 'Das gibt es hier nicht.',
  'username-taken': 'Dieser Benutzername ist vergeben. Bitte wähle einen anderen.',
  'email-taken': 'Mit dieser E-Mail-Adresse gibt es schon ein Konto.',
  'stream-not-live': 'Diese Show ist nicht live.',
  'stream-ended': 'Diese Show ist vorbei.',
  'sold-out': 'Ausverkauft: Es sind nicht mehr genug da.',
  'over-order-limit': 'So viele auf einmal gehen nicht.',
  'product-unavailable': 'Dieses Produkt ist im Moment nicht im Verkauf.',
  'mixed-currencies': 'Produkte in verschiedenen Währungen passen nicht zusammen.',
  'variant-needed': 'Bitte wähle zuerst eine Größe oder Farbe.',
  'over-buyer-limit': 'Mehr davon kann eine Person nicht bekommen.',
  'drop-not-open': 'Dieser Drop ist nicht offen.',
  'reservation-expired': 'Die Zeit zum Kaufen ist abgelaufen, und es ging an den Nächsten.',
  'address-needed': 'Bitte gib an, wohin es gehen soll.',
  'coupon-invalid': 'Dieser Code gilt hier nicht.',
  'coupon-used-up': 'Dieser Code wurde so oft eingelöst, wie es geht.',
  'order-not-open': 'Diese Bestellung kann nicht mehr geändert werden.',
  'cart-empty': 'Dein Warenkorb ist leer.',
  'idempotency-in-progress': 'Das wird gerade schon erledigt. Versuche es gleich noch einmal.',
  'room-full': 'Diese Show ist im Moment voll. Bitte versuche es in einer Minute noch einmal.',
  'payload-too-large': 'Was gesendet wurde, ist zu groß.',
  'comment-blocked':
    'Eines dieser Wörter möchte der Verkäufer nicht im Chat haben. Bitte formuliere es anders.',
  'slow-mode': 'Der Chat ist verlangsamt. Bitte warte einen Moment bis zum nächsten Kommentar.',
  'rate-limited': 'Zu viele Anfragen. Bitte warte einen Moment.',
  internal: 'Bei uns ist etwas schiefgegangen. Es wurde notiert.',
  'media-unavailable': 'Im Moment gibt es kein Video. Es wird von selbst wieder versucht.',
  'gateway-unavailable': 'Der Zahlungsdienst antwortet gerade nicht. Es wurde nichts abgebucht.',
  unavailable: 'Der Shop ist im Moment nicht erreichbar. Bitte versuche es gleich noch einmal.',
};

const known = new Map(Object.entries(sentences));

/** A code that came later than this file is said in the server's own words. */
export const ofServer = (code: string, sentence: string): string => known.get(code) ?? sentence;
