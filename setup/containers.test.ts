import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environmentNames, readConfig } from '../sfu-server/src/config.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('compose.yaml');
const usual = readConfig({});

test('the image runs the Node that everybody else runs', () => {
  const major = read('.nvmrc').split('.')[0];
  const images = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, version]) => version);
  expect(images.length).toBeGreaterThan(0);
  expect(new Set(images)).toEqual(new Set([major]));
});

test('image and compose set only what the server reads', () => {
  const block = /\n {4}environment:\n((?: {6}.*\n)+)/.exec(compose)?.[1] ?? '';
  const named = [...block.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !environmentNames.includes(String(name)))).toEqual([]);
  const inImage = [...dockerfile.matchAll(/\b([A-Z_]+)=\S+/g)].map(([, name]) => name);
  expect(
    inImage.filter((name) => !['NODE_ENV', 'XDG_CACHE_HOME', ...environmentNames].includes(String(name))),
  ).toEqual([]);
});

test('the published ports are those the server listens on', () => {
  const last = usual.media.port + 3;
  const media = `${usual.media.port}-${last}`;
  expect(compose).toContain(`- ${usual.port}:${usual.port}\n`);
  for (const protocol of ['udp', 'tcp']) {
    expect(compose).toContain(`- ${media}:${media}/${protocol}\n`);
    expect(dockerfile).toContain(`${media}/${protocol}`);
  }
  expect(compose).toContain('MEDIA_WORKERS:-4');
  expect(dockerfile).toMatch(new RegExp(`EXPOSE ${usual.port}/tcp`));
});

test('the server does not run as root and says when it is unwell', () => {
  expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM '));
  expect(dockerfile).toMatch(/HEALTHCHECK[^]*\/healthz/);
});
