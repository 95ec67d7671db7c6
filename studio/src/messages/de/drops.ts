import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const dropMessages: Messages['drops'] = {
  pin: (name) => `${name} anpinnen`,
  unpin: (name) => `${name} lösen`,
  pinned: 'Angepinnt',
  pinFailed: 'Der Pin wurde nicht geändert.',
  list: 'Drops',
  of: (name) => `Drop von ${name}`,
  gone: 'Ein Produkt, das nicht mehr in der Show ist',
  open: 'Drop',
  startOf: (name) => `Drop von ${name} starten`,
  startTitle: (name) => `Drop: ${name}`,
  startText: 'Zuschauer sehen den Countdown sofort. Er öffnet und schließt von selbst.',
  start: 'Drop starten',
  variant: 'Variante',
  variantLeft: (label, stock) => `${label} · ${stock} auf Lager`,
  price: 'Preis',
  usually: (price) => `Sonst ${price}`,
  quantity: 'Wie viele',
  inStock: (stock) => `${stock} auf Lager`,
  tooMany: (stock) => `Es sind nur ${stock} auf Lager.`,
  quantityInvalid: 'Gib eine ganze Zahl ein, mindestens 1.',
  perBuyer: 'Höchstens pro Käufer',
  perBuyerInvalid: 'Gib eine Zahl von 1 bis 100 ein.',
  countdown: 'Countdown',
  openFor: 'Geöffnet für',
  seconds: (seconds) =>
    seconds === 0
      ? 'Keiner: öffnet sofort'
      : seconds < 60
        ? `${seconds} Sekunden`
        : `${seconds / 60} ${plural(seconds / 60, { one: 'Minute', other: 'Minuten' })}`,
  nothingLeft: 'Nichts mehr da für einen Drop',
  nothingLeftText: 'Fülle zuerst den Bestand dieses Produkts auf.',
  states: { announced: 'Öffnet in', open: 'Offen', 'sold-out': 'Ausverkauft', closed: 'Geschlossen' },
  opensIn: 'Zeit, bis er öffnet',
  closesIn: 'Zeit, bis er schließt',
  taken: (taken, quantity) => `${taken} von ${quantity} weg`,
  takenLabel: 'Weg',
  close: 'Schließen',
  closeOf: (name) => `Drop von ${name} schließen`,
};
