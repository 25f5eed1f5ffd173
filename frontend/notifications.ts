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

/** What to say about this browser, and whether to offer switching on. */
export function standing(browser: Browser): Standing {
  if (!browser.secure) {
    return { words: "A browser takes notifications only over https, or on the machine itself.", offer: false };
  }
  if (!browser.able) {
    return {
      words: "This browser does not take notifications. On an iPhone or iPad, add Quadratus to the home screen first.",
      offer: false,
    };
  }
  if (browser.permission === "denied") {
    return { words: "Notifications are blocked for this page. Allow them in the settings of the browser.", offer: false };
  }
  if (browser.subscribed && browser.permission === "granted") {
    return { words: "This browser takes notifications. If it is missing above, switch it on once more.", offer: true };
  }
  return { words: "Off in this browser.", offer: true };
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
export function browserName(agent: string): string {
  const named = (list: [RegExp, string][], otherwise: string) => list.find(([sign]) => sign.test(agent))?.[1] ?? otherwise;
  return `${named(BROWSERS, "Browser")} on ${named(SYSTEMS, "this device")}`;
}
