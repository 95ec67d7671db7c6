import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, test } from 'vitest';

/** Attributes of elements and properties of options that people read or hear. */
const readAttributes =
  /^(aria-(label|description|valuetext|roledescription)|alt|title|placeholder|label|hint|text|summary)$/;
const readProperties = /^(label|title|message|detail|buttons|sublabel|toolTip|placeholder|hint|buttonLabel)$/;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);

/** The pieces of text that an expression may come to: not what it compares with, calls or looks up. */
function textsOf(node: Node): readonly string[] {
  const from = (...keys: readonly string[]) => keys.flatMap((key) => nodesIn(node[key]).flatMap(textsOf));
  switch (node.type) {
    case 'StringLiteral':
    case 'JSXText':
      return [String(node['value'])];
    case 'TemplateLiteral':
      return [...nodesIn(node['quasis']).map((quasi) => String(quasi['cooked'])), ...from('expressions')];
    case 'JSXExpressionContainer':
    case 'ParenthesisExpression':
    case 'TsAsExpression':
      return from('expression');
    case 'ConditionalExpression':
      return from('consequent', 'alternate');
    case 'BinaryExpression':
      return ['+', '??', '||', '&&'].includes(String(node['operator'])) ? from('left', 'right') : [];
    case 'ArrayExpression':
      return nodesIn((Array.isArray(node['elements']) ? node['elements'] : []).map(expressionOf)).flatMap(
        textsOf,
      );
    default:
      return [];
  }
}

const expressionOf = (element: unknown): unknown =>
  typeof element === 'object' && element !== null && 'expression' in element ? element.expression : null;

function nameOf(key: unknown): string {
  if (!isNode(key)) return '';
  return key.type === 'JSXNamespacedName'
    ? `${nameOf(key['namespace'])}:${nameOf(key['name'])}`
    : String(key['value']);
}

/** What people would read of this node, if it stands in the code. */
function readOf(node: Node): readonly string[] {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return nodesIn(node['children']).flatMap(textsOf);
  if (node.type === 'JSXAttribute' && readAttributes.test(nameOf(node['name'])))
    return nodesIn(node['value']).flatMap(textsOf);
  if (node.type === 'KeyValueProperty' && readProperties.test(nameOf(node['key'])))
    return nodesIn(node['value']).flatMap(textsOf);
  return [];
}

/** The words of a file that people would read without their having been translated. */
function strayTexts(code: string): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if (isNode(value)) found.push(...readOf(value));
      Object.values(value).forEach(visit);
    }
  };
  visit(parseSync(code, { syntax: 'typescript', tsx: true }).body);
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

describe('what is taken for a stray text', () => {
  test.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p>{busy ? "Wait" : `Left: ${count}`}</p>', ['Wait', 'Left:']],
    ['<p>{busy && "Wait"}</p>', ['Wait']],
    ['<img alt="A picture" className="wide" />', ['A picture']],
    ['<button aria-label={"Close " + name} type="button" />', ['Close']],
    ['<Field label="Name" hint={t.hint} />', ['Name']],
    ['<><b>One</b> of {"many"}</>', ['One', 'of', 'many']],
    ['dialog.show({ title: "Quit?", buttons: ["Stay", leave], type: "question" })', ['Quit?', 'Stay']],
  ])('%s', (code, texts) => {
    expect(strayTexts(`const node = ${code};`).toSorted()).toEqual(texts.toSorted());
  });

  test.each([
    '<p className="wide">{t.hello} · {count} × {name}</p>',
    '<button type="button" aria-label={t.close} onClick={() => go("home")} />',
    '<p>{state === "open" ? t.open : t.closed}</p>',
    '<Badge tone={busy ? "warn" : "good"}>{texts["good"]}</Badge>',
    '{ label: t.orders.all, value: "all" }',
  ])('not %s', (code) => {
    expect(strayTexts(`const node = ${code.startsWith('{') ? `(${code})` : code};`)).toEqual([]);
  });
});

const studio = path.resolve(import.meta.dirname, '../src');
const files = ['renderer', 'main', 'preload'].flatMap((folder) =>
  readdirSync(path.join(studio, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(folder, file)),
);

/** What these say is read in logs: the page has sentences of its own for their faults. */
const forLogs = ['main/ipc-calls.ts'];

test('everything people read in the studio stands in the catalogue', () => {
  expect(files.length).toBeGreaterThan(100);
  const strays = files
    .filter((file) => !forLogs.includes(file))
    .flatMap((file) =>
      strayTexts(readFileSync(path.join(studio, file), 'utf8')).map((text) => `${file}: ${text}`),
    );
  expect(strays).toEqual([]);
});
