import { plural } from './plural.ts';

export const cart = {
  title: 'Dein Warenkorb',
  empty: 'Dein Warenkorb ist leer',
  emptyText: 'Was du in einer Show hineinlegst, wartet hier auf dich.',
  failed: 'Dein Warenkorb konnte nicht geladen werden',
  quantityOf: (product: string) => `Anzahl von ${product}`,
  more: (product: string) => `${product}: eins mehr`,
  fewer: (product: string) => `${product}: eins weniger`,
  removeNamed: (product: string) => `${product} entfernen`,
  each: (price: string) => `je ${price}`,
  total: 'Summe',
  items: (count: number) => `${count} ${plural(count, { one: 'Stück', other: 'Stück' })}`,
  held: 'Für dich zurückgelegt für',
  ranOut: 'Die Zeit zum Kaufen ist abgelaufen: Bitte entfernen.',
  checkOut: 'Zur Kasse',
  notEnough: (count: number) => `Nur noch ${count} da: Bitte nimm weniger.`,
  gone: 'Nicht mehr im Verkauf: Bitte entfernen.',
  mixed:
    'Diese Produkte werden in verschiedenen Währungen verkauft. Zum Bezahlen darf nur eine im Warenkorb sein.',
  backToShow: 'Zurück zur Show',
};

export const drop = {
  label: 'Drop',
  opensIn: 'Öffnet in',
  closesIn: 'Schließt in',
  usually: (price: string) => `sonst ${price}`,
  left: (count: number, of: number) => `noch ${count} von ${of}`,
  perBuyer: (count: number) => `${count} pro Person`,
  soon: 'Öffnet bald',
  soonNamed: (product: string) => `Öffnet bald: ${product}`,
  buy: 'Holen',
  buyNamed: (product: string) => `Holen: ${product}`,
  addNamed: (product: string) => `Im Warenkorb zurücklegen: ${product}`,
  soldOut: 'Ausverkauft',
  soldOutText: 'Alle sind vergeben. Gibt jemand eins zurück, ist es hier zu haben.',
  closed: 'Dieser Drop ist vorbei',
  saidOpen: (product: string, price: string) => `Der Drop ist offen: ${product} für ${price}.`,
  saidSoldOut: (product: string) => `${product} ist ausverkauft.`,
};

export const shop = {
  size: 'Größe',
  colour: 'Farbe',
  optionSoldOut: (option: string) => `${option}, ausverkauft`,
  choose: 'Bitte erst wählen',
  left: (count: number) => `noch ${count}`,
  addToCart: 'In den Warenkorb',
};
