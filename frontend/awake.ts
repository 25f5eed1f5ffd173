/** Keeps the screen on while a session runs. The browser lets go whenever the page is out of sight. */
export class Awake {
  private lock: WakeLockSentinel | null = null;
  private wanted = false;

  constructor() {
    document.addEventListener("visibilitychange", () => {
      if (this.wanted && !document.hidden) void this.take();
    });
  }

  /** Whether this browser can keep the screen on. */
  get possible(): boolean {
    return "wakeLock" in navigator;
  }

  /** Keep the screen on, or let it go dark again. */
  keep(on: boolean): void {
    if (on === this.wanted) return;
    this.wanted = on;
    if (on) void this.take();
    else void this.letGo();
  }

  private async take(): Promise<void> {
    if (!this.possible || (this.lock !== null && !this.lock.released)) return;
    try {
      this.lock = await navigator.wakeLock.request("screen");
      if (!this.wanted) await this.letGo();
    } catch {
      this.lock = null;
    }
  }

  private async letGo(): Promise<void> {
    const { lock } = this;
    this.lock = null;
    await lock?.release().catch(() => undefined);
  }
}
