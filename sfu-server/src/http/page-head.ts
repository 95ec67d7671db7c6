/** What a page is about, for whoever reads it without running it: search engines, previews of links, the first moment. */
export interface PageFacts {
  readonly title: string;
  /** Empty where there is none. */
  readonly description: string;
  /** Its address without origin. */
  readonly path: string;
  /** The address of its picture without origin; null if it has none. */
  readonly imagePath: string | null;
  /** As of https://ogp.me/#types. */
  readonly type: 'video.other' | 'profile';
  /** The name beside the title. */
  readonly by: string | null;
  /** Whether lists and search engines may show it. */
  readonly isListed: boolean;
  /** What it is in the words of https://schema.org; texts in it may be anybody's. */
  readonly structured: Readonly<Record<string, unknown>>;
}

const mostDescription = 200;

/** The built document with what a page is about in its head and as its first content. `origin` has no slash at its end. */
export function withFacts(document: string, facts: PageFacts, origin: string): string {
  const description = shortened(facts.description || `${facts.title} – ${facts.by ?? 'Stallcast'}`);
  return document
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeText(facts.title)} – Stallcast</title>`)
    .replace(/<meta name="description"[^>]*>/, () => meta('name', 'description', description))
    .replace('</head>', () => `${headOf(facts, description, origin)}</head>`)
    .replace('<div id="app"></div>', () => `<div id="app">${contentOf(facts)}</div>`);
}

/** The built document as search engines are asked not to keep it. */
export function unlisted(document: string): string {
  return document.replace('</head>', () => `${noindex}</head>`);
}

const noindex = meta('name', 'robots', 'noindex');

function headOf(facts: PageFacts, description: string, origin: string): string {
  const url = origin + facts.path;
  const image = facts.imagePath === null ? null : origin + facts.imagePath;
  return [
    `<link rel="canonical" href="${escapeText(url)}" />`,
    ...(facts.isListed ? [] : [noindex]),
    meta('property', 'og:site_name', 'Stallcast'),
    meta('property', 'og:type', facts.type),
    meta('property', 'og:title', facts.title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', url),
    meta('name', 'twitter:card', image === null ? 'summary' : 'summary_large_image'),
    ...(image === null ? [] : [meta('property', 'og:image', image)]),
    `<script type="application/ld+json">${toScriptText({ '@context': 'https://schema.org', ...facts.structured })}</script>`,
  ].join('\n    ');
}

/** What is there until the page has drawn itself, and all there is where nothing runs. */
function contentOf({ title, by, description }: PageFacts): string {
  return [
    '<main class="page">',
    `<h1 class="page-title">${escapeText(title)}</h1>`,
    ...(by === null ? [] : [`<p>${escapeText(by)}</p>`]),
    ...(description === '' ? [] : [`<p>${escapeText(description)}</p>`]),
    '</main>',
  ].join('');
}

function meta(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeText(content)}" />`;
}

function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(plain);
  return characters.length <= mostDescription
    ? plain
    : `${characters.slice(0, mostDescription - 1).join('')}…`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** JSON in which nothing ends the script or begins a comment (HTML Standard, 4.12.1.3). */
function toScriptText(value: object): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
