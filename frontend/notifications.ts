// What a browser can do about notifications, in words; no page and no network.

export interface Browser {
  secure: boolean;
  able: boolean;
  permission: NotificationPermission;
  subscribed: boolean;
}

export interface Standing {
  words: string;
  offer: boolean;
}

/** The words of the page, in its language; `name` has the places {browser} and {system}. */
export interface Words {
  insecure: string;
  unable: string;
  denied: string;
  subscribed: string;
  off: string;
  failed: string;
  none: string;
  name: string;
  browser: string;
  system: string;
}

/** What to say about this browser, and whether to offer switching on. */
export function standing(browser: Browser, words: Words): Standing {
  if (!browser.secure) {
    return { words: words.insecure, offer: false };
  }
  if (!browser.able) {
    return { words: words.unable, offer: false };
  }
  if (browser.permission === "denied") {
    return { words: words.denied, offer: false };
  }
  if (browser.subscribed && browser.permission === "granted") {
    return { words: words.subscribed, offer: true };
  }
  return { words: words.off, offer: true };
}

/** A key in base64url as bytes, as the push manager wants it. */
export function keyBytes(key: string): Uint8Array<ArrayBuffer> {
  const plain = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "Mac"],
  [/Linux/, "Linux"],
];

/** A name by which a person knows the browser again: Chrome on Android. */
export function browserName(agent: string, words: Words): string {
  const named = (list: [RegExp, string][], otherwise: string) => list.find(([sign]) => sign.test(agent))?.[1] ?? otherwise;
  return words.name
    .replace("{browser}", named(BROWSERS, words.browser))
    .replace("{system}", named(SYSTEMS, words.system));
}
