import path from 'node:path';
import { z } from 'zod';
import { type Language, languages, pickLanguage } from '../messages/languages.ts';
import { readPrivateFile, removePrivateFile, writePrivateFile } from './private-file.ts';

const fileSchema = z.object({ language: z.enum(languages) });

/** Which language the studio speaks, kept between starts. */
export interface LanguageChoice {
  /** The language in use. */
  current(): Language;
  /** What the seller chose; null means: like the system. */
  chosen(): Language | null;
  choose(language: Language | null): Promise<void>;
}

/** Reads the choice kept in `directory`. `ofSystem` are the languages of the system (BCP 47), the dearest first. */
export async function createLanguageChoice(
  directory: string,
  ofSystem: readonly string[],
): Promise<LanguageChoice> {
  const file = path.join(directory, 'language.json');
  let chosen = (await readPrivateFile(file, fileSchema))?.language ?? null;
  return {
    current: () => chosen ?? pickLanguage(ofSystem),
    chosen: () => chosen,
    async choose(language) {
      if (language === null) await removePrivateFile(file);
      else await writePrivateFile(file, { language });
      chosen = language;
    },
  };
}
