/** The words of the page. */
import { ENGLISH } from "./english";
import { FRENCH } from "./french";
import type { Words } from "./table";

/** One table a language, each complete. */
export const TABLES: readonly Words[] = [ENGLISH, FRENCH];

/** The words of a language tag; English where it has no table. */
export function wordsIn(language: string): Words {
  const short = language.toLowerCase().split("-")[0];
  return TABLES.find((words) => words.language === short) ?? ENGLISH;
}

/** The words of the language in which this page is written. */
export const WORDS: Words = wordsIn(typeof document === "undefined" ? "" : document.documentElement.lang);
